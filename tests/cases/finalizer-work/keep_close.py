class A:
    def close(self):
        self.out.flush()

    def __del__(self):
        self.out.flush()
