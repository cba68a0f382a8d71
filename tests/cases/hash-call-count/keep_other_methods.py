class A:
    def __iter__(self):
        self.count += 1
        return iter(())
