import gzip
import os

out = gzip.open(os.devnull, "wb")
out.write(b"text")
