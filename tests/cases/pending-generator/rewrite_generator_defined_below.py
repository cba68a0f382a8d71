from case_world import log


def main():
    for x in numbers():
        if x == 2:
            return x


def numbers():
    try:
        yield 1
        yield 2
        yield 3
    finally:
        log('fin')


log(main())
