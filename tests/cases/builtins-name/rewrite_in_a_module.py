print(__builtins__.len("abc"), list(map(__builtins__.abs, [-1, 2])))
