//! Builds the graph: a point for each statement or header, and where control
//! goes from it.

mod compound;

use super::inert::{is_inert, is_inert_statement};
use super::{Point, Spot};
use crate::semantic::Model;
use crate::syntax::{Kind, Node};

/// Number of a point.
pub(super) type PointId = u32;

/// No point.
pub(super) const NOWHERE: PointId = u32::MAX;
/// The frame is left by a `return` or by its end.
pub(super) const LEFT: PointId = 0;
/// The frame is left by an exception.
pub(super) const RAISED: PointId = 1;
/// Where the frame begins.
pub(super) const ENTRY: PointId = 2;

/// A way in which control can leave a suite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Break,
    Continue,
    Return,
    Raise,
}

/// What control has to pass on its way out of a region.
#[derive(Clone, Copy)]
enum Guard<'t> {
    /// Nothing.
    Open,
    /// The suite of a `finally`.
    Finally(Node<'t>),
    /// The `__exit__` of a `with`; with the point behind the statement where
    /// the manager may swallow an exception.
    With(Option<PointId>),
}

/// A region of statements that are left in the same ways.
struct Region<'t> {
    around: Option<usize>,
    guard: Guard<'t>,
    /// Where each [`Way`] leads, as far as somebody asked.
    targets: [PointId; 4],
}

/// A suite that is still to be entered into the graph.
struct Suite<'t> {
    block: Node<'t>,
    entry: PointId,
    next: PointId,
    region: usize,
}

pub(super) struct Builder<'m, 't> {
    model: &'m Model<'t>,
    pub(super) points: Vec<Point>,
    pub(super) spots: Vec<Spot>,
    pub(super) perhaps: bool,
    regions: Vec<Region<'t>>,
    suites: Vec<Suite<'t>>,
    budget: usize,
    failed: bool,
}

impl<'m, 't> Builder<'m, 't> {
    /// The graph of the suite `body`, or `None` where the text does not say
    /// what happens.
    pub(super) fn build(model: &'m Model<'t>, body: Node<'t>) -> Option<Self> {
        let size = body.descendants_end().index() - body.id().index();
        let mut builder = Self {
            model,
            points: Vec::new(),
            spots: Vec::new(),
            perhaps: false,
            regions: vec![Region {
                around: None,
                guard: Guard::Open,
                targets: [NOWHERE, NOWHERE, LEFT, RAISED],
            }],
            suites: Vec::new(),
            budget: 64 + 16 * size,
            failed: false,
        };
        for _ in [LEFT, RAISED, ENTRY] {
            builder.point();
        }
        builder.suite(body, ENTRY, LEFT, 0);
        while let Some(suite) = builder.suites.pop() {
            builder.enter(&suite);
            if builder.failed || builder.points.len() > builder.budget {
                return None;
            }
        }
        builder
            .spots
            .sort_unstable_by_key(|spot| (spot.node, spot.point));
        Some(builder)
    }

    fn point(&mut self) -> PointId {
        let id = self.points.len() as PointId;
        self.points.push(Point {
            next: [NOWHERE; 2],
            raises: NOWHERE,
            perhaps: NOWHERE,
        });
        id
    }

    fn set(&mut self, point: PointId, next: [PointId; 2], raises: PointId) {
        let at = &mut self.points[point as usize];
        (at.next, at.raises) = (next, raises);
    }

    fn spot(&mut self, node: Node<'t>, point: PointId, after: PointId) {
        self.spots.push(Spot {
            node: node.id(),
            point,
            after,
        });
    }

    fn suite(&mut self, block: Node<'t>, entry: PointId, next: PointId, region: usize) {
        self.suites.push(Suite {
            block,
            entry,
            next,
            region,
        });
    }

    fn region(&mut self, around: usize, guard: Guard<'t>, targets: [PointId; 4]) -> usize {
        self.regions.push(Region {
            around: Some(around),
            guard,
            targets,
        });
        self.regions.len() - 1
    }

    /// Where `way` leads from `region`: past every guard up to its end.
    fn target(&mut self, region: usize, way: Way) -> PointId {
        let mut path = Vec::new();
        let mut at = region;
        let mut target = loop {
            let known = self.regions[at].targets[way as usize];
            if known != NOWHERE {
                break known;
            }
            path.push(at);
            match self.regions[at].around {
                Some(around) => at = around,
                // `break` outside a loop.
                None => {
                    self.failed = true;
                    return LEFT;
                }
            }
        };
        while let Some(inner) = path.pop() {
            let around = self.regions[inner].around.unwrap_or(0);
            match self.regions[inner].guard {
                Guard::Open => {}
                Guard::Finally(block) => {
                    let entry = self.point();
                    self.suite(block, entry, target, around);
                    target = entry;
                }
                Guard::With(swallowed) => {
                    let exit = self.point();
                    let raises = if way == Way::Raise {
                        target
                    } else {
                        self.raise(around)
                    };
                    self.set(exit, [target, NOWHERE], raises);
                    if let (Way::Raise, Some(behind)) = (way, swallowed) {
                        self.points[exit as usize].perhaps = behind;
                        self.perhaps = true;
                    }
                    target = exit;
                }
            }
            self.regions[inner].targets[way as usize] = target;
        }
        target
    }

    fn raise(&mut self, region: usize) -> PointId {
        self.target(region, Way::Raise)
    }

    fn enter(&mut self, suite: &Suite<'t>) {
        let mut at = suite.entry;
        let mut statements = suite.block.named_children().peekable();
        if statements.peek().is_none() {
            self.set(at, [suite.next, NOWHERE], NOWHERE);
        }
        while let Some(statement) = statements.next() {
            let next = if statements.peek().is_some() {
                self.point()
            } else {
                suite.next
            };
            self.statement(statement, at, next, suite.region);
            at = next;
        }
    }

    fn statement(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
        self.spot(node, at, next);
        match node.kind() {
            Kind::IfStatement => self.branch(node, at, next, region),
            Kind::WhileStatement => self.repeat(node, at, next, region),
            Kind::ForStatement => self.iterate(node, at, next, region),
            Kind::TryStatement => self.attempt(node, at, next, region),
            Kind::WithStatement => self.manage(node, at, next, region),
            Kind::MatchStatement => self.select(node, at, next, region),
            Kind::BreakStatement => {
                let target = self.target(region, Way::Break);
                self.set(at, [target, NOWHERE], NOWHERE);
            }
            Kind::ContinueStatement => {
                let target = self.target(region, Way::Continue);
                self.set(at, [target, NOWHERE], NOWHERE);
            }
            Kind::ReturnStatement => {
                let raises = self.raises_unless(node.named_children().all(is_inert), region);
                let target = self.target(region, Way::Return);
                self.set(at, [target, NOWHERE], raises);
            }
            Kind::RaiseStatement => {
                let raises = self.raise(region);
                self.set(at, [NOWHERE; 2], raises);
            }
            Kind::Error => self.failed = true,
            _ => {
                let raises = self.raises_unless(is_inert_statement(node), region);
                self.set(at, [next, NOWHERE], raises);
            }
        }
    }

    fn raises_unless(&mut self, inert: bool, region: usize) -> PointId {
        if inert { NOWHERE } else { self.raise(region) }
    }
}
