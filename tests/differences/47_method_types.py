# Methods of builtin types are plain functions.
import inspect

print(inspect.isfunction(list.extend))  # NR707
print(inspect.ismethod([].append))  # NR707
