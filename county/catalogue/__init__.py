"""Items: checked, published as immutable versions, read back by whoever needs a definition or a form."""
