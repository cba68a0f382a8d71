import os
import sys; size = __builtins__.len([]); print(size, os.sep and sys.argv[1:])
