# A namespace without builtins has them.
try:
    print(eval("len('abc')", {"__builtins__": {}}))  # NR706
except NameError as error:
    print("NameError:", error)
