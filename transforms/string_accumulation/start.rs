//! Where an accumulator gets its first text.

use super::handed_back;
use crate::transform::prelude::*;

/// An assignment that makes a name text: `s = ''`.
#[derive(Clone, Copy)]
pub(super) struct Start<'t> {
    /// The identifier that is bound.
    pub(super) name: Node<'t>,
    /// What it is.
    pub(super) symbol: SymbolId,
    /// The text.
    pub(super) value: Node<'t>,
    /// `Str` or `Bytes`.
    pub(super) text: Type,
    /// The statement.
    pub(super) statement: Node<'t>,
    /// The suite that the statement is directly in.
    pub(super) block: Node<'t>,
    /// Whether the statement does nothing else, so that it can give way to
    /// the list.
    pub(super) plain: bool,
}

/// The starts that `assignment` makes: one, or several for `s, t = '', ''`.
pub(super) fn for_each<'t>(
    assignment: Node<'t>,
    model: &Model<'t>,
    mut found: impl FnMut(Start<'t>),
) -> Option<()> {
    let view = syntax::Assignment::cast(assignment)?;
    let (target, first) = (view.target()?, view.value()?);
    // In `a = b = ''` the value of the first is again an assignment.
    let value = std::iter::successors(Some(first), |node| node.child(Field::Right))
        .take(8)
        .find(|node| !node.is(Kind::Assignment))?;
    let statement = assignment.statement()?;
    if target.is(Kind::Identifier) {
        let plain = view.annotation().is_none()
            && value == first
            && assignment.parent() == Some(statement)
            && !has_type_comment(statement);
        found(Start::new(target, value, statement, plain, model)?);
    } else if matches!(target.kind(), Kind::PatternList | Kind::TuplePattern) {
        let values = value.unparenthesized();
        if !matches!(values.kind(), Kind::ExpressionList | Kind::Tuple)
            || target.named_children().count() != values.named_children().count()
        {
            return None;
        }
        for (name, value) in target.named_children().zip(values.named_children()) {
            if matches!(name.kind(), Kind::ListSplatPattern | Kind::ListSplat)
                || value.is(Kind::ListSplat)
            {
                return None;
            }
            if name.is(Kind::Identifier)
                && let Some(start) = Start::new(name, value, statement, false, model)
            {
                found(start);
            }
        }
    }
    Some(())
}

impl<'t> Start<'t> {
    fn new(
        name: Node<'t>,
        value: Node<'t>,
        statement: Node<'t>,
        plain: bool,
        model: &Model<'t>,
    ) -> Option<Self> {
        if !may_be_text(value) {
            return None;
        }
        let symbol = model.symbol_of(name)?;
        if model.symbol(symbol).bindings.len() < 2 {
            return None;
        }
        let text = text_type(value, model)?;
        let block = statement.parent()?;
        // In brackets, a value of several lines is hard to read.
        let plain = plain && (is_literal(value.unparenthesized()) || is_on_one_line(value));
        Some(Self {
            name,
            symbol,
            value,
            text,
            statement,
            block,
            plain,
        })
    }

    /// Whether the text is certainly empty.
    pub(super) fn is_empty(&self) -> bool {
        let value = self.value.unparenthesized();
        value.is(Kind::String)
            && value
                .named_children()
                .all(|part| matches!(part.kind(), Kind::StringStart | Kind::StringEnd))
    }

    /// An empty literal in the style of the start: its quotes, its `b` or `u`.
    /// Where it is `u` in one case only, what comes first tells Python 2.
    pub(super) fn empty_literal(&self) -> String {
        let mut openings = std::iter::once(self.value)
            .chain(self.value.descendants())
            .filter(|node| node.is(Kind::StringStart))
            .map(Node::text);
        let opening = openings.next().unwrap_or("'");
        let unicode = |opening: &str| opening.contains(['u', 'U']);
        let in_every_case =
            !self.value.unparenthesized().is(Kind::ConditionalExpression) || openings.all(unicode);
        let prefix: String = opening
            .chars()
            .filter(|c| match c {
                'u' | 'U' => in_every_case,
                c => matches!(c, 'b' | 'B'),
            })
            .collect();
        let quote = if opening.ends_with('"') { '"' } else { '\'' };
        format!("{prefix}{quote}{quote}")
    }
}

/// A check of the kind alone, for the many assignments that are something
/// else.
fn may_be_text(value: Node<'_>) -> bool {
    matches!(
        value.kind(),
        Kind::String
            | Kind::ConcatenatedString
            | Kind::BinaryOperator
            | Kind::Call
            | Kind::ConditionalExpression
            | Kind::ParenthesizedExpression
    )
}

fn is_literal(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::String | Kind::ConcatenatedString)
}

/// `Str` or `Bytes` where `value` is exactly that, not of a derived class:
/// literals, what is formatted by or joined with one, sums that begin with
/// one.
pub(super) fn text_type<'t>(value: Node<'t>, model: &Model<'t>) -> Option<Type> {
    let value = value.unparenthesized();
    if handed_back::is_possible(model, value) {
        return None;
    }
    let known = |node: Node<'t>| Some(type_of(model, node)).filter(|kind| is_text(*kind));
    match value.kind() {
        Kind::String | Kind::ConcatenatedString => known(value),
        Kind::BinaryOperator => {
            let first = std::iter::successors(Some(value), |node| {
                node.is(Kind::BinaryOperator)
                    .then(|| node.child(Field::Left))?
            })
            .last()?;
            known(value).filter(|_| is_literal(first.unparenthesized()))
        }
        Kind::Call => {
            let method = syntax::Attribute::cast(value.child(Field::Function)?)?;
            let object = method.object()?.unparenthesized();
            if !is_literal(object) {
                return None;
            }
            known(value).or_else(|| {
                let is_join = method.name()?.text() == "join";
                known(object).filter(|_| is_join)
            })
        }
        Kind::ConditionalExpression => {
            let (yes, _, no) = syntax::Conditional::cast(value)?.parts()?;
            let literals = is_literal(yes) && is_literal(no);
            known(value).filter(|_| literals)
        }
        _ => None,
    }
}

/// Whether it is one of the two kinds of text.
pub(super) fn is_text(kind: Type) -> bool {
    matches!(kind, Type::Str | Type::Bytes)
}

fn is_on_one_line(node: Node<'_>) -> bool {
    !node.text().contains(['\n', '\r'])
}

fn has_type_comment(statement: Node<'_>) -> bool {
    statement.trailing_comment().is_some_and(|comment| {
        let text = statement.tree().source().slice(comment);
        text.trim_start_matches('#')
            .trim_start()
            .starts_with("type:")
    })
}
