//! Whether a name has a value.

use super::Flow;
use super::graph::{ENTRY, NOWHERE};
use super::paths::{Step, Stop};
use crate::semantic::{BindingKind, Model, SymbolId};
use crate::syntax::{Kind, Node};

impl<'t> Flow<'t> {
    /// Whether `symbol`, a name of this frame, surely has a value whenever the
    /// statement or header that evaluates `at` begins.
    pub fn is_bound_at(&self, model: &Model<'t>, symbol: SymbolId, at: Node<'t>) -> bool {
        let symbol = model.symbol(symbol);
        let wanted = self.spots_of(at);
        if symbol.scope != self.scope || wanted.is_empty() {
            return false;
        }
        let bindings = symbol.bindings.iter();
        let mut bindings = bindings.map(|binding| (binding.kind, model.tree().node(binding.node)));
        let mut bound = vec![false; self.points.len()];
        // The end of a handler takes its name away.
        let goes = |kind| matches!(kind, BindingKind::Delete | BindingKind::Except);
        if bindings.clone().any(|(kind, _)| goes(kind)) {
            return false;
        }
        if bindings.any(|(kind, node)| self.binds_for(kind, node, at, model, &mut bound)) {
            return true;
        }
        let mut reached = false;
        self.search(&[ENTRY], true, |id, point| {
            reached |= wanted.iter().any(|spot| spot.point == id);
            match bound[id as usize] {
                false => Step::Follow([point.next[0], point.next[1], point.raises]),
                // What binds it may fail before that.
                true => Step::Follow([point.raises, NOWHERE, NOWHERE]),
            }
        });
        !reached
    }

    /// Whether the binding at `node` is enough for `at`; otherwise the points
    /// that end with it are marked.
    fn binds_for(
        &self,
        kind: BindingKind,
        node: Node<'t>,
        at: Node<'t>,
        model: &Model<'t>,
        bound: &mut [bool],
    ) -> bool {
        match kind {
            BindingKind::Parameter => return true,
            BindingKind::For | BindingKind::Pattern => return is_in_suite_of(node, at),
            BindingKind::Annotation | BindingKind::Delete | BindingKind::Except => {}
            // It may not be evaluated although its statement is.
            BindingKind::Walrus => {
                let whole = node.parent().unwrap_or(node);
                let points = self.points_of(&[whole]).into_iter().flatten();
                for (known, stop) in bound.iter_mut().zip(points) {
                    *known |= stop != Stop::No;
                }
            }
            _ if model.scope_of(node) != self.scope => {}
            _ => {
                for spot in self.spots_of(node) {
                    bound[spot.point as usize] = true;
                }
            }
        }
        false
    }
}

/// Whether the loop or case that binds `name` runs `at` in its suite.
fn is_in_suite_of<'t>(name: Node<'t>, at: Node<'t>) -> bool {
    let mut holders = name.ancestors().take_while(|node| !node.is(Kind::Block));
    let holder = holders.find(|node| matches!(node.kind(), Kind::ForStatement | Kind::CaseClause));
    let suite = holder.and_then(|holder| holder.children().find(|child| child.is(Kind::Block)));
    suite.is_some_and(|suite| suite.contains(at))
}
