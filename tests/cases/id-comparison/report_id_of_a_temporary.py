seen = {}
key = id(object())
seen[id([])] = key
