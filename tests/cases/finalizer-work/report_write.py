class A:
    def __del__(self):
        if self.out:
            self.out.write("done")
            self.out.flush()
