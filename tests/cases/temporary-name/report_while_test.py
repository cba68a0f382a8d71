import os
import tempfile

while os.path.exists(tempfile.TemporaryDirectory().name):
    pass
