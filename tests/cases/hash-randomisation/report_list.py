import subprocess
import sys

subprocess.check_call([sys.executable, "-R", "fuzz.py"])
command = ("python3", "-B", "-R", "-c", "print(hash('a'))")
