"""The only way facts come into a county: from villages, from staff, from the worker."""
