//! Control flow inside one frame, built on demand.
//!
//! A point of the graph is a simple statement, or the header of a compound
//! one; nested definitions are single statements. The suite of a `finally`
//! comes once for each way on which control passes it, so that an exception
//! never turns into a normal exit on paper. Every statement may raise that is
//! not trivially safe: `pass`, `global`, the assignment of a literal or a name
//! to names, a plain `def`. A name that is read is taken to be bound, and
//! `KeyboardInterrupt` and exhausted memory are left out of account.
//!
//! Paths that the graph has and the program has not (both branches of an `if`
//! that is never true) are taken to exist.

mod bound;
mod graph;
mod inert;
mod managers;
mod paths;
mod uses;

pub use paths::{Answer, Runs};
pub use uses::{Use, use_of, uses_of};

use self::graph::{Builder, NOWHERE, PointId};
use super::{Model, ScopeId, ScopeKind};
use crate::syntax::{Field, Kind, Node, NodeId};

/// Where control goes in one function or module.
#[derive(Debug)]
pub struct Flow<'t> {
    body: Node<'t>,
    scope: ScopeId,
    points: Vec<Point>,
    /// By node, then by point.
    spots: Vec<Spot>,
    /// Whether there are edges that are taken only if a context manager
    /// swallows exceptions.
    perhaps: bool,
}

/// A statement or header, and where control goes from it.
#[derive(Debug, Clone, Copy)]
struct Point {
    next: [PointId; 2],
    /// Where an exception goes that it raises.
    raises: PointId,
    /// Where control may go too, if a context manager is of that kind.
    perhaps: PointId,
}

/// The point that evaluates a node; several for what is in a `finally`.
#[derive(Debug, Clone, Copy)]
struct Spot {
    node: NodeId,
    point: PointId,
    /// For a statement, where control goes when it has come to its end.
    after: PointId,
}

impl<'t> Flow<'t> {
    /// The flow of `frame`, a function definition or the module. `None` where
    /// the text does not say what happens: a syntax error, `except*`, more
    /// nested `finally` clauses than can be followed.
    pub fn new(model: &Model<'t>, frame: Node<'t>) -> Option<Self> {
        let scope = model.opened_by(frame)?;
        let body = match model.scope(scope).kind {
            ScopeKind::Module => frame,
            ScopeKind::Function => frame.child(Field::Body)?,
            _ => return None,
        };
        if model.tree().faults().errors.iter().any(|span| {
            frame.is(Kind::Module) || frame.span().contains(*span) || frame.span().overlaps(*span)
        }) {
            return None;
        }
        let Builder {
            points,
            spots,
            perhaps,
            ..
        } = Builder::build(model, body)?;
        Some(Self {
            body,
            scope,
            points,
            spots,
            perhaps,
        })
    }

    /// The flow of the frame that runs `node`.
    pub fn around(model: &Model<'t>, node: Node<'t>) -> Option<Self> {
        Self::new(model, model.scope_node(model.frame_of(node)))
    }

    /// The spots of the innermost statement or header that evaluates `node`.
    /// What is in a nested definition belongs to the definition.
    fn spots_of(&self, node: Node<'t>) -> &[Spot] {
        let end = self.spots.partition_point(|spot| spot.node <= node.id());
        let Some(last) = end.checked_sub(1) else {
            return &[];
        };
        let found = self.spots[last].node;
        let holder = self.body.tree().node(found);
        if !self.body.contains(node) || !holder.contains(node) {
            return &[];
        }
        let start = self.spots[..end].partition_point(|spot| spot.node < found);
        &self.spots[start..end]
    }

    /// Where control goes once `node` has been evaluated: behind the whole of
    /// it for a statement, on from its statement or header for a part.
    fn behind(&self, node: Node<'t>) -> Vec<PointId> {
        let mut starts = Vec::new();
        for spot in self.spots_of(node) {
            let whole = node.kind().is_compound_statement() && spot.node == node.id();
            match whole {
                true => starts.push(spot.after),
                false => starts.extend(self.points[spot.point as usize].next),
            }
        }
        starts.retain(|&point| point != NOWHERE);
        starts
    }

    fn point(&self, id: PointId) -> &Point {
        &self.points[id as usize]
    }
}

#[cfg(test)]
mod tests;
