def get(default):
    return __builtins__.get("len"), __builtins__.get("nothing", default), __builtins__.__dict__["len"]
