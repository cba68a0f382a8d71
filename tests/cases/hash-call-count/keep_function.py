def __hash__(self):
    self.count += 1
