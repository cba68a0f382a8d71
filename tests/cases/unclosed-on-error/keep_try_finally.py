def save(path, rows):
    f = open(path, "w")
    try:
        for row in rows:
            f.write(str(row))
    finally:
        f.close()


def begin(path, rows):
    f = open(path, "w")
    print("begins", path)
    try:
        f.writelines(rows)
    finally:
        f.close()


def log(path, work):
    f = open(path, "w")
    try:
        work(f)
    finally:
        print("done")
        f.close()
