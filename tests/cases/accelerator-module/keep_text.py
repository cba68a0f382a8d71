"""import _heapq"""
text = "from _json import scanstring"
to_json = read_json = len
print(to_json(text))
