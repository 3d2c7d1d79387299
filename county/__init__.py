"""The county server: sync with villages, staff console, public progress page."""
