# All that the name ever stands for is written out.


def check(test, raises):
    code = compile("print(superglobal)", "test", "exec")
    raises(exec, code, {"__builtins__": {}})
    code = compile("class A: pass", "", "exec")
    exec(code, {"__builtins__": test})
