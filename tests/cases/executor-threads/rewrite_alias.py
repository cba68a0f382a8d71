from concurrent.futures import ThreadPoolExecutor as Pool


def pairs(texts):
    for a, b in zip(Pool(2).map(len, texts), Pool(3).map(str, texts)):
        print(a, b)


def sizes(texts):
    return (list(Pool(
        2).map(len,
               texts)))


def one_line(path):
    with open(path) as executor: return list(Pool(2).map(len, executor))


if __name__ == "__main__":
    pairs(["a", "bc"])
    print(sizes(["a", "bc"]))
    print(one_line(__file__)[:1])
