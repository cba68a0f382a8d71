//! What single statements are about: checks that are waited for, branches.

use crate::transform::prelude::*;

/// How far up a check is looked after.
const DEPTH: usize = 400;

/// Refuses a check whose failure the program waits for.
pub(super) fn is_unwatched(statement: Node<'_>) -> Result<(), &'static str> {
    const FAILURES: &[&str] = &[
        "AssertionError",
        "BaseException",
        "Exception",
        "NameError",
        "TypeError",
        "UnboundLocalError",
        "failureException",
    ];
    let mut child = statement;
    for ancestor in statement.ancestors().take(DEPTH) {
        let waits = match ancestor.kind() {
            Kind::TryStatement => {
                child.field() == Field::Body
                    && syntax::Try::cast(ancestor).is_some_and(|view| {
                        view.handlers().any(|handler| catches(handler, FAILURES))
                    })
            }
            Kind::WithStatement => syntax::With::cast(ancestor)
                .is_some_and(|view| view.items().any(|item| waits_for_failure(item))),
            Kind::DecoratedDefinition => ancestor
                .children()
                .any(|node| node.is(Kind::Decorator) && waits_for_failure(node)),
            _ => false,
        };
        if waits {
            return Err("handler");
        }
        child = ancestor;
    }
    Ok(())
}

fn waits_for_failure(node: Node<'_>) -> bool {
    const WORDS: &[&str] = &[
        "assertRaises",
        "assertRaisesRegex",
        "assertRaisesRegexp",
        "expectedFailure",
        "raises",
        "suppress",
        "xfail",
    ];
    node.descendants()
        .any(|node| node.is(Kind::Identifier) && WORDS.contains(&node.text()))
}

/// The comparison with `mention` on the left that alone, or before an `and`,
/// decides an `if`.
pub(super) fn branch_comparison<'t>(
    mention: Node<'t>,
    statement: Node<'t>,
) -> Result<Node<'t>, &'static str> {
    let parent = mention.parent().ok_or("layout")?;
    let comparison = syntax::Comparison::cast(parent).ok_or("value-used")?;
    let mut operators = comparison.operators();
    let (Some(operator), None) = (operators.next(), operators.next()) else {
        return Err("value-used");
    };
    if comparison.operands().next() != Some(mention)
        || !matches!(operator.text(), "<" | "<=" | "==")
        || !mention.is(Kind::Call)
    {
        return Err("value-used");
    }
    let mut child = parent;
    while let Some(parent) = child.parent() {
        if parent == statement {
            return (child.field() == Field::Condition)
                .then_some(comparison.node())
                .ok_or("layout");
        }
        let first = match parent.kind() {
            Kind::ParenthesizedExpression => true,
            Kind::BooleanOperator => {
                parent.has_token("and") && parent.child(Field::Left) == Some(child)
            }
            Kind::ElifClause => return Err("conditional-position"),
            _ => false,
        };
        if !first {
            return Err("value-used");
        }
        child = parent;
    }
    Err("layout")
}

/// The reason for a count that is used by `statement`.
pub(super) fn used_how(mention: Node<'_>, statement: Node<'_>) -> &'static str {
    let conditional = mention
        .ancestors()
        .take(DEPTH)
        .take_while(|node| *node != statement)
        .any(|node| {
            matches!(
                node.kind(),
                Kind::ConditionalExpression | Kind::BooleanOperator
            ) || node.kind().is_comprehension()
        });
    if conditional {
        "conditional-position"
    } else {
        "value-used"
    }
}
