from case_world import log

total = 1.5
step = 1
for x in [1, 2]:
    total += x * step
    step *= 2
log(total)
