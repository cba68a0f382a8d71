saved = []


class A:
    def __del__(self):
        saved.append(self)
