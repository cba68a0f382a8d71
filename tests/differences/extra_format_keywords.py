# format takes no keywords that are no strings.
def fill(value):
    return "{} {name}".format("text", name=value, **{0: value})  # NR710


try:
    print(fill("name"))
except TypeError as error:
    print("TypeError:", error)
