def f(text, error):
    try:
        compile(text, "", "exec")
    except SyntaxError:
        return error.msg == "bad"
