# A generator of which one item is taken is not cleaned up either.
def rows():
    try:
        yield "first"
        yield "second"
    finally:
        print("cleaned up")


row = next(rows())  # NR201
print("got", row)
found = "first" in rows()  # NR201
print("found:", found)
