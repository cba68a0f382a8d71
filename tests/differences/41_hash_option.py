# The option -R does nothing.
import subprocess
import sys

ask = "print(hash('a'))"
fixed = {"PYTHONHASHSEED": "0"}
hashes = set()
for _ in range(3):
    hashes.add(subprocess.check_output([sys.executable, "-R", "-c", ask], env=fixed))  # NR809
print(len(hashes), "different hashes")
