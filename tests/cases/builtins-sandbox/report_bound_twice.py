names = {"__builtins__": {}}
print(eval("1", names))
names = {"__builtins__": {"len": len}}
print(eval("1", names))
