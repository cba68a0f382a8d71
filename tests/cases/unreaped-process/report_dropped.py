import subprocess


def notify(text):
    subprocess.Popen(["notify-send", text])
