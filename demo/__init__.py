"""The demo: a county and a kiosk enrolled in it, for a person or played by itself (ADR 0010).

Stands on the top floor: it starts both programs as they are and holds no rule of its own.
"""
