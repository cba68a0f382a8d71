import math
import time
from math import sin

time.sleep(secs=0)
print(len(obj=[1]), divmod(x=7, y=2), divmod(7, y=2), math.pow(x=2, y=3), sin(x=0), getattr(object=1, name="real"))
