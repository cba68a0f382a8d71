# assert sys.getrefcount(x) == 2
"""sys.getrefcount(x) tells how many references there are."""
print("sys.getrefcount")
