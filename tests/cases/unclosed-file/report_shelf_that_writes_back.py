import shelve


def add(path, item):
    shelve.open(path, writeback=True)["items"].append(item)
