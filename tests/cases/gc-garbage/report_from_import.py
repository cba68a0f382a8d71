from gc import garbage

print(len(garbage))
