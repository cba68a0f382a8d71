import subprocess
import sys

subprocess.check_call([sys.executable, "-m", "timeit", "1"])
