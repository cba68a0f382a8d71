if isinstance(__builtins__, dict):
    opener = __builtins__["open"]
else:
    opener = __builtins__.open
