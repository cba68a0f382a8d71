from case_world import log


def f(items: list) -> str:
    s: str = ""
    for x in items:
        s += x
    t = b''  # type: bytes
    for x in items:
        t += x.encode()
    return s, t


log(f(['a', 'b']))
