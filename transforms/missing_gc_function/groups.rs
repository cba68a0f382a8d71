//! What is read of `gc`, and the statements that go under one question.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// One place where something is read that PyPy's `gc` has not.
#[derive(Clone, Copy)]
pub(super) struct Read<'t> {
    /// `gc.freeze`.
    pub(super) node: Node<'t>,
    /// `freeze`.
    pub(super) name: &'static str,
}

impl<'t> Read<'t> {
    /// The text by which the module is read.
    pub(super) fn module(&self) -> &'t str {
        let object = syntax::Attribute::cast(self.node).and_then(syntax::Attribute::object);
        object.map_or("gc", Node::text)
    }
}

/// What can be done with a group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It goes under a question.
    Guard,
    /// A value is fetched and given back.
    Pair,
    /// It has to stay, for this reason.
    Refused(&'static str),
}

/// Statements that go under one question.
pub(super) struct Group<'t> {
    /// The reads that it is about; there is at least one.
    pub(super) reads: Vec<Read<'t>>,
    /// The statements, in source order.
    pub(super) members: Vec<Node<'t>>,
    pub(super) outcome: Outcome,
}

/// What the file reads of `gc` that PyPy has not, in source order. Names that
/// are imported one by one are left to [`imports`].
pub(super) fn reads<'t>(cx: &Context<'t>) -> Vec<Read<'t>> {
    let names = Missing::table().names_of("gc", cx.settings().pypy);
    let mut reads = Vec::new();
    for name in names {
        let found = reads_of(cx.model(), &format!("gc.{name}"));
        let found = found.into_iter().filter(|node| node.is(Kind::Attribute));
        reads.extend(found.map(|node| Read { node, name }));
    }
    reads.sort_by_key(|read| read.node.start());
    reads
}

/// The names in `from gc import …` that PyPy has not.
pub(super) fn imports<'t>(cx: &Context<'t>, root: Node<'t>) -> Vec<Node<'t>> {
    let release = cx.settings().pypy;
    let lacks = |name: &Node<'t>| {
        let path = syntax::AliasedImport::cast(*name).and_then(syntax::AliasedImport::name);
        let path = path.unwrap_or(*name).text();
        Missing::table().lacks_name(&format!("gc.{path}"), release)
    };
    if cx.model().spelled("gc").next().is_none() {
        return Vec::new();
    }
    root.descendants()
        .filter_map(syntax::ImportFrom::cast)
        .filter(|from| from.module().is_some_and(|module| module.text() == "gc"))
        .flat_map(|from| from.node().children_of(Field::Name))
        .filter(lacks)
        .collect()
}

/// The calls of `gc.get_objects` for one generation.
pub(super) fn listings<'t>(model: &Model<'t>) -> Vec<Node<'t>> {
    let calls = reads_of(model, "gc.get_objects").into_iter();
    let told = |call: &Node<'t>| {
        let argument = syntax::Call::cast(*call).and_then(|view| {
            let keyword = view.keyword("generation");
            keyword.or_else(|| view.positional(0))
        });
        argument.is_some_and(|node| !node.is(Kind::NoneLiteral))
    };
    calls.filter_map(call_of).filter(told).collect()
}

/// The reads in groups that are dealt with together.
pub(super) fn gather<'t>(cx: &Context<'t>, reads: &[Read<'t>]) -> Vec<Group<'t>> {
    let calls: HashSet<NodeId> = reads
        .iter()
        .filter_map(|read| Some(call_of(read.node)?.id()))
        .collect();
    let statement = |read: &Read<'t>| read.node.statement();
    let mut groups: Vec<Group<'t>> = Vec::new();
    let mut done: HashSet<NodeId> = HashSet::new();
    for read in reads {
        let Some(members) = pair(cx, read, &calls) else {
            continue;
        };
        done.extend(members.iter().map(|node| node.id()));
        groups.push(Group {
            reads: vec![*read],
            members,
            outcome: Outcome::Pair,
        });
    }
    for read in reads {
        let Some(node) = statement(read).filter(|node| done.insert(node.id())) else {
            continue;
        };
        let outcome = match stands_alone(cx, node, &calls) {
            Ok(()) => Outcome::Guard,
            Err(reason) => Outcome::Refused(reason),
        };
        let follows = |last: &&mut Group<'t>| {
            last.outcome == Outcome::Guard
                && outcome == Outcome::Guard
                && last.reads[0].name == read.name
                && last.reads[0].node.text() == read.node.text()
                && last.members.last().and_then(|last| last.next_named()) == Some(node)
                && !is_spoken_for(node)
        };
        match groups.last_mut().filter(follows) {
            Some(last) => {
                last.reads.push(*read);
                last.members.push(node);
            }
            None => groups.push(Group {
                reads: vec![*read],
                members: vec![node],
                outcome,
            }),
        }
    }
    groups
}

/// Refuses a statement that does more than call such a function, or hand it to
/// `addCleanup`.
fn stands_alone<'t>(
    cx: &Context<'t>,
    statement: Node<'t>,
    calls: &HashSet<NodeId>,
) -> Result<(), &'static str> {
    let mut parts = statement.named_children();
    let (Some(node), None) = (parts.next(), parts.next()) else {
        return Err("value-used");
    };
    let call = syntax::Call::cast(node).filter(|_| statement.is(Kind::ExpressionStatement));
    let (Some(call), Some(function)) = (call, call.and_then(syntax::Call::function)) else {
        return Err("value-used");
    };
    let object = syntax::Attribute::cast(function).and_then(syntax::Attribute::object);
    let lacks = |node: Node<'t>| {
        let name = cx.model().qualified_name(node);
        name.is_some_and(|name| Missing::table().lacks_name(&name, cx.settings().pypy))
    };
    let cleanup = function.text() == "self.addCleanup" && call.positional(0).is_some_and(lacks);
    if !lacks(function) && !object.is_some_and(lacks) && !cleanup {
        return Err("value-used");
    }
    let quiet = |argument: Node<'t>| {
        let argument = match argument.kind() {
            Kind::ListSplat => argument.named_children().next().unwrap_or(argument),
            _ => argument,
        };
        is_quiet(argument, |call| calls.contains(&call.id()))
    };
    if call.argument_nodes().all(quiet) {
        Ok(())
    } else {
        Err("side-effect")
    }
}

/// The statement that keeps what `read` gets in a name, and all that give it
/// back.
fn pair<'t>(cx: &Context<'t>, read: &Read<'t>, calls: &HashSet<NodeId>) -> Option<Vec<Node<'t>>> {
    let call = call_of(read.node)?;
    let assignment = syntax::Assignment::cast(call.parent()?)?;
    let target = assignment.target()?;
    let plain = target.is(Kind::Identifier) && assignment.value() == Some(call);
    let symbol = cx.model().symbol_of(target).filter(|_| plain)?;
    let mut members = Vec::new();
    for mention in mentions_in_sight(cx, symbol).ok()? {
        let statement = mention.statement()?;
        let fetches = assignment.node().statement() == Some(statement);
        if !fetches && (stands_alone(cx, statement, calls).is_err() || is_spoken_for(statement)) {
            return None;
        }
        members.push(statement);
    }
    members.sort_by_key(|node| node.start());
    members.dedup();
    (members.len() > 1).then_some(members)
}
