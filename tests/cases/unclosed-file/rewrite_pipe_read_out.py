import os

from case_world import log, ignore_descriptors

ignore_descriptors()

log(os.popen("echo one; echo two").readlines())
for line in os.popen("echo three; echo four"):
    if "three" in line:
        continue
    log(line)
for number, line in enumerate(os.popen("echo six; echo seven")):
    log(number, line)
log(sorted(os.popen("echo b; echo a")))
shown = [line.strip() for line in os.popen("echo five")]
log(shown)
