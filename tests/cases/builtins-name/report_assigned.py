__builtins__ = {"len": None}
