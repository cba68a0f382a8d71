import os


def convert(lines, path):
    out = open(path, "w")
    for line in lines:
	if line.startswith("#"):
	    # A tab is eight columns.
	    print >>out, "comment",
        elif not line.strip():
	    continue
	else:
	    out.write(line.upper())
	    out.write(str(len(line)))
    return os.path.getsize(path)


def count(path):
    total = 0
    for line in open(path):
	total += len(line)
	if "comment" in line:
	    total += 1000
    return total
