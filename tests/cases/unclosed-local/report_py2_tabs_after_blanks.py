def numbers(path):
    f = open(path)
    for line in f:
	if line.strip():
	    print int(line)
