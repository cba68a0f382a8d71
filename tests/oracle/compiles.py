"""Says whether what CPython can compile can still be compiled.

Each line on stdin is a JSON list of two texts, before and after. The answer is
a line: `invalid` when the first cannot be compiled, `valid` when both can, else
what is wrong with the second.
"""

import json
import sys
import warnings

warnings.simplefilter("ignore")


def error(text):
    try:
        compile(text, "case.py", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        return "%s: %s" % (type(error).__name__, getattr(error, "msg", error))


for line in sys.stdin:
    before, after = json.loads(line)
    print("invalid" if error(before) else error(after) or "valid", flush=True)
