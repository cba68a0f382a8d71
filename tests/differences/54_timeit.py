# What timeit prints.
import subprocess
import sys

command = [sys.executable, "-m", "timeit", "-n", "10", "1"]
print(subprocess.check_output(command, stderr=subprocess.STDOUT).decode())
print(subprocess.check_output([sys.executable, "-m", "timeit", "-n", "10", "1"]).decode())  # NR808
