//! Names and modules that are not surely what they seem.

use super::*;

#[test]
fn names_that_are_not_surely_one_generator_function_are_left_alone() {
    let main = looping("from m import gen", "gen()");
    for (why, module) in [
        ("rebound", "$GEN\ngen = wrap(gen)\n"),
        (
            "rebound by a function",
            "$GEN\ndef set():\n    global gen\n    gen = list\n",
        ),
        (
            "deleted and made anew",
            "$GEN\ndel gen\ndef gen(): return []\n",
        ),
        ("decorated", "@wrap\n$GEN"),
        ("a list", "def gen(): return [1]\n"),
        ("nothing pending", "def gen(): yield 1\n"),
        ("a class", "class gen: pass\n"),
        ("a star import later", "$GEN\nfrom other import *\n"),
        ("only star imports", "from other import *\n"),
        ("missing", "x = 1\n"),
        ("bound through globals()", "$GEN\nglobals()['gen'] = list\n"),
        (
            "module replaced",
            "import sys\n$GEN\nsys.modules[__name__] = object()\n",
        ),
        ("broken file", "$GEN\ndef (:\n"),
        ("not decodable", "# coding: no-such-encoding\n$GEN"),
        (
            "conditional",
            "if x:\n    def gen():\n        try: yield 1\n        finally: p()\nelse:\n    gen = list\n",
        ),
        (
            "conditional, with a fallback",
            "if x:\n    def gen():\n        try: yield 1\n        finally: p()\n\
             def __getattr__(name): return list\n",
        ),
        (
            "either of two",
            "try:\n    from a import gen\nexcept ImportError:\n    from b import gen\n",
        ),
        ("from itself", "from m import gen\n"),
        ("in a circle", "from n import gen\n"),
        (
            "a method",
            "class A:\n    def gen(self):\n        try: yield 1\n        finally: p()\n",
        ),
    ] {
        let others = [
            ("main.py", main.as_str()),
            ("m.py", module),
            ("n.py", "from m import gen\n"),
            ("a.py", "$GEN"),
            ("b.py", "def gen(): return []\n"),
            ("other.py", "def gen(): return []\n"),
        ];
        silent(why, &others);
    }
}

#[test]
fn names_that_the_importing_file_changes_are_left_alone() {
    for (why, text) in [
        ("rebound", looping("from m import gen\ngen = list", "gen()")),
        ("patched", looping("import m\nm.gen = list", "m.gen()")),
        (
            "patched in a tuple",
            looping("import m\nm.gen, x = list, 1", "m.gen()"),
        ),
        (
            "a parameter",
            "from m import gen\n\ndef f(gen):\n    for x in gen():\n        break\n".to_owned(),
        ),
        (
            "two origins",
            looping(
                "try:\n    from m import gen\nexcept ImportError:\n    from n import gen",
                "gen()",
            ),
        ),
        (
            "a fallback",
            looping(
                "try:\n    from m import gen\nexcept ImportError:\n    gen = None",
                "gen()",
            ),
        ),
        (
            "a star import later",
            looping("from m import gen\nfrom n import *", "gen()"),
        ),
        ("a star import alone", looping("from m import *", "gen()")),
        (
            "a star import before a condition",
            looping("from n import *\nif x:\n    from m import gen", "gen()"),
        ),
        (
            "not left early",
            "from m import gen\nfor x in gen():\n    print(x)\n".to_owned(),
        ),
        (
            "an instance's attribute",
            looping("import m", "m.A().gen()"),
        ),
        (
            "a function of a function",
            looping("from m import gen", "gen.other()"),
        ),
        (
            "through functools",
            looping(
                "import functools\nfrom m import gen\ngen = functools.wraps(gen)(gen)",
                "gen()",
            ),
        ),
    ] {
        silent(
            why,
            &[
                ("main.py", &text),
                ("m.py", "$GEN\nclass A:\n    def gen(self): return []\n"),
                ("n.py", "def gen(): return []\n"),
            ],
        );
    }
}

#[test]
fn modules_that_are_not_surely_the_one_meant_are_left_alone() {
    let main = looping("from m import gen", "gen()");
    silent("nowhere", &[("main.py", &main)]);
    silent("elsewhere", &[("main.py", &main), ("other/m.py", "$GEN")]);
    silent(
        "two of a name",
        &[
            ("main.py", &main),
            ("m.py", "$GEN"),
            ("src/m.py", "def gen(): return []\n"),
        ],
    );
    silent(
        "a sibling in a package, which only Python 2 takes",
        &[
            ("pkg/__init__.py", ""),
            ("pkg/main.py", &main),
            ("pkg/m.py", "$GEN"),
        ],
    );
    silent(
        "a sibling in a package, which Python 2 prefers",
        &[
            ("pkg/__init__.py", ""),
            ("pkg/main.py", &main),
            ("pkg/m.py", "$GEN"),
            ("m.py", "$GEN"),
        ],
    );
    silent(
        "the standard library's",
        &[
            ("main.py", &looping("from queue import gen", "gen()")),
            ("queue.py", "$GEN"),
        ],
    );
    silent(
        "a module and no package",
        &[
            ("main.py", &looping("from a.m import gen", "gen()")),
            ("a.py", ""),
            ("a/m.py", "$GEN"),
        ],
    );
    silent(
        "a submodule of the same name",
        &[
            ("main.py", &looping("from pkg import gen", "gen()")),
            ("pkg/__init__.py", "$GEN"),
            ("pkg/gen.py", ""),
        ],
    );
    silent(
        "a submodule of the same name, and another's function",
        &[
            ("main.py", &looping("from pkg import gen", "gen()")),
            ("pkg/__init__.py", "from .other import gen\n"),
            ("pkg/other.py", "$GEN"),
            ("pkg/gen.py", ""),
        ],
    );
    silent(
        "what an open package may bind",
        &[
            ("main.py", &looping("from pkg import m", "m.gen()")),
            ("pkg/__init__.py", "from other import *\n"),
            ("pkg/m.py", "$GEN"),
        ],
    );
    silent(
        "compiled",
        &[
            ("main.py", &main),
            ("m.py", "$GEN"),
            ("m.cpython-313-x86_64-linux-gnu.so", ""),
        ],
    );
    silent(
        "above everything",
        &[
            ("main.py", &looping("from ........m import gen", "gen()")),
            ("m.py", "$GEN"),
        ],
    );
}

#[test]
fn a_module_outside_the_inputs_roots_is_left_alone() {
    let main = looping("from m import gen", "gen()");
    let files = [("in/deep/main.py", main.as_str()), ("m.py", "$GEN")];
    let inside = ["check", "--format", "json", "--select", "NR201", "in"];
    assert_eq!(found(&files, &inside), Vec::<String>::new());
}

#[test]
fn a_module_that_another_may_be_put_before_is_not_known() {
    let found = |before: &str, others: Files<'_>| {
        let text = format!(
            "import sys\n{before}\n{}",
            looping("from shop import gen", "gen()")
        );
        let mut files = vec![
            ("setup.py", ""),
            ("main.py", text.as_str()),
            ("shop.py", MARK),
        ];
        files.extend(others);
        findings("NR201", &files, &["."])
    };
    let stub: Files<'_> = &[("stubs/shop.py", "def gen(): return []\n")];
    let package: Files<'_> = &[("stubs/shop/__init__.py", "def gen(): pass\n")];
    let before = "sys.path.insert(0, 'stubs')";
    assert_eq!(found("", stub), ["main.py: safe"]);
    assert_eq!(found(before, &[]), ["main.py: safe"]);
    assert_eq!(found(before, stub), [""; 0]);
    assert_eq!(found(before, package), [""; 0]);
}

#[test]
fn a_module_that_stands_beside_is_not_imported() {
    let text = format!("{GEN}x = next(gen())\n");
    let reasons = |beside: &str| {
        let files = [("setup.py", ""), ("a/main.py", text.as_str()), (beside, "")];
        findings("NR201", &files, &["."])
    };
    assert_eq!(reasons("contextlib.py"), ["a/main.py: safe"]);
    assert_eq!(reasons("a/contextlib.py"), ["a/main.py: names-taken"]);
    assert_eq!(
        reasons("a/contextlib/__init__.py"),
        ["a/main.py: names-taken"]
    );
}
