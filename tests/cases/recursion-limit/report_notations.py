import sys

sys.setrecursionlimit(0x10000)
sys.setrecursionlimit(int(1e6))
