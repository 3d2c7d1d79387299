"""A smallest Django project with one syncable model, run in Morango's own environment."""
