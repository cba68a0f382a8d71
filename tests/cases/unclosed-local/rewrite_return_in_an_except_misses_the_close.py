def size(path):
    f = open(path)
    try:
        n = len(f.read()) // 0
    except ZeroDivisionError:
        return -1
    f.close()
    return n


print(size(__file__))
