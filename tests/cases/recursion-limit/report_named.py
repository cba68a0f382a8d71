import sys

LIMIT = 20 * 1000


def main():
    sys.setrecursionlimit(LIMIT)
