class Rubbish:
    def collect(self):
        return 1


gc = Rubbish()
n = 1 + gc.collect()
m = 1 + Rubbish().collect()
