//! NR704: the order of a set.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds a set whose order shows: `list(s)[0]`, `next(iter(s))`,
    /// `",".join(s)`, `s.pop()`, a loop that prints.
    ///
    /// ## Why it matters
    /// Sets are ordered on PyPy: items come as they were put in. On CPython
    /// they come by hash, and that of a string differs from run to run. Code
    /// that is right by the order on one of them is wrong on the other.
    ///
    /// ## Example
    /// ```python
    /// def header(names):
    ///     return ",".join(set(names))
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// def header(names):
    ///     return ",".join(sorted(set(names)))
    /// ```
    ///
    /// ## Reasons
    /// - `order`: which order is wanted, if any, cannot be seen.
    ///
    /// The rule takes part only when it is selected: often any order will do.
    pub SetOrder {
        code: "NR704",
        name: "set-order",
        summary: "the order of a set shows",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["set", "{"], &["join", "list", "tuple", "next", "pop", "print"]],
        kinds: &[Kind::Call, Kind::Subscript, Kind::ForStatement],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for SetOrder {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let set = match node.kind() {
            Kind::Subscript => made_of(node.child(Field::Value)?, &["list", "tuple"], cx),
            Kind::ForStatement => {
                let body = node.child(Field::Body)?;
                let shows = body.named_children().any(prints);
                node.child(Field::Right).filter(|_| shows)
            }
            _ => {
                let call = syntax::Call::cast(node)?;
                match syntax::Attribute::cast(call.function()?) {
                    Some(method) => match method.name()?.text() {
                        "join" => call.positional(0),
                        "pop" if call.argument_nodes().next().is_none() => {
                            let in_loop = node.ancestors().any(|it| it.is(Kind::WhileStatement));
                            method.object().filter(|_| !in_loop)
                        }
                        _ => None,
                    },
                    None if cx.model().is_named(call.function()?, "builtins.next") => {
                        made_of(call.positional(0)?, &["iter"], cx)
                    }
                    None => None,
                }
            }
        };
        let set = set.filter(|set| is_set(*set, cx))?;
        cx.report(Finding::manual(
            self.meta(),
            set.span(),
            "order",
            "On PyPy a set keeps the order in which its items were put in; on CPython they come by \
             hash. What is made of it here depends on that.",
            "Use `sorted(…)`, or `dict.fromkeys(…)` where the first order is wanted.",
        ));
        Some(())
    }
}

fn prints(statement: Node<'_>) -> bool {
    let call = statement
        .named_children()
        .next()
        .and_then(syntax::Call::cast);
    let function = call.and_then(syntax::Call::function);
    statement.is(Kind::PrintStatement)
        || function.is_some_and(|function| function.text() == "print")
}

/// The argument of a call of one of `functions`, builtins.
fn made_of<'t>(node: Node<'t>, functions: &[&str], cx: &Context<'t>) -> Option<Node<'t>> {
    let call = syntax::Call::cast(node)?;
    let function = call.function()?;
    let known = functions.contains(&function.text())
        && cx
            .model()
            .is_named(function, &format!("builtins.{}", function.text()));
    call.positional(0).filter(|_| known)
}

/// Whether it is certainly a set of more than one item.
fn is_set<'t>(node: Node<'t>, cx: &Context<'t>) -> bool {
    let value = cx.model().value_of(node);
    match value.kind() {
        Kind::Set => value.named_children().count() > 1,
        Kind::SetComprehension => true,
        _ => made_of(value, &["set", "frozenset"], cx).is_some(),
    }
}
