import subprocess


def run(tool):
    subprocess.call([tool.executable, "-R", "x"])
