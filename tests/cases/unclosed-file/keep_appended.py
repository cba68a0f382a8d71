class Reservation:
    def __init__(self):
        self.files = []

    def reserve(self, path):
        self.files.append(open(path, "w"))
        return self.files[-1]
