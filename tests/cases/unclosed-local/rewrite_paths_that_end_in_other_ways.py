import os
import tempfile


def sources(name):
    header = open(name + ".h", "w")
    source = open(name + ".c", "w")
    header.write("int f();\n")
    source.write("int f() { return 1; }\n")


def tables(folder):
    names = open(os.path.join(folder, "names.txt"), "w")
    sizes = open(os.path.join(folder, "sizes.txt"), "w")
    names.write("a\n")
    sizes.write("1\n")


def in_turn(folder):
    first = folder + "/one"
    second = folder + "/two"
    f = open(first, "w")
    f.write("1")
    f = open(second, "w")
    f.write("2")


folder = tempfile.mkdtemp()
sources(os.path.join(folder, "f"))
tables(folder)
in_turn(folder)
for name in sorted(os.listdir(folder)):
    with open(os.path.join(folder, name)) as f:
        print("%s %r" % (name, f.read()))
