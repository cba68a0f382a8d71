class A:
    def __hash__(self):
        total = 0
        for part in self.parts:
            total += 1
        total += 1
        return total
