# A generator that a loop leaves is not cleaned up before the next statement.
def lines():
    try:
        yield "first"
        yield "second"
    finally:
        print("cleaned up")


for line in lines():  # NR201
    print(line)
    break
print("after the loop")
