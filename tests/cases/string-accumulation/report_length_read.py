from case_world import log


def fold(words):
    s = ''
    for word in words:
        if len(s) > 4:
            break
        s += word
    return s


log(fold(['ab', 'cd', 'ef', 'gh']))
