class Reader:
    def numbers(self, path):
	f = open(path)
	for line in f:
	    print line.strip(
		"x")

open("numbers", "w").write("1\n")
Reader().numbers("numbers")
