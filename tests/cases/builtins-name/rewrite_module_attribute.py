print(__builtins__.len([1]), sorted(["len", "ab"], key=__builtins__.len))
