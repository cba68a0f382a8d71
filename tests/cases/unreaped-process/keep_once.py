import subprocess

subprocess.Popen(["notify-send", "started"])
