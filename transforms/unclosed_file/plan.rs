//! Which files of a statement are closed, together or one after the other.

use super::build::build;
use super::form::{Form, form};
use super::{WHY, noun};
use crate::transform::prelude::*;

/// A resource that its statement opens and uses up.
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
