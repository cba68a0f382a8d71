def f(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error, error.msg, error.offset)
        return error.lineno == 3
