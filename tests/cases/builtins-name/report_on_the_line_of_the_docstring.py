"""Text."""; size = __builtins__.len([])
print(__doc__, size)
