//! Where a name holds the resource: the statements behind its opening.

use super::Opened;
use super::paths::may_open_one_file;
use crate::transform::prelude::*;

/// The statements in which the name stands for the resource.
pub(super) struct Extent<'t> {
    /// Those behind the opening, in its block, up to what closes it or gives
    /// the name another value.
    pub(super) members: Vec<Node<'t>>,
    /// `name.close()` behind the members.
    pub(super) close: Option<Node<'t>>,
    /// Whether the name is deleted or gets another value behind the members.
    pub(super) limited: bool,
    /// Whether a member gives the name another value.
    pub(super) rebound: bool,
    /// Whether what follows the members could notice an early close.
    pub(super) noticed: bool,
    /// Whether the function ends with the block: it is its own, or only
    /// closes files after it.
    pub(super) outermost: bool,
    /// Uses in the members.
    pub(super) uses: Vec<(Node<'t>, Use<'t>)>,
    /// Uses elsewhere that may be of the same value.
    pub(super) outside: Vec<(Node<'t>, Use<'t>)>,
}

impl<'t> Extent<'t> {
    pub(super) fn of(
        opened: &Opened<'t>,
        uses: &[(Node<'t>, Use<'t>)],
        flow: &Flow<'t>,
        cx: &Context<'t>,
    ) -> Option<Self> {
        let model = cx.model();
        let suite = opened
            .statement
            .parent()
            .filter(|node| node.is(Kind::Block))?;
        let bindings: Vec<_> = model
            .symbol(opened.symbol)
            .bindings
            .iter()
            .map(|binding| cx.tree().node(binding.node))
            .filter(|node| *node != opened.name)
            .collect();
        let reads = |node: Node<'t>| uses.iter().any(|(name, _)| node.contains(*name));
        let mut extent = Self {
            members: Vec::new(),
            close: None,
            limited: false,
            rebound: false,
            noticed: false,
            outermost: ends_with_the_function(suite, cx),
            uses: Vec::new(),
            outside: Vec::new(),
        };
        let behind = suite
            .named_children()
            .filter(|node| node.id() > opened.statement.id());
        for member in behind {
            if closes(member, opened, uses) {
                extent.close = Some(member);
                break;
            }
            if !bindings.iter().any(|node| member.contains(*node)) {
                extent.members.push(member);
                continue;
            }
            if member.is(Kind::DeleteStatement) {
                extent.limited = true;
                break;
            }
            match new_value(member, &bindings) {
                Some(value) if reads(member) => {
                    extent.limited = true;
                    extent.members.push(member);
                    // The name goes on for something that is not followed.
                    extent.rebound |= bindings.iter().any(|node| value.contains(*node));
                    break;
                }
                Some(value) => {
                    extent.limited = true;
                    extent.noticed = could_notice(value, opened, cx);
                    break;
                }
                None => {
                    extent.rebound = true;
                    extent.members.push(member);
                }
            }
        }
        extent.rebound |= model.spelled(opened.name.text()).any(|node| {
            // Python 2 binds the name of a list comprehension outside of it.
            model
                .scope_node(model.scope_of(node))
                .is(Kind::ListComprehension)
                && model.symbol_of(node) != Some(opened.symbol)
                && extent.members.iter().any(|member| member.contains(node))
        });
        let last_member = extent.members.last().copied();
        let inside = |node: Node<'t>| extent.members.iter().any(|member| member.contains(node));
        let mut stops: Vec<_> = bindings
            .iter()
            .copied()
            .filter(|node| {
                let statement = node.statement();
                let plain = node.field() == Field::Left
                    && node
                        .parent()
                        .and_then(Node::parent)
                        .is_some_and(|outer| outer.is(Kind::ExpressionStatement));
                let deleted = statement.is_some_and(|statement| {
                    statement.is(Kind::DeleteStatement) && node.parent() == Some(statement)
                });
                let free = statement.is_some_and(|statement| {
                    !uses.iter().any(|(name, used)| {
                        statement.contains(*name) && !matches!(used, Use::Deleted(_))
                    }) || Some(statement) == last_member
                });
                (plain || deleted) && free
            })
            .collect();
        if !reads(opened.statement) {
            stops.push(opened.name);
        }
        stops.extend(extent.close);
        let reached = flow.reached(opened.statement, &stops)?;
        for &(name, used) in uses {
            if inside(name) {
                extent.uses.push((name, used));
            } else if matches!(used, Use::Captured(_))
                || holder(name).is_some_and(|node| reached.contains(&node))
            {
                extent.outside.push((name, used));
            }
        }
        Some(extent)
    }
}

/// Whether nothing comes behind the suite but the end of the function, and the
/// closing of other files.
fn ends_with_the_function<'t>(suite: Node<'t>, cx: &Context<'t>) -> bool {
    let mut suite = suite;
    for _ in 0..16 {
        let Some(owner) = suite.parent() else {
            return false;
        };
        if owner.is(Kind::FunctionDefinition) {
            return true;
        }
        let Some(with) = syntax::With::cast(owner).filter(|with| !with.is_async()) else {
            return false;
        };
        let opens = |item: Node<'t>| {
            opened_by(item, cx).is_some()
                || syntax::Call::cast(item).is_some_and(|call| {
                    let closing = call
                        .function()
                        .is_some_and(|name| cx.model().is_named(name, "contextlib.closing"));
                    let first = call.positional(0);
                    closing && first.is_some_and(|inner| opened_by(inner, cx).is_some())
                })
        };
        let last = owner.next_named().is_none();
        match owner.parent().filter(|outer| outer.is(Kind::Block)) {
            Some(outer) if last && with.items().count() > 0 && with.items().all(opens) => {
                suite = outer;
            }
            _ => return false,
        }
    }
    false
}

/// The statement or clause whose header evaluates `node`.
fn holder(node: Node<'_>) -> Option<Node<'_>> {
    node.ancestors()
        .find(|node| node.kind().is_statement() || node.kind().is_clause())
}

/// Whether `statement` is `name.close()`.
fn closes<'t>(statement: Node<'t>, opened: &Opened<'t>, uses: &[(Node<'t>, Use<'t>)]) -> bool {
    statement.is(Kind::ExpressionStatement)
        && statement
            .text()
            .strip_prefix(opened.name.text())
            .is_some_and(|rest| rest == ".close()")
        && uses.iter().any(|(name, _)| statement.contains(*name))
}

/// The value of `name = value`.
fn new_value<'t>(statement: Node<'t>, bindings: &[Node<'t>]) -> Option<Node<'t>> {
    let assignment = statement
        .named_children()
        .next()
        .filter(|_| statement.is(Kind::ExpressionStatement))
        .and_then(syntax::Assignment::cast)?;
    let target = assignment.target()?;
    assignment
        .value()
        .filter(|value| bindings.contains(&target) && !value.is(Kind::Assignment))
}

/// Whether evaluating `value` could tell a file that is closed from one that
/// is still open. Another file can be opened without that, unless it may be
/// the same one.
fn could_notice<'t>(value: Node<'t>, opened: &Opened<'t>, cx: &Context<'t>) -> bool {
    if reads_only(opened.call, opened.opener) || is_pure(value) {
        return false;
    }
    let call = value.unparenthesized();
    let Some(opener) = opened_by(call, cx) else {
        return true;
    };
    let view = syntax::Call::cast(call);
    let pure = view
        .into_iter()
        .flat_map(syntax::Call::argument_nodes)
        .all(is_pure);
    let (new, old) = ((call, opener), (opened.call, opened.opener));
    !pure || may_open_one_file(new, old, cx.model())
}

/// Whether the opening ends the suite of `with self.assertRaises(…)` or
/// `with pytest.raises(…)`: nothing is opened then.
pub(super) fn expected_to_raise(opened: &Opened<'_>) -> bool {
    let statement = opened.statement;
    let Some(suite) = statement.parent().filter(|suite| suite.is(Kind::Block)) else {
        return false;
    };
    let Some(with) = suite.parent().and_then(syntax::With::cast) else {
        return false;
    };
    suite.named_children().last() == Some(statement)
        && with.items().any(|item| {
            item.child(Field::Function).is_some_and(|function| {
                let name = function.text().rsplit('.').next().unwrap_or_default();
                name.starts_with("assertRaises") || name == "raises"
            })
        })
}
