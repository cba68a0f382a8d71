//! A node of the tree, and its kin.

use super::tree::{NONE, NodeData};
use super::{Field, Kind, NodeId, Tree};
use crate::text::Span;

/// A node of a [`Tree`]: small, copied freely.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree<'t>,
    id: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree, other.tree) && self.id == other.id
    }
}

impl Eq for Node<'_> {}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}@{}..{}",
            self.kind().name(),
            self.span().start,
            self.span().end
        )
    }
}

impl<'t> Node<'t> {
    pub(super) fn new(tree: &'t Tree<'t>, id: u32) -> Self {
        Self { tree, id }
    }

    fn data(self) -> &'t NodeData {
        &self.tree.nodes[self.id as usize]
    }

    fn sibling(self, id: u32) -> Self {
        Self {
            tree: self.tree,
            id,
        }
    }

    /// Its number in the tree.
    pub fn id(self) -> NodeId {
        NodeId(self.id)
    }

    /// The tree that it is of.
    pub fn tree(self) -> &'t Tree<'t> {
        self.tree
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.data().kind
    }

    /// Whether it is of that kind.
    pub fn is(self, kind: Kind) -> bool {
        self.kind() == kind
    }

    /// The part it plays in its parent.
    pub fn field(self) -> Field {
        self.data().field
    }

    /// Whether it is more than a keyword, operator or punctuation.
    pub fn is_named(self) -> bool {
        self.data().named
    }

    /// Whether the parser made it up to mend the text.
    pub fn is_missing(self) -> bool {
        self.data().missing
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        self.data().span
    }

    /// First byte.
    pub fn start(self) -> u32 {
        self.data().span.start
    }

    /// One past the last byte.
    pub fn end(self) -> u32 {
        self.data().span.end
    }

    /// Its text.
    pub fn text(self) -> &'t str {
        self.tree.source().slice(self.span())
    }

    /// The node that it is a child of.
    pub fn parent(self) -> Option<Self> {
        let parent = self.data().parent;
        (parent != NONE).then(|| self.sibling(parent))
    }

    /// Parent, parent's parent and so on up to the module.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |node| node.parent())
    }

    /// The innermost statement that it is or is in.
    pub fn statement(self) -> Option<Self> {
        let statement = self.data().statement;
        (statement != NONE).then(|| self.sibling(statement))
    }

    /// All children, punctuation included, in order.
    pub fn children(self) -> Children<'t> {
        Children {
            tree: self.tree,
            next: self.id + 1,
            end: self.data().end,
        }
    }

    /// The children that are more than punctuation.
    pub fn named_children(self) -> impl Iterator<Item = Self> {
        self.children().filter(|child| child.is_named())
    }

    /// The first child that plays the part `field`.
    pub fn child(self, field: Field) -> Option<Self> {
        self.children().find(|child| child.field() == field)
    }

    /// The children that play the part `field`.
    pub fn children_of(self, field: Field) -> impl Iterator<Item = Self> {
        self.children().filter(move |child| child.field() == field)
    }

    /// The first child of that kind.
    pub fn child_of_kind(self, kind: Kind) -> Option<Self> {
        self.children().find(|child| child.kind() == kind)
    }

    /// Whether a child is the keyword or operator `token`.
    pub fn has_token(self, token: &str) -> bool {
        self.children()
            .any(|child| child.is(Kind::Token) && child.text() == token)
    }

    /// Whether a `for` iterates it, and not a tuple of which it is a part, which
    /// in Python 2 a comprehension has without brackets: `[x for x in this, that]`.
    pub fn is_iterated(self) -> bool {
        let owner = self.parent().filter(|owner| {
            self.field() == Field::Right
                && matches!(owner.kind(), Kind::ForStatement | Kind::ForInClause)
        });
        owner.is_some_and(|owner| owner.children_of(Field::Right).count() == 1)
    }

    /// All descendants in source order, itself not included.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        (self.id + 1..self.data().end).map(move |id| self.sibling(id))
    }

    /// Whether `other` is this node or one of its descendants.
    pub fn contains(self, other: Self) -> bool {
        self.id <= other.id && other.id < self.data().end
    }

    /// The named sibling after it.
    pub fn next_named(self) -> Option<Self> {
        let parent_end = self.parent()?.data().end;
        Children {
            tree: self.tree,
            next: self.data().end,
            end: parent_end,
        }
        .find(|node| node.is_named())
    }

    /// The named sibling before it.
    pub fn previous_named(self) -> Option<Self> {
        self.parent()?
            .named_children()
            .take_while(|node| *node != self)
            .last()
    }

    /// The number one past its last descendant's.
    pub fn descendants_end(self) -> NodeId {
        NodeId(self.data().end)
    }

    /// What it begins with: its part in one of these fields, the part of that,
    /// and so on, the parentheses around these left out.
    pub fn innermost(self, parts: &[Field]) -> Self {
        let mut node = self;
        while let Some(inner) = parts.iter().find_map(|part| node.child(*part)) {
            node = inner.unparenthesized();
        }
        node
    }

    /// The node inside parentheses, however many.
    pub fn unparenthesized(self) -> Self {
        let mut node = self;
        while node.is(Kind::ParenthesizedExpression) {
            match node.named_children().next() {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node
    }
}

/// The children of a node.
#[derive(Clone)]
pub struct Children<'t> {
    tree: &'t Tree<'t>,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node {
            tree: self.tree,
            id: self.next,
        };
        self.next = node.data().end;
        Some(node)
    }
}
