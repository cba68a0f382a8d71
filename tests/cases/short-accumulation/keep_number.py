from case_world import log


def total(options):
    number = 0
    for option in options:
        number += option
    return number


log(total([1, 2]))
