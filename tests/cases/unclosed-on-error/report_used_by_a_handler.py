def save(path, rows):
    try:
        f = open(path, "w")
        for row in rows:
            f.write(str(row))
        f.close()
    except ValueError as error:
        f.write("failed: %s\n" % error)
