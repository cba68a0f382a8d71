class Node:
    def __init__(self):
        self.next = None

    def __del__(self):
        self.next = None
