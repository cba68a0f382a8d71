//! NR304: tests that expect an object to be gone at once.

mod death;

use crate::transform::prelude::*;
use death::{Sign, dropped, expects_death, is_linked, is_test};

transform! {
    /// ## What it does
    /// Finds tests that drop a name (`del x`, `x = None`) and then check that
    /// the object is gone: that a weak reference to it is dead, a weak dictionary
    /// or set empty, or that its `__del__` was called. The fix calls
    /// `gc.collect()` in between.
    ///
    /// ## Why it matters
    /// CPython frees the object with its last reference, PyPy when its collector
    /// comes round: the test fails there.
    ///
    /// ## Example
    /// ```python
    /// import weakref
    ///
    /// def test_is_freed():
    ///     node = make()
    ///     r = weakref.ref(node)
    ///     del node
    ///     assert r() is None
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import weakref
    /// import gc
    ///
    /// def test_is_freed():
    ///     node = make()
    ///     r = weakref.ref(node)
    ///     del node
    ///     gc.collect()
    ///     assert r() is None
    /// ```
    ///
    /// ## When it is not fixed
    /// - `collects`: a collection frees cycles on CPython too, and the test may
    ///   be about there being none (unsafe).
    /// - `about-cycles`: by its name, or because it turns the collector off, the
    ///   test is about there being none.
    /// - `chained`: objects with `__del__` hold each other; PyPy finalizes one
    ///   of them in each collection.
    /// - `layout`: there is no place for a new line, or no name for `gc`.
    pub CollectionTiming {
        code: "NR304",
        name: "collection-timing",
        summary: "a test that expects an object to be gone at once",
        best: Applicability::Unsafe,
        since: "0.1.0",
        needles: &[&["assert"], &["weakref", "__del__"], &[".", "="]],
        kinds: &[Kind::DeleteStatement, Kind::ExpressionStatement],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
    }
}

impl Transform for CollectionTiming {
    fn may_apply_in<'c>(&'c self, _: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        let checks = |line: CodeLine<'_>| {
            let mut words = line.words().map(|word| word.text).peekable();
            words.peek() != Some(&"with") && words.any(|word| word.starts_with("assert"))
        };
        let drops = |line: CodeLine<'_>| {
            let first = line.words().next();
            first.is_some_and(|it| it.text == "del")
                || line.assigned().is_some_and(|it| it.starts_with("None"))
        };
        Box::new(move |part| {
            let mut dropped = false;
            part.lines().any(|line| {
                let checked = dropped && checks(line);
                let mut words = line.words().map(|word| word.text);
                dropped = drops(line) || dropped && words.any(|word| word.contains("collect"));
                checked || line.text().contains(';') && checks(line)
            }) || part.words().any(|word| word == "__del__")
        })
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let mut names = dropped(node)?;
        let mut next = node.next_named()?;
        if dropped(next).is_some() || !is_test(node, cx.model()) {
            return None;
        }
        let mut before = node.previous_named();
        while let Some(more) = before.and_then(dropped) {
            names.extend(more);
            before = before.and_then(Node::previous_named);
        }
        let collected = is_collection(next, cx.model());
        if collected {
            next = next.next_named()?;
        }
        let sign = expects_death(next, &names, cx.model())?;
        let chained = matches!(sign, Sign::Finalizer(class) if is_linked(class, next, cx.model()));
        if collected && !chained || Guards::find(cx.model(), &COUNTING).cover(next) {
            return None;
        }
        let what = match sign {
            Sign::Reference => "the weak reference is still alive",
            Sign::Collection => "the weak collection still holds the object",
            Sign::Finalizer(_) if collected => "some of the finalizers have not run yet",
            Sign::Finalizer(_) => "the finalizer has not run yet",
        };
        let why = if chained {
            "each collection calls one finalizer of a chain"
        } else {
            "the object is freed by the collector, not with its last reference"
        };
        let about_cycles = is_about_cycles(next, cx.model());
        let fix = match chained || about_cycles {
            true => None,
            false => fix(next, cx),
        };
        let (reason, help) = match &fix {
            _ if chained => (
                "chained",
                "Call `gc.collect()` in a loop until it has happened.",
            ),
            _ if about_cycles => (
                "about-cycles",
                "Skip the test where `sys.getrefcount` is missing: with `gc.collect()` it could \
                 not fail on CPython either.",
            ),
            Some(_) => (
                "collects",
                "Call `gc.collect()` first, if the test is not about cycles.",
            ),
            None => (
                "layout",
                "Call `gc.collect()` first, if the test is not about cycles.",
            ),
        };
        cx.report(Finding {
            rule: self.meta(),
            span: next.span(),
            message: format!("On PyPy {what} here: {why}."),
            help: help.into(),
            reason: Some(Reason(reason)),
            fix,
        });
        Some(())
    }
}

/// How tests ask for reference counting.
static COUNTING: Subject<'_> = Subject {
    names: &[],
    in_string: |text| text.contains("getrefcount"),
    in_name: |text| text.to_ascii_lowercase().contains("refcount"),
    in_decorator: |text| text.contains("refcount"),
    raises: &[],
};

/// Whether the test that `check` is in wants no collection: it turns the
/// collector off, or has a name that speaks of cycles or of doing without.
fn is_about_cycles<'t>(check: Node<'t>, model: &Model<'t>) -> bool {
    let Some(function) = model.function_of(check) else {
        return false;
    };
    let turns_off = model.spelled("disable").any(|name| {
        let attribute = name.parent();
        function.contains(name) && attribute.is_some_and(|it| model.is_named(it, "gc.disable"))
    });
    let name = function.child(Field::Name).map_or("", Node::text);
    let name = name.to_ascii_lowercase();
    const SIGNS: &[&str] = &[
        "cycle",
        "cyclic",
        "refcount",
        "no_gc",
        "without_gc",
        "without_collect",
    ];
    turns_off || SIGNS.iter().any(|sign| name.contains(sign))
}

/// Collects before the check.
fn fix<'t>(check: Node<'t>, cx: &Context<'t>) -> Option<Fix> {
    let (collect, import) = cx.import(check, "gc", "collect")?;
    let wrapped = reshape::insert_before(check, &[Line::new(format!("{collect}()"))])?;
    let title = "Collect before the check";
    let fix = Fix::new(title, Applicability::Unsafe, wrapped.edits);
    Some(fix.claiming([wrapped.footprint]).importing(import))
}

/// Whether the statement calls `gc.collect`.
fn is_collection<'t>(statement: Node<'t>, model: &Model<'t>) -> bool {
    let call = statement
        .named_children()
        .next()
        .and_then(syntax::Call::cast);
    let function = call.and_then(syntax::Call::function);
    statement.is(Kind::ExpressionStatement)
        && function.is_some_and(|it| model.is_named(it, "gc.collect"))
}
