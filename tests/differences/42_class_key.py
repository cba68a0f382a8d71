# The names of a class are strings.
try:
    print(sorted(type("Numbered", (), {42: "answer"}).__dict__, key=str)[0])  # NR712
except TypeError as error:
    print("TypeError:", error)
