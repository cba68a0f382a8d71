# The threads of an executor that is dropped stay.
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def sizes(texts):
    return list(ThreadPoolExecutor(2).map(len, texts))  # NR816


print(sizes(["a", "bc"]))
time.sleep(0.5)
print(threading.active_count() - 1, "threads stay")
