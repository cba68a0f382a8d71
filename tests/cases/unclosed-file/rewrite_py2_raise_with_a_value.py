import os


def usage(path):
    raise SystemExit, open(path).read()


def missing(path, *keys):
    try:
        keys[0]
    except IndexError:
        raise KeyError, "no key: " + open(path).read()


def several(path):
    raise ValueError, (1, open(path).read())


def packed(path):
    raise (ValueError, open(path).read())


made = open("made", "w")
made.write("how to\n")
made.close()
for call in usage, missing, several, packed:
    try:
        call("made")
    except (SystemExit, KeyError, ValueError), error:
        print call.__name__, error.__class__.__name__, error.args
os.remove("made")
