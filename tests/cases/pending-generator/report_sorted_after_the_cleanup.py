from itertools import islice


def rows(state):
    state.append("open")
    try:
        for number in range(5):
            yield -number
    finally:
        state.append("closed")


def least(state):
    return sorted(islice(rows(state), 3), key=lambda row: (len(state), row))


print(least([]))
