"""Photographs as pictures: the sheet in them laid straight, whether it can be read, how large it may be."""
