"""Villages and their county in one process, on virtual disks, lines and clocks, driven and broken by a seed.

What decides is the real code: the kiosk's store contents on an in-memory file, the exchange, the county's
conversation, intake and event store, the fold, receipts and trust. Virtual are only disks, lines and clocks.
"""
