import tracemalloc
import os, spwd

tracemalloc.start()
print(spwd, os)
