import gc
import logging

logger = logging.getLogger()
print(gc.collect())
logger.info(gc.collect())
print(f"{gc.collect()} dropped")
n = gc.collect()
print(n)
print("found", gc.collect(), n)
