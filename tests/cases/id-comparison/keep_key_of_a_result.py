def f(make, seen):
    seen[id(make())] = 1
    print("id(object())")  # id([])
