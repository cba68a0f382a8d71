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
        (
            plain,
            "import shop.lines\ndef f(self):\n    self.module.open = self.open\n",
        ),
        (
            archive,
            "def f(self):\n    self.lines.zipfile.ZipFile = Fake\n",
        ),
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
        (
            plain,
            "import shop.lines\nwhen(builtins).open('a').thenReturn(x)\n",
        ),
        (plain, "import shop.lines\nwhen2(open, 'a').thenReturn(x)\n"),
        (
            plain,
            "import shop.lines\nflexmock(builtins).should_receive('open')\n",
        ),
        (plain, "Mocker().StubOutWithMock(shop.lines, 'open')\n"),
        (
            plain,
            "import shop.lines, testfixtures\nr('builtins.open', fake)\n",
        ),
        (
            archive,
            "mockito.when(zipfile).ZipFile(ANY).thenReturn(x)\n",
        ),
        (archive, "expect(zipfile, times=1).ZipFile('a')\n"),
        (archive, "when2(zipfile.ZipFile, ...).thenReturn(x)\n"),
        (plain, "with patched(shop.lines, open=fake): pass\n"),
        (plain, "monkeypatched(lines, 1, {'open': fake})\n"),
        (
            plain,
            "exec(compile(text, 'shop/lines.py', 'exec'), {'open': fake})\n",
        ),
        (
            plain,
            "names = dict(open=fake)\nrunpy.run_path('shop/lines.py', names)\n",
        ),
    ] {
        assert_eq!(look(main, test), replaced, "{test}");
    }
    for (main, test) in [
        (plain, "import shop.lines\n"),
        (own, "from shop import lines\nlines.close = Fake\n"),
        (
            plain,
            "import shop.lines\ndef f(self):\n    self.open = shop.lines\n",
        ),
        (
            path,
            "import shop.lines\nwith patch.object(Path, 'stat'): pass\n",
        ),
        (plain, "with patch('builtins.open'): pass\n"),
        (plain, "@mock.patch('shop.lines.close')\ndef test(): pass\n"),
        (archive, "@patch('shop.lines.tarfile')\ndef test(): pass\n"),
        (plain, "import shop.lines\nexpect(open).to(be(1))\n"),
        (plain, "import shop.lines\nwhen(builtins).exec(open)\n"),
        (archive, "verify(zipfile).ZipFile; when(zipfile)\n"),
        (plain, "print('shop/lines.py', {'open': 1})\n"),
        (plain, "dispatch(lines.a(1), open=2)\n"),
        (plain, "runpy.run_path('other.py', {'open': lines})\n"),
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
