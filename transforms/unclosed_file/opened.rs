//! The lines that open resources, and what is left of the expression that did.

use super::form::Form;
use super::names::Names;
use super::plan::{Member, Refusal, Unit, at_once};
use crate::transform::prelude::*;

/// Resources opened by lines of their own.
pub(super) struct Opened {
    /// `with …:` and what is read under it; the last one is a bare header
    /// where `wraps` is set.
    pub(super) lines: Vec<Line>,
    /// What changes in the expression.
    pub(super) inside: Vec<Edit>,
    /// What the lines need imported.
    pub(super) imports: Vec<Import>,
    /// Whether the expression goes under the last line.
    pub(super) wraps: bool,
}

/// Opens every unit: all but the last are read before the expression, the last
/// in its own form; files that are only read may all be open at once. `ahead`
/// are expressions to be evaluated before everything, in this order.
pub(super) fn open_all<'t>(
    ahead: &[Node<'t>],
    units: &[Unit<'t>],
    names: &mut Names<'_, 't>,
    cx: &Context<'t>,
) -> Result<Opened, Refusal> {
    let mut opened = Opened {
        lines: Vec::new(),
        inside: Vec::new(),
        imports: Vec::new(),
        wraps: false,
    };
    for &node in ahead {
        let name = names.argument()?;
        opened.move_out(node, node, name, 0);
    }
    let at_once = at_once(units, cx);
    let mut items = Vec::new();
    for (at, unit) in units.iter().enumerate() {
        let last = at + 1 == units.len();
        let hoisted = match unit.form {
            Form::Wrap if at_once || last => None,
            Form::Hoist(node) if last => Some(node),
            // What else the statement opens comes after.
            _ => Some(unit.members[0].used),
        };
        if let ([member], Some(node)) = (unit.members.as_slice(), hoisted)
            && member.is_directory()
            && member.used == node
        {
            // What `with` binds is all that is wanted.
            let name = names.data()?;
            let (item, import) = opening(member, cx)?;
            opened.imports.extend(import);
            opened
                .lines
                .push(Line::new(format!("with {item} as {name}:")));
            opened.lines.push(Line::inner("pass"));
            opened.inside.push(Edit::replace(node.span(), name));
            continue;
        }
        for member in &unit.members {
            let name = names.handle()?;
            let (item, import) = opening(member, cx)?;
            opened.imports.extend(import);
            items.push(match member.dropped {
                true => item,
                false => format!("{item} as {name}"),
            });
            let text = if member.dropped {
                "pass".to_owned()
            } else {
                name
            };
            opened.inside.push(Edit::replace(place_of(member), text));
        }
        if at_once && !last {
            continue;
        }
        opened
            .lines
            .push(Line::new(format!("with {}:", items.join(", "))));
        items.clear();
        match hoisted {
            None => opened.wraps = true,
            Some(node) => match bound_by_walrus(node, cx) {
                Some((walrus, name)) => opened.move_out(node, walrus, name.to_owned(), 1),
                None => {
                    let name = names.data()?;
                    opened.move_out(node, node, name, 1);
                }
            },
        }
    }
    Ok(opened)
}

impl Opened {
    /// Gives `node` a name on a line of its own; it stands for `place` then.
    fn move_out(&mut self, node: Node<'_>, place: Node<'_>, name: String, level: usize) {
        let mut line = Line::new(format!("{name} = {}", text_of(node, &self.inside)));
        line.level = level;
        self.lines.push(line);
        self.inside.retain(|edit| !place.span().contains(edit.span));
        self.inside.push(Edit::replace(place.span(), name));
    }
}

/// The `name := node` that `node` is the value of, with the parentheses around
/// it, and its name, where nothing before it reads the name.
fn bound_by_walrus<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<(Node<'t>, &'t str)> {
    let walrus = node.parent().and_then(syntax::Walrus::cast)?;
    let name = walrus.name()?.text();
    let statement = node.statement()?;
    let before = Span::new(statement.start(), walrus.node().start());
    if walrus.value() != Some(node) || cx.model().spells(name, before) {
        return None;
    }
    let around = walrus.node().parent();
    let parenthesized = around.filter(|around| around.is(Kind::ParenthesizedExpression));
    Some((parenthesized.unwrap_or(walrus.node()), name))
}

/// The text of `node` with those of `edits` that are in it, fit to stand one
/// level further in and without the brackets around it.
pub(super) fn text_of(node: Node<'_>, edits: &[Edit]) -> String {
    let mut inside: Vec<_> = edits
        .iter()
        .filter(|edit| node.span().contains(edit.span))
        .cloned()
        .collect();
    let apart = |edit: &Edit| {
        !edits
            .iter()
            .any(|other| reshape::takes_line_of(other, edit))
    };
    inside.extend(reshape::deeper(node).into_iter().filter(apart));
    joined(node, edited(node, inside.iter()))
}

/// `text`, made of that of `node`, fit to stand without the brackets around it.
pub(super) fn joined(node: Node<'_>, text: impl Into<String>) -> String {
    match reshape::is_broken_between_brackets(node) {
        true => format!("({})", text.into()),
        false => text.into(),
    }
}

/// What the name of the resource replaces: the call, and the lines around it
/// where it is all that an argument list holds.
fn place_of(member: &Member<'_>) -> Span {
    if member.is_directory() {
        // `with` binds its name, not the object.
        return member.used.span();
    }
    let call = member.call;
    let list = call.parent().filter(|list| {
        list.is(Kind::ArgumentList)
            && list.named_children().count() == 1
            && list.tree().lexed().comments_in(list.span()).is_empty()
            && !list.has_token(",")
            && list
                .tree()
                .source()
                .slice(Span::new(list.start(), call.start()))
                .contains('\n')
    });
    match list {
        Some(list) if !call.text().contains('\\') => Span::new(list.start() + 1, list.end() - 1),
        _ => call.span(),
    }
}

/// The context manager for a resource.
pub(super) fn opening<'t>(
    member: &Member<'t>,
    cx: &Context<'t>,
) -> Result<(String, Option<Import>), Refusal> {
    managed(member.call, member.opener, cx).ok_or((
        Reason("names-taken"),
        "It needs `contextlib.closing`, and the name `contextlib` is in use, or another module \
         takes all names of this one."
            .to_owned(),
    ))
}

/// The text of `node` with edits made.
fn edited<'e>(node: Node<'_>, edits: impl Iterator<Item = &'e Edit>) -> String {
    let mut edits: Vec<_> = edits.collect();
    edits.sort_by_key(|edit| edit.span);
    let source = node.tree().source();
    let mut out = String::new();
    let mut at = node.start();
    for edit in edits {
        out.push_str(source.slice(Span::new(at, edit.span.start)));
        out.push_str(&edit.text);
        at = edit.span.end;
    }
    out.push_str(source.slice(Span::new(at, node.end())));
    out
}
