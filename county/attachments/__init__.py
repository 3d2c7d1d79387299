"""Photographs, papers and item versions in files under their SHA-256."""
