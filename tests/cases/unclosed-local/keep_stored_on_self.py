class Log:
    def __init__(self, path):
        f = open(path)
        f.readline()
        self.file = f

    def close(self):
        self.file.close()


log = Log(__file__)
log.close()
