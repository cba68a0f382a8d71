class Reader:
    def numbers(self, path):
	f = open(path)
	for line in f:
	    line = line.strip()
	    if line:
		print int(line)
