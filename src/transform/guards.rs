//! Code that is written for the case that something is missing.

use std::collections::HashMap;

use crate::semantic::{BindingKind, Model, SymbolId};
use crate::syntax::{self, Field, Kind, Node, NodeId};

/// How far up from a use a guard is looked for.
const DEPTH: usize = 400;

/// What is missing, and how programs ask for it.
#[derive(Debug)]
pub struct Subject {
    /// Whether a string, quotes included, asks for it: the one in
    /// `hasattr(sys, "getrefcount")`.
    pub in_string: fn(&str) -> bool,
    /// Whether a name asks for it: `HAS_REFCOUNT`.
    pub in_name: fn(&str) -> bool,
    /// Whether a decorator speaks of it.
    pub in_decorator: fn(&str) -> bool,
    /// The exceptions by which one learns that it is missing, those that are
    /// broader included.
    pub raises: &'static [&'static str],
}

/// The exceptions of a missing attribute.
pub const NO_ATTRIBUTE: &[&str] = &["AttributeError", "NameError", "Exception", "BaseException"];

/// The guards of a file.
pub struct Guards {
    subject: &'static Subject,
    /// Suites and the offset from which on they run only where it is there:
    /// `if not hasattr(…): return`.
    exits: HashMap<NodeId, u32>,
    telling: Telling,
}

/// The strings and names that ask which Python runs, or what it has, in source
/// order.
struct Telling(Vec<NodeId>);

impl Telling {
    fn find(model: &Model<'_>, subject: &Subject) -> Self {
        let mut known: HashMap<SymbolId, bool> = HashMap::new();
        let telling = model.tree().nodes().filter(|&node| match node.kind() {
            Kind::String => {
                speaks_of_implementation(node.text()) || (subject.in_string)(node.text())
            }
            Kind::Identifier => {
                is_telling(node, subject)
                    || model.symbol_of(node).is_some_and(|id| {
                        *known
                            .entry(id)
                            .or_insert_with(|| stands_for_guard(model, id, subject))
                    })
            }
            _ => false,
        });
        Self(telling.map(Node::id).collect())
    }

    /// Whether one of them is in `expression`.
    fn within(&self, expression: Node<'_>) -> bool {
        let first = self.0.partition_point(|&id| id < expression.id());
        self.0
            .get(first)
            .is_some_and(|&id| id < expression.descendants_end())
    }
}

impl Guards {
    /// Finds the code that asks for `subject`, or which Python runs.
    pub fn find(model: &Model<'_>, subject: &'static Subject) -> Self {
        let telling = Telling::find(model, subject);
        let mut exits = HashMap::new();
        for node in model
            .tree()
            .nodes()
            .filter(|node| node.kind().is_statement())
        {
            if let Some(suite) = node.parent()
                && ends_suite(&telling, node, subject)
            {
                exits.entry(suite.id()).or_insert(node.end());
            }
        }
        Self {
            subject,
            exits,
            telling,
        }
    }

    /// Whether `found` runs only where the subject is there, or does no harm
    /// where it is not.
    pub fn cover(&self, found: Node<'_>) -> bool {
        let mut child = found;
        for (depth, ancestor) in found.ancestors().enumerate() {
            if depth > DEPTH || self.covers(child, ancestor, found) {
                return true;
            }
            child = ancestor;
        }
        false
    }

    fn covers<'t>(&self, child: Node<'t>, parent: Node<'t>, found: Node<'t>) -> bool {
        let guard = |node: Node<'t>| self.telling.within(node);
        match parent.kind() {
            Kind::Block | Kind::Module => self
                .exits
                .get(&parent.id())
                .is_some_and(|&end| end <= child.start()),
            Kind::IfStatement | Kind::ElifClause | Kind::WhileStatement => {
                child.field() != Field::Condition
                    && parent.child(Field::Condition).is_some_and(guard)
            }
            Kind::ConditionalExpression | Kind::BooleanOperator => parent
                .named_children()
                .any(|node| node != child && guard(node)),
            kind if kind.is_comprehension() => parent
                .children()
                .any(|node| node.is(Kind::IfClause) && node != child && guard(node)),
            Kind::TryStatement => {
                let watched = child.field() == Field::Body || child.is(Kind::ElseClause);
                watched
                    && syntax::Try::cast(parent).is_some_and(|view| {
                        view.handlers()
                            .any(|handler| catches(handler, self.missing(found)))
                    })
            }
            Kind::WithStatement => syntax::With::cast(parent).is_some_and(|view| {
                view.items()
                    .any(|item| names_any(item, &["AttributeError"]))
            }),
            Kind::DecoratedDefinition => {
                let speaks = self.subject.in_decorator;
                let skips = |node: Node<'t>| guard(node) || speaks(node.text());
                parent
                    .children()
                    .any(|node| node.is(Kind::Decorator) && node != child && skips(node))
            }
            _ => false,
        }
    }

    /// The exceptions by which one learns that `found` is missing.
    fn missing(&self, found: Node<'_>) -> &'static [&'static str] {
        const IMPORT: &[&str] = &[
            "ImportError",
            "ModuleNotFoundError",
            "Exception",
            "BaseException",
        ];
        let import = found
            .statement()
            .is_some_and(|node| node.is(Kind::ImportFromStatement));
        if import { IMPORT } else { self.subject.raises }
    }
}

/// Whether an `except` clause names one of `exceptions`, or none at all.
pub fn catches(handler: Node<'_>, exceptions: &[&str]) -> bool {
    let mut header = handler
        .named_children()
        .take_while(|node| !node.is(Kind::Block))
        .peekable();
    header.peek().is_none() || header.any(|part| names_any(part, exceptions))
}

fn names_any(node: Node<'_>, names: &[&str]) -> bool {
    std::iter::once(node)
        .chain(node.descendants())
        .any(|node| node.is(Kind::Identifier) && names.contains(&node.text()))
}

fn speaks_of_implementation(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    [
        "pypy",
        "cpython",
        "python_implementation",
        "impl_detail",
        "jython",
        "ironpython",
        "graal",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Whether the name itself says that it is about the implementation, or asks.
fn is_telling(identifier: Node<'_>, subject: &Subject) -> bool {
    let text = identifier.text();
    speaks_of_implementation(text) || text == "implementation" || (subject.in_name)(text)
}

/// Whether the name is bound once, to something that asks.
fn stands_for_guard(model: &Model<'_>, id: SymbolId, subject: &Subject) -> bool {
    let symbol = model.symbol(id);
    let [binding] = symbol.bindings.as_slice() else {
        return false;
    };
    if binding.kind != BindingKind::Assignment {
        return false;
    }
    let value = model
        .tree()
        .node(binding.node)
        .parent()
        .and_then(|node| node.child(Field::Right));
    value.is_some_and(|value| {
        std::iter::once(value)
            .chain(value.descendants())
            .any(|node| match node.kind() {
                Kind::String => {
                    speaks_of_implementation(node.text()) || (subject.in_string)(node.text())
                }
                Kind::Identifier => is_telling(node, subject),
                _ => false,
            })
    })
}

/// Whether what follows `statement` in its suite runs only where the subject
/// is there.
fn ends_suite(telling: &Telling, statement: Node<'_>, subject: &Subject) -> bool {
    match statement.kind() {
        Kind::IfStatement => {
            let Some(view) = syntax::If::cast(statement) else {
                return false;
            };
            let last = view
                .consequence()
                .and_then(|block| block.named_children().last());
            last.is_some_and(leaves) && view.condition().is_some_and(|node| telling.within(node))
        }
        Kind::ExpressionStatement => statement.named_children().next().is_some_and(|node| {
            if let Some(assignment) = syntax::Assignment::cast(node) {
                let target = assignment
                    .target()
                    .is_some_and(|node| node.text() == "pytestmark");
                return target && assignment.value().is_some_and(|node| telling.within(node));
            }
            let called = syntax::Call::cast(node).and_then(syntax::Call::function);
            called.is_some_and(|function| {
                std::iter::once(function)
                    .chain(function.descendants())
                    .any(|node| node.is(Kind::Identifier) && is_telling(node, subject))
            })
        }),
        _ => false,
    }
}

fn leaves(statement: Node<'_>) -> bool {
    match statement.kind() {
        Kind::ReturnStatement
        | Kind::RaiseStatement
        | Kind::ContinueStatement
        | Kind::BreakStatement => true,
        Kind::ExpressionStatement => {
            let text = statement.text();
            text.contains("skip") || text.contains("exit")
        }
        _ => false,
    }
}
