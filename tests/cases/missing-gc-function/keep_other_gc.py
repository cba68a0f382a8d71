class Collector:
    def freeze(self):
        pass

    def set_threshold(self, n):
        self.callbacks = [n]


gc = Collector()
gc.freeze()
gc.set_threshold(1)
gc.callbacks.append(2)
