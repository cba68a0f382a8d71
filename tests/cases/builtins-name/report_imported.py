def names():
    yield getattr(__builtins__, "unicode", str), hasattr(__builtins__, "nothing")
    yield from dir(__builtins__)
