import math

if False:
    print(math.sqrt(x=4))
print(math.sqrt(4))
