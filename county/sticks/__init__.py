"""Sticks at the county: what a village sends by hand comes in as if over the line, and the answer goes out."""
