import sys

sys.setrecursionlimit(3000)
sys.setrecursionlimit(5 * 10**3)
