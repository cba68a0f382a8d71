//! The compound statements of the graph.

use super::{Builder, Guard, NOWHERE, PointId};
use crate::semantic::flow::inert::{is_always_true, is_inert_test, is_irrefutable};
use crate::semantic::flow::managers::never_swallows;
use crate::syntax::{Field, For, If, Kind, Node, Try, While, With};

impl<'t> Builder<'_, 't> {
    pub(super) fn branch(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
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

    pub(super) fn repeat(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
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

    pub(super) fn iterate(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
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

    pub(super) fn attempt(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
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

    pub(super) fn manage(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
        let Some((view, body)) = With::cast(node).and_then(|view| Some((view, view.body()?)))
        else {
            self.failed = true;
            return;
        };
        let lets_pass = view.items().all(|item| never_swallows(self.model, item));
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

    pub(super) fn select(&mut self, node: Node<'t>, at: PointId, next: PointId, region: usize) {
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
