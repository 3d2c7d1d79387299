"""Where villages call: a plain WSGI callable that reads bytes as they arrive (ADR 0012)."""
