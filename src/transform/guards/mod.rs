//! Code that is written for the case that something is missing.

mod exits;
mod telling;

use std::collections::{HashMap, HashSet};

use super::in_test;
use crate::semantic::Model;
use crate::syntax::{self, Field, Kind, Node, NodeId};
use exits::{ends_suite, learns};
use telling::Telling;
pub use telling::{NO_ATTRIBUTE, Subject};

/// How far up from a use a guard is looked for.
const DEPTH: usize = 400;

/// How many uses of a function are looked at.
const HELPED: usize = 64;

/// The guards of a file: what asks whether a name or module is there, or which
/// Python runs.
pub struct Guards {
    in_decorator: fn(&str) -> bool,
    raises: &'static [&'static str],
    /// Suites and the offset from which on they run only where it is there:
    /// `if not hasattr(…): return`.
    exits: HashMap<NodeId, u32>,
    /// The `try` statements that ask for it by using it: their `else` runs only
    /// where it is there.
    learnt: HashSet<NodeId>,
    /// The names of classes that a decorator skips.
    skipped: HashSet<String>,
    /// Functions that are called from guarded code alone.
    helpers: HashSet<NodeId>,
    telling: Telling,
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
        let nodes = || model.tree().nodes();
        for node in nodes().filter(|node| node.kind().is_statement()) {
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
            learnt: nodes()
                .filter(|node| learns(*node, subject))
                .map(Node::id)
                .collect(),
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
                let learnt = child.is(Kind::ElseClause) && self.learnt.contains(&parent.id());
                // Where nothing would be raised, even a bare `except` says nothing.
                learnt
                    || watched
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
