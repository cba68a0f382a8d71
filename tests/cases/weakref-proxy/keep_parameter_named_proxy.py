from case_world import log


def wrap(proxy, value):
    return proxy(value).upper()


log(wrap(str, 'a'))
