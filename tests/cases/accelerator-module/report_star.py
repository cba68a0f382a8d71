from _heapq import *
