# Keywords that are no strings.
try:
    print("{}".format("text", **{1: 2}))  # NR710
except TypeError as error:
    print("TypeError:", error)
