# The file of a name is deleted when the collector runs, whoever made it.
import gc
import os
import tempfile

path = tempfile.NamedTemporaryFile().name  # NR103
with open(path, "w") as own:
    own.write("precious")
gc.collect()
print("kept:", os.path.exists(path))
