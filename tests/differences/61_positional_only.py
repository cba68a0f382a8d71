# Names of parameters that only PyPy takes.
try:
    print(len(obj="abc"))  # NR711
except TypeError as error:
    print("TypeError:", error)
