"""The rules village and county must agree on: facts, their fold, clocks, identity, receipts, wire frames.

Pure: no Qt, SQL, HTTP, clock or randomness. Time and ids come in as arguments (ADR 0002).
"""
