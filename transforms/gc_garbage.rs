//! NR506: `gc.garbage`, which is always empty on PyPy.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds code that goes wrong where `gc.garbage` is empty: it takes an
    /// object out of it, or asserts that there is one.
    ///
    /// ## Why it matters
    /// CPython puts objects there that it cannot free, and with
    /// `gc.DEBUG_SAVEALL` all that it frees. On PyPy the list stays empty:
    /// finalizers never keep a cycle alive, and there are no flags.
    ///
    /// ## Example
    /// ```python
    /// import gc
    ///
    /// def test_cycle_is_found(node):
    ///     gc.collect()
    ///     assert gc.garbage[0] is node
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import gc
    /// import weakref
    ///
    /// def test_cycle_is_found(make):
    ///     node = weakref.ref(make())
    ///     gc.collect()
    ///     assert node() is None
    /// ```
    ///
    /// ## Reasons
    /// - `always-empty`: there is no fix, for PyPy has no such list.
    ///
    /// Nothing is reported for code that an empty list suits: that clears,
    /// counts or lists what is in it, or checks that nothing is.
    pub GcGarbage {
        code: "NR506",
        name: "gc-garbage",
        summary: "`gc.garbage`, which is always empty on PyPy",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["garbage"], &["gc"]],
        names: &["gc.garbage"],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

impl Transform for GcGarbage {
    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let reads = reads_of(cx.model(), "gc.garbage").into_iter();
        let reads: Vec<_> = reads.filter(|read| needs_content(*read)).collect();
        if reads.is_empty() {
            return None;
        }
        let guards = Guards::find(cx.model(), &FLAGS);
        for read in reads {
            if guards.cover(read) {
                continue;
            }
            cx.report(Finding {
                rule: self.meta(),
                span: read.span(),
                message: "On PyPy this list is always empty: its collector frees every cycle, \
                          finalizers or not."
                    .into(),
                help: "Hold weak references to what must go, and look whether they are dead after \
                       `gc.collect()`."
                    .into(),
                reason: Some(Reason("always-empty")),
                fix: None,
            });
        }
        Some(())
    }
}

/// How programs ask for CPython's collector.
static FLAGS: Subject<'_> = Subject {
    names: &[],
    in_string: |text| text.contains("DEBUG_SAVEALL") || text.contains("set_debug"),
    in_name: |_| false,
    in_decorator: |_| false,
    raises: &[],
};

/// Whether the code goes wrong where the list is empty: it takes something out
/// of it, or checks that something is in it.
fn needs_content(read: Node<'_>) -> bool {
    match use_of(read) {
        Use::Subscript(item) => item.child_of_kind(Kind::Slice).is_none(),
        Use::Method(call) => {
            let function = call.child(Field::Function);
            let name = function.and_then(|function| function.child(Field::Attribute));
            name.is_some_and(|name| matches!(name.text(), "pop" | "index"))
        }
        _ => is_expected_full(read),
    }
}

/// Whether an assertion fails for an empty list: `assert gc.garbage`,
/// `assert x in gc.garbage`, `assertEqual(len(gc.garbage), 1)`.
fn is_expected_full(read: Node<'_>) -> bool {
    let Some(check) = read.statement() else {
        return false;
    };
    let text = check.text();
    let part = |kind: Kind| {
        let mut inside = check.descendants();
        inside.any(|node| node.is(kind) && node.contains(read))
    };
    let counts = |node: Node<'_>| node.is(Kind::Integer) && node.text() != "0";
    let counted = check.descendants().any(counts);
    if check.is(Kind::AssertStatement) {
        if check
            .named_children()
            .next()
            .is_none_or(|it| !it.contains(read))
        {
            return false;
        }
        let compared = part(Kind::ComparisonOperator);
        let contained = text.contains(" in ") && !text.contains(" not in ");
        return !part(Kind::NotOperator)
            && (!compared || contained || counted || text.contains('>'));
    }
    let empty = text.contains("assertFalse") || text.contains("assertNotIn");
    text.starts_with("self.assert")
        && !empty
        && (counted || text.contains("assertTrue") || text.contains("assertIn("))
}
