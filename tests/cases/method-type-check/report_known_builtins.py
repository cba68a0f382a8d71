import inspect

print(inspect.isfunction(list.extend), inspect.ismethod([].append), inspect.isfunction(str.join))
