//! What happens to an accumulator inside its loop.

use crate::transform::prelude::*;

/// `s += piece`, or `s = s + piece + piece`.
pub(super) struct Append<'t> {
    /// The statement.
    pub(super) statement: Node<'t>,
    /// The identifier that is read: the target of `+=`, or the first operand.
    pub(super) read: Node<'t>,
    /// What is assigned or added, whole.
    value: Node<'t>,
    /// What is added, in order.
    pub(super) pieces: Vec<Node<'t>>,
}

/// A binding of the accumulator, as far as it matters here.
pub(super) enum Change<'t> {
    /// Text is added at the end.
    Append(Append<'t>),
    /// Text is added at the beginning, or at both ends.
    Prepend,
    /// Anything else.
    Other,
}

/// What the binding at `name` does to the text that is there.
pub(super) fn classify(name: Node<'_>) -> Change<'_> {
    match name.parent().map(|parent| (parent.kind(), parent)) {
        Some((Kind::AugmentedAssignment, parent)) => augmented(name, parent),
        Some((Kind::Assignment, parent)) => assigned(name, parent),
        _ => None,
    }
    .unwrap_or(Change::Other)
}

fn augmented<'t>(name: Node<'t>, parent: Node<'t>) -> Option<Change<'t>> {
    let view = syntax::AugmentedAssignment::cast(parent)?;
    let value = view.value()?;
    if view.target()? != name || view.operator()?.text() != "+=" {
        return None;
    }
    let statement = own_statement(parent)?;
    Some(Change::Append(Append {
        statement,
        read: name,
        value,
        pieces: vec![value],
    }))
}

fn assigned<'t>(name: Node<'t>, parent: Node<'t>) -> Option<Change<'t>> {
    let view = syntax::Assignment::cast(parent)?;
    let value = view.value()?;
    let statement = own_statement(parent)?;
    if view.target()? != name || view.annotation().is_some() {
        return None;
    }
    let mut pieces = Vec::new();
    let mut node = value.unparenthesized();
    let mut within = false;
    while let Some(sum) = syntax::BinaryOperator::cast(node) {
        if sum.operator()?.text() != "+" {
            return within.then_some(Change::Prepend);
        }
        let right = sum.right()?;
        within |= is_name(right, name.text());
        pieces.push(right);
        node = sum.left()?;
    }
    if is_name(node, name.text()) && !pieces.is_empty() {
        pieces.reverse();
        return Some(Change::Append(Append {
            statement,
            read: node,
            value,
            pieces,
        }));
    }
    within.then_some(Change::Prepend)
}

fn is_name(node: Node<'_>, name: &str) -> bool {
    node.is(Kind::Identifier) && node.text() == name
}

/// The statement of an assignment that is all there is to it.
fn own_statement(assignment: Node<'_>) -> Option<Node<'_>> {
    assignment
        .parent()
        .filter(|parent| parent.is(Kind::ExpressionStatement))
}

impl<'t> Append<'t> {
    /// Whether the statement can become calls of `append` as it stands: every
    /// piece is one expression.
    pub(super) fn is_regular(&self) -> bool {
        self.pieces.iter().all(|piece| {
            !matches!(
                piece.kind(),
                Kind::ExpressionList | Kind::Yield | Kind::Assignment | Kind::ListSplat
            )
        })
    }

    /// The edits that turn the statement into calls of `list`'s `append`, one
    /// for each piece. `None` where a comment is in the way.
    pub(super) fn edits(&self, list: &str) -> Option<Vec<Edit>> {
        let source = self.statement.tree().source();
        let comments = |span| !self.statement.tree().lexed().comments_in(span).is_empty();
        // `s = (s + a + b)`: its closing parenthesis closes the last call.
        let wrapped = self.value.is(Kind::ParenthesizedExpression) && self.pieces[0] != self.value;
        if wrapped
            && self
                .value
                .named_children()
                .next()?
                .is(Kind::ParenthesizedExpression)
        {
            return None;
        }
        let separator = if self.statement.starts_line() && !self.statement.shares_line() {
            format!(
                "{}{}",
                source.newline_at(self.statement.start()),
                self.statement.indent()
            )
        } else {
            "; ".to_owned()
        };
        let mut edits = Vec::new();
        let mut from = self.statement.start();
        let mut before = String::new();
        for (at, &piece) in self.pieces.iter().enumerate() {
            let gap = Span::new(from, piece.start());
            if comments(gap) {
                return None;
            }
            let last = at + 1 == self.pieces.len();
            let own = has_own_parentheses(piece) && !(wrapped && last);
            let open = if own { "" } else { "(" };
            edits.push(Edit::replace(gap, format!("{before}{list}.append{open}")));
            let close = if own { "" } else { ")" };
            from = piece.end();
            if !last {
                before = format!("{close}{separator}");
            } else if !wrapped && !own {
                edits.push(Edit::insert(piece.end(), close));
            }
        }
        Some(edits)
    }
}

/// Whether the parentheses around `piece` can serve as those of a call.
fn has_own_parentheses(piece: Node<'_>) -> bool {
    piece.is(Kind::ParenthesizedExpression)
        && piece.named_children().next().is_some_and(|inner| {
            !matches!(
                inner.kind(),
                Kind::Yield | Kind::NamedExpression | Kind::ListSplat
            )
        })
}
