class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print(self.n)


head = None
for i in range(5):
    o = A(i)
    o.next = head
    head = o
