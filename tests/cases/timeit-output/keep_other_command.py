import subprocess
import sys

subprocess.check_output([sys.executable, "-m", "pip", "list"])
subprocess.check_output(["timeit", "-m"])
