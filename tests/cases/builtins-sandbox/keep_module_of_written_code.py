def make(typename, fields):
    arguments = ", ".join(fields)
    namespace = {"_new": tuple.__new__, "__builtins__": {}, "__name__": f"made_{typename}"}
    return eval(f"lambda _cls, {arguments}: _new(_cls, ({arguments},))", namespace)
