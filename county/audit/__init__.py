"""Who did and who looked at what: append-only, each entry holding the hash of the one before."""
