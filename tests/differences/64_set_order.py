# A set keeps the order in which its items came.
print({30, 1, 17, 5}.pop())  # NR704
print(",".join(set(["zeta", "alpha", "mid"])))  # NR704
