import platform
import subprocess
import sys

if platform.python_implementation() == "CPython":
    subprocess.check_call([sys.executable, "-R", "fuzz.py"])
