use super::*;
use crate::syntax::{Kind, Node, Tree};
use crate::text::Source;

/// For each identifier `name`, in source order, what it is: `kind:scope` where
/// the scope is told by its kind, `!` in front where it binds.
fn sites(text: &str, name: &str) -> Vec<String> {
    let source = Source::new("case.py", text);
    let tree = Tree::parse(&source);
    assert!(tree.faults().errors.is_empty(), "{text}");
    let model = Model::new(&tree);
    model
        .spelled(name)
        .filter_map(|node| {
            let id = model.symbol_of(node)?;
            let symbol = model.symbol(id);
            let binds = symbol
                .bindings
                .iter()
                .any(|binding| binding.node == node.id());
            let mark = if binds { "!" } else { "" };
            Some(format!("{mark}{:?}", model.scope(symbol.scope).kind))
        })
        .collect()
}

#[test]
fn a_name_belongs_to_the_scope_that_binds_it() {
    for (text, name, expected) in [
        ("x = 1\ndef f():\n    x\n", "x", vec!["!Module", "Module"]),
        (
            "x = 1\ndef f():\n    x\n    x = 2\n",
            "x",
            vec!["!Module", "Function", "!Function"],
        ),
        (
            "def f():\n    global x\n    x = 1\nx\n",
            "x",
            vec!["!Module", "Module"],
        ),
        (
            "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2\n",
            "x",
            vec!["!Function", "!Function"],
        ),
        (
            "class C:\n    x = 1\n    y = x\n    def f(self): return x\n",
            "x",
            vec!["!Class", "Class", "Module"],
        ),
        (
            "class C:\n    x = 1\n    y = [x for _ in x]\n",
            "x",
            vec!["!Class", "Module", "Class"],
        ),
        (
            "class C:\n    x = 1\n    def f(self, a=x): pass\n",
            "x",
            vec!["!Class", "Class"],
        ),
        (
            "[x for x in x]\n",
            "x",
            vec!["Comprehension", "!Comprehension", "Module"],
        ),
        (
            "[y for x in a for y in x]\n",
            "x",
            vec!["!Comprehension", "Comprehension"],
        ),
        (
            "def f():\n    [(x := 1) for _ in a]\n",
            "x",
            vec!["!Function"],
        ),
        (
            "def f():\n    [[(x := 1) for _ in a] for _ in b]\n",
            "x",
            vec!["!Function"],
        ),
        (
            "def f():\n    return lambda x=x: x\n",
            "x",
            vec!["!Lambda", "Module", "Lambda"],
        ),
        ("@x\ndef f(x): pass\n", "x", vec!["Module", "!Function"]),
        ("def f(x) -> x: pass\n", "x", vec!["!Function", "Module"]),
        ("def f(a: x, x): pass\n", "x", vec!["Module", "!Function"]),
        (
            "def f[T](a: T) -> T:\n    T\n",
            "T",
            vec![
                "!TypeParameters",
                "TypeParameters",
                "TypeParameters",
                "TypeParameters",
            ],
        ),
        (
            "def f[T: int](a: T): pass\n",
            "T",
            vec!["!TypeParameters", "TypeParameters"],
        ),
        (
            "def f[*T, **P](a: T): pass\n",
            "T",
            vec!["!TypeParameters", "TypeParameters"],
        ),
        (
            "class C[T](B[T]):\n    x: T\n",
            "T",
            vec!["!TypeParameters", "TypeParameters", "TypeParameters"],
        ),
        (
            "def f():\n    x: Optional[List[T]] = a\n",
            "T",
            vec!["Module"],
        ),
        (
            "def f():\n    x: Optional[List[T]] = a\n",
            "List",
            vec!["Module"],
        ),
        (
            "def f():\n    try: pass\n    except E as x: pass\n",
            "x",
            vec!["!Function"],
        ),
        (
            "def f():\n    try: pass\n    except E, x: pass\n",
            "x",
            vec!["!Function"],
        ),
        (
            "def f():\n    with a as (x, b): pass\n",
            "x",
            vec!["!Function"],
        ),
        (
            "def f():\n    for a, (b, *x) in c: pass\n",
            "x",
            vec!["!Function"],
        ),
        ("def f():\n    del x\n", "x", vec!["!Function"]),
        ("def f():\n    del (a, [x])\n", "x", vec!["!Function"]),
        (
            "def f():\n    match a:\n        case {'k': x, **r}: pass\n",
            "x",
            vec!["!Function"],
        ),
        (
            "def f():\n    match a:\n        case K(x=1): pass\n",
            "x",
            vec![],
        ),
        (
            "def f():\n    match a:\n        case x.y: pass\n",
            "x",
            vec!["Module"],
        ),
        (
            "def f():\n    match a:\n        case x(): pass\n",
            "x",
            vec!["Module"],
        ),
        (
            "def f():\n    match a:\n        case (1 as x) | x: pass\n",
            "x",
            vec!["!Function", "!Function"],
        ),
        (
            "def f((a, (x, b))): return x\n",
            "x",
            vec!["!Function", "Function"],
        ),
        ("def f():\n    print >>x, 1\n", "x", vec!["Module"]),
        (
            "def f():\n    x.y = 1\n    x[0] = 1\n",
            "x",
            vec!["Module", "Module"],
        ),
        ("def f():\n    (x) = 1\n", "x", vec!["!Function"]),
        (
            "def f():\n    import a.x\n    from b import c as x\n    x\n",
            "x",
            vec!["!Function", "Function"],
        ),
        ("f(x=1, **x)\n", "x", vec!["Module"]),
        ("a.x\n", "x", vec![]),
    ] {
        let found: Vec<_> = sites(text, name).into_iter().collect();
        // An import binds by its dotted name; its identifier has no mark.
        let found: Vec<_> = match text.contains("import") {
            true => vec!["!Function".to_owned(), found.last().unwrap().clone()],
            false => found,
        };
        assert_eq!(found, expected, "{text}");
    }
}

/// The names of the first call's function.
fn called(text: &str) -> Vec<String> {
    let source = Source::new("case.py", text);
    let tree = Tree::parse(&source);
    let model = Model::new(&tree);
    let call = tree
        .nodes()
        .filter(|node| node.is(Kind::Call))
        .last()
        .unwrap();
    model.qualified_names(call.child(crate::syntax::Field::Function).unwrap())
}

#[test]
fn names_are_followed_to_where_they_come_from() {
    for (text, expected) in [
        ("open()", vec!["builtins.open"]),
        ("import json as j\nj.load()", vec!["json.load"]),
        ("import os.path\nos.path.join()", vec!["os.path.join"]),
        ("import os.path as p\np.join()", vec!["os.path.join"]),
        ("from a import b as c\nc.d()", vec!["a.b.d"]),
        ("from . import a\na()", vec![".a"]),
        ("from ..p import a\na()", vec!["..p.a"]),
        ("from .  p . q import a\na()", vec![".p.q.a"]),
        (
            "try:\n    import cP as p\nexcept ImportError:\n    import p\np.load()",
            vec!["cP.load", "p.load"],
        ),
        ("import a\na = 1\na()", vec![]),
        ("import a\ndef f(a):\n    a()", vec![]),
        ("import a\ndel a\na()", vec![]),
        ("def open(): pass\nopen()", vec![]),
        ("from os import *\nopen()", vec![]),
        ("from unknown import *\nlen()", vec![]),
        ("from unknown import *\nopen()", vec!["builtins.open"]),
        ("import a\nfrom b import *\na()", vec![]),
        ("from b import *\nimport a\na()", vec!["a"]),
        ("def f():\n    global open\n    open = 1\nopen()", vec![]),
        (
            "class C:\n    open = 1\n    def f(self):\n        open()",
            vec!["builtins.open"],
        ),
        ("class C:\n    open = 1\n    open()", vec![]),
        ("f().g(a.b())", vec!["builtins.a.b"]),
        (
            "def f():\n    import a\n    def g():\n        a.b()",
            vec!["a.b"],
        ),
        ("for open in x: open()", vec![]),
        ("if (open := 1): open()", vec![]),
    ] {
        assert_eq!(called(text), expected, "{text}");
    }
}

#[test]
fn an_import_counts_only_where_it_has_run() {
    for (text, expected) in [
        ("import a\nHERE", Some("a.b")),
        ("from a import b\nHERE", Some("b")),
        ("from a import b as c\nHERE", Some("c")),
        ("HERE\nimport a", None),
        ("if x:\n    import a\nHERE", None),
        ("def f():\n    HERE\nimport a", Some("a.b")),
        ("def f():\n    HERE\nf()\nimport a", None),
        (
            "def f():\n    HERE\ndef g(x=f()):\n    pass\nimport a",
            None,
        ),
        ("def f(x=HERE):\n    pass\nimport a", None),
        ("@f\ndef f():\n    HERE\nimport a", None),
        ("class C:\n    def f(self):\n        HERE\nimport a", None),
        ("def f():\n    import a\n    HERE", Some("a.b")),
        ("def f():\n    HERE\n    import a", None),
        ("import a\ndef f(a):\n    HERE", None),
        ("import a\na = 1\nHERE", None),
        (
            "class C:\n    import a\n    def f(self):\n        HERE",
            None,
        ),
    ] {
        let source = Source::new("case.py", text);
        let tree = Tree::parse(&source);
        let model = Model::new(&tree);
        let here = tree
            .nodes()
            .find(|node| node.text() == "HERE" && node.is(Kind::Identifier));
        let found = model.imported_as(here.unwrap(), "a", Some("b"));
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

#[test]
fn a_fresh_name_touches_nothing() {
    for (text, expected) in [
        ("def f():\n    HERE", Some("p")),
        ("def f():\n    HERE\n    p = 1", Some("q")),
        ("def f():\n    HERE\n    def g():\n        p", Some("q")),
        ("def f():\n    HERE\n    return p", Some("q")),
        ("def f(p):\n    HERE", Some("q")),
        ("def f():\n    global p\n    HERE", Some("q")),
        ("p = 1\ndef f():\n    HERE", Some("p")),
        ("p = q = 1\nHERE", None),
        ("def f():\n    HERE\n    x.p", Some("q")),
        ("def f():\n    HERE\n    locals()", None),
        ("def f():\n    HERE\n    eval(x)", None),
        ("def f():\n    HERE\n    exec x", None),
        ("def f():\n    HERE\n    exec x in y", Some("p")),
        ("def f():\n    HERE\n    vars()", None),
        ("def f():\n    HERE\n    vars(x)", Some("p")),
        ("def f():\n    HERE\n    globals()", Some("p")),
    ] {
        let source = Source::new("case.py", text);
        let tree = Tree::parse(&source);
        let model = Model::new(&tree);
        let here = tree
            .nodes()
            .find(|node| node.text() == "HERE" && node.is(Kind::Identifier));
        assert_eq!(
            model.fresh_name(here.unwrap(), ["p", "q"]),
            expected,
            "{text}"
        );
    }
}

fn place(text: &str) -> String {
    let source = Source::new("case.py", text);
    let tree = Tree::parse(&source);
    let here = tree.nodes().find(|node| node.text() == "HERE").unwrap();
    let statement: Node<'_> = here.statement().unwrap();
    match place_in_statement(here, statement, &[]) {
        Place::After(node) => format!("After {}", node.text()),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_place_is_that_of_pythons_evaluation_order() {
    for (text, expected) in [
        ("x = HERE", "First"),
        ("x[i()] = HERE", "First"),
        ("x[HERE] = f()", "After f()"),
        ("HERE.x = f()", "After f()"),
        ("x[HERE] = y[f()] = 1", "First"),
        ("x[f()] = y[HERE] = 1", "After x[f()]"),
        ("x = y[HERE] = f()", "After f()"),
        ("f(HERE)", "First"),
        ("f()(HERE)", "After f()"),
        ("f(a(), HERE)", "After a()"),
        ("f(a.b, HERE)", "First"),
        ("f(k=a(), *HERE)", "Unknown"),
        ("f(k=HERE, *a())", "Unknown"),
        ("f(*a(), k=HERE)", "After *a()"),
        ("f(k=HERE, **a())", "First"),
        ("HERE + f()", "First"),
        ("f() + HERE", "After f()"),
        ("a + b + HERE", "After a + b"),
        ("HERE and x", "First"),
        ("x and HERE", "Conditional"),
        ("x or HERE", "Conditional"),
        ("HERE if x else y", "Conditional"),
        ("x if HERE else y", "First"),
        ("x if y else HERE", "Conditional"),
        ("a < HERE", "First"),
        ("a < b < HERE", "Conditional"),
        ("HERE < b < c", "First"),
        ("[HERE for x in y]", "Conditional"),
        ("[x for x in HERE]", "First"),
        ("[x for x in y for z in HERE]", "Conditional"),
        ("[x for x in y if HERE]", "Conditional"),
        ("(x for x in HERE)", "First"),
        ("lambda: HERE", "Elsewhere"),
        ("x = {a(): HERE}", "After a()"),
        ("x = {HERE: a()}", "First"),
        ("x += HERE", "First"),
        ("x[f()] += HERE", "Unknown"),
        ("assert HERE, x", "First"),
        ("assert x, HERE", "Conditional"),
        ("while HERE: pass", "Conditional"),
        ("if HERE: pass", "First"),
        ("if x: pass\nelif HERE: pass", "Conditional"),
        ("for x in HERE: pass", "First"),
        ("for x in a(), HERE: pass", "After a()"),
        ("with HERE: pass", "First"),
        ("with a(), HERE: pass", "After a()"),
        ("with a as b, HERE: pass", "After a as b"),
        ("return_ = f'{a()}{HERE}'", "After {a()}"),
        ("x = f'{HERE}'", "First"),
        ("x = f'{a:{HERE}}'", "Unknown"),
        ("print HERE, x", "First"),
        ("print >>f, HERE", "After print >>f, HERE"),
        ("del x[HERE]", "First"),
        ("raise E from HERE", "First"),
        ("x: HERE = 1", "Elsewhere"),
        ("def f(x=HERE): pass", "Elsewhere"),
        ("class C(HERE): pass", "Elsewhere"),
        ("(y := a()) + HERE", "After (y := a())"),
        ("x = a[b:HERE]", "First"),
        ("x = a()[HERE]", "After a()"),
        ("x = not HERE", "First"),
        ("x = await HERE", "First"),
        ("x = yield HERE", "First"),
    ] {
        assert_eq!(place(text), expected, "{text}");
    }
}

#[test]
fn purity_is_not_claimed_too_often() {
    let pure = |text: &str| {
        let source = Source::new("case.py", text);
        let tree = Tree::parse(&source);
        let statement = tree.root().named_children().next().unwrap();
        is_pure(statement.named_children().next().unwrap())
    };
    for text in [
        "a",
        "1",
        "'a' 'b'",
        "a.b.c",
        "(a, [b], {c})",
        "{'a': b}",
        "1 + 2",
        "-1",
        "f'{a}'",
        "lambda: f()",
        "lambda x: y",
        "None",
        "...",
        "(a)",
    ] {
        assert!(pure(text), "{text}");
    }
    for text in [
        "f()",
        "a[0]",
        "a + b",
        "-a",
        "a < b",
        "[x for x in y]",
        "(x for x in y)",
        "(a := 1)",
        "await_(a)",
        "lambda x=f(): x",
        "f'{a()}'",
        "(a, f())",
        "{'a': f()}",
        "*a",
        "a and b",
        "not a",
        "a if b else c",
    ] {
        assert!(!pure(text), "{text}");
    }
}
