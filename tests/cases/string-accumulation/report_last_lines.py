# It is not known how much there is of what is not taken by threes.


def backwards(blocks, comma):
    out = ''
    while blocks:
        left, right = blocks[0:-4], blocks[-4:]
        out = comma + right + out
        blocks = left
    return out
