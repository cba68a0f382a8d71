//! What a transform sees of a file, and where it puts what it finds.

mod elsewhere;

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

use super::{Finding, Guards, Replaced, Subject};
use crate::edit::Import;
use crate::facts::{Opener, Python, Resources, Settings};
use crate::semantic::{Model, Project};
use crate::syntax::{Function, Kind, Node, NodeId, Tree, is_old_number};

/// The Python that a file is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Python 2.7, because the file uses its grammar, or because the user says
    /// so.
    Python2,
    /// Python 3, or both.
    Python3,
}

impl Target {
    /// Reads the target off the syntax that only Python 2 has: `print x`,
    /// `exec x`, `<>`, `except E, e`, `0777`, `10L`, `ur''`. Where there is
    /// none of it, what is `told` decides.
    pub fn of(tree: &Tree<'_>, told: Option<Python>) -> Self {
        let python2 = tree.nodes().any(|node| match node.kind() {
            Kind::PrintStatement | Kind::ExecStatement => true,
            Kind::Token => node.text() == "<>",
            Kind::ExceptClause => node.children_of(crate::syntax::Field::Value).count() > 1,
            Kind::Integer => is_old_number(node.text()),
            Kind::StringStart => node.text().to_ascii_lowercase().starts_with("ur"),
            _ => false,
        });
        if python2 || told == Some(Python::Two) {
            Self::Python2
        } else {
            Self::Python3
        }
    }
}

/// One file, ready to be looked at.
pub struct Context<'t> {
    tree: &'t Tree<'t>,
    model: &'t Model<'t>,
    target: Target,
    settings: &'t Settings,
    project: Option<&'t dyn Project>,
    /// Which words the text holds, as far as asked.
    held: RefCell<FxHashMap<String, bool>>,
    /// What functions of the file open for their callers, as far as asked.
    handed_over: RefCell<FxHashMap<NodeId, Option<&'t Opener>>>,
    /// The code that is for one implementation of Python, as far as asked.
    one_python: OnceCell<Guards>,
    /// What the file puts something else in the place of, if asked.
    replaced: OnceCell<Replaced>,
    findings: Vec<Finding>,
}

impl<'t> Context<'t> {
    /// A context without findings.
    pub fn new(
        tree: &'t Tree<'t>,
        model: &'t Model<'t>,
        target: Target,
        settings: &'t Settings,
        project: Option<&'t dyn Project>,
    ) -> Self {
        Self {
            tree,
            model,
            target,
            settings,
            project,
            held: RefCell::default(),
            handed_over: RefCell::default(),
            one_python: OnceCell::new(),
            replaced: OnceCell::new(),
            findings: Vec::new(),
        }
    }

    /// Whether the file's text holds `word`, anywhere. Asked as often as there
    /// are findings, it is looked for once.
    pub fn text_holds(&self, word: &str) -> bool {
        if let Some(&known) = self.held.borrow().get(word) {
            return known;
        }
        let holds = self.tree.source().text().contains(word);
        self.held.borrow_mut().insert(word.to_owned(), holds);
        holds
    }

    /// What the file puts something else in the place of.
    pub(super) fn replaced(&self) -> &Replaced {
        self.replaced.get_or_init(|| Replaced::find(self.model))
    }

    /// The file as a tree.
    pub fn tree(&self) -> &'t Tree<'t> {
        self.tree
    }

    /// The meaning of its names.
    pub fn model(&self) -> &'t Model<'t> {
        self.model
    }

    /// The Python that it is written for.
    pub fn target(&self) -> Target {
        self.target
    }

    /// What the user has set.
    pub fn settings(&self) -> &'t Settings {
        self.settings
    }

    /// What opens a resource, and what uses it up.
    pub fn resources(&self) -> &'t Resources {
        &self.settings.resources
    }

    /// What a call of `function`, one of the file, opens and gives to its
    /// caller.
    pub(super) fn handed_over_by(&self, function: Function<'t>) -> Option<&'t Opener> {
        let mut known = self.handed_over.borrow_mut();
        *known.entry(function.node().id()).or_insert_with(|| {
            let names = self.model.returned_calls(function)?;
            self.resources().handed_over(&names)
        })
    }

    /// Puts a finding on record, unless its code asks which Python runs it:
    /// who wrote that knows the difference.
    pub fn report(&mut self, finding: Finding) {
        let find = || Guards::find(self.model, &Subject::IMPLEMENTATION);
        let one_python = self.one_python.get_or_init(find);
        let place = self.tree.node_at(finding.span.start);
        if !one_python.cover(place) {
            self.findings.push(finding);
        }
    }

    /// What was found.
    pub fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// The text by which `name` of `module` can be written at `at`, and the
    /// import that this needs if it is not there yet. `None` when the names
    /// that the import would bind are in use for something else.
    pub fn import(
        &self,
        at: Node<'t>,
        module: &'static str,
        name: &'static str,
    ) -> Option<(String, Option<Import>)> {
        if let Some(text) = self.model.imported_as(at, module, Some(name)) {
            return Some((text, None));
        }
        if !self.takes_imports(at) {
            return None;
        }
        let whole = self.tree.root().span();
        let from_style = self.imports_from(module) && !self.model.spells(name, whole);
        if from_style {
            return Some((
                name.to_owned(),
                Some(Import {
                    module,
                    name: Some(name),
                }),
            ));
        }
        let root = module.split('.').next().unwrap_or(module);
        if self.has_beside(root) {
            return None;
        }
        let taken = self
            .model
            .spelled(root)
            .any(|node| self.model.symbol_of(node).is_some());
        (!taken).then(|| {
            (
                format!("{module}.{name}"),
                Some(Import { module, name: None }),
            )
        })
    }

    /// Whether an import can be added for what is written at `at`: nobody sees all
    /// names of the module, no other one takes them by a star import, and it does
    /// not stand on the line of the docstring. May read the whole project.
    pub fn takes_imports(&self, at: Node<'t>) -> bool {
        let scope = self.model.scope_of(self.tree.root());
        let first = self.tree.root().named_children().next();
        let start = at.statement().unwrap_or(at).start();
        let beside = first.is_some_and(|first| {
            let header = match first.kind() {
                Kind::FutureImportStatement => true,
                Kind::ExpressionStatement => first
                    .named_children()
                    .all(|it| matches!(it.kind(), Kind::String | Kind::ConcatenatedString)),
                _ => false,
            };
            header && first.end() <= start && start < first.line_end().start
        });
        !self.model.scope(scope).dynamic && !beside && !self.is_taken_whole()
    }

    /// Whether a module called `name` stands beside the file: a script, and
    /// Python 2, take that.
    fn has_beside(&self, name: &str) -> bool {
        let path = self.tree.source().path();
        let beside = |project: &dyn Project| project.module(path, &format!(".{name}"));
        self.project.and_then(beside).is_some()
    }

    /// Whether another file of the project may take all names of this one that
    /// are not private.
    fn is_taken_whole(&self) -> bool {
        let listed = self.model.spelled("__all__").next().is_some();
        !listed && self.is_lent("*")
    }

    /// Whether the file's way is `from module import …`.
    fn imports_from(&self, module: &str) -> bool {
        self.tree
            .root()
            .named_children()
            .filter_map(crate::syntax::ImportFrom::cast)
            .any(|from| from.module().is_some_and(|name| name.text() == module))
    }
}
