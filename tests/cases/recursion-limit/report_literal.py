import sys

sys.setrecursionlimit(10000)
sys.setrecursionlimit(100_000)
