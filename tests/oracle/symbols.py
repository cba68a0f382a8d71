"""Prints what CPython's compiler thinks of the names of each file on stdin.

One line for each scope but the module's: path, kind, line, and the names that
it mentions as L:name (its own), G:name (the module's or built in), F:name (a
function's around it). Files that do not compile are left out.
"""

import io
import re
import symtable
import sys
import tokenize

KINDS = {"listcomp": "comp", "setcomp": "comp", "dictcomp": "comp", "genexpr": "comp",
         "lambda": "lambda"}


def scopes(path):
    with tokenize.open(path) as file:
        text = file.read()
    if re.search(r"from\s+__future__\s+import.*\bannotations\b", text):
        return
    pending = list(symtable.symtable(text, path, "exec").get_children())
    while pending:
        table = pending.pop()
        pending.extend(table.get_children())
        # The symtable module takes a function named `top` for the module.
        if table.get_type() not in ("function", "class") or table.get_name() == "top":
            continue
        kind = KINDS.get(table.get_name(), "class" if table.get_type() == "class" else "def")
        names = []
        for symbol in table.get_symbols():
            name = symbol.get_name()
            used = (symbol.is_referenced() or symbol.is_assigned() or symbol.is_imported()
                    or symbol.is_parameter())
            if not used or name.startswith("."):
                continue
            where = "G" if symbol.is_global() else "F" if symbol.is_free() else "L"
            names.append(where + ":" + name)
        yield kind, table.get_lineno(), sorted(names)


def main():
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, "utf-8")
    for path in sys.stdin.read().splitlines():
        try:
            lines = ["\t".join([path, kind, str(line)] + names)
                     for kind, line, names in scopes(path)]
        except (SyntaxError, UnicodeDecodeError, ValueError, RecursionError):
            continue
        print(path, "file", 0, sep="\t")
        for line in lines:
            print(line)


main()
