class Node:
    def __init__(self, next):
        self.next = next
