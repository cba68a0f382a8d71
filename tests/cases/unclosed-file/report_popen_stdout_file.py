import subprocess

from case_world import log, cat, p


def start(command):
    return subprocess.Popen(command, stdout=open(p, 'w'))


log(start(['echo', 'hi']).wait(), cat(p))
