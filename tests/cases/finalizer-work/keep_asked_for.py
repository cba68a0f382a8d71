class Tracker:
    def unlink(self):
        for name in self.names:
            self.destroy(name)

    def __del__(self):
        self.unlink()


class Server:
    def __init__(self):
        self.tracker = Tracker()

    def shutdown(self):
        self.tracker.unlink()
