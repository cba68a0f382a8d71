names = {"__builtins__": {}}
print(eval(input(), names))
names = {"__builtins__": {"len": len}}
print(eval(input(), names))
