def __del__(self):
    self.out.write("x")


class A:
    def delete(self):
        self.out.write("x")
