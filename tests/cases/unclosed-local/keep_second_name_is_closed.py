def decode(out_file, read):
    opened = []
    try:
        if isinstance(out_file, str):
            fp = open(out_file, "wb")
            out_file = fp
            opened.append(out_file)
        out_file.write(read())
    finally:
        for f in opened:
            f.close()


def other(path, lines):
    fp = open(path, "w")
    out = fp
    out.writelines(lines)
    out.close()
