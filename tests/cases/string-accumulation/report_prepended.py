from case_world import log


def reverse(words):
    s = ''
    for x in words:
        s = x + s
    return s


log(reverse('abc'))
