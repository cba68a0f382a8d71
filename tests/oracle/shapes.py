"""Checks that moved statements are where they should be.

Each line on stdin is a JSON object: the text `before` and `after`, the
operation, and the first and last statement as [line, column]. The same
operation is done to the syntax tree of `before`; the tree of `after` must be
the same. Prints the numbers of the lines where it is not, with the reason.
"""

import ast
import json
import sys
import warnings

warnings.simplefilter("ignore")


def suites(tree):
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            suite = getattr(node, name, None)
            if isinstance(suite, list) and suite and isinstance(suite[0], ast.stmt):
                yield node, suite


def position(statement):
    places = [(d.lineno, d.col_offset - 1) for d in getattr(statement, "decorator_list", [])]
    return min(places + [(statement.lineno, statement.col_offset)])


def expression(name):
    return ast.Expr(ast.Name(name, ast.Load()))


def expected(case):
    tree = ast.parse(case["before"].encode())
    first, last = tuple(case["first"]), tuple(case["last"])
    for owner, suite in suites(tree):
        places = [position(statement) for statement in suite]
        if first not in places:
            continue
        start, end = places.index(first), places.index(last) + 1
        kind = case["operation"]
        if kind == "wrap":
            suite[start:end] = [ast.If(ast.Name("W", ast.Load()), suite[start:end], [])]
        elif kind == "wrap-else":
            suite[start:end] = [
                ast.If(ast.Name("W", ast.Load()), suite[start:end], [expression("Z")])]
        elif kind == "before":
            suite[start:start] = [expression("I"), expression("J")]
        elif kind == "after":
            suite[end:end] = [expression("I"), expression("J")]
        elif kind == "delete":
            suite[start:end] = []
            if not suite and not isinstance(owner, ast.Module):
                suite.append(ast.Pass())
        return ast.dump(tree)
    return "no such statement"


for number, line in enumerate(sys.stdin):
    case = json.loads(line)
    try:
        want = expected(case)
    except SyntaxError as error:
        print(number, "before:", error)
        continue
    try:
        got = ast.dump(ast.parse(case["after"].encode()))
    except SyntaxError as error:
        print(number, "after:", error)
        continue
    if got != want:
        print(number, "differs")
