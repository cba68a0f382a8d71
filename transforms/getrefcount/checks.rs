//! Whether a check is about counts and nothing else.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// What stands for a count.
pub(super) struct Counts<'n, 't> {
    pub(super) model: &'n Model<'t>,
    /// The calls of `getrefcount`.
    pub(super) calls: &'n HashSet<NodeId>,
    /// The names that are assigned what such a call is part of.
    pub(super) holders: &'n HashSet<SymbolId>,
    /// The names of the group.
    pub(super) names: &'n [SymbolId],
}

/// How large a condition may be.
const NODES: usize = 1000;

impl<'t> Counts<'_, 't> {
    /// Refuses an expression whose truth depends on something without a count
    /// in it: nobody wants that check to go.
    pub(super) fn check(&self, expression: Node<'t>) -> Result<(), &'static str> {
        if !self.within(expression) {
            return Err("value-used");
        }
        if expression.descendants().take(NODES).count() == NODES {
            return Err("layout");
        }
        let about_counts = std::iter::once(expression)
            .chain(expression.descendants())
            .filter(|node| !self.is_inside_call(*node, expression))
            .all(|node| match node.kind() {
                Kind::BooleanOperator => {
                    let sides = [Field::Left, Field::Right].map(|field| node.child(field));
                    sides.into_iter().flatten().all(|side| self.within(side))
                }
                Kind::ConditionalExpression => false,
                Kind::ComparisonOperator => {
                    let view = syntax::Comparison::cast(node);
                    let operands: Vec<_> =
                        view.into_iter().flat_map(|view| view.operands()).collect();
                    operands
                        .windows(2)
                        .all(|pair| pair.iter().any(|operand| self.within(*operand)))
                }
                Kind::Tuple | Kind::List | Kind::Set | Kind::Dictionary => {
                    let mut items = node.named_children();
                    !self.within(node) || items.all(|item| self.within(item))
                }
                _ => true,
            });
        if about_counts {
            Ok(())
        } else {
            Err("checks-more")
        }
    }

    /// Refuses arguments as [`check`](Self::check) does; one of them must have
    /// a count in it.
    pub(super) fn check_any(
        &self,
        arguments: impl Iterator<Item = Node<'t>>,
    ) -> Result<(), &'static str> {
        let mut found = false;
        for argument in arguments {
            if self.within(argument) {
                self.check(argument)?;
                found = true;
            }
        }
        if found { Ok(()) } else { Err("value-used") }
    }

    /// Whether there is a count in `expression`.
    fn within(&self, expression: Node<'t>) -> bool {
        std::iter::once(expression)
            .chain(expression.descendants())
            .any(|node| match node.kind() {
                Kind::Call => self.calls.contains(&node.id()),
                Kind::Identifier => self
                    .model
                    .symbol_of(node)
                    .is_some_and(|id| self.holders.contains(&id) || self.names.contains(&id)),
                _ => false,
            })
    }

    /// Whether `node` is part of what is counted.
    fn is_inside_call(&self, node: Node<'t>, expression: Node<'t>) -> bool {
        node != expression
            && node
                .ancestors()
                .take_while(|ancestor| expression.contains(*ancestor))
                .any(|ancestor| self.calls.contains(&ancestor.id()))
    }
}
