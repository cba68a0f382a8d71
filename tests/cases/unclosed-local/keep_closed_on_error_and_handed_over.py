class Sound:
    def initialize(self, file):
        self.file = file

    def __init__(self, path):
        f = open(path, "rb")
        try:
            self.initialize(f)
        except BaseException:
            f.close()
            raise


sound = Sound(__file__)
sound.file.close()
