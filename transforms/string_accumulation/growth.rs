//! Where text grows: the loop or loops, and what happens to it there.

use super::extent::{Grown, grows_by_few};
use super::flow;
use super::piece::{Append, Change, classify};
use super::region::Region;
use super::start::{Start, is_text, text_type};
use super::turns;
use super::wear;
use crate::transform::prelude::*;

/// An accumulator and the loop that it grows in, or several loops one after
/// the other.
pub(super) struct Growth<'c, 't> {
    pub(super) model: &'t Model<'t>,
    pub(super) target: Target,
    pub(super) start: &'c Start<'t>,
    pub(super) looped: Region<'t>,
    pub(super) frame: ScopeId,
    pub(super) appends: Vec<Append<'t>>,
    pub(super) prepends: Vec<Node<'t>>,
    pub(super) resets: Vec<Node<'t>>,
}

/// Where the text of `start` grows. Loops between which it is only added to
/// are one growth.
pub(super) fn growths<'c, 't>(start: &'c Start<'t>, cx: &Context<'t>) -> Vec<Growth<'c, 't>> {
    let mut found: Vec<Growth<'c, 't>> = Vec::new();
    for looped in loops(start, cx.model()) {
        let Some(growth) = Growth::of(start, Region::only(looped), cx) else {
            continue;
        };
        match found.last_mut() {
            Some(last) if last.goes_on_in(&growth) => {
                let gap = Span::new(last.looped.last.end(), growth.looped.first.start());
                last.collect(gap);
                last.appends.extend(growth.appends);
                last.looped.last = growth.looped.last;
            }
            _ => found.push(growth),
        }
    }
    found
}

/// The loops after `start` that its text grows in, outermost ones.
fn loops<'t>(start: &Start<'t>, model: &Model<'t>) -> Vec<Node<'t>> {
    let tree = start.name.tree();
    let bindings = &model.symbol(start.symbol).bindings;
    let first = bindings.partition_point(|binding| binding.node <= start.name.id());
    let mut found: Vec<Node<'t>> = Vec::new();
    // Suites further in that set the name anew: what comes later in one of
    // them is not this start's.
    let mut others: Vec<Node<'t>> = Vec::new();
    for binding in &bindings[first..] {
        let name = tree.node(binding.node);
        if !start.block.contains(name) {
            break;
        }
        if found.last().is_some_and(|last| last.contains(name)) {
            continue;
        }
        while others.pop_if(|suite| !suite.contains(name)).is_some() {}
        let Some(statement) = name.statement() else {
            break;
        };
        let suite = statement.parent();
        if let Change::Other = classify(name) {
            if suite == Some(start.block) {
                break;
            }
            others.extend(suite);
        } else if !others.is_empty() {
            continue;
        } else if let Some(outermost) = flow::outermost_loop(statement, start.block) {
            found.push(outermost);
        }
    }
    found
}

impl<'c, 't> Growth<'c, 't> {
    /// What happens to the accumulator in `looped`; `None` where it does not
    /// grow, or not by more than a few pieces, or is perhaps no text.
    fn of(start: &'c Start<'t>, looped: Region<'t>, cx: &Context<'t>) -> Option<Self> {
        let model = cx.model();
        let frame = model.frame_of(start.name);
        let mut growth = Self {
            model,
            target: cx.target(),
            start,
            looped,
            frame,
            appends: Vec::new(),
            prepends: Vec::new(),
            resets: Vec::new(),
        };
        growth.collect(looped.span());
        if growth.is_a_trial() || growth.stays_short() || growth.starts_anew() || growth.uses_up() {
            return None;
        }
        growth.is_text_before()?;
        let grows = growth.growing().any(|statement| {
            flow::goes_on_after(statement, looped.first)
                && !turns::is_brief(statement, looped.first, model)
        });
        let other = |piece: &Node<'t>| matches!(type_of(model, *piece), Type::Number | Type::Other);
        let is_text = !growth
            .appends
            .iter()
            .flat_map(|append| &append.pieces)
            .any(other);
        (grows && is_text).then_some(growth)
    }

    /// `while name in taken: name += '_'` or `while exists(path): …`: what is
    /// looked for is found in a few turns.
    fn is_a_trial(&self) -> bool {
        let Some(condition) = syntax::While::cast(self.looped.first)
            .and_then(syntax::While::condition)
            .map(Node::unparenthesized)
        else {
            return false;
        };
        let is_name = |node: Node<'t>| self.is_name(node);
        if let Some(view) = syntax::Comparison::cast(condition) {
            let operators: Vec<_> = view.operators().map(Node::text).collect();
            return operators == ["in"] && view.operands().next().is_some_and(is_name);
        }
        syntax::Call::cast(condition).is_some_and(|call| {
            let arguments: Vec<_> = call.argument_nodes().collect();
            matches!(arguments.as_slice(), [one] if is_name(*one))
                && call.function().is_none_or(|node| node.text() != "len")
        })
    }

    /// Whether turns of the loop begin a new text: what is collected is then
    /// as long as a token or a line, not as the input.
    fn starts_anew(&self) -> bool {
        self.resets.iter().any(|&name| {
            let Some(statement) = name.statement() else {
                return false;
            };
            let goes_on = flow::goes_on_after(statement, self.looped.first);
            let assigned = name.parent().and_then(syntax::Assignment::cast);
            let from_itself = match assigned.and_then(syntax::Assignment::value) {
                Some(value) if !value.is(Kind::Subscript) => {
                    self.model.spells(name.text(), value.span())
                }
                Some(_) => false,
                None => name
                    .parent()
                    .is_some_and(|parent| parent.is(Kind::AugmentedAssignment)),
            };
            goes_on && !from_itself
        })
    }

    fn is_name(&self, node: Node<'t>) -> bool {
        node.is(Kind::Identifier) && self.model.symbol_of(node) == Some(self.start.symbol)
    }

    /// Whether the loop ends once the text is long enough.
    fn stays_short(&self) -> bool {
        let in_every_turn = |statement: Node<'t>| {
            flow::within_frame(statement).find(|around| flow::is_loop(*around))
                == Some(self.looped.first)
        };
        turns::ends_when_long(self.looped.first, |node| self.is_name(node))
            && self.growing().all(in_every_turn)
    }

    /// Whether every text grows in loops that take off what they have read.
    fn uses_up(&self) -> bool {
        self.growing().all(|statement| {
            let innermost = flow::within_frame(statement).find(|around| flow::is_loop(*around));
            innermost.is_some_and(|looped| wear::uses_up(looped, self.model))
        })
    }

    /// Whether there are signs that little comes together.
    pub(super) fn is_slight(&self) -> bool {
        let appended = self.appends.iter();
        let prepended = self.prepends.iter().filter_map(|name| name.statement());
        let grown = Grown {
            model: self.model,
            name: self.start.name,
            bytes: self.start.text == Type::Bytes,
            outermost: self.looped.first,
            statements: appended
                .map(|append| (append.statement, append.pieces.clone()))
                .chain(prepended.map(|statement| (statement, Vec::new())))
                .collect(),
        };
        grown.stays_short()
    }

    fn collect(&mut self, span: Span) {
        for name in self.bindings_in(span) {
            match classify(name) {
                Change::Append(append) => self.appends.push(append),
                Change::Prepend => self.prepends.push(name),
                Change::Other => self.resets.push(name),
            }
        }
    }

    /// Whether the text is only added to from here to the loop of `later`.
    fn goes_on_in(&self, later: &Self) -> bool {
        let gap = Span::new(self.looped.last.end(), later.looped.first.start());
        if self.looped.suite() != later.looped.suite() {
            return false;
        }
        let (mut reads, mut plain) = (Vec::new(), true);
        for name in self.bindings_in(gap) {
            match classify(name) {
                Change::Append(append) => {
                    plain &= append.is_regular()
                        && !flow::is_guarded(append.statement, self.looped.suite());
                    reads.push(append.read);
                }
                _ => return false,
            }
        }
        let jumps = || {
            self.looped
                .suite()
                .named_children()
                .skip_while(|node| node.start() < gap.start)
                .take_while(|node| node.start() < gap.end)
                .any(flow::leaves)
        };
        plain
            && self.check_loop().is_ok()
            && later.check_loop().is_ok()
            && self
                .seen()
                .filter(|read| gap.contains(read.span()))
                .all(|read| reads.contains(&read) || self.is_exit(read))
            && !jumps()
    }

    /// The first statement by which the text grows, and if possible by much.
    pub(super) fn first(&self) -> Node<'t> {
        let by_few = |node: Node<'t>| {
            let outermost = flow::outermost_loop(node, self.looped.suite());
            outermost.is_some_and(|it| {
                turns::is_brief(node, it, self.model) || grows_by_few(node, it, self.model)
            })
        };
        let mut growing: Vec<_> = self.growing().collect();
        growing.sort_by_key(|node| node.start());
        let by_much = growing.iter().find(|node| !by_few(**node));
        let first = by_much.or(growing.first());
        first.copied().unwrap_or(self.looped.first)
    }

    /// The statements that add to what earlier turns have left, not to what
    /// the same turn has set.
    fn growing(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        let appends = self.appends.iter().map(|append| append.statement);
        let prepends = self.prepends.iter().filter_map(|name| name.statement());
        appends.chain(prepends).filter(|statement| {
            !self.resets.iter().take(32).any(|reset| {
                reset.start() < statement.start()
                    && reset
                        .statement()
                        .and_then(Node::parent)
                        .is_some_and(|suite| suite != *statement && suite.contains(*statement))
            })
        })
    }

    fn bindings_in(&self, span: Span) -> Vec<Node<'t>> {
        let tree = self.start.name.tree();
        let bindings = &self.model.symbol(self.start.symbol).bindings;
        let first = bindings.partition_point(|b| tree.node(b.node).start() < span.start);
        bindings[first..]
            .iter()
            .map(|binding| tree.node(binding.node))
            .take_while(|node| node.end() <= span.end)
            .collect()
    }

    /// What is read or deleted: whatever fails or differs when the name has
    /// another value, or none.
    pub(super) fn seen(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        let symbol = self.model.symbol(self.start.symbol);
        let deleted = symbol
            .bindings
            .iter()
            .filter(|b| b.kind == BindingKind::Delete);
        self.model
            .references(self.start.symbol)
            .chain(deleted.map(|b| self.start.name.tree().node(b.node)))
    }

    /// Whether everything that binds the name between the start and the loop
    /// leaves it text.
    fn is_text_before(&self) -> Option<()> {
        let between = Span::new(self.start.statement.end(), self.looped.first.start());
        self.bindings_in(between)
            .into_iter()
            .all(|name| match classify(name) {
                Change::Append(_) => true,
                Change::Prepend => false,
                Change::Other => name
                    .parent()
                    .filter(|parent| parent.child(Field::Left) == Some(name))
                    .and_then(|parent| match parent.kind() {
                        Kind::Assignment => text_type(parent.child(Field::Right)?, self.model),
                        _ => None,
                    })
                    .is_some_and(|kind| is_text(kind) && kind == self.start.text),
            })
            .then_some(())
    }

    /// Whether the loop does nothing with the text but add to it, or leave
    /// the function with it.
    pub(super) fn check_loop(&self) -> Result<(), Reason> {
        if !self.prepends.is_empty() {
            return Err(Reason("prepends"));
        }
        if !self.resets.is_empty() {
            return Err(Reason("reset-in-loop"));
        }
        // Both are in source order.
        let known = |read: Node<'t>| {
            self.appends
                .binary_search_by_key(&read.start(), |append| append.read.start())
                .is_ok()
                || self.is_exit(read)
        };
        if !self
            .seen()
            .filter(|read| self.looped.contains(*read))
            .all(known)
        {
            return Err(Reason("reads-accumulator"));
        }
        if !self.appends.iter().all(Append::is_regular) {
            return Err(Reason("irregular-piece"));
        }
        Ok(())
    }

    /// Whether the text is read by a `return` or `raise`, where joining it
    /// happens once.
    fn is_exit(&self, read: Node<'t>) -> bool {
        let Some(statement) = read.statement() else {
            return false;
        };
        matches!(
            statement.kind(),
            Kind::ReturnStatement | Kind::RaiseStatement
        ) && self.model.scope_of(read) == self.frame
            && !read
                .ancestors()
                .take_while(|node| *node != statement)
                .any(|node| node.is(Kind::String))
    }

    pub(super) fn exits(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        self.model
            .references(self.start.symbol)
            .filter(|read| self.looped.contains(*read) && self.is_exit(*read))
    }
}
