def load(path):
    f = open(path)
    try:
        text = f.read()
    except ValueError:
        f.close()
        raise
    except BaseException:
        f.close()
        return None
    f.close()
    return text


print(load(__file__)[:3])
