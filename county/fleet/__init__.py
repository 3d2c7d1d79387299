"""Villages, terminals, their keys and one-time codes, and the trust bundle made of them."""
