import gc
import time

gc.disable()
start = time.time()
sum(range(100))
print(time.time() - start)
gc.enable()
