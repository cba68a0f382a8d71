//! NR719: how often `__hash__` and `__eq__` are called.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds a `__hash__` or `__eq__` that counts its calls.
    ///
    /// ## Why it matters
    /// PyPy's dicts and sets call them more or less often than CPython's:
    /// `set(d)` asks for every hash again, where CPython takes those that the
    /// dict holds.
    ///
    /// ## Example
    /// ```python
    /// class Key:
    ///     hashed = 0
    ///
    ///     def __hash__(self):
    ///         Key.hashed += 1
    ///         return 1
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// class Key:
    ///     def __hash__(self):
    ///         return 1
    /// ```
    ///
    /// ## Reasons
    /// - `count`: what the count is for cannot be seen.
    ///
    /// The rule takes part only when it is selected: a count that nobody
    /// compares does no harm.
    pub HashCallCount {
        code: "NR719",
        name: "hash-call-count",
        summary: "a `__hash__` or `__eq__` that counts its calls",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["__hash__", "__eq__"], &["+="]],
        kinds: &[Kind::FunctionDefinition],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for HashCallCount {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let function = syntax::Function::cast(node)?;
        let name = function.name()?.text();
        if !matches!(name, "__hash__" | "__eq__") || !cx.model().is_in_class_body(node) {
            return None;
        }
        let statements = function.body()?.named_children();
        let counted = statements
            .filter_map(|statement| statement.named_children().next())
            .find(|part| counts(*part, cx))?;
        cx.report(Finding::manual(
            self.meta(),
            counted.span(),
            "count",
            format!(
                "PyPy's dicts and sets call `{name}` more or less often than CPython's, so this \
                 count differs."
            ),
            "Test what a dict or set holds, not how often it asks.",
        ));
        Some(())
    }
}

/// `counter += 1`, for something that outlives the call.
fn counts<'t>(node: Node<'t>, cx: &Context<'t>) -> bool {
    let Some(view) = syntax::AugmentedAssignment::cast(node) else {
        return false;
    };
    let one = view.value().is_some_and(|value| value.is(Kind::Integer));
    let add = view
        .operator()
        .is_some_and(|operator| operator.text() == "+=");
    let outlives = view.target().is_some_and(|target| {
        let symbol = cx
            .model()
            .symbol_of(target)
            .map(|id| cx.model().symbol(id).scope);
        symbol.is_none_or(|scope| scope != cx.model().scope_of(node))
    });
    one && add && outlives
}
