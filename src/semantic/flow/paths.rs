//! Questions about the paths through a frame.

use super::graph::{LEFT, NOWHERE, PointId, RAISED};
use super::{Flow, Point};
use crate::semantic::{BindingKind, Model, Place, ScopeKind, SymbolId, place_in_statement};
use crate::syntax::{Field, Kind, Node, NodeId};

/// Yes, no, or not settled by the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is so, on some path at least.
    Yes,
    /// It is not so on any path.
    No,
    /// The text does not settle it.
    Unknown,
}

/// On which paths to the end of a frame something runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runs {
    /// On every path, however the frame is left.
    Always,
    /// On every path that leaves the frame by a `return` or by its end; an
    /// exception may go past it.
    UnlessRaised,
    /// On some paths, and there is a `return` or the end without it.
    Sometimes,
    /// On none.
    Never,
    /// The text does not settle it.
    Unknown,
}

impl<'t> Flow<'t> {
    /// Whether the value that `symbol` has when `after` is done may be read
    /// later in the same run of the frame. `after` is a statement, or an
    /// expression or target of one (then: once its statement or header is
    /// done). `del` counts as a read.
    ///
    /// Unknown when another frame can read the name: a closure, a generator
    /// expression, a `global` of a function, `locals()`. For a name of the
    /// module, what other modules read is not seen.
    pub fn is_read_after(&self, model: &Model<'t>, symbol: SymbolId, after: Node<'t>) -> Answer {
        let starts = self.behind(after);
        if self.spots_of(after).is_empty() || model.symbol(symbol).scope != self.scope {
            return Answer::Unknown;
        }
        let Some(accesses) = self.accesses(model, symbol) else {
            return Answer::Unknown;
        };
        let sure = self.finds_read(&accesses, &starts, false);
        if sure {
            return Answer::Yes;
        }
        let hidden = accesses.elsewhere || model.scope(self.scope).dynamic;
        if hidden || self.perhaps && self.finds_read(&accesses, &starts, true) {
            return Answer::Unknown;
        }
        Answer::No
    }

    /// On which paths from behind `from` to the end of the frame one of
    /// `closers` runs: statements, or expressions in them. One that is
    /// reached counts as run, even when it raises then.
    ///
    /// `from` is a statement, or an expression or target of one (then: from
    /// where its statement or header is done).
    pub fn runs_after(&self, from: Node<'t>, closers: &[Node<'t>]) -> Runs {
        if self.spots_of(from).is_empty() {
            return Runs::Unknown;
        }
        let Some(stops) = self.points_of(closers) else {
            return Runs::Unknown;
        };
        let starts = self.behind(from);
        let without = self.runs(&starts, &stops, false);
        if self.perhaps && self.runs(&starts, &stops, true) != without {
            return Runs::Unknown;
        }
        without
    }

    /// As [`Flow::runs_after`], with every manager taken to let exceptions
    /// through: what one may swallow counts as raised.
    pub fn runs_after_unless_swallowed(&self, from: Node<'t>, closers: &[Node<'t>]) -> Runs {
        match self.points_of(closers) {
            Some(stops) if !self.spots_of(from).is_empty() => {
                self.runs(&self.behind(from), &stops, false)
            }
            _ => Runs::Unknown,
        }
    }

    /// The statements and headers that may run behind `from` before any of
    /// `stops` does, in source order; `None` when the text does not settle it.
    /// Those of `stops` that are reached are not among them.
    pub fn reached(&self, from: Node<'t>, stops: &[Node<'t>]) -> Option<Vec<Node<'t>>> {
        if self.spots_of(from).is_empty() {
            return None;
        }
        let stops = self.points_of(stops)?;
        let mut seen = vec![false; self.points.len()];
        self.search(&self.behind(from), true, |id, point| {
            match stops[id as usize] {
                Stop::No => {}
                Stop::Late => return Step::Follow([point.raises, NOWHERE, NOWHERE]),
                Stop::Surely => return Step::Stop,
            }
            seen[id as usize] = true;
            Step::Follow([point.next[0], point.next[1], point.raises])
        });
        let mut nodes: Vec<NodeId> = self
            .spots
            .iter()
            .filter(|spot| seen[spot.point as usize])
            .map(|spot| spot.node)
            .collect();
        nodes.dedup();
        Some(
            nodes
                .into_iter()
                .map(|node| self.body.tree().node(node))
                .collect(),
        )
    }

    fn runs(&self, starts: &[PointId], stops: &[Stop], perhaps: bool) -> Runs {
        let (mut stopped, mut left, mut raised) = (false, false, false);
        self.search(starts, perhaps, |id, point| {
            left |= id == LEFT;
            raised |= id == RAISED;
            let stop = stops[id as usize];
            stopped |= stop != Stop::No;
            match stop {
                Stop::No => Step::Follow([point.next[0], point.next[1], point.raises]),
                Stop::Late => Step::Follow([point.raises, NOWHERE, NOWHERE]),
                Stop::Surely => Step::Stop,
            }
        });
        match (stopped, left, raised) {
            (false, _, _) => Runs::Never,
            (true, true, _) => Runs::Sometimes,
            (true, false, true) => Runs::UnlessRaised,
            (true, false, false) => Runs::Always,
        }
    }

    /// For each point whether it runs one of `nodes`; `None` if one of them is
    /// of another frame or does not run whenever its statement does.
    pub(super) fn points_of(&self, nodes: &[Node<'t>]) -> Option<Vec<Stop>> {
        let mut stops = vec![Stop::No; self.points.len()];
        for &node in nodes {
            let spots = self.spots_of(node);
            let holder = self.body.tree().node(spots.first()?.node);
            let stop = if holder == node {
                Stop::Surely
            } else {
                stop_within(node, holder)?
            };
            for spot in spots {
                let at = &mut stops[spot.point as usize];
                *at = (*at).max(stop);
            }
        }
        Some(stops)
    }

    /// Where the frame reads and binds `symbol`; `None` when a mention of it
    /// has no place in the graph.
    fn accesses(&self, model: &Model<'t>, symbol: SymbolId) -> Option<Accesses> {
        let mut accesses = Accesses {
            reads: vec![false; self.points.len()],
            binds: vec![false; self.points.len()],
            elsewhere: model.is_bound_elsewhere(symbol),
        };
        for reference in model.references(symbol) {
            if self.is_deferred(model, reference) {
                accesses.elsewhere = true;
            } else if self.body.contains(reference) {
                self.mark(reference, &mut accesses.reads)?;
            } else if !model.scope_node(self.scope).contains(reference) {
                accesses.elsewhere = true;
            }
        }
        for binding in &model.symbol(symbol).bindings {
            let node = model.tree().node(binding.node);
            if !self.body.contains(node) || self.is_deferred(model, node) {
                continue;
            }
            match binding.kind {
                BindingKind::Delete => self.mark(node, &mut accesses.reads)?,
                // These may not bind although their statement runs.
                BindingKind::Annotation
                | BindingKind::Pattern
                | BindingKind::Walrus
                | BindingKind::Parameter => {}
                _ if model.scope_of(node) != self.scope => {}
                _ => self.mark(node, &mut accesses.binds)?,
            }
        }
        Some(accesses)
    }

    fn mark(&self, node: Node<'t>, flags: &mut [bool]) -> Option<()> {
        let spots = self.spots_of(node);
        spots.first()?;
        for spot in spots {
            flags[spot.point as usize] = true;
        }
        Some(())
    }

    /// Whether `node` is evaluated at another time than the statement of this
    /// frame that it stands in: in a function or a generator expression.
    fn is_deferred(&self, model: &Model<'t>, node: Node<'t>) -> bool {
        model
            .scopes_from(model.scope_of(node))
            .take_while(|&id| id != self.scope)
            .any(|id| match model.scope(id).kind {
                ScopeKind::Function | ScopeKind::Lambda => true,
                ScopeKind::Comprehension => model.scope_node(id).is(Kind::GeneratorExpression),
                ScopeKind::Class | ScopeKind::Module | ScopeKind::TypeParameters => false,
            })
    }

    fn finds_read(&self, accesses: &Accesses, starts: &[PointId], perhaps: bool) -> bool {
        let mut found = false;
        self.search(starts, perhaps, |id, point| {
            if accesses.reads[id as usize] {
                found = true;
                return Step::Stop;
            }
            if accesses.binds[id as usize] {
                // An exception may come before the name is bound.
                return Step::Follow([point.raises, NOWHERE, NOWHERE]);
            }
            Step::Follow([point.next[0], point.next[1], point.raises])
        });
        found
    }

    /// Visits every point that can be reached, once.
    pub(super) fn search(
        &self,
        starts: &[PointId],
        perhaps: bool,
        mut visit: impl FnMut(PointId, &Point) -> Step,
    ) {
        let mut seen = vec![false; self.points.len()];
        let mut open = starts.to_vec();
        while let Some(id) = open.pop() {
            if id == NOWHERE || std::mem::replace(&mut seen[id as usize], true) {
                continue;
            }
            let point = self.point(id);
            if let Step::Follow(targets) = visit(id, point) {
                open.extend(targets);
                if perhaps {
                    open.push(point.perhaps);
                }
            }
        }
    }
}

/// Where to go from a point.
pub(super) enum Step {
    Stop,
    Follow([PointId; 3]),
}

/// What a frame does with a symbol, point by point.
struct Accesses {
    reads: Vec<bool>,
    binds: Vec<bool>,
    /// Another frame may read it at any time.
    elsewhere: bool,
}

/// Whether a point ends a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stop {
    No,
    /// Only if nothing raises before.
    Late,
    Surely,
}

/// How surely `node` is evaluated when its statement or header `holder` is;
/// `None` when it may not be.
fn stop_within<'t>(node: Node<'t>, holder: Node<'t>) -> Option<Stop> {
    let root = match holder.kind() {
        Kind::ElifClause | Kind::ExceptClause | Kind::CaseClause => return None,
        // The condition runs whenever the header does.
        Kind::WhileStatement => holder.child(Field::Condition)?,
        _ => holder,
    };
    if !root.contains(node) {
        return None;
    }
    match place_in_statement(node, root, &[]) {
        Place::First => Some(Stop::Surely),
        Place::After(_) => Some(Stop::Late),
        _ => None,
    }
}
