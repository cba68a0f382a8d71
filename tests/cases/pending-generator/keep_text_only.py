# for x in mygen(): break
"""for line in lines(path):
    break
"""
print("for x in mygen(): break")
