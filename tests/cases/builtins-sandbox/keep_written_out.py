import textwrap

exec("x = 1", {"__builtins__": {}})
CODE = textwrap.dedent("""
    def f(): pass
""")
exec(CODE, {"__builtins__": {"None": None}})
names = {"__builtins__": {}}
code = compile("class A: pass", "", "exec")
exec(code, names)
