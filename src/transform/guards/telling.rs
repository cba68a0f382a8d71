//! How programs ask which Python runs, and what it has.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::{DEPTH, catches};
use crate::facts::{Missing, Release};
use crate::semantic::{Binding, BindingKind, Model, SymbolId};
use crate::syntax::{Field, Kind, Node, NodeId};

/// What is missing, and how programs ask for it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// What it is called: the last parts of names, or modules. A string that
    /// holds one of them asks for it.
    pub names: &'a [&'a str],
    /// Whether another string, quotes included, asks for it.
    pub in_string: fn(&str) -> bool,
    /// Whether a name asks for it: `HAS_REFCOUNT`.
    pub in_name: fn(&str) -> bool,
    /// Whether a decorator speaks of it.
    pub in_decorator: fn(&str) -> bool,
    /// The exceptions by which one learns that it is missing, those that are
    /// broader included.
    pub raises: &'static [&'static str],
}

/// What only CPython has, and is known for: who asks for it by its name asks
/// which Python runs.
const COUNTS: &str = "getrefcount";

/// The exceptions of a missing attribute.
pub const NO_ATTRIBUTE: &[&str] = &["AttributeError", "NameError", "Exception", "BaseException"];

impl Subject<'static> {
    /// The implementation of Python that runs the program.
    pub const IMPLEMENTATION: Self = Self {
        names: &[],
        in_string: |_| false,
        in_name: |_| false,
        in_decorator: |_| false,
        raises: &[],
    };
}

impl<'a> Subject<'a> {
    /// What is asked for by its names alone.
    pub fn called(names: &'a [&'a str]) -> Self {
        Self {
            names,
            raises: NO_ATTRIBUTE,
            ..Subject::IMPLEMENTATION
        }
    }

    fn is_asked_for_by(&self, string: Node<'_>) -> bool {
        let text = string.text();
        speaks_of_implementation(text)
            || text.trim_matches(['"', '\'']) == COUNTS
            || self.names.iter().any(|name| text.contains(name))
            || (self.in_string)(text)
    }
}

/// The strings and names that ask which Python runs, or what it has, in source
/// order.
pub(super) struct Telling(Vec<NodeId>);

impl Telling {
    pub(super) fn find(model: &Model<'_>, subject: &Subject<'_>) -> Self {
        let mut known: HashMap<SymbolId, bool> = HashMap::new();
        let telling = model.tree().nodes().filter(|&node| match node.kind() {
            Kind::String => subject.is_asked_for_by(node),
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
    pub(super) fn within(&self, expression: Node<'_>) -> bool {
        let first = self.0.partition_point(|&id| id < expression.id());
        self.0
            .get(first)
            .is_some_and(|&id| id < expression.descendants_end())
    }
}

/// Looks for words that say that a text is about the implementation, whatever
/// their case.
fn implementations() -> &'static AhoCorasick {
    static WORDS: OnceLock<AhoCorasick> = OnceLock::new();
    WORDS.get_or_init(|| {
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build([
                "pypy",
                "cpython",
                "python_implementation",
                "impl_detail",
                "jython",
                "ironpython",
                "graal",
                // Of CPython's own test suite: the decorator that wants
                // reference counts, and modules about its inner workings.
                "refcount_test",
                "_testcapi",
                "_testinternalcapi",
                "requires c version",
                "requires c implementation",
                "requires the c ",
            ])
            .expect("a few words make a small automaton")
    })
}

fn speaks_of_implementation(text: &str) -> bool {
    implementations().is_match(text)
}

/// Whether the name itself says that it is about the implementation, or asks.
pub(super) fn is_telling(identifier: Node<'_>, subject: &Subject<'_>) -> bool {
    let text = identifier.text();
    speaks_of_implementation(text)
        || matches!(text, "HAS_REFCOUNT" | "implementation" | "TYPE_CHECKING")
        || (subject.in_name)(text)
}

/// Whether the name is bound once, to something that asks.
fn stands_for_guard(model: &Model<'_>, id: SymbolId, subject: &Subject<'_>) -> bool {
    let symbol = model.symbol(id);
    let in_handler =
        |binding: &Binding| is_set_where_missing(model.tree().node(binding.node), subject.names);
    let [binding] = symbol.bindings.as_slice() else {
        return symbol.bindings.iter().any(in_handler);
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
                Kind::String => subject.is_asked_for_by(node),
                Kind::Identifier => is_telling(node, subject),
                _ => false,
            })
    })
}

/// What is raised where a thing that is imported or looked up is missing.
pub(super) const MISSING: &[&str] = &["ImportError", "ModuleNotFoundError", "AttributeError"];

/// Whether a binding is in a handler for the case that what is wanted is
/// missing: `except ImportError: has_it = False`.
fn is_set_where_missing(binding: Node<'_>, wanted: &[&str]) -> bool {
    let mut around = binding.ancestors().take(DEPTH);
    let clause = around.find(|node| node.is(Kind::ExceptClause));
    clause.is_some_and(|clause| {
        catches(clause, MISSING)
            && clause.parent().is_some_and(|watch| {
                wanted.iter().any(|name| watch.text().contains(name)) || imports_missing(watch)
            })
    })
}

/// Whether the body of a `try` imports a module that PyPy has not.
fn imports_missing(watch: Node<'_>) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let missing = |word: &str| Missing::table().stops_without(word, Release::OBSERVED);
    let body = watch.child(Field::Body);
    let mut statements = body.into_iter().flat_map(Node::named_children);
    statements.any(|statement| {
        let module = statement.child(Field::ModuleName);
        let names = match statement.kind() {
            Kind::ImportStatement => statement.text().trim_start_matches("import"),
            Kind::ImportFromStatement => module.map_or("", Node::text),
            _ => "",
        };
        names.split(|c| !is_word(c)).any(missing)
    })
}
