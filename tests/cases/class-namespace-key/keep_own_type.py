def type(name, bases, body):
    return body


print(type("A", (), {42: 1}))
