def kept(file):
    SEEN.append(file)
    return len(SEEN)


def count(path):
    n = kept(open(path))
    return n


def given_back(file):
    return file


def lines(path):
    for line in given_back(open(path)):
        print(line)
    return given_back(open(path)).readlines()
