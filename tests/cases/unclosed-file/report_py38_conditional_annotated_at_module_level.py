def load(path):
    return path


text: load('annotation') = open(__file__).read() if load('') else ''
