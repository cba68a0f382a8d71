//! NR506: `gc.garbage`, which is always empty on PyPy.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds code that goes on with what is in `gc.garbage`.
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
    /// def leaks():
    ///     gc.collect()
    ///     return [type(o) for o in gc.garbage]
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import gc
    ///
    /// def check():
    ///     gc.collect()
    ///     assert not gc.garbage
    /// ```
    ///
    /// ## Reasons
    /// - `always-empty`: there is no fix, for PyPy has no such list.
    ///
    /// Nothing is reported for clearing the list, nor for a check that it is
    /// empty: both do no harm.
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
        let reads: Vec<_> = reads.filter(|read| !is_harmless(*read)).collect();
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

/// Whether an empty list does there what is wanted: it is cleared, changed, or
/// checked to be empty.
fn is_harmless(read: Node<'_>) -> bool {
    let Some(parent) = read.parent() else {
        return true;
    };
    let checked = || {
        let check = read.statement().filter(|statement| {
            statement.is(Kind::AssertStatement) || statement.text().starts_with("self.assert")
        });
        let text = check.map_or("", Node::text);
        text.starts_with("assert not ") || text.contains("assertFalse") || text.contains("[]")
    };
    match parent.kind() {
        Kind::Attribute => parent
            .child(Field::Attribute)
            .is_some_and(|name| matches!(name.text(), "clear" | "append" | "extend" | "remove")),
        Kind::Subscript => {
            let holder = parent.parent();
            let slice = parent.child_of_kind(Kind::Slice).is_some();
            let target = parent.field() == Field::Left;
            slice && (target || holder.is_some_and(|it| it.is(Kind::DeleteStatement)))
        }
        Kind::Assignment => parent.child(Field::Left) == Some(read),
        _ => checked(),
    }
}
