import sys

key = sys.intern("".join(["alpha", "_beta"]))
print(key is "alpha_beta", type(key).__name__ is "str_", key is not "alpha_beta")
