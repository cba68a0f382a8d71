def __del__(self):
    self.next = 1
