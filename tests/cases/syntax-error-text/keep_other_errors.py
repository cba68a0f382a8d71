def f(text):
    try:
        int(text)
    except ValueError as error:
        return error.msg == "bad", "bad" in str(error)
