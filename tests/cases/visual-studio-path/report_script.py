import subprocess

subprocess.call(r"C:\VC\vcvarsall.bat amd64")
