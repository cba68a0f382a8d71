# What a finalizer holds is finalized by the next collection at the earliest.
import gc

gone = []


class Page:
    def __init__(self, number, previous):
        self.number = number
        self.previous = previous

    def __del__(self):  # NR603
        gone.append(self.number)


last = Page(3, Page(2, Page(1, None)))
del last
for _ in range(3):
    print(gone)
    gc.collect()
print(gone)
