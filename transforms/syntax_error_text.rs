//! NR718: what a `SyntaxError` says.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds comparisons of the text or the column of a `SyntaxError`:
    /// `error.msg == "…"`, `error.offset == 4`, `"…" in str(error)`,
    /// `assertRaisesRegex(SyntaxError, "…")`,
    /// `pytest.raises(SyntaxError, match="…")`.
    ///
    /// ## Why it matters
    /// PyPy has a parser of its own. It refuses the same programs, with other
    /// words and at other columns; two releases of CPython differ as well.
    ///
    /// ## Example
    /// ```python
    /// def is_unclosed(text):
    ///     try:
    ///         compile(text, "<text>", "exec")
    ///     except SyntaxError as error:
    ///         return error.msg == "invalid syntax"
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// def is_unclosed(text):
    ///     try:
    ///         compile(text, "<text>", "exec")
    ///     except SyntaxError as error:
    ///         return error.lineno == 1
    /// ```
    ///
    /// ## Reasons
    /// - `wording`: what is to be told apart cannot be seen.
    ///
    /// The rule takes part only when it is selected.
    pub SyntaxErrorText {
        code: "NR718",
        name: "syntax-error-text",
        summary: "the text or column of a `SyntaxError` is compared",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["SyntaxError"]],
        kinds: &[Kind::ExceptClause, Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for SyntaxErrorText {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let found: Vec<Node<'t>> = match syntax::Call::cast(node) {
            Some(call) => expected(call).into_iter().collect(),
            None => compared(node, cx),
        };
        for node in found {
            cx.report(Finding::manual(
                self.meta(),
                node.span(),
                "wording",
                "PyPy, which has a parser of its own, words its syntax errors otherwise and puts \
                 them at other columns than CPython.",
                "Look at the type of the error and at its line.",
            ));
        }
        Some(())
    }
}

/// `assertRaisesRegex(SyntaxError, …)`, `raises(SyntaxError, match=…)`.
fn expected<'t>(call: syntax::Call<'t>) -> Option<Node<'t>> {
    let function = call.function()?;
    let name = function.child(Field::Attribute).unwrap_or(function).text();
    let text = match name {
        "assertRaisesRegex" | "assertRaisesRegexp" => call.positional(1),
        "raises" => call.keyword("match"),
        _ => None,
    };
    let own = call
        .positional(0)
        .is_some_and(|kind| kind.text() == "SyntaxError");
    text.filter(|_| own)
}

/// The comparisons of the error that the clause names.
fn compared<'t>(clause: Node<'t>, cx: &Context<'t>) -> Vec<Node<'t>> {
    let value = clause
        .child(Field::Value)
        .filter(|value| value.is(Kind::AsPattern));
    let caught = value.and_then(|value| value.named_children().next());
    if caught.is_none_or(|caught| !caught.text().contains("SyntaxError")) {
        return Vec::new();
    }
    let alias = value
        .and_then(|value| value.child(Field::Alias))
        .and_then(|alias| alias.named_children().next());
    let Some(symbol) = alias.and_then(|alias| cx.model().symbol_of(alias)) else {
        return Vec::new();
    };
    let inside = cx
        .model()
        .references(symbol)
        .filter(|name| clause.contains(*name));
    inside
        .filter_map(|name| {
            let parent = name.parent()?;
            let text = match parent.kind() {
                Kind::Attribute => {
                    let attribute = parent.child(Field::Attribute)?.text();
                    matches!(attribute, "msg" | "offset" | "text" | "end_offset").then_some(parent)
                }
                Kind::ArgumentList => {
                    let call = parent.parent()?;
                    let function = call.child(Field::Function)?.text();
                    matches!(function, "str" | "repr").then_some(call)
                }
                _ => None,
            }?;
            let by = text.parent()?;
            by.is(Kind::ComparisonOperator).then_some(by)
        })
        .collect()
}
