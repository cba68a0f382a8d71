from subprocess import Popen

for name in ("a", "b"):
    Popen(["worker", name])
