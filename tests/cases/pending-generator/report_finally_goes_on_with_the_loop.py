def poll(queue):
    while queue:
        item = queue.pop()
        try:
            yield item
        finally:
            if item % 2:
                continue


def tries(queue):
    while queue:
        try:
            yield queue.pop()
        finally:
            break
    yield "last"


def first(queue):
    for item in poll(list(queue)):
        if item:
            break
    for other in tries(list(queue)):
        if other:
            break
    return item, other


print(first([1, 2, 3]))
