class A:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.out.write("done")

    def __del__(self):
        self.out.write("done")
