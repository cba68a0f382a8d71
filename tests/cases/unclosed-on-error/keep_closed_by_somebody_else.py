class Log:
    def start(self, path, work):
        f = open(path, "w")
        self.f = f
        work()
        f.close()


def opened(path, work, files):
    f = open(path)
    files.append(f)
    work()
    f.close()


def defer(path, work):
    f = open(path)

    def end():
        f.close()

    work(end)
    f.close()
