//! The project as one program: small trees of files, run through the binary.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A generator function with clean-up.
const GEN: &str = "\
def gen():
    try:
        yield 1
    finally:
        print('closed')
";

/// What the tests write `GEN` as.
const MARK: &str = "$GEN";

type Files<'a> = &'a [(&'a str, &'a str)];

fn tree(files: Files<'_>) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text.replace(MARK, GEN)).expect("a file");
    }
    folder
}

fn norefcount(folder: &Path, threads: usize, arguments: &[&str]) -> Output {
    let state = tempfile::tempdir().expect("a folder");
    Command::new(env!("CARGO_BIN_EXE_norefcount"))
        .current_dir(folder)
        .env("NOREFCOUNT_STATE_DIR", state.path())
        .env("NOREFCOUNT_CACHE_DIR", state.path())
        .env("RAYON_NUM_THREADS", threads.to_string())
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// What is found in all files: path, reason (`safe` where there is a fix).
fn found(files: Files<'_>, arguments: &[&str]) -> Vec<String> {
    let folder = tree(files);
    let one = norefcount(folder.path(), 1, arguments);
    let two = norefcount(folder.path(), 2, arguments);
    assert_eq!(one.stdout, two.stdout, "threads make a difference");
    let text = String::from_utf8(one.stdout).expect("the output is UTF-8");
    let report: serde_json::Value = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&one.stderr)));
    let findings = report["findings"].as_array().expect("there are findings");
    findings
        .iter()
        .map(|finding| {
            let path = finding["path"].as_str().expect("a finding has a path");
            let reason = finding["reason"].as_str().unwrap_or("safe");
            format!("{path}: {reason}")
        })
        .collect()
}

const CHECK: &[&str] = &["check", "--format", "json", "--select", "NR201", "."];

fn silent(why: &str, files: Files<'_>) {
    assert_eq!(found(files, CHECK), Vec::<String>::new(), "{why}");
}

/// `main.py` at the top, or wherever `path` says, has a safe fix and nothing
/// else is found.
fn fixed(path: &str, files: Files<'_>) {
    assert_eq!(found(files, CHECK), [format!("{path}: safe")]);
}

/// A loop that leaves what `call` gives early.
fn looping(import: &str, call: &str) -> String {
    format!("{import}\n\ndef main():\n    for x in {call}:\n        break\n")
}

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
    let package: Files<'_> = &[("stubs/shop/__init__.py", "")];
    let before = "sys.path.insert(0, 'stubs')";
    assert_eq!(found("", stub), ["main.py: safe"]);
    assert_eq!(found(before, &[]), ["main.py: safe"]);
    assert_eq!(found(before, stub), [""; 0]);
    assert_eq!(found(before, package), [""; 0]);
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
fn a_generator_function_that_tests_replace_is_not_known() {
    let here = format!("{GEN}{}", looping("", "gen()"));
    let look = |test: &str| {
        let files = [
            ("pyproject.toml", ""),
            ("shop/__init__.py", ""),
            ("shop/lines.py", here.as_str()),
            ("tests/test_lines.py", test),
        ];
        found(&files, CHECK)
    };
    let replaced = ["shop/lines.py: not-provably-generator"];
    let kept = ["shop/lines.py: safe"];
    assert_eq!(
        look("@mock.patch('shop.lines.gen')\ndef test(): pass\n"),
        replaced
    );
    assert_eq!(look("patch.object(lines, \"gen\", list)\n"), replaced);
    assert_eq!(
        look("monkeypatch.setattr(lines,\n    'gen', list)\n"),
        replaced
    );
    assert_eq!(
        look("def test(monkeypatch):\n    shop.lines.gen = list\n"),
        replaced
    );
    assert_eq!(
        look("@mock.patch('shop.lines.generate')\ndef test(): pass\n"),
        kept
    );
    assert_eq!(
        look("@mock.patch('shop.other.gen')\ndef test(): pass\n"),
        kept
    );
    assert_eq!(look("lines.gen = list\n"), replaced);
    assert_eq!(look("lines.gen, x = list, 1\n"), replaced);
    assert_eq!(look("patch.multiple(lines, gen=list)\n"), replaced);
    assert_eq!(look("vars(lines).update(\n    gen=list)\n"), replaced);
    assert_eq!(look("lines.__dict__['gen'] = list\n"), replaced);
    assert_eq!(
        look("for n in ['gen']:\n    setattr(lines, n, list)\n"),
        replaced
    );
    assert_eq!(look("lines.gen == list; lines.other = list\n"), kept);
    assert_eq!(look("f(lines, gen=list)\n"), kept);
    assert_eq!(look("# dispatch\nassert lines.gen() == 'gen'\n"), kept);
    assert_eq!(look("x = ['shop.lines.gen']\n"), kept);
}

#[test]
fn an_imported_generator_function_that_tests_replace_is_not_known() {
    let look = |import: &str, call: &str, test: &str| {
        let main = looping(import, call);
        let files = [
            ("pyproject.toml", ""),
            ("main.py", main.as_str()),
            ("shop/__init__.py", ""),
            ("shop/lines.py", GEN),
            ("tests/test_main.py", test),
        ];
        found(&files, CHECK)
    };
    let replaced = ["main.py: not-provably-generator"];
    let kept = ["main.py: safe"];
    let (name, module) = ("from shop.lines import gen", "import shop.lines as other");
    assert_eq!(look(name, "gen()", "patch('main.gen')\n"), replaced);
    assert_eq!(look(name, "gen()", "patch('shop.lines.gen')\n"), kept);
    assert_eq!(look(module, "other.gen()", "patch('main.gen')\n"), kept);
    // The module, as the file calls it, or for whoever imports it.
    assert_eq!(
        look(module, "other.gen()", "patch('main.other')\n"),
        replaced
    );
    assert_eq!(
        look(module, "other.gen()", "main.other = Fake()\n"),
        replaced
    );
    let fake = "sys.modules['shop.lines'] = Fake()\n";
    assert_eq!(look(module, "other.gen()", fake), replaced);
    assert_eq!(look(name, "gen()", fake), replaced);
    assert_eq!(look(name, "gen()", "sys.modules['shop.other'] = 1\n"), kept);
    let patch = "patch('shop.lines.gen')\n";
    assert_eq!(look(module, "other.gen()", patch), replaced);
    assert_eq!(
        look("from shop import lines", "lines.gen()", patch),
        replaced
    );
    assert_eq!(
        look("import shop.lines", "shop.lines.gen()", patch),
        replaced
    );
}

#[test]
fn a_generator_function_that_a_function_imports_may_be_replaced_where_it_is() {
    let main = "def f():\n    from shop.lines import gen\n    for x in gen():\n        break\n";
    let look = |test: &str| {
        let files = [
            ("pyproject.toml", ""),
            ("main.py", main),
            ("shop/__init__.py", ""),
            ("shop/lines.py", GEN),
            ("tests/test_main.py", test),
        ];
        found(&files, CHECK)
    };
    let replaced = ["main.py: not-provably-generator"];
    assert_eq!(look("patch('shop.lines.gen')\n"), replaced);
    assert_eq!(look("patch('main.gen')\n"), ["main.py: safe"]);
}

#[test]
fn what_opens_a_file_may_be_replaced_by_the_tests_of_another_file() {
    let look = |main: &str, test: &str| {
        let files = [
            ("pyproject.toml", ""),
            ("shop/__init__.py", ""),
            ("shop/lines.py", main),
            ("tests/test_lines.py", test),
        ];
        found(
            &files,
            &["check", "--format", "json", "--select", "NR101", "."],
        )
    };
    let plain = "def f(p):\n    return open(p).read()\n";
    let archive = "import zipfile\n\ndef f(p):\n    return zipfile.ZipFile(p).namelist()\n";
    let (kept, replaced) = (["shop/lines.py: safe"], ["shop/lines.py: open-is-patched"]);
    for (main, test) in [
        (plain, "@mock.patch('shop.lines.open')\ndef test(): pass\n"),
        (plain, "from shop import lines\nlines.open = Fake\n"),
        (
            plain,
            "import shop.lines\nwith patch('builtins.open'): pass\n",
        ),
        (
            plain,
            "from shop import lines\nmonkeypatch.setattr(lines, 'open', fake)\n",
        ),
        (archive, "@patch('zipfile.ZipFile')\ndef test(): pass\n"),
        (archive, "@patch('shop.lines.zipfile')\ndef test(): pass\n"),
    ] {
        assert_eq!(look(main, test), replaced, "{test}");
    }
    for (main, test) in [
        (plain, "import shop.lines\n"),
        (plain, "with patch('builtins.open'): pass\n"),
        (plain, "@mock.patch('shop.lines.close')\ndef test(): pass\n"),
        (archive, "@patch('shop.lines.tarfile')\ndef test(): pass\n"),
    ] {
        assert_eq!(look(main, test), kept, "{test}");
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
fn imported_generators_are_known() {
    fixed(
        "main.py",
        &[
            ("main.py", &looping("from m import gen", "gen()")),
            ("m.py", "$GEN"),
        ],
    );
    fixed(
        "main.py",
        &[
            (
                "main.py",
                &looping("from m import gen as g", "enumerate(g())"),
            ),
            ("m.py", "from other import *\n$GEN"),
            ("other.py", ""),
        ],
    );
    fixed(
        "main.py",
        &[
            ("main.py", &looping("import m", "m.gen()")),
            ("m.py", "$GEN"),
        ],
    );
    fixed(
        "main.py",
        &[
            ("main.py", &looping("import pkg.sub.m", "pkg.sub.m.gen()")),
            ("pkg/__init__.py", ""),
            ("pkg/sub/__init__.py", ""),
            ("pkg/sub/m.py", "$GEN"),
        ],
    );
    fixed(
        "main.py",
        &[
            ("main.py", &looping("import pkg.m as it", "it.gen()")),
            ("pkg/__init__.py", ""),
            ("pkg/m.py", "$GEN"),
        ],
    );
}

#[test]
fn relative_imports_are_known() {
    for (import, call) in [
        ("from .m import gen", "gen()"),
        ("from . import m", "m.gen()"),
        ("from . m import gen", "gen()"),
        ("from ..pkg.m import gen", "gen()"),
        ("from .. import gen", "gen()"),
        ("from ..pkg import m as n", "n.gen()"),
        ("from .queue import gen", "gen()"),
        ("import os, top.pkg.m", "top.pkg.m.gen()"),
        ("import os; from .m import gen", "gen()"),
        ("try: from .m import gen\nfinally: pass", "gen()"),
        ("from .m import (\n    gen\n)", "zip('', gen ())"),
        ("from .m import gen", "(\n    # first\n    gen())"),
    ] {
        fixed(
            "top/pkg/main.py",
            &[
                ("top/__init__.py", "from .pkg.m import gen\n"),
                ("top/pkg/__init__.py", ""),
                ("top/pkg/main.py", &looping(import, call)),
                ("top/pkg/m.py", "$GEN"),
                ("top/pkg/queue.py", "$GEN"),
            ],
        );
    }
}

#[test]
fn names_are_followed_through_other_modules() {
    for package in [
        "from .gen import gen\n",
        "from pkg.gen import gen\n",
        "from . import gen as module\nfrom .gen import gen\n",
        "from . import other\nfrom .gen import gen\n",
    ] {
        fixed(
            "main.py",
            &[
                ("main.py", &looping("from pkg import gen", "gen()")),
                ("pkg/__init__.py", package),
                ("pkg/other.py", "from . import gen\nfrom pkg import gen\n"),
                ("pkg/gen.py", "from pkg import other\n$GEN"),
            ],
        );
    }
    for package in [
        "",
        "from . import m\n",
        "from pkg import m\n",
        "from .m import other\n",
    ] {
        fixed(
            "main.py",
            &[
                ("main.py", &looping("import pkg", "pkg.m.gen()")),
                ("pkg/__init__.py", package),
                ("pkg/m.py", "$GEN"),
            ],
        );
    }
}

#[test]
fn loops_that_end_before_their_generator_are_known() {
    for (import, iterable) in [
        ("", "zip('', gen())"),
        ("from itertools import islice as cut", "cut(gen(), 1)"),
        ("import itertools", "itertools.islice(gen(), 1)"),
    ] {
        let text = format!("{import}\nfrom m import gen\nfor x in {iterable}:\n    print(x)\n");
        fixed("main.py", &[("main.py", &text), ("m.py", "$GEN")]);
    }
}

#[test]
fn expressions_that_leave_their_generator_are_known() {
    for statement in [
        "x = next(gen())",
        "x = next(iter(gen()), None)",
        "x = 1 in gen()",
        "x = 1 not in m.gen()",
        "x = any(y for y in gen())",
        "x = list(zip(gen(), 'a'))",
        "x = m.gen().__next__()",
        "x = [y for y in itertools.islice(gen(), 1)]",
        "x = list(cut(gen(), 1))",
        "def f():\n    yield from map(str, gen())",
    ] {
        let text = format!(
            "import itertools\nfrom itertools import islice as cut\nimport m\nfrom m import gen\n{statement}\n"
        );
        fixed("main.py", &[("main.py", &text), ("m.py", "$GEN")]);
        // Without a name for `islice` the gate looks more closely.
        let text = text.replace("from itertools import islice as cut\n", "");
        if !text.contains("cut(") {
            fixed("main.py", &[("main.py", &text), ("m.py", "$GEN")]);
        }
    }
    silent(
        "taken to the end, or handed on",
        &[
            (
                "main.py",
                "from m import gen\nx = list(gen())\ny = gen()\nf(gen())\na, b = gen()\n",
            ),
            ("m.py", "$GEN"),
        ],
    );
}

#[test]
fn layouts_are_known() {
    let main = looping("from pkg.m import gen", "gen()");
    fixed(
        "tests/main.py",
        &[
            ("src/pkg/__init__.py", ""),
            ("src/pkg/m.py", "$GEN"),
            ("tests/main.py", &main),
        ],
    );
    fixed(
        "pkg/tests/main.py",
        &[
            ("pkg/__init__.py", ""),
            ("pkg/m.py", "$GEN"),
            ("pkg/tests/__init__.py", ""),
            ("pkg/tests/main.py", &main),
        ],
    );
    let inner = looping("from space.pkg.m import gen", "gen()");
    fixed(
        "space/other/main.py",
        &[
            ("space/pkg/m.py", "$GEN"),
            ("space/other/__init__.py", ""),
            ("space/other/main.py", &inner),
        ],
    );
}

#[test]
fn what_cannot_be_fixed_says_why() {
    let files = [
        (
            "m.py",
            "def gen():\n    try:\n        yield 1\n    finally:\n        yield 2\n\
                  async def agen():\n    try:\n        yield 1\n    finally:\n        print()\n",
        ),
        ("a.py", &looping("from m import gen", "gen()")),
        (
            "b.py",
            "from m import agen\n\nasync def f():\n    async for x in agen():\n        break\n",
        ),
        (
            "c.py",
            "import m\n\nclass A:\n    for x in m.gen():\n        break\n",
        ),
        (
            "d.py",
            "from g import gen\nglobals()['x'] = 1\nfor x in gen():\n    break\n",
        ),
        (
            "e.py",
            "from g import gen\n\nclass A:\n    for x in gen():\n        break\n",
        ),
        ("g.py", "$GEN"),
    ];
    assert_eq!(
        found(&files, CHECK),
        [
            "a.py: close-may-raise",
            "b.py: async-generator",
            "c.py: close-may-raise",
            "d.py: not-provably-generator",
            "e.py: class-scope",
        ]
    );
}

#[test]
fn standard_input_has_no_project() {
    let folder = tree(&[
        ("m.py", "$GEN"),
        ("main.py", &looping("from m import gen", "gen()")),
    ]);
    let input = fs::File::open(folder.path().join("main.py")).expect("the file is there");
    let output = Command::new(env!("CARGO_BIN_EXE_norefcount"))
        .current_dir(folder.path())
        .args(["check", "--stdin-filename", "main.py", "-"])
        .stdin(input)
        .output()
        .expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn files_are_found_from_any_folder() {
    let files = [
        ("top/pkg/__init__.py", ""),
        ("top/pkg/m.py", "$GEN"),
        ("top/pkg/in/__init__.py", ""),
        (
            "top/pkg/in/main.py",
            &looping("from ..m import gen", "gen()"),
        ),
        ("top/other.py", &looping("from pkg.m import gen", "gen()")),
    ];
    let folder = tree(&files);
    for (place, path) in [
        ("top/pkg/in", "main.py"),
        ("top/pkg/in", "."),
        ("top/pkg/in", ".."),
        ("top/pkg", "../pkg/in/main.py"),
        ("top", "pkg/in/../in"),
        ("top/pkg", "../other.py"),
        ("", "top"),
    ] {
        let output = norefcount(&folder.path().join(place), 2, &["--exit-code", path]);
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(
            text.contains("+        gen1.close()") || text.contains("+        gen.close()"),
            "{place}: {path}: {text}"
        );
    }
}

/// What a fix makes of a module does not count in the same run, whatever comes
/// first: here opening becomes a `with` around a `yield`.
#[test]
fn files_are_as_they_were_when_the_run_started() {
    let lines = "def gen(path):\n    for line in open(path):\n        yield line\n";
    let main = looping("from m import gen", "gen('x')");
    let files = [
        ("m.py", lines),
        ("main.py", main.as_str()),
        ("z.py", main.as_str()),
    ];
    for threads in [1, 2] {
        for order in [["m.py", "main.py", "z.py"], ["z.py", "main.py", "m.py"]] {
            let folder = tree(&files);
            let mut arguments = vec!["--apply"];
            arguments.extend(order);
            norefcount(folder.path(), threads, &arguments);
            let text = |name| fs::read_to_string(folder.path().join(name)).expect("a file");
            assert!(text("m.py").contains("with open(path)"), "{}", text("m.py"));
            assert_eq!(
                (text("main.py"), text("z.py")),
                (main.clone(), main.clone())
            );
        }
    }
}

#[test]
fn order_and_threads_make_no_difference() {
    let mut files = Vec::new();
    for number in 0..24 {
        let next = (number + 1) % 24;
        let text = format!(
            "from pkg.m{next:02} import gen as other\nfrom pkg.m{next:02} import other as far\n\
             {MARK}\ndef f():\n    for x in other():\n        break\n    \
             for x in far():\n        return x\n"
        );
        files.push((format!("pkg/m{number:02}.py"), text));
    }
    files.push(("pkg/__init__.py".to_owned(), String::new()));
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    let mut results = Vec::new();
    for turn in 0..6 {
        let folder = tree(&files);
        let mut arguments = vec!["--apply"];
        names.rotate_left(7);
        if turn % 2 == 1 {
            names.reverse();
        }
        arguments.extend(&names);
        norefcount(folder.path(), 1 + turn % 2, &arguments);
        results.push(
            files
                .iter()
                .map(|(name, _)| fs::read(folder.path().join(name)).expect("a file"))
                .collect::<Vec<_>>(),
        );
    }
    assert!(results.iter().all(|result| *result == results[0]));
    let first = String::from_utf8_lossy(&results[0][0]);
    assert_eq!(first.matches(".close()").count(), 2, "{first}");
}

/// What is found under `rules` in all files: path, code, reason.
fn findings(rules: &str, files: Files<'_>, inputs: &[&str]) -> Vec<String> {
    let mut arguments = vec!["check", "--format", "json", "--select", rules];
    arguments.extend(inputs);
    found(files, &arguments)
}

const FILES: &str = "NR101,NR102";

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

/// A class whose attribute `$` is a proxy.
const CHILD: &str = "\
import weakref

class Child($BASE):
    def __init__(self, up):
        self.$ = weakref.proxy(up)

    def title(self):
        return self.$.title
";

fn child(attribute: &str, base: &str) -> String {
    CHILD.replace("$BASE", base).replace('$', attribute)
}

fn proxies(attribute: &str, base: &str, others: Files<'_>, inputs: &[&str]) -> Vec<String> {
    let import = match base.split_once('.') {
        Some((module, _)) => format!("import {module}\n"),
        None => String::new(),
    };
    let text = format!("{import}{}", child(attribute, base));
    let mut files = vec![("pkg/__init__.py", ""), ("pkg/child.py", text.as_str())];
    files.extend(others);
    findings("NR301", &files, inputs)
}

const SAFE: [&str; 1] = ["pkg/child.py: safe"];
const OTHERS: [&str; 1] = ["pkg/child.py: other-files"];

#[test]
fn an_attribute_that_no_other_file_uses_is_known() {
    for attribute in ["up", "_up", "__up"] {
        for (why, others) in [
            ("nothing else", &[][..]),
            (
                "a longer name",
                &[("pkg/a.py", "x.upper; x.up_; x.__up__\n")],
            ),
            (
                "a variable, a keyword",
                &[("pkg/a.py", "up = _up = 1\nf(up=up, _up=_up)\n")],
            ),
            (
                "a comment, a sentence",
                &[("pkg/a.py", "# x.up, x._up\n'see x.up'\n")],
            ),
            (
                "another class's own",
                &[(
                    "pkg/a.py",
                    "class A:\n    def __init__(self):\n        self.up = self._up = self.__up = 1\n    def f(self):\n        return self.up\n",
                )],
            ),
            (
                "that of a foreign class's subclass",
                &[(
                    "pkg/a.py",
                    "import qt\nclass A(qt.Thing):\n    def f(self):\n        return self.up + self._up\n",
                )],
            ),
            ("a module's", &[("pkg/a.py", "import os\nos.up; os._up\n")]),
            ("other text", &[("notes.txt", "x.up and x._up\n")]),
            ("junk", &[("venv/a.py", "x.up; x._up; x._Child__up\n")]),
        ] {
            assert_eq!(
                proxies(attribute, "object", others, &["."]),
                SAFE,
                "{attribute}: {why}"
            );
        }
    }
}

#[test]
fn an_attribute_that_other_files_may_use_is_left_alone() {
    for attribute in ["up", "_up", "__up"] {
        let spelled = if attribute == "__up" {
            "_Child__up"
        } else {
            attribute
        };
        for (why, name, text) in [
            ("read", "pkg/a.py", "def f(x):\n    return x.$.title\n"),
            ("set", "a.py", "def f(x):\n    x.$ = None\n"),
            ("deleted", "tests/a.py", "def f(x):\n    del x.$\n"),
            ("matched", "a.py", "match x:\n    case Child($=y): pass\n"),
            ("by name", "a.py", "def f(x):\n    return getattr(x, '$')\n"),
            (
                "by a path",
                "a.py",
                "import operator\noperator.attrgetter('$.title')\n",
            ),
            (
                "by a name kept",
                "a.py",
                "N = '$'\ndef f(x):\n    return getattr(x, N)\n",
            ),
            ("in a format", "a.py", "'{0.$}'.format(x)\n"),
            ("in an example", "a.py", "'''\n>>> x.$\n'''\n"),
            (
                "in a document's example",
                "docs/a.rst",
                "::\n\n    >>> x.$\n",
            ),
            ("in a template", "web/a.html", "{{ x.$ }}\n"),
            ("in Cython", "a.pyx", "cdef f(x): return x.$\n"),
            ("in another template", "a.tpl", "{x.$.title}\n"),
            ("in a text that is a format", "a.txt", "of {x.$.title}\n"),
            (
                "by a stand-in",
                "a.py",
                "from types import SimpleNamespace as N\nf(N($=1))\n",
            ),
            ("by a mock", "a.py", "f(mock.Mock($=1))\n"),
            (
                "by a keyword that is set",
                "a.py",
                "def f(x, **k):\n    for n in k: setattr(x, n, k[n])\nf(x, $=1)\n",
            ),
            ("in a broken file", "a.py", "def (: x.$\n"),
            ("in a script", "run", "#!/usr/bin/env python\nx.$\n"),
            (
                "by a subclass",
                "pkg/a.py",
                "from .child import Child\nclass A(Child):\n    def f(self):\n        return self.$.x\n",
            ),
            (
                "by a subclass, absolute",
                "a.py",
                "import pkg.child\nclass A(pkg.child.Child):\n    def f(self):\n        self.$ = 1\n",
            ),
            (
                "by a class attribute of a subclass",
                "a.py",
                "from pkg.child import *\nclass A(Child):\n    $ = None\n",
            ),
            (
                "by a mixin",
                "a.py",
                "class A:\n    def f(self):\n        return self.$.x\n",
            ),
            (
                "by a computed subclass",
                "a.py",
                "class A(make()):\n    def f(self):\n        self.$ = 1\n",
            ),
        ] {
            // Within a class the name is mangled once more.
            if attribute == "__up" && text.contains("class") {
                continue;
            }
            let text = text.replace('$', spelled);
            let others = [(name, text.as_str())];
            assert_eq!(
                proxies(attribute, "object", &others, &["."]),
                OTHERS,
                "{attribute}: {why}"
            );
        }
    }
}

#[test]
fn a_subclass_of_the_same_name_mangles_alike() {
    let text = "import pkg.child\nclass Child(pkg.child.Child):\n    def f(self):\n        return self.__up.x\n";
    assert_eq!(proxies("__up", "object", &[("a.py", text)], &["."]), OTHERS);
}

#[test]
fn text_that_looks_private_may_be_read_elsewhere() {
    let text = [("a.py", "NAME = '_up'\n")];
    assert_eq!(proxies("_up", "object", &text, &["."]), OTHERS);
    let text = [("a.py", "NAME = 'up'\n")];
    assert_eq!(proxies("up", "object", &text, &["."]), SAFE);
}

#[test]
fn a_proxy_that_tests_replace_is_left_alone() {
    for text in [
        "@patch('pkg.child.weakref.proxy')\ndef test(proxy): pass\n",
        "patch.object(child.weakref, 'proxy', f)\n",
        "patch('pkg.child.weakref')\n",
    ] {
        let others = [("tests/test_child.py", text)];
        let found = proxies("_up", "object", &others, &["."]);
        assert_eq!(found, ["pkg/child.py: replaced"], "{text}");
    }
    let others = [("tests/test_child.py", "patch('pkg.child.f')\n")];
    assert_eq!(proxies("_up", "object", &others, &["."]), SAFE);
}

#[test]
fn an_object_that_another_file_may_copy_wants_a_look() {
    for text in [
        "import pickle\n",
        "from copy import deepcopy as copy\n",
        "import multiprocessing.pool\n",
        "def f(x):\n    return x.__dict__\n",
        "def f(x):\n    return vars(x)\n",
        "import inspect\ndef f(x):\n    return inspect.getmembers(x)\n",
        "def f(x):\n    return [getattr(x, name) for name in x.__slots__]\n",
        "def f(x):\n    return [getattr(x, name) for name in dir(x)]\n",
        "def f(name):\n    return property(lambda self: getattr(self, '_' + name))\n",
        "def f(x, name):\n    return getattr(x, '_%s' % name)\n",
        "def f(x, name):\n    return getattr(x, '_{}'.format(name))\n",
        "def f(x, name):\n    return getattr(x, f'_{name}')\n",
    ] {
        let others = [("a.py", text)];
        assert_eq!(
            proxies("_up", "object", &others, &["."]),
            ["pkg/child.py: pickled"],
            "{text}"
        );
    }
    let text = "import copy\ncopy.copy(x)\n# unpickled\nclass A:\n    def f(self):\n        self.__dict__; vars(self)\n";
    let others = [("a.py", text)];
    assert_eq!(proxies("_up", "object", &others, &["."]), SAFE);
    for text in [
        "import os\nprint([getattr(os, name) for name in dir(os)])\n",
        "def f(x):\n    print(dir(x))\n",
        "def f(x, name):\n    return getattr(x, name), name.startswith('_')\n",
        "def f(x, name):\n    return getattr(x, '_do_' + name), getattr(x, '_' + name + '_done')\n",
        "def f(x, name):\n    return getattr(x, f'_{name}_done'), getattr(x, '_%s_%s' % name)\n",
        "def f(name):\n    return '_' + name\n",
    ] {
        let others = [("a.py", text)];
        assert_eq!(proxies("_up", "object", &others, &["."]), SAFE, "{text}");
    }
}

#[test]
fn what_decorates_a_class_is_looked_at() {
    let decorated = |decorator: &str| {
        let class = "class Child(object)";
        let text = child("_up", "object").replace(class, &format!("@{decorator}\n{class}"));
        let text = format!("from m import known\nfrom shop import order\n{text}");
        move |module: &str| findings("NR301", &[("child.py", &text), ("m.py", module)], &["."])
    };
    let wants_look = ["child.py: base-elsewhere"];
    let quiet = "def known(made):\n    return made\n";
    assert_eq!(decorated("known")(quiet), ["child.py: safe"]);
    assert_eq!(decorated("known")("def other(): pass\n"), wants_look);
    assert_eq!(decorated("order.by('age')")(quiet), wants_look);
    for body in [
        "made.__setattr__ = f",
        "setattr(made, 'up', f)",
        "print(made._up)",
    ] {
        let text = format!("def known(made):\n    {body}\n    return made\n");
        assert!(
            !decorated("known")(&text).contains(&"child.py: safe".to_owned()),
            "{body}"
        );
    }
}

#[test]
fn an_error_that_another_file_names_is_raised_as_it_was() {
    let text = child("_up", "object");
    let rewritten = |other: &str| {
        let files = [("child.py", text.as_str()), ("a.py", other)];
        let folder = tree(&files);
        norefcount(folder.path(), 1, &["--apply", "--allow-dirty", "."]);
        fs::read_to_string(folder.path().join("child.py")).expect("the file is there")
    };
    assert!(rewritten("try: f()\nexcept ReferenceError: pass\n").contains("_deref(self._up)"));
    assert!(rewritten("try: f()\nexcept KeyError: pass\n").contains("self._up()."));
}

#[test]
fn a_public_attribute_is_known_where_the_project_is_in_sight() {
    let user = [("tests/a.py", "def f(x):\n    return x.up.title\n")];
    // The package alone: its folder is looked at, and so is what is beside it.
    assert_eq!(proxies("up", "object", &user, &["pkg/child.py"]), OTHERS);
    assert_eq!(proxies("up", "object", &[], &["pkg/child.py"]), SAFE);
    let project = [("pyproject.toml", ""), ("tests/a.py", "x.up\n")];
    let text = child("up", "object");
    let mut files = vec![("src/pkg/__init__.py", ""), ("src/pkg/child.py", &text)];
    files.extend(project);
    assert_eq!(
        findings("NR301", &files, &["src"]),
        ["src/pkg/child.py: other-files"]
    );
    // A file on its own.
    let alone = [("child.py", text.as_str())];
    assert_eq!(
        findings("NR301", &alone, &["child.py"]),
        ["child.py: public-attribute"]
    );
    assert_eq!(findings("NR301", &alone, &["."]), ["child.py: safe"]);
    let marked = [("child.py", text.as_str()), ("setup.py", "")];
    assert_eq!(
        findings("NR301", &marked, &["child.py"]),
        ["child.py: safe"]
    );
}

#[test]
fn bases_in_other_files_are_looked_at() {
    let base = |text| [("m.py", text), ("n.py", "class Far(object):\n    x = 1\n")];
    for (why, text) in [
        ("plain", "class Base:\n    def f(self): pass\n"),
        (
            "of another",
            "from n import Far\nclass Base(Far):\n    pass\n",
        ),
        ("handed on", "from n import Far as Base\n"),
    ] {
        assert_eq!(proxies("_up", "m.Base", &base(text), &["."]), SAFE, "{why}");
        assert_eq!(proxies("up", "m.Base", &base(text), &["."]), SAFE, "{why}");
    }
    for (why, text) in [
        ("foreign", "import qt\nclass Base(qt.Thing):\n    pass\n"),
        ("unknown", "class Base(make()):\n    pass\n"),
        ("no class", "Base = make()\n"),
        ("nowhere", ""),
        (
            "sets it",
            "class Base:\n    def __init__(self):\n        self._up = None\n",
        ),
        ("defines it", "class Base:\n    _up = None\n"),
        (
            "reads all",
            "class Base:\n    def state(self):\n        return vars(self)\n",
        ),
        (
            "a hook",
            "class Base:\n    def __setattr__(self, name, value):\n        pass\n",
        ),
    ] {
        let found = proxies("_up", "m.Base", &base(text), &["."]);
        assert_eq!(found, ["pkg/child.py: base-elsewhere"], "{why}");
    }
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

#[test]
fn a_count_that_other_files_may_read_stays() {
    let counts = "import sys\n\nbase = sys.getrefcount(None)\nassert base > 0\n\n\n\
                  count_of = sys.getrefcount\n\n\ndef check(it):\n    \
                  assert count_of(it) > 0\n";
    let left = |user: &str| {
        let folder = tree(&[("setup.py", ""), ("help.py", counts), ("user.py", user)]);
        norefcount(folder.path(), 1, &["--apply", "--isolated", "."]);
        let text = fs::read_to_string(folder.path().join("help.py")).expect("a file");
        let holds = |name: &str| text.lines().any(|it| it.starts_with(name));
        (holds("base ="), holds("count_of ="))
    };
    assert_eq!(left("import help\nhelp.check(1)\n"), (false, false));
    assert_eq!(left("import help\nbase = 1\n"), (false, false));
    assert_eq!(left("from help import base\n"), (true, false));
    assert_eq!(left("from help import *\n"), (true, true));
    assert_eq!(left("import help as h\nh.base\n"), (true, false));
    assert_eq!(
        left("from . import help\nhelp.count_of(1)\n"),
        (false, true)
    );
    assert_eq!(left("patch.object(help, 'count_of', f)\n"), (false, true));
    assert_eq!(left("patch('help.base', 3)\n"), (true, false));
}

/// Each file uses the attribute of the one before it, in a statement that goes,
/// and the function of the one after it.
#[test]
fn what_is_rewritten_meanwhile_makes_no_difference() {
    let mut files = Vec::new();
    for number in 0..24 {
        let (before, next) = ((number + 23) % 24, (number + 1) % 24);
        let text = format!(
            "import sys\nimport weakref\nfrom pkg.m{next:02} import open_{next} as get\n\n\n\
             def open_{number}(path):\n    return open(path, 'a')\n\n\n\
             class Child:\n    def __init__(self, up):\n        \
             self.up_{number} = weakref.proxy(up)\n        \
             self.own_{number} = weakref.proxy(up)\n\n    \
             def title(self):\n        return self.up_{number}.x + self.own_{number}.x\n\n\n\
             def use(x):\n    assert sys.getrefcount(x) > 0, x.up_{before}\n    get('p').write('x')\n"
        );
        files.push((format!("pkg/m{number:02}.py"), text));
    }
    files.push(("pkg/__init__.py".to_owned(), String::new()));
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    let mut results = Vec::new();
    for turn in 0..6 {
        let folder = tree(&files);
        let mut arguments = vec!["--apply"];
        names.rotate_left(7);
        if turn % 2 == 1 {
            names.reverse();
        }
        arguments.extend(&names);
        norefcount(folder.path(), 1 + turn % 2, &arguments);
        let read = |(name, _): &(&str, &str)| {
            fs::read_to_string(folder.path().join(name)).expect("a file")
        };
        results.push(files.iter().map(read).collect::<Vec<_>>());
    }
    assert!(results.iter().all(|result| *result == results[0]));
    let first = &results[0][0];
    assert!(first.contains("with get('p') as f:"), "{first}");
    assert!(!first.contains("getrefcount"), "{first}");
    assert!(first.contains("self.up_0 = weakref.proxy(up)"), "{first}");
    assert!(first.contains("self.own_0 = weakref.ref(up)"), "{first}");
}

#[test]
fn standard_input_shows_no_other_files() {
    let folder = tree(&[("pkg/__init__.py", ""), ("setup.py", "")]);
    let path = folder.path().join("pkg/child.py");
    let check = |attribute| {
        fs::write(&path, child(attribute, "object")).expect("a file");
        let output = Command::new(env!("CARGO_BIN_EXE_norefcount"))
            .current_dir(folder.path())
            .args([
                "check",
                "--format",
                "json",
                "--stdin-filename",
                "pkg/child.py",
                "-",
            ])
            .stdin(fs::File::open(&path).expect("the file is there"))
            .output()
            .expect("the program runs");
        let text = String::from_utf8(output.stdout).expect("the output is UTF-8");
        let report: serde_json::Value = serde_json::from_str(&text).expect("the output is JSON");
        report["findings"][0]["reason"].as_str().map(str::to_owned)
    };
    assert_eq!(check("up").as_deref(), Some("public-attribute"));
    assert_eq!(check("_up"), None);
}

#[test]
fn what_other_files_import_from_here_stays() {
    let counts = "from sys import getrefcount\nimport sys\n\n\ndef check(it):\n    \
                  assert getrefcount(it) > 0\n    assert sys.getrefcount(it) > 0\n";
    let left = |user: &str| {
        let folder = tree(&[("setup.py", ""), ("help.py", counts), ("user.py", user)]);
        norefcount(folder.path(), 1, &["--apply", "--isolated", "."]);
        let text = fs::read_to_string(folder.path().join("help.py")).expect("a file");
        let holds = |line: &str| text.lines().any(|it| it == line);
        (holds("from sys import getrefcount"), holds("import sys"))
    };
    assert_eq!(left("import help\nhelp.check(1)\n"), (false, false));
    assert_eq!(left("from other import sys\nimport help\n"), (false, false));
    assert_eq!(left("from help import check, sys\n"), (false, true));
    assert_eq!(
        left("from help import (\n    check,\n    sys,\n)\n"),
        (false, true)
    );
    assert_eq!(
        left("from .help import check as c, \\\n    sys\n"),
        (false, true)
    );
    assert_eq!(left("from help import getrefcount\n"), (true, false));
    assert_eq!(left("import help as h\nprint(h.sys.path)\n"), (false, true));
    assert_eq!(left("from help import *\nprint(sys.path)\n"), (true, true));
    assert_eq!(left("patch('help.sys')\n"), (false, true));
    assert_eq!(left("patch.object(help, 'sys')\n"), (false, true));
}

#[test]
fn sums_of_its_own_are_looked_for_in_the_modules_that_a_file_names() {
    let tags = "class Tag(str):\n    def __radd__(self, other):\n        return Tag(other)\n\n\n\
                def escape(text):\n    return Tag(text)\n";
    let render = |import: &str| {
        format!(
            "{import}\n\n\ndef render(rows):\n    html = ''\n    for row in rows:\n        \
             html += escape(row)\n    return html\n"
        )
    };
    let reason = |import: &str| {
        let user = render(import);
        let files = [
            ("setup.py", ""),
            ("pkg/__init__.py", ""),
            ("pkg/tags.py", tags),
            ("pkg/other.py", "def escape(text):\n    return text\n"),
            ("pkg/user.py", user.as_str()),
        ];
        found(
            &files,
            &["check", "--format", "json", "--select", "NR401", "."],
        )
    };
    assert_eq!(reason("from .tags import escape"), ["pkg/user.py: markup"]);
    assert_eq!(
        reason("from pkg.tags import escape"),
        ["pkg/user.py: markup"]
    );
    assert_eq!(reason("from .other import escape"), ["pkg/user.py: safe"]);
}

#[test]
fn the_wrapper_of_a_module_needs_it() {
    let text = "import _symtable\n\nprint(_symtable.symtable)\n";
    let files = [("symtable.py", text), ("other.py", text)];
    let found = found(
        &files,
        &["check", "--format", "json", "--select", "NR802", "."],
    );
    assert_eq!(found, ["other.py: when-loaded"]);
}

#[test]
fn a_manager_of_another_module_may_swallow_the_exit() {
    let managers = "class Quiet:\n    def __enter__(self): return self\n\
                    \x20   def __exit__(self, *error): return True\n";
    let shop = |body: &str| {
        let text = format!("from managers import Quiet\n\n\ndef gen():\n{body}");
        let main = looping("from shop import gen", "gen()");
        let files = [
            ("main.py", main.as_str()),
            ("managers.py", managers),
            ("shop.py", text.as_str()),
        ];
        found(&files, CHECK)
    };
    let again = "    for x in (1, 2):\n        with Quiet():\n            yield x\n";
    assert_eq!(shop(again), ["main.py: close-may-raise"]);
    let last = "    with Quiet():\n        for x in (1, 2):\n            yield x\n";
    assert_eq!(shop(last), ["main.py: safe"]);
}

#[test]
fn a_module_that_another_takes_whole_gets_no_new_names() {
    let store = "import sqlite3\n\n\ndef put(path):\n    \
                 sqlite3.connect(path).execute('create table t (x)')\n";
    let reason = |store: &str, user: &str| {
        let files = [("setup.py", ""), ("store.py", store), ("user.py", user)];
        found(
            &files,
            &["check", "--format", "json", "--select", "NR101", "."],
        )
    };
    let taken = "contextlib = 'mine'\nfrom store import *\nput('a'), print(contextlib)\n";
    assert_eq!(reason(store, taken), ["store.py: names-taken"]);
    assert_eq!(reason(store, "from store import put\n"), ["store.py: safe"]);
    assert_eq!(reason(store, "import store\nstore.x\n"), ["store.py: safe"]);
    assert_eq!(reason(store, "from other import *\n"), ["store.py: safe"]);
    let listed = format!("__all__ = ['put']\n{store}");
    assert_eq!(reason(&listed, taken), ["store.py: safe"]);
    // Where the name is there already, nothing is new.
    let has = format!("import contextlib\n{store}");
    assert_eq!(reason(&has, taken), ["store.py: safe"]);
}

#[test]
fn objects_of_a_module_that_a_file_names_may_be_equal_in_a_way_of_their_own() {
    let user =
        |import: &str| format!("{import}\n\n\ndef is_default(mode):\n    return mode is 'auto'\n");
    let reason = |module: &str, import: &str| {
        let user = user(import);
        let files = [
            ("setup.py", ""),
            ("kinds.py", module),
            ("user.py", user.as_str()),
        ];
        found(
            &files,
            &["check", "--format", "json", "--select", "NR701", "."],
        )
    };
    let own = "class Kind:\n    def __eq__(self, other): return True\n";
    let text = "class Kind(str): pass\n";
    let plain = "class Kind: pass\n";
    for (module, import, reasons) in [
        (own, "from kinds import Kind", "user.py: own-equality"),
        (own, "import kinds", "user.py: own-equality"),
        (text, "import kinds as k", "user.py: own-equality"),
        (own, "import other", "user.py: safe"),
        (plain, "from kinds import Kind", "user.py: safe"),
    ] {
        assert_eq!(reason(module, import), [reasons], "{module}{import}");
    }
}
