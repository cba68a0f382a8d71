//! Loops that go through all of the text in each turn.

use super::growth::Growth;
use crate::transform::prelude::*;

/// Whether each turn that adds to the text also goes through all of it:
/// searches it, hands it on, prints it. That takes quadratic time on CPython
/// too, and a copy for each piece does not show beside it.
pub(super) fn scans_all(growth: &Growth<'_, '_>) -> bool {
    let mut reads = growth.seen().filter(|read| {
        let mut appends = growth.appends.iter();
        growth.looped.contains(*read)
            && !appends.any(|append| append.statement.contains(*read))
            && growth.model.frame_of(*read) == growth.frame
            && !is_quick(growth.model, *read)
    });
    reads.any(|read| {
        let Some(statement) = read.statement() else {
            return false;
        };
        let leaves = matches!(
            statement.kind(),
            Kind::ReturnStatement | Kind::RaiseStatement
        );
        let suite = statement.parent().filter(|_| !leaves).map(usual);
        suite.is_some_and(|suite| {
            let mut appends = growth.appends.iter();
            appends.any(|append| suite.contains(append.statement))
        })
    })
}

/// The suite that `suite` is a part of for most turns: a branch of an `else`
/// is what is left when the cases before it are not given.
fn usual(suite: Node<'_>) -> Node<'_> {
    let mut suite = suite;
    while let Some(clause) = suite.parent().filter(|it| it.is(Kind::ElseClause))
        && let Some(choice) = clause.parent().filter(|it| it.is(Kind::IfStatement))
        && let Some(around) = choice.parent()
    {
        suite = around;
    }
    suite
}

/// Whether a use takes the same time however long the text is.
fn is_quick<'t>(model: &Model<'t>, read: Node<'t>) -> bool {
    match use_of(read) {
        Use::Tested(_) => true,
        Use::Argument(call) => {
            let function = call.child(Field::Function);
            function.is_some_and(|function| model.is_named(function, "builtins.len"))
        }
        Use::Method(call) => {
            let function = call.child(Field::Function);
            let name = function.and_then(|function| function.child(Field::Attribute));
            name.is_some_and(|name| matches!(name.text(), "startswith" | "endswith"))
        }
        // Texts of different lengths are not compared.
        Use::Operand(operation) => match syntax::Comparison::cast(operation) {
            Some(view) => !view.operators().any(|word| word.text().ends_with("in")),
            None => false,
        },
        Use::Subscript(_) => true,
        _ => false,
    }
}
