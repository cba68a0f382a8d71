def f(items):
    todo = set(items)
    while todo:
        yield todo.pop()
