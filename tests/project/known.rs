//! Generator functions of other modules.

use super::*;

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
fn a_manager_of_another_module_may_have_nothing_to_do() {
    let shop = "class Shop:\n    def all(self, context):\n        for x in (1, 2):\n            \
                with context.keep_path():\n                yield x\n\n    \
                def first(self, context):\n        for x in self.all(context):\n            \
                return x\n";
    let manager = |yields: &str| {
        format!(
            "from contextlib import contextmanager\n\nclass Context:\n    @contextmanager\n    \
             def keep_path(self):\n        path = set(self.path)\n{yields}"
        )
    };
    let look = |context: &str, other: &str| {
        let files = [
            ("pyproject.toml", ""),
            ("shop/__init__.py", ""),
            ("shop/context.py", context),
            ("shop/other.py", other),
            ("shop/shop.py", shop),
        ];
        found(&files, CHECK)
    };
    let idle = manager("        yield\n        self.path = path\n");
    let busy = manager(
        "        try:\n            yield\n        finally:\n            self.path = path\n",
    );
    let hazard = ["shop/shop.py: close-may-raise"];
    assert!(look(&idle, "").is_empty());
    assert!(look(&idle, &idle).is_empty());
    assert_eq!(look(&busy, ""), hazard);
    assert_eq!(look(&idle, &busy), hazard);
    assert_eq!(
        look(&idle, "class Other:\n    def keep_path(self): ...\n"),
        hazard
    );
    assert_eq!(look("", ""), hazard);
}
