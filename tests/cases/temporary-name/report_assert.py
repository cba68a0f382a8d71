import os
import tempfile

assert not os.path.exists(tempfile.NamedTemporaryFile().name)
