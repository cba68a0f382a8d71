//! Which files of a statement are closed, together or one after the other.

use super::Subject;
use super::ahead::ahead;
use super::build::build;
use super::cases::cases;
use super::form::{Form, form, indents_much, is_under_handlers};
use super::overtaken::Moved;
use super::program::runs_code;
use super::reader::through_a_function;
use super::reservation::{ASSERT, doubt, reservation};
use crate::transform::prelude::*;

/// A resource that its statement opens and uses up.
#[derive(Clone, Copy)]
pub(super) struct Member<'t> {
    /// The call that opens it.
    pub(super) call: Node<'t>,
    /// What it opens.
    pub(super) opener: &'t Opener,
    /// The expression whose value needs it no more; the loop that iterates it.
    pub(super) used: Node<'t>,
    /// Nothing is done with it: it is opened for the sake of opening.
    pub(super) dropped: bool,
}

impl<'t> Member<'t> {
    /// Whether it is a directory, of which `with` binds the name.
    pub(super) fn is_directory(&self) -> bool {
        self.opener.kind == "directory"
    }

    /// Whether nobody could notice that it is open: nothing is written that is
    /// not there before it is closed, and nothing goes when it is.
    pub(super) fn is_only_read(&self) -> bool {
        let reads = || {
            let method = self.call.parent().and_then(syntax::Attribute::cast);
            let name = method.and_then(syntax::Attribute::name);
            self.opener.kind == "response"
                || name.is_some_and(|name| name.text().starts_with("read"))
        };
        let unknown = || self.opener.mode.is_none() && !self.opener.temporary;
        reads_only(self.call, self.opener) || unknown() && reads()
    }

    /// Whether it is a shelf that writes back what is changed of it while it is
    /// open, which is longer under `with`.
    pub(super) fn writes_back(&self) -> bool {
        let call = syntax::Call::cast(self.call);
        let given = call.and_then(|call| call.keyword("writeback").or_else(|| call.positional(3)));
        self.opener.kind == "shelf" && given.is_some_and(|value| value.text() != "False")
    }

    /// The name in `name = TemporaryDirectory(…).name`.
    pub(super) fn bound_directory(&self, statement: Node<'t>) -> Option<Node<'t>> {
        let assignment = statement.named_children().next()?;
        let view = syntax::Assignment::cast(assignment)?;
        let name = view.target().filter(|target| target.is(Kind::Identifier))?;
        let alone = view.annotation().is_none() && view.value() == Some(self.used);
        (self.is_directory() && alone).then_some(name)
    }
}

/// Why a resource cannot be closed by the tool.
pub(super) type Refusal = (Reason, String);

/// Resources that are open at the same time, the first one longest.
pub(super) struct Unit<'t> {
    pub(super) members: Vec<Member<'t>>,
    pub(super) form: Form<'t>,
}

/// One finding for each resource of `statement`; those that are fixed share
/// one fix.
pub(super) fn findings<'t>(
    statement: Node<'t>,
    members: &[Member<'t>],
    subject: &Subject,
    cx: &Context<'t>,
) -> Vec<Finding> {
    let finding = |member: &Member<'t>, fix: Result<Fix, Refusal>, reason: Option<Reason>| {
        let (fix, reason, help) = match fix {
            Ok(fix) => (Some(fix), reason, reason.map_or("", doubt).to_owned()),
            Err((reason, why)) => (None, Some(reason), why),
        };
        Finding {
            rule: subject.rule,
            span: member.call.span(),
            message: (subject.message)(member.opener),
            help,
            reason,
            fix,
        }
    };
    let (units, refused) = arrange(statement, members, &[], cx);
    if units.is_empty() {
        let reservation = reservation(statement, members, cx);
        let fix = cases(statement, members, reservation.is_none(), cx);
        if let Some(fix) = fix {
            let each = members.iter();
            return each
                .map(|member| finding(member, fix.clone(), reservation))
                .collect();
        }
    }
    let alone = units.is_empty() && refused.len() == 1;
    let mut out: Vec<_> = refused
        .into_iter()
        .map(|(member, why)| {
            if let Some(fix) = called(statement, &member, cx) {
                return finding(&member, Ok(fix), None);
            }
            let mut finding = finding(&member, Err(why), None);
            if alone {
                finding.fix = evaluated_first(statement, member, cx);
            }
            finding
        })
        .collect();
    if units.is_empty() {
        return out;
    }
    let opened: Vec<_> = units
        .iter()
        .flat_map(|unit| &unit.members)
        .copied()
        .collect();
    let long = || indents_much(statement, &units).then_some(Reason("long-span"));
    let reservation = reservation(statement, &opened, cx).or_else(long);
    let fix = build(statement, &[], &units, cx, reservation.is_none());
    for member in &opened {
        out.push(match called(statement, member, cx) {
            Some(better) if reservation == Some(ASSERT) => finding(member, Ok(better), None),
            _ => finding(member, fix.clone(), reservation),
        });
    }
    out
}

/// The fix that reads the resource in a function, unless it is unsafe for
/// other reasons than where it stands.
fn called<'t>(statement: Node<'t>, member: &Member<'t>, cx: &Context<'t>) -> Option<Fix> {
    let reservation = reservation(statement, &[*member], cx);
    through_a_function(member, cx).filter(|_| reservation.is_none_or(|reason| reason == ASSERT))
}

/// The unsafe fix that gives names to what runs before the resource is opened.
fn evaluated_first<'t>(statement: Node<'t>, member: Member<'t>, cx: &Context<'t>) -> Option<Fix> {
    let ahead = ahead(&member, statement, cx)?;
    let (units, refused) = arrange(statement, &[member], &ahead, cx);
    if !refused.is_empty() {
        return None;
    }
    build(statement, &ahead, &units, cx, false).ok()
}

/// Groups the members into units, in the order in which they are opened, and
/// sorts out those that cannot be handled.
///
/// `statement` may be an expression: the value of one. `ahead` are expressions
/// that are evaluated before it.
pub(super) fn arrange<'t>(
    statement: Node<'t>,
    members: &[Member<'t>],
    ahead: &[Node<'t>],
    cx: &Context<'t>,
) -> (Vec<Unit<'t>>, Vec<(Member<'t>, Refusal)>) {
    let mut units: Vec<Unit<'t>> = Vec::new();
    let mut refused = Vec::new();
    let mut known: Vec<Node<'t>> = ahead.to_vec();
    for &member in members {
        if let Err(why) = may_move(&member, statement, &known, cx) {
            refused.push((member, why));
            continue;
        }
        let nested = units.last().filter(|unit| {
            let head = &unit.members[0];
            let is_loop = head.used.kind().is_statement();
            head.used == member.used || head.used.contains(member.call) && !is_loop
        });
        known.push(member.call);
        let form = form(&[member], statement, &known, cx);
        if let Form::Hoist(node) = form
            && node.unparenthesized() == member.call
        {
            known.pop();
            let why = "Where its items are stored is computed while it is open. Store them in \
                       names first.";
            refused.push((member, (Reason("order"), why.into())));
            continue;
        }
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
        unit.form = form(&unit.members, statement, &known, cx);
    }
    if let Some(refusal) = first_left_behind(&units, statement, &known, cx) {
        let members = units.into_iter().flat_map(|unit| unit.members);
        refused.extend(members.map(|member| (member, refusal.clone())));
        return (Vec::new(), refused);
    }
    (units, refused)
}

/// Whether the files of all units are open together: they are only read,
/// nothing that one is opened with can tell that another has not been read yet,
/// and nobody waits for an error of the one or the other.
pub(super) fn at_once<'t>(units: &[Unit<'t>], cx: &Context<'t>) -> bool {
    let mut members = units.iter().flat_map(|unit| &unit.members);
    let several = units.len() > 1;
    units.iter().all(|unit| unit.form == Form::Wrap)
        && members.all(|member| {
            let apart = || runs_code(member.call, cx) || is_under_handlers(member.call);
            reads_only(member.call, member.opener) && !(several && apart())
        })
}

/// Why what a unit reads on a line of its own cannot be read there: what stands
/// before that in the statement could be another afterwards.
fn first_left_behind<'t>(
    units: &[Unit<'t>],
    statement: Node<'t>,
    known: &[Node<'t>],
    cx: &Context<'t>,
) -> Option<Refusal> {
    let at_once = at_once(units, cx);
    units.iter().enumerate().find_map(|(at, unit)| {
        let moved = match unit.form {
            Form::Hoist(node) if at + 1 == units.len() => node,
            Form::Wrap if at_once || at + 1 == units.len() => return None,
            _ => unit.members[0].used,
        };
        let harmless = unit.members.iter().all(Member::is_only_read);
        match Moved::new(moved, harmless, known, cx).place_in(statement) {
            Place::After(node) => Some(left_behind(node)),
            _ => None,
        }
    })
}

fn left_behind(node: Node<'_>) -> Refusal {
    let text = node.text().lines().next().unwrap_or_default();
    let why = match is_pure(node) {
        true => format!(
            "`{text}` is evaluated before it is opened, and may fail or be another afterwards. \
             Give that a name in a statement of its own, then open the file with `with`."
        ),
        false => format!(
            "`{text}` runs before it is opened. Give that a name in a statement of its own, then \
             open the file with `with`."
        ),
    };
    (Reason("order"), why)
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
    if is_made_by_factory(member.call, member.opener) {
        return refuse(
            "made-by-factory",
            "What its factory makes may be no connection that can be closed. Close it with \
             `contextlib.closing` if it can.",
        );
    }
    let moved = Moved::new(member.call, member.is_only_read(), &before, cx);
    match moved.place_in(statement) {
        Place::First => {}
        Place::After(node) => return Err(left_behind(node)),
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
