try:
    opener = __builtins__["open"]
except TypeError:
    opener = __builtins__.open
