def grown(self, more):
    rows = ["a", "b"]
    rows.extend(more)
    result = ""
    for row in rows:
        result += self.show(row)
        self.result = result[1]
    return result


def lines(self, text):
    text = text.split(",")
    text = self.other
    result = ""
    for line in text:
        result += self.show(line)
        self.result = result[1]
    return result


def siblings(self, node):
    result = ""
    while node is not None:
        self.result = result[1]
        result += self.show(node)
        node = node.next
    return result


def summed(number, letters, more):
    result = ""
    while number > 0:
        result = letters[number] + result
        number = int(more(number))
    return result


def many(values):
    result = ""
    assert len(values) > 3
    for value in values:
        result += repr(value)
        if result[0]:
            print(value)
    return result
