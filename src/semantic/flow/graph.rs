//! Builds the graph: a point for each statement or header, and where control
//! goes from it.

use super::{Point, Spot};
use crate::semantic::Model;
use crate::syntax::{Call, Field, For, If, Kind, Node, Try, While, With};

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

    fn branch(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
        let Some(view) = If::cast(node) else { return };
        let (mut header, mut at) = (node, at);
        let mut clauses = node.children_of(Field::Alternative);
        let mut body = view.consequence();
        loop {
            let condition = header.child(Field::Condition);
            let (Some(block), Some(condition)) = (body, condition) else {
                self.failed = true;
                return;
            };
            let raises = self.raises_unless(is_inert_test(condition), region);
            let then = self.point();
            self.suite(block, then, next, region);
            let clause = clauses.next();
            let otherwise = if clause.is_some() { self.point() } else { next };
            self.set(at, [then, otherwise], raises);
            match clause {
                None => return,
                Some(clause) if clause.is(Kind::ElifClause) => {
                    self.spot(clause, otherwise, NOWHERE);
                    (header, at, body) = (clause, otherwise, clause.child(Field::Consequence));
                }
                Some(clause) => {
                    self.clause_body(clause, otherwise, next, region);
                    return;
                }
            }
        }
    }

    fn clause_body(&mut self, clause: Node<'t>, entry: PointId, next: PointId, region: usize) {
        match clause.child_of_kind(Kind::Block) {
            Some(block) => self.suite(block, entry, next, region),
            None => self.failed = true,
        }
    }

    /// Where a loop goes that ends by itself.
    fn exhausted(&mut self, otherwise: Option<Node<'t>>, next: PointId, region: usize) -> PointId {
        let Some(clause) = otherwise else { return next };
        let entry = self.point();
        self.clause_body(clause, entry, next, region);
        entry
    }

    fn repeat(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
        let parts = While::cast(node).map(|view| (view.condition(), view.body()));
        let Some((Some(condition), Some(body))) = parts else {
            self.failed = true;
            return;
        };
        let done = self.exhausted(node.child(Field::Alternative), next, region);
        let inside = self.region(region, Guard::Open, [next, at, NOWHERE, NOWHERE]);
        let entry = self.point();
        self.suite(body, entry, at, inside);
        let raises = self.raises_unless(is_inert_test(condition), region);
        let leaves = if is_always_true(condition) {
            NOWHERE
        } else {
            done
        };
        self.set(at, [entry, leaves], raises);
    }

    fn iterate(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
        let parts = For::cast(node).map(|view| (view.target(), view.iterable(), view.body()));
        let Some((Some(target), Some(_), Some(body))) = parts else {
            self.failed = true;
            return;
        };
        let done = self.exhausted(node.child(Field::Alternative), next, region);
        // The iterable is evaluated once, before the first item is asked for.
        let ask = self.point();
        let bind = self.point();
        let entry = self.point();
        let inside = self.region(region, Guard::Open, [next, ask, NOWHERE, NOWHERE]);
        self.suite(body, entry, ask, inside);
        let raises = self.raise(region);
        self.set(at, [ask, NOWHERE], raises);
        self.set(ask, [bind, done], raises);
        let binds = if target.is(Kind::Identifier) {
            NOWHERE
        } else {
            raises
        };
        self.set(bind, [entry, NOWHERE], binds);
        self.spot(target, bind, NOWHERE);
        for iterable in node.children_of(Field::Right) {
            self.spot(iterable, at, NOWHERE);
        }
    }

    fn attempt(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
        let Some((view, body)) = Try::cast(node).and_then(|view| Some((view, view.body()?))) else {
            self.failed = true;
            return;
        };
        let (mut outside, mut after) = (region, next);
        if let Some(clause) = view.finally() {
            let Some(block) = clause.child_of_kind(Kind::Block) else {
                self.failed = true;
                return;
            };
            after = self.point();
            self.suite(block, after, next, region);
            outside = self.region(region, Guard::Finally(block), [NOWHERE; 4]);
        }
        let mut done = after;
        if let Some(clause) = view.alternative() {
            done = self.point();
            self.clause_body(clause, done, after, outside);
        }
        let mut inside = outside;
        let mut handlers = view.handlers().peekable();
        if handlers.peek().is_some() {
            let mut test = self.point();
            inside = self.region(outside, Guard::Open, [NOWHERE, NOWHERE, NOWHERE, test]);
            while let Some(handler) = handlers.next() {
                // Of `except*` clauses several can run.
                self.failed |= handler.has_token("*");
                self.spot(handler, test, NOWHERE);
                let entry = self.point();
                self.clause_body(handler, entry, after, outside);
                let uncaught = self.raise(outside);
                let otherwise = if self.catches_all(handler) {
                    NOWHERE
                } else if handlers.peek().is_some() {
                    self.point()
                } else {
                    uncaught
                };
                self.set(test, [entry, otherwise], uncaught);
                if otherwise == NOWHERE {
                    self.points[test as usize].raises = NOWHERE;
                    test = self.point();
                } else {
                    test = otherwise;
                }
            }
        }
        let entry = self.point();
        self.set(at, [entry, NOWHERE], NOWHERE);
        self.suite(body, entry, done, inside);
    }

    fn catches_all(&self, handler: Node<'t>) -> bool {
        let Some(first) = handler.named_children().find(|part| !part.is(Kind::Block)) else {
            return true;
        };
        let class = match first.kind() {
            Kind::AsPattern => first.named_children().next(),
            _ => Some(first),
        };
        class.is_some_and(|class| self.model.is_named(class, "builtins.BaseException"))
    }

    fn manage(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
        let Some((view, body)) = With::cast(node).and_then(|view| Some((view, view.body()?)))
        else {
            self.failed = true;
            return;
        };
        let lets_pass = view.items().all(|item| self.never_swallows(item));
        let exit = self.point();
        let raises = self.raise(region);
        self.set(exit, [next, NOWHERE], raises);
        let swallowed = (!lets_pass).then_some(next);
        let inside = self.region(region, Guard::With(swallowed), [NOWHERE; 4]);
        let entry = self.point();
        // Of several managers a later one can fail inside an earlier one.
        let fails = if view.items().nth(1).is_some() {
            self.raise(inside)
        } else {
            raises
        };
        self.set(at, [entry, NOWHERE], fails);
        self.suite(body, entry, exit, inside);
    }

    /// Whether leaving the context manager surely lets an exception pass.
    fn never_swallows(&self, item: Node<'t>) -> bool {
        let mut item = item.unparenthesized();
        if let Some(value) = self.only_value(item) {
            item = value;
        }
        let Some(function) = Call::cast(item).and_then(Call::function) else {
            return false;
        };
        const OPENERS: &[&str] = &[
            "builtins.open",
            "builtins.file",
            "builtins.memoryview",
            "bz2.BZ2File",
            "bz2.open",
            "codecs.open",
            "contextlib.closing",
            "contextlib.nullcontext",
            "contextlib.redirect_stderr",
            "contextlib.redirect_stdout",
            "gzip.GzipFile",
            "gzip.open",
            "io.BytesIO",
            "io.StringIO",
            "io.open",
            "lzma.LZMAFile",
            "lzma.open",
            "mmap.mmap",
            "os.fdopen",
            "os.popen",
            "os.scandir",
            "socket.create_connection",
            "socket.socket",
            "subprocess.Popen",
            "tarfile.open",
            "tempfile.NamedTemporaryFile",
            "tempfile.SpooledTemporaryFile",
            "tempfile.TemporaryDirectory",
            "tempfile.TemporaryFile",
            "threading.Condition",
            "threading.Lock",
            "threading.RLock",
            "threading.Semaphore",
            "urllib.request.urlopen",
            "warnings.catch_warnings",
            "zipfile.ZipFile",
        ];
        let names = self.model.qualified_names(function);
        !names.is_empty() && names.iter().all(|name| OPENERS.contains(&name.as_str()))
    }

    /// The value of a name that is bound once, by a plain assignment.
    fn only_value(&self, name: Node<'t>) -> Option<Node<'t>> {
        let symbol = self.model.symbol(self.model.symbol_of(name)?);
        let [binding] = symbol.bindings.as_slice() else {
            return None;
        };
        let target = self.model.tree().node(binding.node);
        let assignment = target.parent().filter(|node| node.is(Kind::Assignment))?;
        (target.field() == Field::Left)
            .then(|| assignment.child(Field::Right))
            .flatten()
    }

    fn select(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
        let Some(body) = node
            .child(Field::Body)
            .or_else(|| node.child_of_kind(Kind::Block))
        else {
            self.failed = true;
            return;
        };
        let raises = self.raise(region);
        let mut cases = body
            .named_children()
            .filter(|node| node.is(Kind::CaseClause))
            .peekable();
        let mut test = if cases.peek().is_some() {
            self.point()
        } else {
            next
        };
        self.set(at, [test, NOWHERE], raises);
        while let Some(case) = cases.next() {
            self.spot(case, test, NOWHERE);
            let entry = self.point();
            match case
                .child(Field::Consequence)
                .or_else(|| case.child_of_kind(Kind::Block))
            {
                Some(block) => self.suite(block, entry, next, region),
                None => self.failed = true,
            }
            let otherwise = if cases.peek().is_some() {
                self.point()
            } else {
                next
            };
            let takes_all = is_irrefutable(case);
            self.set(
                test,
                [entry, if takes_all { NOWHERE } else { otherwise }],
                raises,
            );
            test = otherwise;
        }
    }
}

/// `case _:` and `case name:`.
fn is_irrefutable(case: Node<'_>) -> bool {
    let mut patterns = case
        .named_children()
        .filter(|node| node.is(Kind::CasePattern));
    let (Some(pattern), None) = (patterns.next(), patterns.next()) else {
        return false;
    };
    let text = pattern.text();
    case.child(Field::Guard).is_none()
        && case.child_of_kind(Kind::IfClause).is_none()
        && !case
            .children()
            .any(|node| node.is(Kind::Token) && node.text() == ",")
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !matches!(text, "None" | "True" | "False")
}

fn is_always_true(condition: Node<'_>) -> bool {
    match condition.unparenthesized() {
        node if node.is(Kind::TrueLiteral) => true,
        node if node.is(Kind::Integer) => {
            node.text().bytes().all(|b| b.is_ascii_digit())
                && node.text().bytes().any(|b| b != b'0')
        }
        _ => false,
    }
}

/// Whether a test cannot raise: asking a name for its truth can.
fn is_inert_test(condition: Node<'_>) -> bool {
    let condition = condition.unparenthesized();
    !condition.is(Kind::Identifier) && is_inert(condition)
}

/// Whether evaluating cannot raise: names (which are taken to be bound),
/// literals, identity comparisons and tuples of those.
fn is_inert(expression: Node<'_>) -> bool {
    let mut inside = std::iter::once(expression).chain(expression.descendants());
    let mut skip_to = expression.id();
    inside.all(|node| {
        if node.id() < skip_to {
            return true;
        }
        match node.kind() {
            Kind::Lambda => {
                skip_to = node.descendants_end();
                node.descendants()
                    .all(|part| !part.is(Kind::DefaultParameter))
            }
            Kind::ComparisonOperator => node
                .children_of(Field::Operators)
                .all(|op| op.text().starts_with("is")),
            Kind::UnaryOperator => node
                .child(Field::Argument)
                .is_some_and(|operand| matches!(operand.kind(), Kind::Integer | Kind::Float)),
            Kind::Dictionary => node.named_children().next().is_none(),
            Kind::ConcatenatedString
            | Kind::Ellipsis
            | Kind::EscapeSequence
            | Kind::ExpressionList
            | Kind::FalseLiteral
            | Kind::Float
            | Kind::Identifier
            | Kind::Integer
            | Kind::List
            | Kind::NoneLiteral
            | Kind::ParenthesizedExpression
            | Kind::String
            | Kind::StringContent
            | Kind::StringEnd
            | Kind::StringStart
            | Kind::Token
            | Kind::TrueLiteral
            | Kind::Tuple => true,
            _ => false,
        }
    })
}

fn is_inert_statement(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::PassStatement | Kind::GlobalStatement | Kind::NonlocalStatement => true,
        Kind::FutureImportStatement => true,
        Kind::ExpressionStatement => {
            let Some(mut part) = node.named_children().next() else {
                return true;
            };
            // `a = b = value`, without recursion.
            while part.is(Kind::Assignment) {
                let plain = part
                    .child(Field::Left)
                    .is_some_and(|n| n.is(Kind::Identifier));
                match part.child(Field::Right) {
                    Some(value) if plain && part.child(Field::Type).is_none() => part = value,
                    _ => return false,
                }
            }
            is_inert(part)
        }
        Kind::FunctionDefinition => {
            node.child(Field::ReturnType).is_none()
                && node.child(Field::TypeParameters).is_none()
                && node.child(Field::Parameters).is_some_and(|parameters| {
                    parameters.descendants().all(|part| {
                        matches!(
                            part.kind(),
                            Kind::Identifier
                                | Kind::Token
                                | Kind::ListSplatPattern
                                | Kind::DictionarySplatPattern
                                | Kind::KeywordSeparator
                                | Kind::PositionalSeparator
                        )
                    })
                })
        }
        _ => false,
    }
}
