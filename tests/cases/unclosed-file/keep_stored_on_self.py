class Log(object):
    def __init__(self, path):
        self.file = open(path, 'w')

    def write(self, text):
        self.file.write(text)
