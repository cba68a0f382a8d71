class Node:
    def __init__(self, next):
        self.next = next

    def __del__(self):
        print("gone")
