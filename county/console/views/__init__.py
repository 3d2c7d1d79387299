"""Pages of staff, one module a thing to do."""
