from case_world import log


def glue(pieces):
    s = b''
    for x in pieces:
        s += x
    return s


s = glue([b'a', b'b', b'c'])
log(s == b'abc', type(s) is bytes)
