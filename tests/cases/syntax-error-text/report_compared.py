def f(text):
    try:
        compile(text, "", "exec")
    except (SyntaxError, ValueError) as error:
        return error.msg == "bad", error.offset > 3, "EOF" in str(error), "x" in error.text
