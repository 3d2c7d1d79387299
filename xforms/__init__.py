"""An ODK XForms runtime for Python. Knows nothing of the project around it."""
