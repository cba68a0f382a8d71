"""s = ''
for x in items:
    s += x
"""
print("s += x")
