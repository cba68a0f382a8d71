//! NR714: an operator's method, called by hand.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `__add__`, `__mul__` and `__iadd__` of lists, tuples, strings and
    /// bytes, called directly, with something that may not fit.
    ///
    /// ## Why it matters
    /// Where the operand does not fit, these raise `TypeError` on CPython. On
    /// PyPy they return `NotImplemented`, which is an object like others and
    /// true: the error shows much later, if at all.
    ///
    /// ## Example
    /// ```python
    /// def extended(items):
    ///     return ["first"].__add__(items)
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// def extended(items):
    ///     return ["first"] + items
    /// ```
    ///
    /// ## Reasons
    /// - `operand`: the operator also asks the other operand's `__radd__`.
    ///
    /// Nothing is reported where the operand surely fits, and in a method of a
    /// class, which may return `NotImplemented` itself. From PyPy 7.3.16 on,
    /// `str.__mul__` raises for another string.
    pub DirectSpecialCall {
        code: "NR714",
        name: "direct-special-call",
        summary: "an operator's method that returns `NotImplemented` on PyPy",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["__add__", "__mul__", "__iadd__", "__rmul__"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &["PLC2801", "C2801", "unnecessary-dunder-call"],
    }
}

impl Transform for DirectSpecialCall {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let calls = |line: CodeLine<'_>| {
            let mut words = line.words();
            words.any(|word| {
                line.is_attribute(word)
                    && is_operator(word.text)
                    && word.is_called()
                    && !is_of_own_class(line.before(word))
            })
        };
        let calls_in_text = |text: &str| {
            let mut before = text.split('(');
            before.any(|part| is_operator(syntax::last_word(part)))
        };
        code.lines().any(calls) || code.formatted().any(calls_in_text)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let call = syntax::Call::cast(node)?;
        let method = syntax::Attribute::cast(call.function()?)?;
        let name = method.name()?.text();
        if !is_operator(name) {
            return None;
        }
        let object = method.object()?;
        let unbound = ["list", "tuple", "str", "bytes"]
            .into_iter()
            .find(|class| cx.model().is_named(object, &format!("builtins.{class}")));
        let (class, operand) = match unbound {
            Some(class) => (class, call.positional(1)?),
            None => (class_of(object, cx)?, call.positional(0)?),
        };
        let other = class_of(operand, cx);
        let fits = match name {
            "__mul__" | "__rmul__" => {
                let raises = Mended::table().covers("str-times-str", cx.settings().pypy);
                let texts = class == "str" && other == Some("str");
                type_of(cx.model(), operand) == Type::Number || texts && raises
            }
            _ => other == Some(class) || name == "__iadd__" && other.is_some(),
        };
        if fits || unbound.is_some() && is_in_class(node, cx) {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            node.span(),
            "operand",
            format!(
                "On PyPy `{name}` returns `NotImplemented` for an operand that does not fit; on \
                 CPython, where the method is of another kind, it raises `TypeError`."
            ),
            "Use the operator.",
        ));
        Some(())
    }
}

/// Whether a method of the class around is asked for: after `self.`.
fn is_of_own_class(before: &str) -> bool {
    let object = before.strip_suffix('.').unwrap_or(before);
    syntax::last_word(object) == "self" || object.ends_with("super()")
}

fn is_operator(name: &str) -> bool {
    matches!(name, "__add__" | "__mul__" | "__iadd__" | "__rmul__")
}

fn is_in_class<'t>(node: Node<'t>, cx: &Context<'t>) -> bool {
    let function = cx.model().function_of(node);
    function.is_some_and(|function| cx.model().is_in_class_body(function))
}

/// The builtin class that the expression is certainly of.
fn class_of<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<&'static str> {
    let value = cx.model().value_of(node);
    match value.kind() {
        Kind::List | Kind::ListComprehension => Some("list"),
        Kind::Tuple => Some("tuple"),
        _ => match type_of(cx.model(), value) {
            Type::Str => Some("str"),
            Type::Bytes => Some("bytes"),
            _ => None,
        },
    }
}
