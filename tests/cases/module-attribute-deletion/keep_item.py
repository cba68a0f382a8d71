import registry

for name in ("a", "b"):
    del registry.table[name]
