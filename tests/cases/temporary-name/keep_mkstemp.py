import os
import tempfile

handle, name = tempfile.mkstemp()
os.close(handle)
os.unlink(name)
os.rmdir(tempfile.mkdtemp())
