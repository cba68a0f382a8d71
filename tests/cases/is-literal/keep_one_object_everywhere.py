def f(x):
    return x is "", x is 'a', x is not "\n", x is (), x is "\x41", b"" is x, x is b"z"
