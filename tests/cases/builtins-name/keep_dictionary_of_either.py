names = getattr(__builtins__, '__dict__', __builtins__)
print(names.get('len'))
