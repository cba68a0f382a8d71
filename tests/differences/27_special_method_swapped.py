# A class whose hash changes while its objects are keys.
class Key:
    pass


key = Key()
table = {key: "value"}
Key.__hash__ = lambda self: 7  # NR713
print("found:", key in table)
