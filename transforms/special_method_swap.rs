//! NR713: `__eq__` and `__hash__` that change after the class is made.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `Name.__eq__ = …`, `Name.__hash__ = …` and `setattr` of these, for
    /// a class of the file that has instances among the keys of something.
    ///
    /// ## Why it matters
    /// A dict or set of objects that define neither goes by identity on PyPy,
    /// and keeps doing so when the class gets an `__eq__` or `__hash__` later:
    /// keys are found that CPython does not find any more, and the new methods
    /// are not called.
    ///
    /// ## Example
    /// ```python
    /// class Point:
    ///     pass
    ///
    /// Point.__hash__ = lambda self: 7
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// class Point:
    ///     def __hash__(self):
    ///         return 7
    /// ```
    ///
    /// ## Reasons
    /// - `keys`: whether there are keys of that class by then cannot be seen.
    ///
    /// The rule takes part only when it is selected: where no instance is a key
    /// yet, nothing is wrong.
    pub SpecialMethodSwap {
        code: "NR713",
        name: "special-method-swap",
        summary: "`__eq__` or `__hash__` changed after the class is made",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["__eq__", "__hash__"]],
        kinds: &[Kind::Assignment, Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for SpecialMethodSwap {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let (class, method) = match syntax::Call::cast(node) {
            Some(call) => {
                let sets = cx.model().is_named(call.function()?, "builtins.setattr");
                let name = call.positional(1).filter(|_| sets)?;
                (call.positional(0)?, name.text().trim_matches(['\'', '"']))
            }
            None => {
                let target = syntax::Attribute::cast(node.child(Field::Left)?)?;
                (target.object()?, target.name()?.text())
            }
        };
        if !matches!(method, "__eq__" | "__hash__") {
            return None;
        }
        let class = cx.model().class_named(class)?;
        if cx.model().method_in(class, method).is_some() {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            node.span(),
            "keys",
            format!(
                "On PyPy a dict or set that has instances of this class as keys goes on by \
                 identity and does not call the new `{method}`."
            ),
            "Define it in the class, or build the dict anew.",
        ));
        Some(())
    }
}
