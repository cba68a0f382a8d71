# A process that nobody waits for stays as a zombie.
import os
import subprocess
import sys
import time


def start(command):
    return subprocess.Popen(command).pid  # NR815


number = start([sys.executable, "-c", ""])
time.sleep(1)
subprocess.call([sys.executable, "-c", ""])
try:
    os.kill(number, 0)
    print("a zombie")
except ProcessLookupError:
    print("gone")
