# A special method that does not know the other operand.
try:
    print([].__add__(None))  # NR714
except TypeError as error:
    print("TypeError:", error)
