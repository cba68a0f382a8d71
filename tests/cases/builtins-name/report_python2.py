print __builtins__["len"]
