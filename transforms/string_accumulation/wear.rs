//! Loops that wear down what they read.

use super::flow::{is_loop, within_frame};
use crate::transform::prelude::*;

/// Whether each turn of a `while` takes the beginning, or the end, off what is
/// still to be read, `rest = rest[n:]`, which copies the rest, on CPython too; or
/// divides a number, which has but so many digits.
pub(super) fn uses_up<'t>(looped: Node<'t>, model: &Model<'t>) -> bool {
    let Some(body) = syntax::While::cast(looped).and_then(syntax::While::body) else {
        return false;
    };
    let assigned = |statement: Node<'t>| {
        let first = statement.named_children().next()?;
        let (left, right) = (first.child(Field::Left)?, first.child(Field::Right)?);
        Some((first, left, right))
    };
    // Where the loop binds what `name` names.
    let bound = |name: Node<'t>| {
        let symbol = model.symbol_of(name).map(|symbol| model.symbol(symbol));
        let bindings = symbol.into_iter().flat_map(|symbol| &symbol.bindings);
        let names = bindings.map(|binding| model.tree().node(binding.node));
        names.filter(|name| looped.contains(*name))
    };
    let again = |left: Node<'t>, name: Node<'t>| {
        left.is(Kind::Identifier) && name.text() == left.text() && {
            // Nothing new comes in.
            bound(left).all(|name| {
                let value = name.statement().and_then(|it| it.named_children().next());
                let value = value.and_then(|it| it.child(Field::Right));
                value.is_some_and(|value| {
                    matches!(value.kind(), Kind::String | Kind::Integer)
                        || value.text().starts_with(name.text())
                        || value.text().starts_with("divmod")
                        || whole(value)
                            .text()
                            .trim_start_matches('(')
                            .starts_with(name.text())
                })
            })
        }
    };
    let shortens = |left: Node<'t>, right: Node<'t>| {
        let key = right.child(Field::Subscript).filter(|key| {
            let text = key.text();
            key.is(Kind::Slice) && (text.trim_end().ends_with(':') || text.starts_with(":-"))
        });
        key.is_some_and(|key| key.text().len() > 1)
            && right
                .child(Field::Value)
                .is_some_and(|value| again(left, value))
    };
    let divides = |node: Node<'t>, left: Node<'t>, right: Node<'t>| {
        if node.is(Kind::AugmentedAssignment) {
            let operator = node.child(Field::Operator).map_or("", Node::text);
            return matches!(operator, "//=" | ">>=") && again(left, left);
        }
        if let Some(view) = syntax::BinaryOperator::cast(whole(right)) {
            let operator = view.operator().map_or("", Node::text);
            return matches!(operator, "//" | ">>")
                && view.left().is_some_and(|number| again(left, less(number)));
        }
        let Some(call) = syntax::Call::cast(right) else {
            return false;
        };
        let number = call.positional(0);
        call.function().is_some_and(|it| it.text() == "divmod")
            && matches!(left.kind(), Kind::PatternList | Kind::TuplePattern)
            && number.is_some_and(|number| {
                left.named_children()
                    .next()
                    .is_some_and(|it| again(it, number))
            })
    };
    // `first, _, rest = s.partition(x)` and `s = rest[n:]`.
    let takes_apart = |left: Node<'t>, right: Node<'t>| {
        let function = syntax::Call::cast(right).and_then(syntax::Call::function);
        let Some((object, method)) = function
            .and_then(syntax::Attribute::cast)
            .and_then(|it| Some((it.object()?, it.name()?)))
        else {
            return false;
        };
        let rest = left.named_children().last();
        let goes_on = |statement: Node<'t>| {
            assigned(statement).is_some_and(|(_, left, right)| {
                let from = right.child(Field::Value).unwrap_or(right);
                left.text() == object.text() && rest.is_some_and(|it| it.text() == from.text())
            })
        };
        method.text() == "partition"
            && left.is(Kind::PatternList)
            && bound(object).all(|name| Some(name) == rest || name.statement().is_some_and(goes_on))
    };
    let own = |statement: Node<'t>| {
        let innermost = within_frame(statement).find(|node| is_loop(*node));
        innermost == Some(looped)
    };
    body.descendants()
        .filter(|node| node.is(Kind::ExpressionStatement) && own(*node))
        .filter_map(assigned)
        .any(|(node, left, right)| {
            shortens(left, right) || divides(node, left, right) || takes_apart(left, right)
        })
}

/// `n` of `(n - 1)`.
fn less(number: Node<'_>) -> Node<'_> {
    let number = number.unparenthesized();
    let view = syntax::BinaryOperator::cast(number);
    let view = view.filter(|it| it.operator().is_some_and(|it| it.text() == "-"));
    view.and_then(|it| it.left()).unwrap_or(number)
}

/// `n // 10` of `int(n // 10)`.
fn whole(value: Node<'_>) -> Node<'_> {
    let call = syntax::Call::cast(value).filter(|call| {
        let function = call.function();
        function.is_some_and(|it| matches!(it.text(), "int" | "long"))
    });
    call.and_then(|call| call.positional(0)).unwrap_or(value)
}
