def save(path, work):
    f = open(path, "w")
    try:
        work(f)
    except:
        pass
    f.close()
