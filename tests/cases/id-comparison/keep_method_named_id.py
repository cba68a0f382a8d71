def f(table):
    return table.id(object()) == table.id(object())
