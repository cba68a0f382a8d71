//! Attributes that other files may use.

use super::*;

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
        "def f(x):\n    return json.dumps(x, default=vars)\n",
        "def f(x):\n    return list(map(vars, x))\n",
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
    let first = &rewritten_in_any_order(&files)[0];
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
