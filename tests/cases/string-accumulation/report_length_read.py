from case_world import log


def fold(words, limit):
    s = ''
    for word in words:
        if len(s) > limit:
            break
        s += word
    return s


log(fold(['ab', 'cd', 'ef', 'gh'], 4))
