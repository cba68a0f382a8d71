from __future__ import print_function

__builtins__.shared = 3
print(shared)
