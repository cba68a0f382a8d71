# A namespace without builtins has them.
def calculate(text):
    return eval(text, {"__builtins__": {}})  # NR706


try:
    print(calculate("len('abc')"))
except NameError as error:
    print("NameError:", error)
