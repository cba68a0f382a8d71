import subprocess
import sys

text = subprocess.check_output([sys.executable, "-m", "timeit", "1"])
lines = subprocess.getoutput("python -m timeit 1").splitlines()
