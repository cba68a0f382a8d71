# A handful of pieces, each time.
from six import iteritems


def columns(self, where):
    for column, value in iteritems(self.data):
        where += "AND " + column
    for column in six.iterkeys(self.data):
        where += ", " + column
    return where


def clause(name, including):
    result = "LIKE %s" % name
    if including:
        including = including.split(",")
        for part in including:
            result += " INCLUDING %s" % part
    return result


def heads(self):
    rows = ["a", "b", self.last]
    result = ""
    for row in rows:
        result += self.show(row)
    return result


def path(self, item):
    result = ""
    item = self.tree.parent_of(item)
    while item:
        result = self.tree[item] + result
        item = self.tree.parent_of(item)
    return result


def dotted(node):
    result = ""
    while node is not None:
        result += node.name
        node = node.parent
    return result


def digits(number, letters):
    result = ""
    while number > 0:
        result = letters[number % len(letters)] + result
        number = int(number // len(letters))
    return result


def triple(rows):
    result = ""
    assert len(rows) == 3
    for row in rows:
        result += repr(row)
    return result
