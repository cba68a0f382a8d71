def touch(path):
    f = open(path, "w")
    done = True
    f.close()
    return done


def look(path):
    f = open(path)
    text = f.read().strip()
    f.close()
    return text


def save(path, text):
    f = open(path, "w")
    f.write("# " "note\n")
    f.write(text)
    f.flush()
    f.close()


def status(pipe):
    f = open(pipe)
    text = f.read()
    found = f.close()
    return text, found
