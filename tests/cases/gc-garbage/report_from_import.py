from gc import garbage

print(garbage.pop())
