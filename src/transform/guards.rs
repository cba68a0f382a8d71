//! Code that is written for the case that something is missing.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::in_test;
use crate::facts::{Missing, Release};
use crate::semantic::{Binding, BindingKind, Model, SymbolId};
use crate::syntax::{self, Field, Kind, Node, NodeId};

/// How far up from a use a guard is looked for.
const DEPTH: usize = 400;

/// How many uses of a function are looked at.
const HELPED: usize = 64;

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

/// The guards of a file: what asks whether a name or module is there, or which
/// Python runs.
pub struct Guards {
    in_decorator: fn(&str) -> bool,
    raises: &'static [&'static str],
    /// Suites and the offset from which on they run only where it is there:
    /// `if not hasattr(…): return`.
    exits: HashMap<NodeId, u32>,
    /// The names of classes that a decorator skips.
    skipped: HashSet<String>,
    /// Functions that are called from guarded code alone.
    helpers: HashSet<NodeId>,
    telling: Telling,
}

/// The strings and names that ask which Python runs, or what it has, in source
/// order.
struct Telling(Vec<NodeId>);

impl Telling {
    fn find(model: &Model<'_>, subject: &Subject<'_>) -> Self {
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
    fn within(&self, expression: Node<'_>) -> bool {
        let first = self.0.partition_point(|&id| id < expression.id());
        self.0
            .get(first)
            .is_some_and(|&id| id < expression.descendants_end())
    }
}

impl Guards {
    /// Finds the code that asks for what is called one of `names`, or which
    /// Python runs.
    pub fn named(model: &Model<'_>, names: &[&str]) -> Self {
        Self::find(model, &Subject::called(names))
    }

    /// Finds the code that asks for `subject`, or which Python runs.
    pub fn find(model: &Model<'_>, subject: &Subject<'_>) -> Self {
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
        let mut guards = Self {
            in_decorator: subject.in_decorator,
            raises: subject.raises,
            exits,
            skipped: HashSet::new(),
            helpers: HashSet::new(),
            telling,
        };
        guards.skipped = guards.skipped_classes(model);
        // Helpers of helpers.
        for _ in 0..2 {
            guards.helpers = guards.guarded_helpers(model);
        }
        guards
    }

    /// The functions that are private by their names, or help tests, and that the
    /// file uses, and only where it asks first.
    fn guarded_helpers(&self, model: &Model<'_>) -> HashSet<NodeId> {
        let functions = model.tree().nodes().filter_map(syntax::Function::cast);
        // What only passes may stand for others in an excerpt.
        let stands_in = |node: Node<'_>| {
            let suite = node.parent().filter(|_| node.is(Kind::PassStatement));
            suite.is_some_and(|suite| {
                let owner = suite.parent().and_then(syntax::Function::cast);
                match owner.and_then(syntax::Function::name) {
                    Some(name) => !name.text().starts_with("__"),
                    None => suite.named_children().count() > 1,
                }
            })
        };
        if model.tree().nodes().any(stands_in) {
            return HashSet::new();
        }
        let mut folders = model.tree().source().path().components();
        let below_tests = folders.any(|it| matches!(it.as_str(), "test" | "tests"));
        let is_guarded = |function: &syntax::Function<'_>| {
            let private = |name: &str| name.starts_with('_') && !name.starts_with("__");
            let helps = |name: &str| {
                !name.starts_with("test")
                    && !name.starts_with("__")
                    && (below_tests || in_test(model, function.node()))
            };
            let Some(name) = function
                .name()
                .filter(|name| private(name.text()) || helps(name.text()))
            else {
                return false;
            };
            let mut uses = model
                .spelled(name.text())
                .filter(|other| !is_defined_by(*other) || other.field() != Field::Name)
                .take(HELPED + 1)
                .peekable();
            uses.peek().is_some()
                && uses
                    .enumerate()
                    .all(|(at, used)| at < HELPED && self.cover(used))
        };
        functions
            .filter(is_guarded)
            .map(|function| function.node().id())
            .collect()
    }

    fn skipped_classes(&self, model: &Model<'_>) -> HashSet<String> {
        let decorated = model.tree().nodes().filter_map(syntax::Decorated::cast);
        decorated
            .filter_map(|view| view.definition())
            .filter(|definition| {
                let parent = definition.parent();
                parent.is_some_and(|parent| self.covers(*definition, parent, *definition))
            })
            .filter_map(syntax::Class::cast)
            .filter_map(|class| class.name())
            .map(|name| name.text().to_owned())
            .collect()
    }

    /// Whether `found`, a use or an import, runs only where it works, or does no
    /// harm where it does not.
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
                let missing = self.missing(found);
                let watched = child.field() == Field::Body || child.is(Kind::ElseClause);
                // Where nothing would be raised, even a bare `except` says nothing.
                watched
                    && !missing.is_empty()
                    && syntax::Try::cast(parent).is_some_and(|view| {
                        view.handlers().any(|handler| catches(handler, missing))
                    })
            }
            Kind::WithStatement => syntax::With::cast(parent).is_some_and(|view| {
                view.items()
                    .any(|item| names_any(item, self.missing(found)))
            }),
            Kind::FunctionDefinition => self.helpers.contains(&parent.id()),
            Kind::ClassDefinition => syntax::Class::cast(parent)
                .and_then(|class| class.superclasses())
                .is_some_and(|bases| {
                    bases
                        .named_children()
                        .any(|base| self.skipped.contains(base.text()))
                }),
            // Decorators are evaluated whatever another one says.
            Kind::DecoratedDefinition if child.is(Kind::Decorator) => false,
            Kind::DecoratedDefinition => {
                let skips = |node: Node<'t>| guard(node) || (self.in_decorator)(node.text());
                parent
                    .children()
                    .any(|node| node.is(Kind::Decorator) && skips(node))
            }
            _ => false,
        }
    }

    /// The exceptions by which one learns that `found` is missing; none, where
    /// that is not learnt from exceptions.
    fn missing(&self, found: Node<'_>) -> &'static [&'static str] {
        const IMPORT: &[&str] = &[
            "ImportError",
            "ModuleNotFoundError",
            "Exception",
            "BaseException",
        ];
        let import = found.statement().is_some_and(|node| {
            matches!(
                node.kind(),
                Kind::ImportFromStatement | Kind::ImportStatement
            )
        });
        match self.raises {
            [] => &[],
            _ if import => IMPORT,
            raises => raises,
        }
    }
}

fn is_defined_by(name: Node<'_>) -> bool {
    name.parent()
        .is_some_and(|parent| parent.is(Kind::FunctionDefinition))
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
fn is_telling(identifier: Node<'_>, subject: &Subject<'_>) -> bool {
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

/// Whether a binding is in a handler for the case that what is wanted is
/// missing: `except ImportError: has_it = False`.
fn is_set_where_missing(binding: Node<'_>, wanted: &[&str]) -> bool {
    let mut around = binding.ancestors().take(DEPTH);
    let clause = around.find(|node| node.is(Kind::ExceptClause));
    clause.is_some_and(|clause| {
        catches(
            clause,
            &["ImportError", "ModuleNotFoundError", "AttributeError"],
        ) && clause.parent().is_some_and(|watch| {
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

/// Whether what follows `statement` in its suite runs only where the thing is
/// there.
fn ends_suite(telling: &Telling, statement: Node<'_>, subject: &Subject<'_>) -> bool {
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
        // `try: import … except ImportError: return`.
        Kind::TryStatement => {
            let view = syntax::Try::cast(statement);
            let asks = statement
                .child(Field::Body)
                .is_some_and(|body| telling.within(body));
            asks && view.is_some_and(|view| {
                view.handlers().any(|handler| {
                    let last = handler.child_of_kind(Kind::Block);
                    let last = last.and_then(|block| block.named_children().last());
                    catches(
                        handler,
                        &["ImportError", "ModuleNotFoundError", "AttributeError"],
                    ) && last.is_some_and(leaves)
                })
            })
        }
        Kind::ExpressionStatement => statement.named_children().next().is_some_and(|node| {
            let skips = ["importorskip", "import_module"];
            if skips.iter().any(|word| node.text().contains(word)) && telling.within(statement) {
                // `pytest.importorskip("…")`, `import_helper.import_module("…")`.
                return true;
            }
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
