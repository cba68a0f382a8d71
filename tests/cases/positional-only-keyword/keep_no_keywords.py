import math

print(math.sin(0), len([1]), "abc".find("c"), {}.get(1, 2))
x = len([1]) == 1
