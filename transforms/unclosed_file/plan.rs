//! The fix for all the files of one statement.

use super::form::{Form, form};
use super::{WHY, noun};
use crate::transform::prelude::*;

/// A resource that its statement opens and uses up.
pub(super) struct Member<'t> {
    /// The call that opens it.
    pub(super) call: Node<'t>,
    /// What it opens.
    pub(super) opener: &'static Opener,
    /// The expression whose value needs it no more; the loop that iterates it.
    pub(super) used: Node<'t>,
    /// Nothing is done with it: it is opened for the sake of opening.
    pub(super) dropped: bool,
}

/// Why a resource cannot be closed by the tool.
type Refusal = (Reason, String);

/// Resources that are open at the same time, the first one longest.
struct Unit<'t> {
    members: Vec<Member<'t>>,
    form: Form<'t>,
}

/// One finding for each resource of `statement`; those that are fixed share
/// one fix.
pub(super) fn findings<'t>(
    statement: Node<'t>,
    members: Vec<Member<'t>>,
    rule: &'static Meta,
    cx: &Context<'t>,
) -> Vec<Finding> {
    let finding = |member: &Member<'t>, fix: Result<Fix, Refusal>, reason: Option<Reason>| {
        let (fix, reason, help) = match fix {
            Ok(fix) => (Some(fix), reason, String::new()),
            Err((reason, why)) => (None, Some(reason), why),
        };
        let message = format!("This {} is never closed. {WHY}", noun(member.opener));
        Finding {
            rule,
            span: member.call.span(),
            message,
            help,
            reason,
            fix,
        }
    };
    let (units, refused) = arrange(statement, members, cx);
    let mut out: Vec<_> = refused
        .into_iter()
        .map(|(member, why)| finding(&member, Err(why), None))
        .collect();
    if units.is_empty() {
        return out;
    }
    let reservation = reservation(statement, &units, cx);
    let fix = build(statement, &units, cx, reservation.is_none());
    for member in units.iter().flat_map(|unit| &unit.members) {
        out.push(finding(member, fix.clone(), reservation));
    }
    out
}

/// Groups the members into units, in the order in which they are opened, and
/// sorts out those that cannot be handled.
fn arrange<'t>(
    statement: Node<'t>,
    members: Vec<Member<'t>>,
    cx: &Context<'t>,
) -> (Vec<Unit<'t>>, Vec<(Member<'t>, Refusal)>) {
    let mut units: Vec<Unit<'t>> = Vec::new();
    let mut refused = Vec::new();
    let mut known: Vec<Node<'t>> = Vec::new();
    for member in members {
        if let Err(why) = may_move(&member, statement, &known, cx) {
            refused.push((member, why));
            continue;
        }
        let nested = units.last().filter(|unit| {
            let head = &unit.members[0];
            head.used == member.used || head.used.contains(member.call) && head.used != statement
        });
        known.push(member.call);
        let form = form(member.used, statement, &known, cx);
        match nested {
            Some(unit) => {
                let head = unit.members[0].used;
                let fits = match form {
                    Form::Wrap => true,
                    Form::Hoist(node) => node.contains(head),
                };
                if fits && !member.dropped {
                    let last = units.len() - 1;
                    units[last].members.push(member);
                } else {
                    known.pop();
                    let why = "It is opened while another file is open, and its data goes where \
                               it could be noticed. Split the statement.";
                    refused.push((member, (Reason("order"), why.into())));
                }
            }
            None => {
                if let Some(unit) = units.last() {
                    known.push(unit.members[0].used);
                }
                units.push(Unit {
                    members: vec![member],
                    form,
                });
            }
        }
    }
    // What is known now may let statements run under `with` that could not
    // when they were looked at first.
    for unit in &units {
        known.push(unit.members[0].used);
    }
    for unit in &mut units {
        unit.form = form(unit.members[0].used, statement, &known, cx);
    }
    (units, refused)
}

/// Whether the call can be moved to the front of its statement.
fn may_move<'t>(
    member: &Member<'t>,
    statement: Node<'t>,
    known: &[Node<'t>],
    cx: &Context<'t>,
) -> Result<(), Refusal> {
    let mut before = known.to_vec();
    // What earlier files of the statement gave is there already.
    before.extend(
        known
            .iter()
            .filter_map(|call| used_before(*call, member.call)),
    );
    let refuse = |code, why: &str| Err((Reason(code), why.to_owned()));
    match place_in_statement(member.call, statement, &before) {
        Place::First => {}
        Place::After(node) => {
            let text = node.text().lines().next().unwrap_or_default();
            return Err((
                Reason("order"),
                format!(
                    "`{text}` runs before it is opened. Give that a name in a statement of its \
                     own, then open the file with `with`."
                ),
            ));
        }
        Place::Conditional => {
            return refuse(
                "conditional-position",
                "It is opened only in some cases, or many times. Write the cases out as \
                 statements, or move the reading into a function.",
            );
        }
        Place::Elsewhere => {
            return refuse(
                "deferred",
                "It is opened at another time than the statement runs. Move it into a function \
                 that uses `with`.",
            );
        }
        Place::Unknown => {
            return refuse("order", "It is not clear what runs before it is opened.");
        }
    }
    if cx.model().is_in_class_body(statement) {
        return refuse(
            "class-scope",
            "In a class body the name that `with` binds would become an attribute. Read it \
             before the class.",
        );
    }
    let inside = if member.used.kind().is_statement() {
        member.call
    } else {
        member.used
    };
    if inside
        .descendants()
        .any(|node| matches!(node.kind(), Kind::Yield | Kind::Await))
    {
        return refuse(
            "suspends",
            "There is an `await` or `yield` while it is open. Take that out of the expression, \
             then use `with`.",
        );
    }
    Ok(())
}

/// The method call of an earlier file that is complete before `later`.
fn used_before<'t>(call: Node<'t>, later: Node<'t>) -> Option<Node<'t>> {
    let attribute = call.parent().filter(|node| node.is(Kind::Attribute))?;
    let used = attribute.parent().filter(|node| node.is(Kind::Call))?;
    (!used.contains(later)).then_some(used)
}

/// Why the fix is only offered as unsafe.
fn reservation<'t>(statement: Node<'t>, units: &[Unit<'t>], cx: &Context<'t>) -> Option<Reason> {
    let members = || units.iter().flat_map(|unit| &unit.members);
    if statement.is(Kind::AssertStatement) {
        return Some(Reason("assert"));
    }
    let tar = |member: &Member<'_>| {
        let text = member.call.child(Field::Function).map_or("", Node::text);
        member.opener.kind == "archive"
            && !text.contains("Zip")
            && !reads_only(member.call, member.opener)
    };
    if members().any(tar) {
        return Some(Reason("changes-cpython"));
    }
    if members().any(|member| may_be_patched(member.call, cx)) {
        return Some(Reason("open-is-patched"));
    }
    None
}

/// The fix: every unit but the last is read before the statement, the last in
/// its own form; files that are only read may all be open at once.
fn build<'t>(
    statement: Node<'t>,
    units: &[Unit<'t>],
    cx: &Context<'t>,
    safe: bool,
) -> Result<Fix, Refusal> {
    if let [Unit { members, .. }] = units
        && let [Member { dropped: true, .. }] = members.as_slice()
        && !statement.shares_line()
    {
        return touch(statement, &members[0], cx, safe);
    }
    let mut names = Names::new(statement, units, cx)?;
    let at_once = units.iter().all(|unit| unit.form == Form::Wrap)
        && units
            .iter()
            .flat_map(|unit| &unit.members)
            .all(|member| reads_only(member.call, member.opener));
    let mut lines = Vec::new();
    let mut inside = Vec::new();
    let mut imports = Vec::new();
    let mut items = Vec::new();
    let mut wraps = false;
    for (at, unit) in units.iter().enumerate() {
        let last = at + 1 == units.len();
        for member in &unit.members {
            let name = names.handle()?;
            let (item, import) = opening(member, cx)?;
            imports.extend(import);
            items.push(match member.dropped {
                true => item,
                false => format!("{item} as {name}"),
            });
            let text = if member.dropped {
                "pass".to_owned()
            } else {
                name
            };
            inside.push(Edit::replace(place_of(member.call), text));
        }
        let hoisted = match unit.form {
            Form::Wrap if at_once || last => None,
            Form::Hoist(node) if last => Some(node),
            // What else the statement opens comes after.
            _ => Some(unit.members[0].used),
        };
        if at_once && !last {
            continue;
        }
        lines.push(Line::new(format!("with {}:", items.join(", "))));
        items.clear();
        match hoisted {
            None => wraps = true,
            Some(node) => {
                let name = names.data()?;
                let within = |edit: &Edit| node.span().contains(edit.span);
                let mut moved: Vec<_> =
                    inside.iter().filter(|edit| within(edit)).cloned().collect();
                let apart =
                    |edit: &Edit| !inside.iter().any(|other| other.span.overlaps(edit.span));
                moved.extend(reshape::deeper(node).into_iter().filter(apart));
                let mut text = edited(node, moved.iter());
                if is_broken_between_brackets(node) {
                    text = format!("({text})");
                }
                lines.push(Line::inner(format!("{name} = {text}")));
                inside.retain(|edit| !within(edit));
                inside.push(Edit::replace(node.span(), name));
            }
        }
    }
    let layout = || {
        (
            Reason("layout"),
            "The statement shares its lines with others. Put it on a line of its own.".to_owned(),
        )
    };
    let wrapped = if wraps {
        reshape::wrap(statement, statement, &lines, &[]).ok_or_else(layout)?
    } else {
        reshape::insert_before(statement, &lines).ok_or_else(layout)?
    };
    let footprint = wrapped.footprint;
    let edits = reshape::combine(wrapped, inside);
    Ok(Fix::new(TITLE, tier(safe), edits)
        .claiming([footprint, header_span(statement)])
        .importing(imports))
}

const TITLE: &str = "Open it in a `with` statement";

fn tier(safe: bool) -> Applicability {
    if safe {
        Applicability::Safe
    } else {
        Applicability::Unsafe
    }
}

/// `with opener: pass` for a file that is opened and dropped. The statement
/// keeps its lines and its comment.
fn touch<'t>(
    statement: Node<'t>,
    member: &Member<'t>,
    cx: &Context<'t>,
    safe: bool,
) -> Result<Fix, Refusal> {
    let (text, import) = opening(member, cx)?;
    let call = member.call.span();
    let (before, after) = text.split_once(member.call.text()).unwrap_or(("", ""));
    let mut edits = vec![
        Edit::replace(
            Span::new(statement.start(), call.start),
            format!("with {before}"),
        ),
        Edit::replace(Span::new(call.end, statement.end()), format!("{after}:")),
    ];
    edits.extend(reshape::insert_after(statement, &[Line::inner("pass")]).edits);
    let trivia = statement.trivia();
    Ok(Fix::new(TITLE, tier(safe), reshape::merged(edits))
        .claiming([Span::new(statement.start(), trivia.after.end)])
        .importing(import))
}

/// What the name of the resource replaces: the call, and the lines around it
/// where it is all that an argument list holds.
fn place_of(call: Node<'_>) -> Span {
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

/// The statement up to its suite.
fn header_span(statement: Node<'_>) -> Span {
    let suite = statement.children().find(|child| child.is(Kind::Block));
    Span::new(
        statement.start(),
        suite.map_or(statement.end(), Node::start),
    )
}

/// The context manager for a resource.
fn opening<'t>(member: &Member<'t>, cx: &Context<'t>) -> Result<(String, Option<Import>), Refusal> {
    managed(member.call, member.opener, cx).ok_or((
        Reason("names-taken"),
        "It needs `contextlib.closing`, and the name `contextlib` is in use.".to_owned(),
    ))
}

/// Whether a line of `node` ends outside all brackets of its own, so that it
/// cannot stand without those around it.
fn is_broken_between_brackets(node: Node<'_>) -> bool {
    let bracketed = |kind: Kind| {
        matches!(
            kind,
            Kind::ArgumentList
                | Kind::Dictionary
                | Kind::DictionaryComprehension
                | Kind::GeneratorExpression
                | Kind::List
                | Kind::ListComprehension
                | Kind::ParenthesizedExpression
                | Kind::Set
                | Kind::SetComprehension
                | Kind::String
        )
    };
    let inner: Vec<_> = std::iter::once(node)
        .chain(node.descendants())
        .filter(|part| bracketed(part.kind()))
        .map(Node::span)
        .collect();
    node.text()
        .match_indices('\n')
        .map(|(at, _)| node.start() + at as u32)
        .any(|at| !inner.iter().any(|span| span.covers(at)))
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

/// Fresh names for one statement.
struct Names<'a, 't> {
    statement: Node<'t>,
    model: &'a Model<'t>,
    taken: Vec<&'static str>,
    private: bool,
}

const HANDLES: &[&str] = &[
    "f", "fh", "fp", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8",
];
const PRIVATE_HANDLES: &[&str] = &[
    "_f", "_fh", "_fp", "_f1", "_f2", "_f3", "_f4", "_f5", "_f6", "_f7", "_f8",
];
const DATA: &[&str] = &[
    "_data", "_data1", "_data2", "_data3", "_data4", "_data5", "_data6", "_data7", "_data8",
];

impl<'a, 't> Names<'a, 't> {
    fn new(statement: Node<'t>, units: &[Unit<'t>], cx: &'a Context<'t>) -> Result<Self, Refusal> {
        let model = cx.model();
        let frame = model.scope(model.frame_of(statement));
        let executes = |unit: &Unit<'t>| match unit.form {
            Form::Hoist(node) => {
                let call = node.ancestors().find(|node| node.is(Kind::Call));
                let function = call.and_then(|call| call.child(Field::Function));
                statement.is(Kind::ExecStatement)
                    || function.is_some_and(|name| model.is_named(name, "builtins.exec"))
            }
            Form::Wrap => false,
        };
        if frame.dynamic && !units.iter().all(executes) {
            return Err((
                Reason("dynamic-scope"),
                "Code in this scope can see its names at run time, so a new one could be \
                 noticed."
                    .to_owned(),
            ));
        }
        let private = frame.dynamic || model.is_at_module_level(statement);
        Ok(Self {
            statement,
            model,
            taken: Vec::new(),
            private,
        })
    }

    fn pick(&mut self, wanted: &[&'static str]) -> Result<String, Refusal> {
        let free = wanted
            .iter()
            .copied()
            .filter(|name| !self.taken.contains(name));
        let name = self
            .model
            .unspelled_name(self.statement, free)
            .ok_or_else(|| {
                (
                    Reason("names-taken"),
                    "Every name that could be used here is taken.".to_owned(),
                )
            })?;
        self.taken.push(name);
        Ok(name.to_owned())
    }

    fn handle(&mut self) -> Result<String, Refusal> {
        self.pick(if self.private {
            PRIVATE_HANDLES
        } else {
            HANDLES
        })
    }

    fn data(&mut self) -> Result<String, Refusal> {
        self.pick(DATA)
    }
}
