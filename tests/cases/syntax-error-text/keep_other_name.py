def f(text, other):
    try:
        compile(text, "", "exec")
    except SyntaxError as error:
        return other.msg == "bad", "bad" in str(other), len(str(error))
