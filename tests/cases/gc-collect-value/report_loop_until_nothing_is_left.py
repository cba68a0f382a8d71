import gc

while gc.collect():
    pass
if not gc.collect():
    print("clean")
