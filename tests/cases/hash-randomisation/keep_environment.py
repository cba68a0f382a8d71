import subprocess
import sys

subprocess.check_call([sys.executable, "fuzz.py"], env={"PYTHONHASHSEED": "random"})
