//! How many blocks Python compiles inside each other.

use crate::syntax::{Kind, Node, With};

/// How many a function may have, of loops, `with` and `try`.
const BLOCKS: usize = 20;

/// Whether the statements from `first` to `last`, siblings, can go into one more
/// block of their function.
pub(super) fn can_go_deeper<'t>(first: Node<'t>, last: Node<'t>) -> bool {
    let rest = std::iter::successors(Some(first), |node| node.next_named());
    let members = rest.take_while(|node| node.id() <= last.id());
    let mut nodes = members.flat_map(|member| std::iter::once(member).chain(member.descendants()));
    let is_scope = |node: &Node<'_>| {
        matches!(
            node.kind(),
            Kind::ClassDefinition | Kind::FunctionDefinition | Kind::Module
        )
    };
    let above = |node: Node<'t>| {
        let around = node.ancestors().take_while(|node| !is_scope(node));
        around.map(blocks).sum::<usize>()
    };
    above(first) < BLOCKS
        && nodes.all(|node| blocks(node) == 0 || above(node) + blocks(node) < BLOCKS)
}

/// How many blocks are around what stands in a statement, at most.
fn blocks(node: Node<'_>) -> usize {
    match node.kind() {
        Kind::ForStatement | Kind::WhileStatement => 1,
        Kind::TryStatement => 2,
        Kind::WithStatement => With::cast(node).map_or(1, |with| with.items().count()),
        _ => 0,
    }
}
