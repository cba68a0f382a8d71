# Python compiles no more than 20 blocks inside each other.
def count(n):
    try:
        for i in range(n):
            yield i
    finally:
        print('closed', n)


def first():
    for a0 in range(1):
        for a1 in range(1):
            for a2 in range(1):
                for a3 in range(1):
                    for a4 in range(1):
                        for a5 in range(1):
                            for a6 in range(1):
                                for a7 in range(1):
                                    for a8 in range(1):
                                        for a9 in range(1):
                                            for a10 in range(1):
                                                for a11 in range(1):
                                                    for a12 in range(1):
                                                        for a13 in range(1):
                                                            for a14 in range(1):
                                                                for a15 in range(1):
                                                                    for a16 in range(1):
                                                                        for a17 in range(1):
                                                                            for a18 in range(1):
                                                                                for last in count(3):
                                                                                    return last


print(first())
