//! Functions of other modules that hand over what they open.

use super::*;

/// A function that hands over an open file.
const OPEN_LOG: &str = "def open_log(path):\n    return open(path, 'a')\n";

fn writing(import: &str, call: &str) -> String {
    format!("{import}\n\ndef main(path):\n    {call}.write('x')\n")
}

#[test]
fn functions_that_hand_over_what_they_open_are_known() {
    let here = writing(OPEN_LOG, "open_log(path)");
    assert_eq!(
        findings(FILES, &[("main.py", &here)], &["."]),
        ["main.py: safe"]
    );
    for (import, call) in [
        ("from m import open_log", "open_log(path)"),
        ("from m import open_log as get", "get(path)"),
        ("import m", "m.open_log(path)"),
        ("from pkg import open_log", "open_log(path)"),
        ("from pkg import again", "again(path)"),
        ("import pkg.sub", "pkg.sub.open_log(path)"),
        ("from space.far import open_log", "open_log(path)"),
        ("from inner import open_log", "open_log(path)"),
    ] {
        let files = [
            ("main.py", writing(import, call)),
            ("m.py", OPEN_LOG.to_owned()),
            (
                "pkg/__init__.py",
                "from .sub import open_log, open_log as again\n".to_owned(),
            ),
            ("pkg/sub.py", format!("from . import again\n{OPEN_LOG}")),
            ("space/far.py", OPEN_LOG.to_owned()),
            ("src/inner.py", OPEN_LOG.to_owned()),
        ];
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        assert_eq!(
            findings(FILES, &files, &["."]),
            ["main.py: safe"],
            "{import}"
        );
    }
    for text in [
        "for line in my_open(path):\n    print(line)\n",
        "import json\nx = json.load(my_open(path))\n",
        "from json import load as read\nx = read(my_open(path))\n",
        "def f(path):\n    out = get(path)\n    out.write('x')\n",
        "def f(path):\n    return list(my_open(path))\n",
    ] {
        let main = format!("from m import open_log as get, open_log as my_open\n{text}");
        let files = [("main.py", main.as_str()), ("m.py", OPEN_LOG)];
        assert_eq!(findings(FILES, &files, &["."]), ["main.py: safe"], "{text}");
    }
}

#[test]
fn an_open_that_a_star_import_brings_is_no_builtin() {
    const OWN: &str = "def open(path):\n    return Doc(path)\n";
    let main = |import: &str| format!("from {import} import *\ntext = open('x').read()\n");
    for (why, import, module) in [
        ("its own", "m", OWN),
        ("through another", "again", OWN),
        ("through a package", "pkg", OWN),
        ("from elsewhere", "m", "from fsspec import open\n"),
        (
            "as another is replaced",
            "m",
            "import sys\nsys.modules['m'] = 1\ndef open(p): pass\n",
        ),
        (
            "from inside",
            "m",
            "def set():\n    global open\n    open = print\n",
        ),
        ("in a circle", "circle", OWN),
    ] {
        let files = [
            ("main.py", &*main(import)),
            ("m.py", module),
            ("again.py", "from m import *\n"),
            ("pkg/__init__.py", "from .sub import *\n"),
            ("pkg/sub.py", "from m import *\n"),
            ("circle.py", "from circle import *\nfrom again import *\n"),
        ];
        let found = findings(FILES, &files, &["main.py"]);
        assert_eq!(found, Vec::<String>::new(), "{why}");
    }
    for (why, import, module) in [
        ("none", "m", "def read(path):\n    return open(path).read\n"),
        ("as good a one", "m", "from io import open\n"),
        ("a method", "m", "class A:\n    def open(self): pass\n"),
        ("nobody's", "unknown", OWN),
    ] {
        let files = [("main.py", &*main(import)), ("m.py", module)];
        let found = findings(FILES, &files, &["main.py"]);
        assert_eq!(found, ["main.py: safe"], "{why}");
    }
}

#[test]
fn functions_that_may_do_something_else_are_left_alone() {
    let main = writing("from m import open_log", "open_log(path)");
    for (why, module) in [
        (
            "decorated",
            "@cached\ndef open_log(p):\n    return open(p)\n",
        ),
        ("a generator", "def open_log(p):\n    yield open(p)\n"),
        ("async", "async def open_log(p):\n    return open(p)\n"),
        (
            "falls through",
            "def open_log(p):\n    if p:\n        return open(p)\n",
        ),
        (
            "falls out of a loop",
            "def open_log(p):\n    while p:\n        return open(p)\n",
        ),
        (
            "falls out of a handler",
            "def open_log(p):\n    try:\n        return open(p)\n    except OSError:\n        pass\n",
        ),
        (
            "may suppress",
            "def open_log(p):\n    with p:\n        return open(p)\n",
        ),
        (
            "returns nothing",
            "def open_log(p):\n    if p: return\n    return open(p)\n",
        ),
        (
            "returns something else",
            "def open_log(p):\n    if p: return p\n    return open(p)\n",
        ),
        (
            "returns what it keeps",
            "def open_log(p):\n    global f\n    f = open(p)\n    return f\n",
        ),
        (
            "keeps it by the way",
            "def open_log(p):\n    return cache.setdefault(p, open(p))\n",
        ),
        (
            "two kinds",
            "import zipfile\ndef open_log(p):\n    if p: return zipfile.ZipFile(p)\n    return open(p)\n",
        ),
        (
            "is no context manager",
            "import sqlite3\ndef open_log(p):\n    return sqlite3.connect(p)\n",
        ),
        ("opens nothing", "def open_log(p):\n    return p.open()\n"),
        (
            "own open",
            "def open(p): return p\ndef open_log(p):\n    return open(p)\n",
        ),
        (
            "bound twice",
            "def open_log(p):\n    return open(p)\ndef open_log(p):\n    return p\n",
        ),
        (
            "bound in a function",
            "def open_log(p):\n    return open(p)\ndef g():\n    global open_log\n",
        ),
        (
            "changed at run time",
            "def open_log(p):\n    return open(p)\nglobals()['open_log'] = list\n",
        ),
        (
            "a method",
            "class A:\n    def open_log(self, p):\n        return open(p)\nopen_log = A().open_log\n",
        ),
        ("a lambda", "open_log = lambda p: open(p)\n"),
        ("of another's", "from n import open_log\n"),
        ("in a circle", "from main import open_log\n"),
    ] {
        // A name that is declared global somewhere is bound there, too.
        let module = module.replace(
            "    global open_log\n",
            "    global open_log\n    open_log = p\n",
        );
        let files = [("main.py", main.as_str()), ("m.py", &module), ("n.py", "")];
        let found = findings(FILES, &files, &["main.py"]);
        assert_eq!(found, Vec::<String>::new(), "{why}");
    }
    for text in [
        "with get('x') as f:\n    f.write('x')\n",
        "def f():\n    return get('x')\n",
        "def f():\n    out = get('x')\n    out.write('')\n    out.close()\n",
        "def f():\n    out = get('x')\n    out.write('')\n    return out\n",
    ] {
        let main = format!("from m import open_log as get\n{text}");
        let files = [("main.py", main.as_str()), ("m.py", OPEN_LOG)];
        let found = findings(FILES, &files, &["main.py"]);
        assert_eq!(found, Vec::<String>::new(), "{text}");
    }
}
