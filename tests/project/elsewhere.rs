//! What other files put in the place of something, or get from there.

use super::*;

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
    assert_eq!(look("self.stubs.Set(lines, 'gen', list)\n"), replaced);
    assert_eq!(
        look("with swapped(lines,\n        \"gen\", list): pass\n"),
        replaced
    );
    assert_eq!(look("f(lines, 'other', list)\n"), kept);
    assert_eq!(look("f = getattr(lines, 'gen', None)\n"), kept);
    assert_eq!(look("f(lines, 'gen')\n"), kept);
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
    let own = "def opener(p):\n    return open(p)\n\ndef f(p):\n    return opener(p).read()\n";
    let path = "from pathlib import Path\n\ndef f(p):\n    return Path(p).open().read()\n";
    let below = "from pathlib import Path\n\ndef f(p):\n    return (Path(p) / 'a').open().read()\n";
    let (kept, replaced) = (["shop/lines.py: safe"], ["shop/lines.py: open-is-patched"]);
    for (main, test) in [
        (own, "from shop import lines\nlines.opener = Fake\n"),
        (own, "from shop import lines\nlines.open = Fake\n"),
        (own, "@patch('shop.lines.opener')\ndef test(): pass\n"),
        (
            path,
            "import shop.lines\nwith patch.object(Path, 'open'): pass\n",
        ),
        (path, "@patch('shop.lines.Path')\ndef test(): pass\n"),
        (below, "@patch('shop.lines.Path')\ndef test(): pass\n"),
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
        (archive, "stubs.Set(zipfile, 'ZipFile', fake)\n"),
        (archive, "fixtures.MonkeyPatch('zipfile.ZipFile', fake)\n"),
        (plain, "swapped(shop.lines, 'open', fake)\n"),
        (plain, "lines.__builtins__['open'] = fake\n"),
        (archive, "@patch('shop.lines.zipfile')\ndef test(): pass\n"),
    ] {
        assert_eq!(look(main, test), replaced, "{test}");
    }
    for (main, test) in [
        (plain, "import shop.lines\n"),
        (own, "from shop import lines\nlines.close = Fake\n"),
        (
            path,
            "import shop.lines\nwith patch.object(Path, 'stat'): pass\n",
        ),
        (plain, "with patch('builtins.open'): pass\n"),
        (plain, "@mock.patch('shop.lines.close')\ndef test(): pass\n"),
        (archive, "@patch('shop.lines.tarfile')\ndef test(): pass\n"),
    ] {
        assert_eq!(look(main, test), kept, "{test}");
    }
}

#[test]
fn what_replaces_a_builtin_for_all_modules_does_so_for_those_it_does_not_name() {
    let look = |path: &str, text: &str| {
        let files = [
            ("pyproject.toml", ""),
            ("shop/lines.py", "def f(p):\n    return open(p).read()\n"),
            (path, text),
        ];
        let check = &["check", "--format", "json", "--select", "NR101", "."];
        found(&files, check)
    };
    let (kept, replaced) = (["shop/lines.py: safe"], ["shop/lines.py: open-is-patched"]);
    let fixture = "def fake(monkeypatch):\n    monkeypatch.setattr('builtins.open', Fake)\n";
    let with = "class Fake:\n    def __enter__(self): return self\n\n\n";
    assert_eq!(look("tests/conftest.py", fixture), replaced);
    assert_eq!(look("shop/memory.py", "builtins.open = Fake\n"), replaced);
    assert_eq!(look("shop/memory.py", &format!("{with}{fixture}")), kept);
    assert_eq!(look("tests/test_other.py", fixture), kept);
    assert_eq!(look("shop/memory.py", "builtins.open(p); x.y = 1\n"), kept);
    assert_eq!(look("shop/memory.py", "x.y = ['builtins.open']\n"), kept);
}

#[test]
fn a_new_name_takes_no_submodules_place() {
    let text = "def fit(it): return it\n\n\ntext = fit(open('a').read())\n";
    let named = |files: &[(&str, &str)], main: &str| {
        let folder = tree(files);
        norefcount(folder.path(), 1, &["--apply", "--isolated", "."]);
        let text = fs::read_to_string(folder.path().join(main)).expect("a file");
        let data = text.lines().find_map(|it| it.strip_suffix(" = _f.read()"));
        data.map(|it| it.trim().to_owned())
    };
    let starred = format!("from .words import *\n{text}");
    let words = ("pkg/words.py", "__all__ = ['_data']\n_data = 1\n");
    let setup = ("setup.py", "");
    let files = [setup, ("pkg/__init__.py", text), ("pkg/_data.py", "")];
    assert_eq!(named(&files, "pkg/__init__.py").as_deref(), Some("_data1"));
    let files = [
        setup,
        ("pkg/__init__.py", text),
        ("pkg/_data/__init__.py", ""),
    ];
    assert_eq!(named(&files, "pkg/__init__.py").as_deref(), Some("_data1"));
    let files = [setup, ("pkg/main.py", text), ("pkg/_data.py", "")];
    assert_eq!(named(&files, "pkg/main.py").as_deref(), Some("_data"));
    let files = [setup, ("pkg/__init__.py", &starred), words];
    assert_eq!(named(&files, "pkg/__init__.py").as_deref(), Some("_data1"));
    let words = ("pkg/words.py", "_text = 1\n");
    let files = [setup, ("pkg/__init__.py", &starred), words];
    assert_eq!(named(&files, "pkg/__init__.py").as_deref(), Some("_data"));
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
fn sums_of_its_own_are_looked_for_in_the_modules_that_a_file_imports() {
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
            (
                "pkg/__init__.py",
                "\"\"\"Of which `tags` is a part.\"\"\"\n",
            ),
            ("pkg/tags.py", tags),
            ("pkg/other.py", "def escape(text):\n    return text\n"),
            ("pkg/string.py", tags),
            ("pkg/through.py", "from .tags import escape\n"),
            ("pkg/all.py", "from pkg.tags import *\n"),
            ("pkg/deep/__init__.py", ""),
            ("pkg/deep/pair.py", tags),
            ("pkg/shown/__init__.py", "from .tags import escape\n"),
            ("pkg/shown/tags.py", "def escape(text):\n    return text\n"),
            ("pkg/lower/__init__.py", "from ..tags import escape\n"),
            (
                "pkg/lazy.py",
                "class Lazy(UserString):\n    pass\n\n\nescape = Lazy\n",
            ),
            ("pkg/moved.py", "from collections import UserString\n"),
            ("pkg/pieces/__init__.py", "from .text import escape\n"),
            ("pkg/pieces/text.py", tags),
            ("pkg/sums/__init__.py", ""),
            ("pkg/sums/text.py", tags),
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
    // What is spelled alike is not what is imported.
    let spelled = "from .other import escape\n\ntags = escape('tags')\nprint(tags.pair)";
    assert_eq!(reason(spelled), ["pkg/user.py: safe"]);
    for import in [
        "import pkg.tags\nescape = pkg.tags.escape",
        "import pkg as p\nescape = p.tags.escape",
        "from . import tags\nescape = tags.escape",
        "from pkg import tags as t\nescape = t.escape",
        "from .tags import *",
        "from . import *\nescape = tags.escape",
        "def escape(text):\n    from .tags import escape\n    return escape(text)",
        "from .through import escape",
        "from .all import escape",
        "from .lower import escape",
        "from pkg import lower\nescape = lower.escape",
        "from pkg.deep import pair\nescape = pair.escape",
        "import pkg.deep\nescape = pkg.deep.pair.escape",
        "from string import escape",
    ] {
        assert_eq!(reason(import), ["pkg/user.py: markup"], "{import}");
    }
    for import in [
        "from .shown import escape",
        "from pkg import deep\nescape = deep.escape",
        "from collections import escape",
        "from tagsoup import escape",
    ] {
        assert_eq!(reason(import), ["pkg/user.py: safe"], "{import}");
    }
    assert_eq!(
        reason("from pkg.other import escape"),
        ["pkg/user.py: safe"]
    );
    assert_eq!(
        reason("from pkg.lazy import escape"),
        ["pkg/user.py: markup"]
    );
    assert_eq!(
        reason("from pkg.moved import escape"),
        ["pkg/user.py: safe"]
    );
    // A package that has it from one of its modules.
    assert_eq!(
        reason("from .pieces import escape"),
        ["pkg/user.py: markup"]
    );
    assert_eq!(reason("from .sums import escape"), ["pkg/user.py: safe"]);
}

#[test]
fn buffers_are_looked_for_in_the_modules_that_a_file_names() {
    let refilled = "class Reader:\n    def __init__(self, f):\n        self.f = f\n        \
                    self.buf = bytearray(4)\n\n    def block(self):\n        \
                    n = self.f.readinto(self.buf)\n        return self.buf[:n]\n";
    let plain = "class Reader:\n    def __init__(self, f):\n        self.f = f\n\n    \
                 def block(self):\n        return self.f.read(4)\n";
    let reason = |module: &str, start: &str| {
        let user = format!(
            "from reader import Reader\n\n\ndef load(f):\n    r = Reader(f)\n    data = {start}\n    \
             while True:\n        block = r.block()\n        if not block:\n            break\n        \
             data += block\n    return data\n"
        );
        let files = [
            ("setup.py", ""),
            ("reader.py", module),
            ("user.py", user.as_str()),
        ];
        found(
            &files,
            &["check", "--format", "json", "--select", "NR401", "."],
        )
    };
    assert_eq!(reason(refilled, "b''"), ["user.py: mutable-buffer"]);
    assert_eq!(reason(refilled, "''"), ["user.py: safe"]);
    let structure = "import ctypes\n\nclass Reader(ctypes.Structure):\n    pass\n";
    assert_eq!(reason(structure, "b''"), ["user.py: mutable-buffer"]);
    assert_eq!(reason(plain, "b''"), ["user.py: safe"]);
}

#[test]
fn a_piece_may_be_handed_over_by_who_calls() {
    let reason = |start: &str, piece: &str, other: &str| {
        let user = format!(
            "def render(piece):\n    return piece.render()\n\n\ndef load(pieces):\n    data = {start}\n    for piece in pieces:\n        \
             data += {piece}\n    return data\n"
        );
        let files = [
            ("setup.py", ""),
            ("other.py", other),
            ("user.py", user.as_str()),
        ];
        findings("NR401", &files, &["."])
    };
    let (safe, own) = (["user.py: safe"], ["user.py: own-addition"]);
    let lazy = "import user\n\n\nclass Lazy:\n    def __radd__(self, other):\n        \
                return other + str(self)\n\n\nprint(user.load([Lazy()]))\n";
    assert_eq!(reason("''", "piece", lazy), own);
    assert_eq!(reason("''", "piece['title']", lazy), own);
    assert_eq!(reason("''", "f'{piece}\\n'", lazy), safe);
    assert_eq!(reason("''", "render(piece)", lazy), safe);
    let number = lazy.replace("str(self)", "self.value");
    assert_eq!(reason("''", "piece", &number), safe);
    let translated = "from django.utils.translation import gettext_lazy\n";
    assert_eq!(reason("''", "piece.label", translated), own);
    let refilled = "import user\n\n\ndef chunks(f):\n    buf = bytearray(4)\n    \
                    while f.readinto(buf):\n        yield buf\n\n\n\
                    print(user.load(chunks(open('a', 'rb'))))\n";
    assert_eq!(
        reason("b''", "piece", refilled),
        ["user.py: mutable-buffer"]
    );
    assert_eq!(reason("b''", "render(piece)", refilled), safe);
    let named = "''\n        line = render(piece)\n        data += line";
    assert_eq!(reason("''", named, lazy), safe);
    // Nothing in the file binds it: a framework does.
    assert_eq!(reason("''", "T(piece)", ""), own);
}

#[test]
fn markup_and_proxies_are_made_by_functions_of_other_modules() {
    let reason = |import: &str, piece: &str, other: &str| {
        let user = format!(
            "{import}\n\n\ndef nav(pages):\n    html = ''\n    for page in pages:\n        \
             html += {piece}\n    return html\n"
        );
        let files = [
            ("setup.py", ""),
            ("other.py", other),
            ("plain.py", "def link(page):\n    return page\n"),
            ("user.py", user.as_str()),
        ];
        findings("NR401", &files, &["."])
    };
    let (safe, markup) = (["user.py: safe"], ["user.py: markup"]);
    let own = ["user.py: own-addition"];
    let links = "from flask import Markup\n\n\ndef link(page):\n    \
                 return Markup('<a>%s</a>') % page\n";
    let proxy = "from werkzeug.local import LocalProxy\n\nuser = LocalProxy(find)\n";
    let lazy = "from flask_babel import lazy_gettext\n\n\ndef label(page):\n    \
                return lazy_gettext(page)\n";
    for (import, piece, other) in [
        ("from other import link", "link(page)", links),
        ("import other", "other.link(page)", links),
        ("from other import user", "user", proxy),
        ("from other import label", "label(page)", lazy),
    ] {
        assert_eq!(reason(import, piece, other), markup, "{import}: {piece}");
    }
    let latex = "from sage.misc.latex import LatexExpr\n\n\ndef tile(page):\n    \
                 return LatexExpr(page)\n";
    let made = |piece| reason("import plain", piece, latex);
    assert_eq!(
        reason("from other import tile", "tile(page)", latex),
        markup
    );
    assert_eq!(made("page.tile()"), own);
    assert_eq!(made("page"), own);
    // Who calls this hands over what makes it.
    let none = "import plain";
    for piece in [
        "page",
        "page()",
        "page.html()",
        "page['html']()",
        "page.a.b(1)",
    ] {
        assert_eq!(reason(none, piece, links), own, "{piece}");
    }
    for piece in [
        "page.strip()",
        "str(page)",
        "f'{page}\\n'",
        "'%s\\n' % page",
    ] {
        assert_eq!(reason(none, piece, links), safe, "{piece}");
    }
    // What another module gives may come from any that has registered it there.
    assert_eq!(reason(none, "plain.link(page)", links), own);
    assert_eq!(reason(none, "plain.link(page)", "import plain\n"), safe);
    let spelled = "MARKUP = 'Markup (the language)'\n";
    assert_eq!(reason(none, "page()", spelled), safe);
    assert_eq!(
        reason("from other import link", "link(page)", spelled),
        safe
    );
}

#[test]
fn a_column_of_a_table_is_handed_over() {
    let reason = |loops: &str, piece: &str, other: &str| {
        let user = format!(
            "def lines(table, names):\n    text = ''\n    for {loops}:\n        \
             text += {piece}\n    return text\n"
        );
        let files = [
            ("setup.py", ""),
            ("other.py", other),
            ("user.py", user.as_str()),
        ];
        findings("NR401", &files, &["."])
    };
    let (safe, own) = (["user.py: safe"], ["user.py: own-addition"]);
    let pandas = "import pandas\n";
    assert_eq!(reason("name in names", "table[name]", pandas), own);
    assert_eq!(reason("name in names", "table[name] + '_'", pandas), own);
    assert_eq!(reason("name in names", "table[name]", "import csv\n"), safe);
    assert_eq!(reason("i in range(len(table))", "table[i]", pandas), safe);
    assert_eq!(reason("i, n in enumerate(names)", "table[i]", pandas), safe);
    assert_eq!(reason("i in names", "table[0]", pandas), safe);
    assert_eq!(reason("i in names", "table[i:i + 4]", pandas), safe);
}

#[test]
fn a_reader_that_is_handed_over_may_read_into_its_own_memory() {
    let reason = |other: &str| {
        let user = "def load(reader):\n    data = b''\n    while True:\n        \
                    block = reader.read(512)\n        if not block:\n            break\n        \
                    data += block\n    return data\n";
        let files = [("setup.py", ""), ("other.py", other), ("user.py", user)];
        findings("NR401", &files, &["."])
    };
    let ring = "class Ring:\n    def __init__(self, f):\n        self.f = f\n        \
                self.view = memoryview(bytearray(512))\n\n    def read(self, size):\n        \
                return self.view[: self.f.readinto(self.view[:size])]\n";
    assert_eq!(reason(ring), ["user.py: mutable-buffer"]);
    assert_eq!(reason("view = memoryview(data)\n"), ["user.py: safe"]);
}

#[test]
fn a_library_function_that_tests_replace_is_called_as_it_was() {
    let found = |import: &str, call: &str, test: &str| {
        let shop = format!("{import}\n\n\ndef weigh(x):\n    return {call}\n");
        let files = [
            ("setup.py", ""),
            ("shop.py", shop.as_str()),
            ("test_shop.py", test),
        ];
        findings("NR503,NR505", &files, &["."])
    };
    let (safe, replaced) = (["shop.py: safe"], ["shop.py: replaced"]);
    let size = |test: &str| found("import sys", "sys.getsizeof(x)", test);
    assert_eq!(size("import shop\n\nprint(shop.weigh(1))\n"), safe);
    assert_eq!(
        size("import sys\n\nif hasattr(sys, 'getsizeof'):\n    print(getattr(sys, 'getsizeof'))\n"),
        safe
    );
    assert_eq!(size("patch\n'It asks sys.getsizeof'\n"), safe);
    assert_eq!(size("SYS = {'a': 'f(x)', 'getsizeof': 'sys.f(x)'}\n"), safe);
    assert_eq!(size("patch('shop.sys.getsizeof', lambda x: 4)\n"), replaced);
    assert_eq!(
        size("monkeypatch.setattr(sys, 'getsizeof', len)\n"),
        replaced
    );
    assert_eq!(
        size("import sys\n\nsys.getsizeof = len\n"),
        ["shop.py: replaced", "test_shop.py: not-called"]
    );
    let named = |test: &str| found("from sys import getsizeof", "getsizeof(x)", test);
    assert_eq!(named("import shop\n\nprint(shop.weigh(1))\n"), safe);
    assert_eq!(
        named("import shop\n\npatch.object(shop, 'getsizeof', len)\n"),
        replaced
    );
    let collected = |test: &str| found("import gc", "gc.collect()", test);
    assert_eq!(collected("import gc\n\ngc.collect()\n"), safe);
    assert_eq!(
        collected("patch('gc.collect', return_value=None)\n"),
        replaced
    );
}

#[test]
fn an_array_that_is_handed_over_compares_its_items() {
    let reason = |condition: &str, other: &str| {
        let user = format!(
            "import sys\n\n\nclass Plot:\n    def kind(self, bins):\n        \
             return {condition}\n"
        );
        let files = [
            ("setup.py", ""),
            ("other.py", other),
            ("user.py", user.as_str()),
        ];
        findings("NR701", &files, &["."])
    };
    let (safe, own) = (["user.py: safe"], ["user.py: own-equality"]);
    for condition in [
        "bins is 'auto'",
        "'auto' is not bins",
        "self.bins is 'auto'",
        "bins[0] is 'auto'",
    ] {
        assert_eq!(reason(condition, "import numpy\n"), own, "{condition}");
        assert_eq!(reason(condition, "import math\n"), safe, "{condition}");
    }
    for condition in ["sys.platform is 'win32'", "bins.__name__ is 'auto'"] {
        assert_eq!(reason(condition, "import numpy\n"), safe, "{condition}");
    }
}

#[test]
fn an_encoder_may_hand_out_the_same_buffer_again() {
    let user = "from codec import Encoder\n\n\ndef dump(records):\n    encoder = Encoder()\n    \
                data = b''\n    for record in records:\n        data += encoder.encode(record)\n    \
                return data\n";
    let codec = "class Encoder:\n    def __init__(self):\n        self.buf = bytearray()\n\n    \
                 def encode(self, record):\n        del self.buf[:]\n        \
                 self.buf += record\n        return self.buf\n";
    let files = [("setup.py", ""), ("codec.py", codec), ("user.py", user)];
    assert_eq!(
        findings("NR401", &files, &["."]),
        ["user.py: mutable-buffer"]
    );
}

#[test]
fn another_module_may_show_the_names_of_its_caller() {
    let user = "from show import show\n\n\ndef load(rows):\n    text = ''\n    \
                for row in rows:\n        text += row\n        show('$text')\n    return text\n";
    let reason = |show: &str| {
        let files = [("setup.py", ""), ("show.py", show), ("user.py", user)];
        findings("NR401", &files, &["."])
    };
    let frame = "import inspect\n\n\ndef show(text):\n    \
                 frame = inspect.currentframe().f_back\n    print(text, frame.f_locals)\n";
    assert_eq!(reason(frame), ["user.py: dynamic-scope"]);
    assert_eq!(
        reason("def show(text):\n    print(text)\n"),
        ["user.py: safe"]
    );
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

#[test]
fn a_piece_that_tests_replace_may_be_a_mock() {
    let agent = "import network\n\n\nclass Agent:\n    def command(self, name):\n        \
                 space = network.space()\n        return space.run(name)\n\n    \
                 def report(self, names):\n        result = ''\n        for name in names:\n            \
                 result += self.command(name)\n        return result\n";
    let reason = |test: &str| {
        let files = [
            ("setup.py", ""),
            ("agent.py", agent),
            ("network.py", "def space():\n    return None\n"),
            ("test_agent.py", test),
        ];
        findings("NR401", &files, &["."])
    };
    let (safe, mocked) = (["agent.py: safe"], ["agent.py: own-addition"]);
    assert_eq!(reason("import agent\n\nagent.Agent().report('ab')\n"), safe);
    for test in [
        "from unittest import mock\nimport agent\n\n\n@mock.patch('network.space')\ndef test(_):\n    pass\n",
        "from unittest import mock\nimport agent\n\n\n@mock.patch.object(agent.Agent, 'command')\n\
         def test(_):\n    pass\n",
        "import agent\n\n\ndef test(monkeypatch):\n    monkeypatch.setattr(agent, 'network', None)\n",
    ] {
        assert_eq!(reason(test), mocked, "{test}");
    }
}

#[test]
fn the_public_name_of_a_module_in_c_needs_it() {
    let text = "from _elementtree import *\n";
    let files = [("xml/cElementTree.py", text), ("xml/other.py", text)];
    assert_eq!(findings("NR801", &files, &["."]), ["xml/other.py: star"]);
}

#[test]
fn tests_of_counts_are_skipped_by_the_name_of_their_file() {
    let text = "import sys\nimport unittest\n\n\nclass T(unittest.TestCase):\n    \
                def test_1(self):\n        count = sys.getrefcount(int)\n        \
                self.assertRaises(ValueError, int, 'x')\n        \
                self.assertEqual(count, sys.getrefcount(int))\n";
    let folder = tree(&[
        ("setup.py", ""),
        ("test_refcounts.py", text),
        ("test_int.py", text),
    ]);
    norefcount(folder.path(), 1, &["--apply", "--isolated", "."]);
    let skips = |name: &str| {
        let text = fs::read_to_string(folder.path().join(name)).expect("a file");
        text.contains("skipUnless")
    };
    assert_eq!(
        [skips("test_refcounts.py"), skips("test_int.py")],
        [true, false]
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

#[test]
fn a_module_whose_names_are_listed_gets_no_new_ones() {
    let settings = "$GENVERSION = open('VERSION').read()\nfor first in gen():\n    break\n";
    let look = |user: &str| {
        let files = [
            ("setup.py", ""),
            ("shop/__init__.py", ""),
            ("shop/settings.py", settings),
            ("shop/main.py", user),
            (
                "shop/load.py",
                "def load(module):\n    return vars(module)\n",
            ),
        ];
        findings("NR101,NR201", &files, &["."])
    };
    let seen = [
        "shop/settings.py: dynamic-scope",
        "shop/settings.py: dynamic-scope",
    ];
    let kept = ["shop/settings.py: safe", "shop/settings.py: safe"];
    assert_eq!(look("from . import settings\nvars(settings)\n"), seen);
    assert_eq!(
        look("import shop.settings\nshop.settings.__dict__.items()\n"),
        seen
    );
    assert_eq!(
        look("from shop import settings as s\nfrom .load import load\nload(s)\n"),
        seen
    );
    assert_eq!(look("ns = runpy.run_path('shop/settings.py')\n"), seen);
    assert_eq!(look("from . import settings\nsettings.VERSION\n"), kept);
    assert_eq!(
        look("from . import settings\ngetattr(settings, 'X')\n"),
        kept
    );
    assert_eq!(look("settings = Settings()\nvars(settings)\n"), kept);
}

#[test]
fn a_temporary_that_another_module_moves_is_not_closed_by_a_fix() {
    let look = |module: &str| {
        let user = "import tempfile\nfrom store import put\n\n\ndef save(data):\n    \
                    tmp = tempfile.NamedTemporaryFile('w')\n    tmp.write(data)\n    \
                    tmp.flush()\n    put(tmp.name, 'x')\n";
        let files = [("setup.py", ""), ("store.py", module), ("main.py", user)];
        findings(FILES, &files, &["."])
    };
    assert_eq!(
        look("import os\n\n\ndef put(a, b):\n    os.rename(a, b)\n"),
        ["main.py: removed-by-name"]
    );
    assert_eq!(
        look("import os\n\n\ndef put(a, b):\n    os.path.exists(a)\n"),
        ["main.py: safe"]
    );
    assert_eq!(
        look("import os\nfrom other import put\n\n\ndef take(a, b):\n    os.rename(a, b)\n"),
        ["main.py: safe"]
    );
}

#[test]
fn a_name_that_text_may_bind_is_not_taken() {
    let main = "exec(open('names.py').read())\nexec(open('more.py').read())\nprint(f(1))\n";
    let picked = |names: &str| {
        let folder = tree(&[("setup.py", ""), ("names.py", names), ("main.py", main)]);
        norefcount(folder.path(), 1, &["--apply", "--isolated", "."]);
        let text = fs::read_to_string(folder.path().join("main.py")).expect("a file");
        (text.contains(" as _f:"), text.contains("_data ="))
    };
    assert_eq!(picked("def f(x):\n    return x\n"), (true, true));
    assert_eq!(
        picked("def _f(x):\n    return x\n\nf = _f\n"),
        (false, true)
    );
    assert_eq!(picked("_data = 1\n"), (true, false));
}
