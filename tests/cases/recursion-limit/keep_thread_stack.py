import sys
import threading

sys.setrecursionlimit(10**7)
threading.stack_size(2**27)
