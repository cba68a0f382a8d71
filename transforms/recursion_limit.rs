//! Recursion limits that the stack does not allow.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds calls of `sys.setrecursionlimit` with more than 5000, or with each
    /// of several numbers of which one is.
    ///
    /// ## Why it matters
    /// PyPy counts bytes of stack, not calls, and a limit that the system's stack
    /// does not allow ends in a crash instead of a `RecursionError`. CPython
    /// before 3.11 crashes as well, later ones do not.
    ///
    /// ## Example
    /// ```python
    /// import sys
    ///
    /// sys.setrecursionlimit(10**6)
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import sys
    /// import threading
    ///
    /// def main():
    ///     sys.setrecursionlimit(10**6)
    ///
    /// threading.stack_size(2**28)
    /// threading.Thread(target=main).start()
    /// ```
    ///
    /// ## Reasons
    /// - `stack`: there is no limit that is right for every system.
    ///
    /// Nothing is reported where the file sets the size of a stack itself
    /// (`threading.stack_size`, `resource.setrlimit`), nor in a test of
    /// `sys.getrecursionlimit`.
    pub RecursionLimit {
        code: "NR804",
        name: "recursion-limit",
        summary: "a recursion limit that the stack does not allow",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["setrecursionlimit"]],
        names: &["sys.setrecursionlimit"],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],

    }
}

/// Up to this limit the stack of eight megabytes that most systems give was
/// enough.
const ENOUGH: i128 = 5000;

impl Transform for RecursionLimit {
    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        // The program sees to its stack.
        let sees_to_it = ["stack_size", "setrlimit"];
        if sees_to_it
            .iter()
            .any(|name| model.spelled(name).next().is_some())
        {
            return None;
        }
        let calls: Vec<_> = model
            .spelled("setrecursionlimit")
            .filter_map(|name| match name.field() {
                Field::Attribute => name.parent(),
                _ => Some(name),
            })
            .filter(|function| model.is_named(*function, "sys.setrecursionlimit"))
            .filter_map(Node::parent)
            .filter_map(syntax::Call::cast)
            .collect();
        for call in calls {
            let limit = call.positional(0).and_then(|limit| largest(model, limit));
            let Some(limit) = limit.filter(|limit| *limit > ENOUGH) else {
                continue;
            };
            if is_about_the_limit(model, call.node()) {
                continue;
            }
            cx.report(Finding::manual(
                self.meta(),
                call.node().span(),
                "stack",
                format!(
                    "With a recursion limit of {limit} PyPy crashes where the recursion is deep: \
                     it takes the limit for a size of the stack, and the system's stack is \
                     smaller."
                ),
                "Use a loop with a list of what is left to do, or run it in a thread for which \
                 `threading.stack_size` is raised.",
            ));
        }
        Some(())
    }
}

/// Whether a test asks right away for the limit that it sets: nothing recurses
/// there.
fn is_about_the_limit(model: &Model<'_>, call: Node<'_>) -> bool {
    let next = call.statement().and_then(Node::next_named);
    let asks = |next: Node<'_>| {
        next.text().contains("assert") && model.spells("getrecursionlimit", next.span())
    };
    in_test(model, call) && next.is_some_and(asks)
}

/// The value of a whole number, or the largest of those that a loop goes
/// through.
fn largest<'t>(model: &Model<'t>, limit: Node<'t>) -> Option<i128> {
    let looped = || {
        let [binding] = model.symbol(model.symbol_of(limit)?).bindings.as_slice() else {
            return None;
        };
        let target = model.tree().node(binding.node);
        let over = target.parent().filter(|node| node.is(Kind::ForStatement))?;
        let all = over.child(Field::Right)?.unparenthesized();
        let plain = target.field() == Field::Left && matches!(all.kind(), Kind::List | Kind::Tuple);
        plain.then_some(all)
    };
    match looped() {
        Some(all) => all
            .named_children()
            .filter_map(|one| number(model, one))
            .max(),
        None => number(model, limit),
    }
}

/// How deeply an expression is followed.
const DEPTH: usize = 8;

/// The value of a whole number, or of `**`, `*`, `<<`, `+` of such.
fn number<'t>(model: &Model<'t>, expression: Node<'t>) -> Option<i128> {
    let mut values = Vec::new();
    // Operands before operators, without recursion: the tree is walked
    // backwards.
    let mut expression = expression.unparenthesized();
    let whole = syntax::Call::cast(expression).filter(|call| {
        call.function()
            .is_some_and(|node| model.is_named(node, "builtins.int"))
    });
    if let Some(float) = whole.and_then(|call| call.positional(0)) {
        let value = float.text().replace('_', "").parse::<f64>().ok()?;
        return Some(value as i128);
    }
    for _ in 0..DEPTH {
        if !expression.is(Kind::Identifier) {
            break;
        }
        expression = model.only_value(expression)?.unparenthesized();
    }
    let nodes: Vec<_> = std::iter::once(expression)
        .chain(expression.descendants())
        .take(64)
        .collect();
    for node in nodes.into_iter().rev() {
        match node.kind() {
            Kind::Integer => {
                let text = node.text().replace('_', "").to_ascii_lowercase();
                values.push(match text.strip_prefix("0x") {
                    Some(digits) => i128::from_str_radix(digits, 16).ok()?,
                    None => text.parse().ok()?,
                });
            }
            Kind::BinaryOperator => {
                let operator = syntax::BinaryOperator::cast(node)?.operator()?.text();
                let (left, right) = (values.pop()?, values.pop()?);
                let small = u32::try_from(right).ok();
                values.push(match operator {
                    "+" => left.checked_add(right)?,
                    "*" => left.checked_mul(right)?,
                    "**" => left.checked_pow(small?)?,
                    "<<" => left.checked_mul(2_i128.checked_pow(small?)?)?,
                    _ => return None,
                });
            }
            Kind::Token | Kind::ParenthesizedExpression => {}
            _ => return None,
        }
    }
    match values.as_slice() {
        [value] => Some(*value),
        _ => None,
    }
}
