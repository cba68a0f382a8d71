//! The tree itself: an arena in source order.

use std::ops::ControlFlow;
use std::sync::OnceLock;
use std::time::Instant;

use tree_sitter::{Language, ParseOptions, ParseState, Parser, TreeCursor};

use super::kind::Vocabulary;
use super::python2::disguise_exec;
use super::{Faults, Field, Kind, Lexed, Node};
use crate::text::{Source, Span};

pub(super) fn language() -> Language {
    tree_sitter_python::LANGUAGE.into()
}

/// A parsed file. Gaps between nodes (whitespace, comments, line ends, byte
/// order mark) are in the [`Source`]; tree and source together are lossless.
pub struct Tree<'s> {
    source: &'s Source,
    pub(super) nodes: Vec<NodeData>,
    lexed: Lexed,
    faults: Faults,
    /// One level of indentation, once somebody has asked.
    indent_unit: OnceLock<Option<String>>,
}

/// Number of a node: its place in source order, parents before children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// As an index into a table with a row for each node.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

pub(super) struct NodeData {
    pub(super) kind: Kind,
    pub(super) field: Field,
    pub(super) named: bool,
    pub(super) missing: bool,
    pub(super) span: Span,
    pub(super) parent: u32,
    /// One past the last descendant.
    pub(super) end: u32,
    /// The innermost statement that this node is or is in.
    pub(super) statement: u32,
}

pub(super) const NONE: u32 = u32::MAX;

impl<'s> Tree<'s> {
    /// Parses `source`.
    pub fn parse(source: &'s Source) -> Self {
        Self::parse_until(source, None).expect("without a deadline there is a tree")
    }

    /// Parses `source`; `None` when that is not done by the deadline.
    pub fn parse_until(source: &'s Source, deadline: Option<Instant>) -> Option<Self> {
        let lexed = Lexed::new(source.text());
        let mut bytes = lexed.masked(source.text());
        let nodes = parse_bytes(&bytes, deadline)?;
        let mut tree = Self {
            source,
            nodes,
            lexed,
            faults: Faults::default(),
            indent_unit: OnceLock::new(),
        };
        if tree.has_errors() && disguise_exec(&mut bytes, &tree.lexed) {
            let nodes = parse_bytes(&bytes, deadline)?;
            let as_parsed = std::mem::replace(&mut tree.nodes, nodes);
            if tree.has_errors() {
                tree.nodes = as_parsed;
            } else {
                tree.undisguise_exec();
            }
        }
        if !tree.lexed.backticks.is_empty() {
            tree.undisguise_backticks();
        }
        if tree.lexed.lost || !tree.agrees_on_strings() {
            // The lexer and the parser see different strings, so what was
            // blanked may not have been comments.
            tree.nodes = parse_bytes(source.text().as_bytes(), deadline)?;
            tree.lexed.lost = true;
        }
        tree.faults = Faults::find(&tree);
        Some(tree)
    }

    /// The file that was parsed.
    pub fn source(&self) -> &'s Source {
        self.source
    }

    /// Strings and comments as the lexer sees them.
    pub fn lexed(&self) -> &Lexed {
        &self.lexed
    }

    /// Where the text is not well-formed Python.
    pub fn faults(&self) -> &Faults {
        &self.faults
    }

    /// One level of indentation in the file, if it shows any; `find` looks for
    /// it, once.
    pub fn indent_unit(&self, find: impl FnOnce() -> Option<String>) -> Option<&str> {
        self.indent_unit.get_or_init(find).as_deref()
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Always false: the root is there for every text.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The module.
    pub fn root(&self) -> Node<'_> {
        self.node(NodeId(0))
    }

    /// The node of that number.
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node::new(self, id.0)
    }

    /// Every node in source order, parents before children.
    pub fn nodes(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.nodes.len() as u32).map(|id| Node::new(self, id))
    }

    /// The innermost node that covers the byte at `offset`.
    pub fn node_at(&self, offset: u32) -> Node<'_> {
        let last = self.nodes.partition_point(|node| node.span.start <= offset);
        let mut node = Node::new(self, last.max(1) as u32 - 1);
        while !node.span().covers(offset) {
            match node.parent() {
                Some(parent) => node = parent,
                None => break,
            }
        }
        node
    }

    fn has_errors(&self) -> bool {
        self.nodes
            .iter()
            .any(|node| node.kind == Kind::Error || node.missing)
    }

    /// What stands between backticks is handed to `repr`: a call, of which the
    /// function has no node.
    fn undisguise_backticks(&mut self) {
        for node in &mut self.nodes {
            let parenthesized = matches!(node.kind, Kind::ParenthesizedExpression | Kind::Tuple);
            if parenthesized && self.lexed.backticks.binary_search(&node.span.start).is_ok() {
                node.kind = Kind::Call;
            }
        }
    }

    /// Calls the statements that [`disguise_exec`] hid what they are.
    fn undisguise_exec(&mut self) {
        let text = self.source.text();
        for node in &mut self.nodes {
            if node.kind == Kind::DeleteStatement && text[node.span.range()].starts_with("exec") {
                node.kind = Kind::ExecStatement;
            }
        }
    }

    fn agrees_on_strings(&self) -> bool {
        let mut strings = self.lexed.strings.iter();
        let mut next = 0;
        while let Some(data) = self.nodes.get(next) {
            if data.kind == Kind::String {
                if strings.next() != Some(&data.span) {
                    return false;
                }
                next = data.end as usize;
            } else {
                next += 1;
            }
        }
        strings.next().is_none()
    }
}

fn parse_bytes(bytes: &[u8], deadline: Option<Instant>) -> Option<Vec<NodeData>> {
    thread_local! {
        static PARSER: std::cell::RefCell<Parser> = {
            let mut parser = Parser::new();
            parser.set_language(&language()).expect("the grammar's ABI fits the library");
            std::cell::RefCell::new(parser)
        };
    }
    let mut is_late = |_: &ParseState| match deadline {
        Some(deadline) if Instant::now() >= deadline => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    let options = ParseOptions::new().progress_callback(&mut is_late);
    let tree = PARSER.with_borrow_mut(|parser| {
        let mut read = |at: usize, _| bytes.get(at..).unwrap_or_default();
        let tree = parser.parse_with_options(&mut read, None, Some(options));
        if tree.is_none() {
            // Or it would go on with this text when it is given the next.
            parser.reset();
        }
        tree
    })?;
    Some(Arena::fill(tree.walk(), bytes.len()))
}

struct Arena {
    nodes: Vec<NodeData>,
    /// Open ancestors, outermost first.
    open: Vec<u32>,
    vocabulary: &'static Vocabulary,
}

impl Arena {
    fn fill(mut cursor: TreeCursor<'_>, bytes: usize) -> Vec<NodeData> {
        let nodes = Vec::with_capacity(bytes / 3 + 1);
        let mut arena = Self {
            nodes,
            open: Vec::new(),
            vocabulary: Vocabulary::get(),
        };
        // Trivia has no children, so skipping a node never skips a subtree.
        loop {
            let entered = arena.enter(&cursor);
            if entered && cursor.goto_first_child() {
                continue;
            }
            if entered {
                arena.leave();
            }
            loop {
                if cursor.goto_next_sibling() {
                    break;
                }
                if !cursor.goto_parent() {
                    return arena.nodes;
                }
                arena.leave();
            }
        }
    }

    fn enter(&mut self, cursor: &TreeCursor<'_>) -> bool {
        let node = cursor.node();
        let Some(kind) = self.vocabulary.kind(node.kind_id()) else {
            return false;
        };
        let id = self.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(NONE);
        let statement = if kind.is_statement() {
            id
        } else {
            self.nodes
                .get(parent as usize)
                .map_or(NONE, |parent| parent.statement)
        };
        let mut range = node.start_byte() as u32..node.end_byte() as u32;
        if parent == NONE {
            range.start = 0;
        }
        self.nodes.push(NodeData {
            kind,
            field: self.vocabulary.field(cursor.field_id()),
            named: node.is_named(),
            missing: node.is_missing(),
            span: Span::new(range.start, range.end),
            parent,
            end: id + 1,
            statement,
        });
        self.open.push(id);
        true
    }

    fn leave(&mut self) {
        let end = self.nodes.len() as u32;
        if let Some(id) = self.open.pop() {
            self.nodes[id as usize].end = end;
        }
    }
}
