import os


class Store:
    def flush(self):
        self.out.write(self.rest)
        self.out.flush()

    def __del__(self):
        self.flush()


class Files:
    def unlink(self, path):
        os.unlink(path)

    def __del__(self):
        self.unlink(self.path)


store = Store()
other = Files
other.unlink(store, "x")
