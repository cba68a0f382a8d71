"""Puts _ into __builtins__."""
SAFE = {"__builtins__": "nothing"}
