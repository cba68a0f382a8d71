class A:
    def __hash__(self):
        """Adds self.count += 1."""
        return 1
