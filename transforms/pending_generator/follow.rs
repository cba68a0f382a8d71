//! Where the items of a generator go: followed from its call outwards, through
//! `enumerate(…)` and the like.

use super::callee::Callee;
use crate::transform::prelude::*;

/// The call of a generator function, perhaps, and who takes its items.
pub(super) struct Consumed<'t> {
    /// The call.
    pub(super) call: Node<'t>,
    /// What is called.
    pub(super) name: Node<'t>,
    /// Something around the call, `zip` say, may be done before the generator.
    pub(super) may_stop_early: bool,
    /// Beside the call stands something that must not change places with it.
    tangled: bool,
    /// The call, with what is around it up to who takes the items.
    outer: Node<'t>,
    /// Who takes the items.
    pub(super) taker: Taker<'t>,
}

/// Who takes the items of a generator.
#[derive(Clone, Copy)]
pub(super) enum Taker<'t> {
    /// A `for` statement.
    Loop(syntax::For<'t>),
    /// An expression that may let the generator go before it is done.
    Sample(Node<'t>),
    /// A target that takes as many items as it has names: with more, or where
    /// something around it is done before, the generator is let go. What is
    /// taken apart.
    Names(Node<'t>),
    /// `await anext(…)`.
    AsyncSample,
    /// Something that may be done before the generator is, and that lives on.
    Keeper,
    /// A name: the assignment.
    Name(Node<'t>),
}

/// How many expressions are followed.
const DEPTH: usize = 32;

/// Who takes the items of what `call` gives, if that may leave it unfinished.
pub(super) fn consumed<'t>(cx: &Context<'t>, call: Node<'t>) -> Option<Consumed<'t>> {
    let mut walk = Walk {
        cx,
        node: call,
        wrapped: false,
        stops: false,
        tangled: false,
    };
    for _ in 0..DEPTH {
        match walk.step(walk.node.parent()?)? {
            Step::Outwards(node) => walk.node = node,
            Step::Taken(taker) => {
                return Some(Consumed {
                    call,
                    name: syntax::Call::cast(call)?.function()?,
                    may_stop_early: walk.stops,
                    tangled: walk.tangled,
                    outer: match taker {
                        Taker::Sample(used) => used,
                        _ => walk.node,
                    },
                    taker,
                });
            }
        }
    }
    None
}

enum Step<'t> {
    Outwards(Node<'t>),
    Taken(Taker<'t>),
}

struct Walk<'a, 't> {
    cx: &'a Context<'t>,
    node: Node<'t>,
    /// Something stands between the generator and who takes its items.
    wrapped: bool,
    /// That may be done before the generator.
    stops: bool,
    tangled: bool,
}

impl<'t> Walk<'_, 't> {
    /// One level out; `None` where the generator is exhausted, or somebody
    /// else's.
    fn step(&mut self, parent: Node<'t>) -> Option<Step<'t>> {
        let node = self.node;
        match parent.kind() {
            Kind::ParenthesizedExpression => Some(Step::Outwards(parent)),
            Kind::ArgumentList => self.argument(parent.parent().and_then(syntax::Call::cast)?),
            Kind::Call if node.field() == Field::Arguments => {
                self.argument(syntax::Call::cast(parent)?)
            }
            Kind::Attribute => self.method(parent),
            Kind::ForStatement if node.is_iterated() => {
                Some(Step::Taken(Taker::Loop(syntax::For::cast(parent)?)))
            }
            Kind::ForInClause if node.is_iterated() => self.comprehension(parent),
            Kind::ComparisonOperator => {
                is_searched(node, parent).then_some(Step::Taken(Taker::Sample(parent)))
            }
            Kind::Assignment if node.field() == Field::Right => self.assigned(parent),
            // `yield from` closes what it delegates to, and only that.
            Kind::Yield if parent.has_token("from") => {
                (self.wrapped).then_some(Step::Taken(Taker::Sample(parent)))
            }
            // Taken to the end.
            Kind::ListSplat => self.taken_whole(parent),
            _ => self.kept(),
        }
    }

    fn kept(&self) -> Option<Step<'t>> {
        self.stops.then_some(Step::Taken(Taker::Keeper))
    }

    /// What takes all it gets leaves the generator where something between
    /// them may stop.
    fn taken_whole(&self, taker: Node<'t>) -> Option<Step<'t>> {
        self.stops.then_some(Step::Taken(Taker::Sample(taker)))
    }

    fn argument(&mut self, call: syntax::Call<'t>) -> Option<Step<'t>> {
        let function = call.function()?;
        let facts = Iterators::builtin();
        let Some(name) = self.cx.model().qualified_name(function) else {
            let joins = syntax::Attribute::cast(function)
                .and_then(syntax::Attribute::name)
                .is_some_and(|name| name.text() == "join");
            return if joins {
                self.taken_whole(call.node())
            } else {
                self.kept()
            };
        };
        let first = call.positional(0) == Some(self.node);
        let several = call.argument_nodes().count() > 2;
        match facts.taking(&name) {
            Some(Taking::Passes | Taking::Stops)
                if facts.makes_list_in_python2(&name) && may_be_python2(self.cx) =>
            {
                self.kept()
            }
            Some(taking @ (Taking::Passes | Taking::Stops)) => {
                self.wrapped = true;
                self.stops |= taking == Taking::Stops || name == "builtins.map" && several;
                self.tangled |= call
                    .argument_nodes()
                    .any(|other| other != self.node && !is_inert(self.cx, other));
                Some(Step::Outwards(call.node()))
            }
            Some(Taking::Samples) if first => Some(Step::Taken(Taker::Sample(call.node()))),
            Some(Taking::SamplesAsync) if first => Some(Step::Taken(Taker::AsyncSample)),
            // `max(a, b)` takes nothing from either.
            Some(Taking::Exhausts)
                if first && (call.positional(1).is_none() || name == "builtins.sum") =>
            {
                // It has let go of the generator before it sorts.
                self.tangled |= name == "builtins.sorted";
                self.taken_whole(call.node())
            }
            _ => self.kept(),
        }
    }

    /// `mygen().next()`.
    fn method(&mut self, attribute: Node<'t>) -> Option<Step<'t>> {
        let name = attribute.child(Field::Attribute)?.text();
        let call = attribute
            .parent()
            .filter(|call| call.is(Kind::Call) && attribute.field() == Field::Function);
        match call {
            Some(call) if matches!(name, "__next__" | "next" | "send") => {
                Some(Step::Taken(Taker::Sample(call)))
            }
            _ => self.kept(),
        }
    }

    fn comprehension(&mut self, clause: Node<'t>) -> Option<Step<'t>> {
        let comprehension = clause.parent()?;
        if clause.has_token("async") {
            return None;
        }
        if !comprehension.is(Kind::GeneratorExpression) {
            return self.taken_whole(comprehension);
        }
        // The other iterables are evaluated for each item, and again.
        let first = comprehension.child_of_kind(Kind::ForInClause) == Some(clause);
        if !first {
            return self.kept();
        }
        self.wrapped = true;
        // Which of several iterators goes first is not the same everywhere.
        self.tangled |= comprehension
            .children()
            .filter(|clause| clause.is(Kind::ForInClause))
            .skip(1)
            .flat_map(|clause| clause.children_of(Field::Right))
            .any(|iterable| !is_pure(iterable));
        Some(Step::Outwards(comprehension))
    }

    fn assigned(&mut self, assignment: Node<'t>) -> Option<Step<'t>> {
        let target = assignment.child(Field::Left)?;
        match target.kind() {
            Kind::PatternList | Kind::TuplePattern | Kind::ListPattern => {
                let takes_all = target
                    .named_children()
                    .any(|part| matches!(part.kind(), Kind::ListSplatPattern | Kind::ListSplat));
                let left = self.stops || !takes_all;
                left.then_some(Step::Taken(Taker::Names(self.node)))
            }
            Kind::Identifier if !self.wrapped => Some(Step::Taken(Taker::Name(assignment))),
            _ => self.kept(),
        }
    }
}

/// `x in mygen()`.
fn is_searched(node: Node<'_>, comparison: Node<'_>) -> bool {
    let Some(view) = syntax::Comparison::cast(comparison) else {
        return false;
    };
    let operators: Vec<_> = view.operators().map(Node::text).collect();
    view.operands().last() == Some(node) && matches!(operators.as_slice(), ["in" | "not in"])
}

/// Whether an argument beside the generator can be evaluated before or after
/// it without anyone noticing.
fn is_inert<'t>(cx: &Context<'t>, argument: Node<'t>) -> bool {
    if is_pure(argument) {
        return true;
    }
    let Some(call) = syntax::Call::cast(argument) else {
        return false;
    };
    let known = call
        .function()
        .and_then(|function| cx.model().qualified_name(function))
        .is_some_and(|name| Iterators::builtin().is_inert(&name));
    known && call.argument_nodes().all(is_pure)
}

impl<'t> Consumed<'t> {
    /// Whether the call must not change places with what stands beside it.
    pub(super) fn is_tangled(&self, cx: &Context<'t>) -> bool {
        self.tangled || self.changes_what_is_before(cx)
    }

    /// Whether the call, made ahead of what is around it, could change what is
    /// now read before it.
    fn changes_what_is_before(&self, cx: &Context<'t>) -> bool {
        let (call, model) = (self.call, cx.model());
        let pure = call.child(Field::Arguments).is_some_and(|arguments| {
            arguments.is(Kind::ArgumentList) && arguments.named_children().all(is_pure)
        });
        if pure {
            return false;
        }
        let may_change = |node: Node<'t>| match node.kind() {
            Kind::Attribute => model.qualified_name(node).is_none(),
            Kind::Identifier => model.symbol_of(node).is_some_and(|id| {
                model.scope(model.symbol(id).scope).dynamic || model.is_bound_elsewhere(id)
            }),
            _ => false,
        };
        self.outer
            .descendants()
            .take_while(|node| node.start() < call.start())
            .filter(|node| node.end() <= call.start())
            .filter(|node| model.scope_of(*node) == model.scope_of(call))
            .any(may_change)
    }
}

/// Whether the callee can be what is looked for at all: an imported name is
/// followed only where that is likely to tell something.
pub(super) fn callee_of<'t>(cx: &Context<'t>, consumed: &Consumed<'t>) -> Option<Callee<'t>> {
    Callee::here(cx.model(), consumed.name).or_else(|| match consumed.taker {
        Taker::Names(_) if !consumed.may_stop_early => None,
        Taker::Name(_) => None,
        _ => Callee::elsewhere(cx, consumed.name),
    })
}
