use super::*;
use crate::syntax::Tree;
use crate::text::Source;

fn pending(text: &str) -> &'static str {
    let source = Source::new("a.py", text);
    let tree = Tree::parse(&source);
    let model = Model::new(&tree);
    let function = tree.nodes().find(|node| node.is(Kind::FunctionDefinition));
    let function = function.expect("the text has a function");
    let comes_with_python =
        |name: &str| matches!(name, "builtins" | "contextlib" | "socket" | "threading");
    let is_idle = |name: &str| match name {
        "idle" | "mended" => Some(true),
        "busy" => Some(false),
        _ => None,
    };
    let outside = Outside {
        comes_with_python,
        is_idle: &is_idle,
    };
    match pending_work(&model, function, outside) {
        Pending::Nothing => "nothing",
        Pending::Cleanup(_) => "cleanup",
        Pending::Hazard(_) => "hazard",
    }
}

#[test]
fn yield_from_brings_the_work_of_the_inner_generator() {
    let inner = "def g():\n    try:\n        yield 1\n    finally:\n        ";
    assert_eq!(
        pending(&format!("def f():\n    yield from g()\n{inner}p()\n")),
        "cleanup"
    );
    assert_eq!(
        pending(&format!("def f():\n    yield from g()\n{inner}yield\n")),
        "hazard"
    );
    assert_eq!(
        pending("def f():\n    yield from f()\n    yield from h()\n"),
        "nothing"
    );
}

#[test]
fn a_loop_that_yields_leaves_what_it_goes_through() {
    let inner = "def g():\n    try:\n        yield 1\n    finally:\n        ";
    let of = |text: &str, end: &str| pending(&format!("def f():\n    {text}\n{inner}{end}\n"));
    assert_eq!(of("for x in g(): yield x", "p()"), "cleanup");
    assert_eq!(
        of("for x in y:\n        for z in g(): yield", "p()"),
        "cleanup"
    );
    // What closing the inner one raises does not come out of the outer one.
    assert_eq!(of("for x in g(): yield x", "yield"), "cleanup");
    assert_eq!(of("for n, x in enumerate(g()): yield x", "p()"), "cleanup");
    for text in [
        "for x in g(): p(x)\n    yield",
        "for x in list(g()): yield x",
        "for x in h((yield)): g()",
        "async for x in g(): yield x",
    ] {
        assert_eq!(of(text, "p()"), "nothing", "{text}");
    }
    let caught = "try:\n        for x in g(): yield x\n    except BaseException: pass\n    yield";
    assert_eq!(of(caught, "p()"), "hazard");
}

#[test]
fn a_manager_that_only_suppresses_is_nothing() {
    let with = |text: &str| {
        pending(&format!(
            "from contextlib import nullcontext, suppress\ndef f():\n with {text}:\n  yield\n"
        ))
    };
    assert_eq!(with("suppress(E, KeyError)"), "nothing");
    assert_eq!(with("nullcontext()"), "nothing");
    assert_eq!(with("suppress(BaseException)"), "hazard");
    assert_eq!(with("suppress(*errors)"), "hazard");
    assert_eq!(with("suppress(E), open(p) as f"), "cleanup");
    assert_eq!(with("mine(E)"), "cleanup");
}

#[test]
fn a_manager_that_is_not_known_may_swallow_the_exit() {
    let pending = |body: &str| {
        pending(&format!(
            "import contextlib, threading\nfrom shop import db, Base\nfrom . import held\n\
             class Own(Base): pass\nclass Lock(threading.Thread): pass\n\
             def f(mine, lock):\n{body}\n\
             @contextlib.contextmanager\ndef made():\n try: yield\n finally: p()\n\
             @contextlib.contextmanager\ndef around(it):\n with held(): yield\n\
             @contextlib.contextmanager\ndef quiet(it):\n with made(), around(): yield\n\
             @contextlib.contextmanager\ndef locked(it):\n with it.lock, made(): yield\n"
        ))
    };
    assert_eq!(pending(" with db:\n  yield 1\n"), "cleanup");
    for manager in [
        "db",
        "held()",
        "Own()",
        "db.session().begin()",
        "mine",
        "mine.begin()",
        "lock, mine",
        "contextlib.ExitStack()",
        "around(mine)",
        "quiet(mine)",
    ] {
        let text = format!(" with {manager}:\n  yield 1\n yield 2\n");
        assert_eq!(pending(&text), "hazard", "{manager}");
    }
    for manager in [
        "threading.Lock()",
        "lock",
        "mine.lock",
        "open(mine) as f",
        "mine.open()",
        "made()",
        "locked(mine)",
        "Lock()",
        "contextlib.closing(mine)",
    ] {
        let text = format!(" while mine:\n  with {manager}:\n   yield 1\n");
        assert_eq!(pending(&text), "cleanup", "{manager}");
    }
    assert_eq!(
        pending(" with db:\n  while mine:\n   yield 1\n def g(): yield\n"),
        "cleanup"
    );
}

#[test]
fn a_manager_without_clean_up_is_nothing() {
    let with = |text: &str| {
        pending(&format!(
            "from contextlib import contextmanager as manager\n\
             import contextlib\nfrom shop import wrap\n\
             def f(it):\n for x in it:\n  with {text}:\n   yield x\n\n\
             @manager\ndef made():\n p()\n yield\n p()\n\
             @contextlib.contextmanager\ndef careful():\n try: yield\n finally: p()\n\
             @contextlib.contextmanager\ndef around():\n with it: yield\n\
             @contextlib.contextmanager\ndef lent(): return it.gen()\n\
             @wrap\n@contextlib.contextmanager\ndef wrapped(): yield\n\
             class A:\n @manager\n def mended(self): yield\n\
             class B:\n def mended(self): yield\n\
             class C:\n @manager\n def kept(self): yield\n"
        ))
    };
    for idle in ["made()", "x.idle()", "self.kept()", "made(), x.idle()"] {
        assert_eq!(with(idle), "nothing", "{idle}");
    }
    assert_eq!(with("careful()"), "cleanup");
    for other in [
        "around()",
        "lent()",
        "wrapped()",
        "x.mended()",
        "x.busy()",
        "x.other()",
        "x.idle",
    ] {
        assert_ne!(with(other), "nothing", "{other}");
    }
}

#[test]
fn exceptions_that_are_not_known_may_be_the_exit() {
    let pending = |errors: &str| {
        pending(&format!(
            "import m, socket\nERRORS = (OSError, KeyError)\n\
             def f(given):\n while given:\n  try:\n   yield\n  except {errors}:\n   p()\n  \
             finally:\n   p()\n"
        ))
    };
    for errors in ["given", "m.ERRORS", "m.errors as e", "given.errors"] {
        assert_eq!(pending(errors), "hazard", "{errors}");
    }
    for errors in [
        "KeyError",
        "m.Error as e",
        "socket.error",
        "ERRORS",
        "(m.E, m.F)",
    ] {
        assert_eq!(pending(errors), "cleanup", "{errors}");
    }
}

#[test]
fn a_handler_that_yields_or_raises_is_a_hazard() {
    let handler = |body: &str| {
        pending(&format!(
            "def f():\n try:\n  yield 1\n except BaseException:\n{body}"
        ))
    };
    assert_eq!(handler("  p()\n  raise\n"), "cleanup");
    assert_eq!(handler("  yield 2\n  return\n"), "hazard");
    assert_eq!(handler("  if p(): raise E\n  return\n"), "hazard");
    assert_eq!(handler("  p()\n"), "hazard");
    let named = "E = (GeneratorExit, KeyError)\ndef f():\n try:\n  yield 1\n except E:\n  p()\n";
    assert_eq!(pending(named), "hazard");
}
