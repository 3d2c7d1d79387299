"""The page a receipt's code opens: how far a case is, without a single personal fact."""
