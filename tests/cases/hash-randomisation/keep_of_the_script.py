import subprocess
import sys

subprocess.check_call([sys.executable, "script.py", "-R"])
subprocess.check_call([sys.executable, "-m", "tool", "-R"])
subprocess.check_call(["chmod", "-R", "python"])
