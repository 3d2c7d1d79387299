"""Recognising a handwritten character: two recognisers side by side, in a process of their own.

`reader` reads one character; `python -m kiosk.handwriting` answers one line of JSON with another until its input
ends; `worker` starts that process, asks it, and outlives its accidents. Nothing of what was written is kept or logged.
"""
