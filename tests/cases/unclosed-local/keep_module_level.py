f = open(__file__)
line = f.readline()
print(line, end="")


def more():
    return f.readline()


print(more(), end="")
