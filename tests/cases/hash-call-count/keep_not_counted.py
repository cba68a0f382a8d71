class A:
    def __eq__(self, other):
        self.total += other.total
        return True
