import _json
from _json import scanstring

print(_json.encode_basestring_ascii("a\"b"), scanstring('"x"', 1))
