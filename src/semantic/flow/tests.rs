use super::*;
use crate::semantic::SymbolId;
use crate::syntax::Tree;
use crate::text::Source;

/// The statement whose text starts with `text` (the first one).
fn statement<'t>(tree: &'t Tree<'t>, text: &str) -> Node<'t> {
    tree.nodes()
        .find(|node| node.kind().is_statement() && node.text().starts_with(text))
        .unwrap_or_else(|| panic!("no statement {text}"))
}

/// `def g():` around the indented body.
fn frame(body: &str) -> String {
    let body: String = body
        .trim_matches('\n')
        .lines()
        .map(|l| format!("    {l}\n"))
        .collect();
    format!("def g():\n{body}")
}

fn symbol(model: &Model<'_>, name: &str) -> SymbolId {
    let function = model.symbols().find(|(_, s)| {
        let inner = model.scope(s.scope).kind == ScopeKind::Comprehension;
        s.name == name && !s.bindings.is_empty() && !inner
    });
    function.unwrap_or_else(|| panic!("no symbol {name}")).0
}

/// Where `f.close()` runs after `f = o()`.
fn runs(body: &str) -> Runs {
    runs_as(body, |flow, from, closers| flow.runs_after(from, closers))
}

/// What `ask` says of `f.close()` after `f = o()`.
fn runs_as(body: &str, ask: impl for<'t> Fn(&Flow<'t>, Node<'t>, &[Node<'t>]) -> Runs) -> Runs {
    let source = Source::new("case.py", frame(body));
    let tree = Tree::parse(&source);
    assert!(tree.faults().is_empty(), "{body}");
    let model = Model::new(&tree);
    let flow = Flow::new(&model, statement(&tree, "def g")).expect("has a flow");
    let closers: Vec<_> = tree
        .nodes()
        .filter(|n| n.is(Kind::Call) && n.text() == "f.close()")
        .chain(
            tree.nodes()
                .filter(|n| n.is(Kind::WithStatement) && n.text().starts_with("with f:")),
        )
        .collect();
    ask(&flow, statement(&tree, "f = o"), &closers)
}

/// Whether `s` is read after the statement that ends in `# here`.
fn read_after(body: &str) -> Answer {
    let source = Source::new("case.py", frame(body));
    let tree = Tree::parse(&source);
    assert!(tree.faults().is_empty(), "{body}");
    let model = Model::new(&tree);
    let flow = Flow::new(&model, statement(&tree, "def g")).expect("has a flow");
    let comment = tree.source().text().find("# here").expect("a mark") as u32;
    let here = tree
        .nodes()
        .filter(|n| n.kind().is_statement() && n.end() < comment)
        .max_by_key(|n| (n.end(), n.start()))
        .expect("a statement");
    flow.is_read_after(&model, symbol(&model, "s"), here)
}

#[test]
fn a_close_runs_on_the_paths_on_which_it_runs() {
    use Runs::*;
    for (expected, body) in [
        (UnlessRaised, "f = o()\nwork()\nf.close()"),
        (Always, "f = o()\nx = 1\nf.close()"),
        (Always, "f = o()\ntry:\n    work()\nfinally:\n    f.close()"),
        (
            UnlessRaised,
            "f = o()\nwork()\ntry:\n    work()\nfinally:\n    f.close()",
        ),
        (
            Always,
            "f = o()\ntry:\n    return work()\nfinally:\n    f.close()",
        ),
        (Always, "f = o()\nwith f:\n    work()"),
        (Sometimes, "f = o()\nif x:\n    f.close()"),
        (
            UnlessRaised,
            "f = o()\nif x():\n    f.close()\nelse:\n    f.close()",
        ),
        (
            Always,
            "f = o()\nif x is None:\n    f.close()\nelse:\n    f.close()",
        ),
        (Sometimes, "f = o()\nif x:\n    return\nf.close()"),
        (
            Sometimes,
            "f = o()\nfor x in y:\n    if x:\n        return 1\nf.close()",
        ),
        (
            UnlessRaised,
            "f = o()\nfor x in y:\n    if x:\n        break\nelse:\n    z()\nf.close()",
        ),
        (
            Sometimes,
            "f = o()\nfor x in y:\n    if x:\n        break\nelse:\n    f.close()",
        ),
        (Sometimes, "f = o()\nfor x in y:\n    f.close()"),
        (Never, "f = o()\nwork()"),
        (Never, "f.close()\nf = o()\nwork()"),
        (Always, "while True:\n    f = o()\n    f.close()"),
        (Never, "f = o()\nwhile True:\n    pass\nf.close()"),
        (
            UnlessRaised,
            "f = o()\nwhile True:\n    if x():\n        break\nf.close()",
        ),
        // The handler returns, so an exception is a normal path.
        (
            Sometimes,
            "f = o()\ntry:\n    work()\nexcept E:\n    return\nf.close()",
        ),
        (
            UnlessRaised,
            "f = o()\ntry:\n    work()\nexcept E:\n    raise\nf.close()",
        ),
        (
            Always,
            "f = o()\ntry:\n    work()\nexcept:\n    f.close()\n    raise\nf.close()",
        ),
        (
            Always,
            "f = o()\ntry:\n    work()\nexcept BaseException:\n    f.close()\nelse:\n    f.close()",
        ),
        (
            UnlessRaised,
            "f = o()\ntry:\n    work()\nexcept Exception:\n    pass\nf.close()",
        ),
        (
            Always,
            "f = o()\ntry:\n    work()\nexcept:\n    pass\nf.close()",
        ),
        // An exception passes the first finally as an exception.
        (
            UnlessRaised,
            "f = o()\ntry:\n    work()\nfinally:\n    log()\nf.close()",
        ),
        (
            Sometimes,
            "f = o()\ntry:\n    if x:\n        return\nfinally:\n    log()\nf.close()",
        ),
        (
            UnlessRaised,
            "for z in y:\n    f = o()\n    try:\n        if x:\n            continue\n    finally:\n        log()\n        f.close()",
        ),
        (
            Sometimes,
            "for z in y:\n    f = o()\n    try:\n        if x:\n            continue\n    finally:\n        log()\n    f.close()",
        ),
        // A `return` in a `finally` swallows what was on its way.
        (
            Never,
            "f = o()\ntry:\n    work()\nfinally:\n    return\nf.close()",
        ),
        (
            Sometimes,
            "f = o()\nmatch x:\n    case 1:\n        f.close()\n    case 2:\n        f.close()",
        ),
        (
            UnlessRaised,
            "f = o()\nmatch x:\n    case 1:\n        f.close()\n    case _:\n        f.close()",
        ),
        (
            Sometimes,
            "f = o()\nmatch x:\n    case 1:\n        f.close()\n    case _ if y:\n        f.close()",
        ),
        (UnlessRaised, "f = o()\nyield f\nf.close()"),
        (Unknown, "f = o()\nx and f.close()"),
        (Unknown, "f = o()\ndef h():\n    f.close()"),
        (Unknown, "f = o()\nz = lambda: f.close()"),
        (Always, "f = o()\nreturn f.read(f.close())"),
        (UnlessRaised, "f = o()\nreturn h(a(), f.close())"),
        (Always, "f = o()\nwhile f.close():\n    pass"),
        (Always, "f = o()\nfor x in f.close():\n    pass"),
    ] {
        assert_eq!(runs(body), expected, "{body}");
    }
}

#[test]
fn managers_can_be_taken_to_let_exceptions_through() {
    use Runs::*;
    for (expected, body) in [
        (
            UnlessRaised,
            "with m():\n    f = o()\n    work()\n    f.close()",
        ),
        (Always, "with m():\n    f = o()\n    x = 1\n    f.close()"),
        (
            Sometimes,
            "with m():\n    f = o()\n    if x:\n        return\n    f.close()",
        ),
        (Unknown, "with m():\n    f = o()\n    x and f.close()"),
    ] {
        let seen = runs_as(body, |flow, from, closers| {
            flow.runs_after_unless_swallowed(from, closers)
        });
        assert_eq!(seen, expected, "{body}");
    }
}

#[test]
fn a_manager_may_swallow_exceptions_unless_it_is_known() {
    use Runs::*;
    for (expected, body) in [
        (Unknown, "with m():\n    f = o()\n    work()\n    f.close()"),
        (
            UnlessRaised,
            "with open(p):\n    f = o()\n    work()\n    f.close()",
        ),
        (
            Unknown,
            "with open(p), m():\n    f = o()\n    work()\n    f.close()",
        ),
        (
            UnlessRaised,
            "q = open(p)\nwith q as z:\n    f = o()\n    work()\n    f.close()",
        ),
        (UnlessRaised, "f = o()\nwith m():\n    f.close()\nx = 1"),
        (
            Sometimes,
            "with m():\n    f = o()\n    if x:\n        return\n    f.close()",
        ),
        (UnlessRaised, "f = o()\nwith m():\n    work()\nf.close()"),
    ] {
        assert_eq!(runs(body), expected, "{body}");
    }
}

#[test]
fn a_value_is_read_later_or_not() {
    use Answer::*;
    for (expected, body) in [
        (Yes, "s = ''  # here\nprint(s)"),
        (No, "s = ''\nprint(s)  # here\nx = 1"),
        (No, "s = ''  # here\ns = 'x'\nprint(s)"),
        (Yes, "s = ''  # here\nif x:\n    s = 'x'\nprint(s)"),
        (
            No,
            "s = ''  # here\nif x:\n    s = 'x'\nelse:\n    s = 'y'\nprint(s)",
        ),
        (Yes, "for x in y:\n    print(s)\n    s = x  # here"),
        (
            No,
            "for x in y:\n    s = x  # here\n    s = 2\n    print(s)",
        ),
        (Yes, "s = 0\nwhile s:\n    s = f()  # here"),
        (Yes, "s = ''  # here\ns += 'x'"),
        (Yes, "s = ''  # here\ndel s"),
        // An exception comes before the name is bound anew.
        (
            Yes,
            "s = ''  # here\ntry:\n    s = f()\nexcept E:\n    print(s)",
        ),
        (
            No,
            "s = ''  # here\ntry:\n    s = 1\nexcept E:\n    print(s)",
        ),
        (
            Yes,
            "try:\n    s = f()\n    g2(1)  # here\nfinally:\n    print(s)",
        ),
        (No, "s = 1\nreturn 1  # here\nprint(s)"),
        (
            Yes,
            "s = 1\ntry:\n    return 1  # here\nfinally:\n    print(s)",
        ),
        (Unknown, "s = 1  # here\ndef h():\n    return s"),
        (Unknown, "s = 1\nh = lambda: s\ng2(h)  # here"),
        (Unknown, "h = (s for x in y)\ns = 1  # here"),
        (Yes, "s = 1  # here\nh = [s for x in y]"),
        (Yes, "s = 1  # here\nh = (x for x in s)"),
        (No, "h = [s for s in y]\ns = 1  # here"),
        (Yes, "s = 1  # here\nclass C:\n    def f(self, x=s): pass"),
        (Yes, "s = 1  # here\nclass C:\n    x = s"),
        (Unknown, "s = 1  # here\nprint(locals())"),
        (
            Unknown,
            "s = 1  # here\ndef h():\n    nonlocal s\n    s = 2",
        ),
        (No, "for s in y:\n    pass  # here\nx = 1"),
        (Yes, "s = 0  # here\nfor s in y:\n    pass\nprint(s)"),
        (No, "s = 0  # here\nfor s in y:\n    print(s)"),
        (Yes, "s = 0  # here\nmatch s:\n    case 1: pass"),
        (Yes, "s = 0  # here\nmatch x:\n    case s: pass\nprint(s)"),
        (No, "s = 0  # here\nimport s\ns()"),
        (No, "s = 0  # here\nwith x as s:\n    print(s)"),
        (
            Yes,
            "s = 0  # here\ntry:\n    with x as s:\n        pass\nfinally:\n    print(s)",
        ),
        (
            Unknown,
            "s = 0  # here\nwith x():\n    s = f()\n    s = 1\n    return\nprint(s)",
        ),
        (Yes, "if a:\n    s = 0  # here\nelif s:\n    pass\nprint(s)"),
        (No, "if a:\n    s = 0  # here\nelif s:\n    pass"),
        (Yes, "s = 0  # here\nif a: pass\nelif s: pass"),
        (Yes, "s = 0  # here\ntry:\n    a()\nexcept s:\n    pass"),
        (No, "s = 0  # here\ntry:\n    a\nexcept s:\n    pass"),
        (Yes, "s: int = 0  # here\ns: str\nprint(s)"),
        (Yes, "s = 0  # here\n(s := 1) and s"),
    ] {
        assert_eq!(read_after(body), expected, "{body}");
    }
}

#[test]
fn behind_a_compound_statement_is_behind_all_of_it() {
    let read = |body| {
        let source = Source::new("case.py", frame(body));
        let tree = Tree::parse(&source);
        let model = Model::new(&tree);
        let flow = Flow::new(&model, statement(&tree, "def g")).expect("has a flow");
        flow.is_read_after(&model, symbol(&model, "s"), statement(&tree, "for"))
    };
    assert_eq!(read("for s in y:\n    print(s)\nx = 1"), Answer::No);
    assert_eq!(read("for s in y:\n    x\nprint(s)"), Answer::Yes);
    assert_eq!(
        read("while 1:\n    for s in y:\n        print(s)\n"),
        Answer::No
    );
}

#[test]
fn what_is_reached_before_a_stop() {
    let source = Source::new(
        "case.py",
        frame("a()\nif b:\n    return c\nfor d in e():\n    f()\ng()\nh()"),
    );
    let tree = Tree::parse(&source);
    let model = Model::new(&tree);
    let flow = Flow::new(&model, statement(&tree, "def g")).expect("has a flow");
    let found = flow
        .reached(statement(&tree, "a()"), &[statement(&tree, "g()")])
        .unwrap();
    let lines: Vec<_> = found
        .iter()
        .filter(|node| node.kind().is_statement())
        .map(|n| n.text().lines().next().unwrap())
        .collect();
    assert_eq!(lines, ["if b:", "return c", "for d in e():", "f()"]);
}

#[test]
fn flow_is_not_made_up_where_the_text_does_not_say() {
    for text in [
        "def g():\n    break\n",
        "def g():\n    try:\n        a()\n    except* E:\n        b()\n",
        "def g():\n    x = (\n",
    ] {
        let source = Source::new("case.py", text);
        let tree = Tree::parse(&source);
        let model = Model::new(&tree);
        let frame = tree
            .nodes()
            .find(|n| n.is(Kind::FunctionDefinition))
            .unwrap_or(tree.root());
        assert!(Flow::new(&model, frame).is_none(), "{text}");
    }
}

#[test]
fn module_flow_sees_functions_as_unknown_readers() {
    let source = Source::new(
        "case.py",
        "s = 1\nt = 2\nu = 3\ndef f():\n    return s\nprint(t)\n",
    );
    let tree = Tree::parse(&source);
    let model = Model::new(&tree);
    let flow = Flow::new(&model, tree.root()).expect("has a flow");
    let read = |name: &str| {
        flow.is_read_after(
            &model,
            symbol(&model, name),
            statement(&tree, &format!("{name} =")),
        )
    };
    assert_eq!(
        [read("s"), read("t"), read("u")],
        [Answer::Unknown, Answer::Yes, Answer::No]
    );
}

#[test]
fn nested_finally_clauses_do_not_multiply_without_end() {
    let mut text = String::from("def g():\n");
    for depth in 1..60 {
        let indent = " ".repeat(depth);
        text.push_str(&format!(
            "{indent}try:\n{indent} return a()\n{indent}finally:\n"
        ));
    }
    text.push_str(&format!("{}pass\n", " ".repeat(60)));
    let source = Source::new("case.py", text);
    let tree = Tree::parse(&source);
    let model = Model::new(&tree);
    assert!(Flow::new(&model, statement(&tree, "def g")).is_none());
}

#[test]
fn deep_and_long_bodies_are_linear() {
    let mut text = String::from("def g():\n s = 0\n");
    for depth in 1..90 {
        let indent = " ".repeat(depth);
        let header = ["if a():", "while a():", "with open(p):", "for x in y:"][depth % 4];
        text.push_str(&format!("{indent}{header}\n"));
    }
    text.push_str(&format!("{}return s\n", " ".repeat(90)));
    for _ in 0..20_000 {
        text.push_str(" a()\n");
    }
    let source = Source::new("case.py", text);
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || {
            let tree = Tree::parse(&source);
            let model = Model::new(&tree);
            let flow = Flow::new(&model, statement(&tree, "def g")).expect("has a flow");
            let read = flow.is_read_after(&model, symbol(&model, "s"), statement(&tree, "s = 0"));
            assert_eq!(read, Answer::Yes);
        })
        .unwrap()
        .join()
        .unwrap();
}

fn uses(text: &str) -> Vec<String> {
    let source = Source::new("case.py", text);
    let tree = Tree::parse(&source);
    let model = Model::new(&tree);
    uses_of(&model, symbol(&model, "f"))
        .into_iter()
        .map(|(_, found)| {
            let name = format!("{found:?}");
            let first = found.node().text().lines().next().unwrap_or_default();
            format!("{} {first}", name.split('(').next().unwrap_or_default())
        })
        .collect()
}

#[test]
fn uses_are_told_apart() {
    for (line, expected) in [
        ("f.read()", "Method f.read()"),
        ("f.read", "Attribute f.read"),
        ("f.x = 1", "Changed f.x"),
        ("f.x, b = 1, 2", "Changed f.x"),
        ("type(f).x = 1", "Other type(f).x = 1"),
        ("f[0] += 1", "Changed f[0]"),
        ("del f.x", "Changed f.x"),
        ("g(f)", "Argument g(f)"),
        ("g(*f)", "Argument g(*f)"),
        ("g(k=f)", "Argument g(k=f)"),
        ("g(**f)", "Argument g(**f)"),
        ("g((f))", "Argument g((f))"),
        ("f()", "Called f()"),
        ("f[0]", "Subscript f[0]"),
        ("g[f]", "Operand g[f]"),
        ("return f", "Returned return f"),
        ("return f or g", "Returned return f or g"),
        ("return (f if a else b)", "Returned return (f if a else b)"),
        ("return a if f else b", "Tested a if f else b"),
        ("yield f", "Yielded yield f"),
        ("yield from f", "Iterated yield from f"),
        ("return f, 1", "Contained f, 1"),
        ("a = f", "Stored a = f"),
        ("a.b = f", "Stored a.b = f"),
        ("a[0] = f", "Stored a[0] = f"),
        ("a, b = f", "Iterated a, b = f"),
        ("(a) = f", "Stored (a) = f"),
        ("(a,) = f", "Iterated (a,) = f"),
        ("a = b = f", "Stored b = f"),
        ("a = [f]", "Contained [f]"),
        ("a = [*f]", "Iterated *f"),
        ("a = {f: 1}", "Contained {f: 1}"),
        ("a = {**f}", "Contained {**f}"),
        ("a = [f for x in y]", "Contained [f for x in y]"),
        ("a = [x for x in f]", "Iterated for x in f"),
        ("a = [x for x in y if f]", "Tested if f"),
        ("a = (f for x in y)", "Captured (f for x in y)"),
        ("a = (x for x in f)", "Iterated for x in f"),
        ("a = lambda: f", "Captured lambda: f"),
        ("a = lambda x=f: x", "Other x=f"),
        ("def h(): return f", "Captured def h(): return f"),
        ("del f", "Deleted del f"),
        ("del f, g", "Deleted del f, g"),
        ("with f: pass", "Managed with f: pass"),
        ("with f as g: pass", "Managed with f as g: pass"),
        ("with (f): pass", "Managed with (f): pass"),
        ("for x in f: pass", "Iterated for x in f: pass"),
        ("a = f + 1", "Operand f + 1"),
        ("a = f is None", "Operand f is None"),
        ("a = -f", "Operand -f"),
        ("f += 1", "Augmented f += 1"),
        ("a += f", "Operand a += f"),
        ("if f: pass", "Tested if f: pass"),
        ("if a and f: pass", "Tested if a and f: pass"),
        ("a = not f", "Tested not f"),
        ("assert f", "Tested assert f"),
        ("a = f'{f}'", "Formatted {f}"),
        ("print f", "Formatted print f"),
        ("print >>f, 1", "Formatted >>f"),
        ("raise f", "Raised raise f"),
        ("f", "Discarded f"),
        ("(a := f)", "Stored a := f"),
        ("@f\n    def h(): pass", "Other @f"),
        ("class C(f): pass", "Argument class C(f): pass"),
    ] {
        let found = uses(&format!("def g():\n    f = o()\n    {line}\n"));
        assert_eq!(found, [expected], "{line}");
    }
}

#[test]
fn a_name_is_bound_where_every_path_binds_it() {
    for (body, expected) in [
        ("s = 1\nHERE", true),
        ("HERE\ns = 1", false),
        ("if a:\n    s = 1\nHERE", false),
        ("if a:\n    s = 1\nelse:\n    s = 2\nHERE", true),
        ("if a:\n    s = 1\nelse:\n    return\nHERE", true),
        ("try:\n    s = f()\nexcept E:\n    pass\nHERE", false),
        ("try:\n    s = f()\nexcept E:\n    raise\nHERE", true),
        ("try:\n    s = f()\nfinally:\n    HERE", false),
        ("for s in a:\n    HERE", true),
        ("for s in a:\n    pass\nHERE", false),
        ("with a as s:\n    HERE", true),
        ("with a:\n    s = f()\nHERE", false),
        ("while a:\n    HERE\n    s = 1", false),
        ("import s\nHERE", true),
        ("def s(): pass\nHERE", true),
        ("@a\ndef s(): pass\nHERE", true),
        ("if (s := a):\n    HERE", true),
        ("if a and (s := b):\n    HERE", false),
        ("s = 1\ndel s\nHERE", false),
        ("try:\n    a()\nexcept E as s:\n    HERE", false),
        ("s: int\nHERE", false),
    ] {
        let source = Source::new("case.py", frame(body));
        let tree = Tree::parse(&source);
        assert!(tree.faults().is_empty(), "{body}");
        let model = Model::new(&tree);
        let flow = Flow::new(&model, statement(&tree, "def g")).expect("has a flow");
        let here = tree
            .nodes()
            .find(|node| node.is(Kind::Identifier) && node.text() == "HERE");
        let bound = flow.is_bound_at(&model, symbol(&model, "s"), here.expect("a mark"));
        assert_eq!(bound, expected, "{body}");
    }
}
