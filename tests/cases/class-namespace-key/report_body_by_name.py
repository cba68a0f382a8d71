BODY = {42: 3}


def make():
    return type("B", (), BODY)
