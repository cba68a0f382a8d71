table = {1: 2}
text = "abc"
print(table.get(key=1, default=3), {}.get(1, default=2), "abc".find(sub = "c", start=0), text.startswith(prefix="a"), [1].pop(index=0), b"abc".join(list=[b"a"]), f"{len(obj=[1])}")
