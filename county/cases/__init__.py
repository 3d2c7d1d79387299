"""Cases: found in an inbox, read whole, moved by commands that record facts."""
