import gc

from case_world import log

total = 0
for i in range(3):
    total += gc.collect()
total = total + gc.collect(1) * 2
log(total >= 0)
