//! What other modules of the same project export, as far as it matters here.
//!
//! A module's facts are told without asking other modules, so import cycles
//! cannot arise; names that it imports are followed by whoever asks.

use std::fmt::Debug;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::{FxHashMap, FxHashSet};

use super::managers::idle_managers;
use super::model::{BindingKind, Model, ScopeId, Symbol};
use super::origins::{Origin, has_later_star, submodule};
use super::question::{Doing, Question};
use super::reach::{Reach, attributes, reaches_all};
use super::sketch::Sketch;
use super::{Outside, Pending, pending_work};
use crate::syntax::{Function, Node, Tree};

/// The modules that a file can import.
pub trait Project: Debug + Sync {
    /// The facts of the module that the file `from` knows as `name`, which
    /// starts with a dot for each level of a relative import. `None` for what
    /// is not surely one module of the project, or is no valid Python.
    fn module(&self, from: &Utf8Path, name: &str) -> Option<Arc<ModuleFacts>>;

    /// The same, as far as the words of the module tell.
    fn sketch(&self, from: &Utf8Path, name: &str) -> Option<Arc<Sketch>>;

    /// The files of the project that `of` belongs to, other than `of`, that may
    /// do what is asked.
    fn doing(&self, of: &Utf8Path, question: Question<'_>) -> Doing;
}

/// What there is to know of a module, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleFacts {
    pub(super) path: Utf8PathBuf,
    pub(super) exports: FxHashMap<String, Export>,
    /// It may have names that its text does not show.
    pub(super) is_open: bool,
    /// The modules that it takes all names of.
    pub(super) stars: Vec<String>,
    /// Its `open` is not the builtin.
    pub(super) has_own_open: bool,
    /// The attributes that it names.
    pub(super) attributes: FxHashMap<String, Reach>,
    /// It has ways to all attributes of an object.
    pub(super) reaches_all: bool,
    /// What it calls so is always a context manager that has nothing to do when
    /// an exception leaves the `with`.
    pub(super) idle_managers: FxHashSet<String>,
}

/// What a name of a module is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// A generator function: bound once, without decorators.
    Generator {
        /// What is left undone when its generator is abandoned.
        abandoned: Abandoned,
        /// Whether it is `async def`.
        is_async: bool,
    },
    /// A function that returns the result of calling one of these, by their
    /// qualified names, and never anything else.
    Returns(Vec<String>),
    /// A class: where its bases come from that are not in its module. `None`
    /// if some cannot be told.
    Class(Option<Vec<Origin>>),
    /// What another module calls so.
    Imported(Origin),
    /// Anything else.
    Other,
}

/// [`Pending`] without the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abandoned {
    /// Nothing is lost.
    Nothing,
    /// Clean-up, which `close()` would run.
    Cleanup,
    /// Clean-up that `close()` could raise from.
    Hazard,
}

impl From<Pending<'_>> for Abandoned {
    fn from(pending: Pending<'_>) -> Self {
        match pending {
            Pending::Nothing => Self::Nothing,
            Pending::Cleanup(_) => Self::Cleanup,
            Pending::Hazard(_) => Self::Hazard,
        }
    }
}

impl ModuleFacts {
    /// The facts of the module whose tree and model are given; its path is
    /// that of the tree's source. `comes_with_python` is told the first part of a
    /// module's name.
    pub fn of(tree: &Tree<'_>, model: &Model<'_>, comes_with_python: fn(&str) -> bool) -> Self {
        let root = tree.root();
        // `sys.modules[__name__] = …` puts something else in its place.
        let is_unknown = model.scope(ScopeId(0)).dynamic || model.spells("modules", root.span());
        let exports = if is_unknown {
            FxHashMap::default()
        } else {
            model
                .symbols()
                .filter(|(_, symbol)| symbol.scope == ScopeId(0) && !symbol.bindings.is_empty())
                .map(|(_, symbol)| {
                    (
                        symbol.name.to_owned(),
                        export(model, symbol, comes_with_python),
                    )
                })
                .collect()
        };
        Self {
            path: tree.source().path().to_owned(),
            exports,
            is_open: is_unknown || !model.star_imports.is_empty(),
            stars: model.star_imports.iter().map(|&it| it.into()).collect(),
            has_own_open: has_own_open(model),
            attributes: attributes(model),
            reaches_all: reaches_all(model),
            idle_managers: idle_managers(model, comes_with_python)
                .into_iter()
                .map(Into::into)
                .collect(),
        }
    }

    /// Whether the module may use `attribute` of an object that another module
    /// makes. `is_foreign` tells of the first part of a module's name that it
    /// is not of the project.
    pub fn may_reach(&self, attribute: &str, is_foreign: impl Fn(&str) -> bool) -> bool {
        let foreign = |base: &Origin| {
            let first = base.module.split('.').next().unwrap_or_default();
            !first.is_empty() && is_foreign(first)
        };
        match self.attributes.get(attribute) {
            None | Some(Reach::Own) => false,
            Some(Reach::Any) => true,
            Some(Reach::Inherited(bases)) => !bases.iter().all(foreign),
        }
    }

    /// Whether every function that it calls `name` makes a context manager that has
    /// nothing to do when an exception leaves the `with`.
    pub fn is_idle_manager(&self, name: &str) -> bool {
        self.idle_managers.contains(name)
    }

    pub(super) fn is_package(&self) -> bool {
        self.path.file_name() == Some("__init__.py")
    }

    /// Whether a package imports `name`, a submodule, from itself.
    pub(super) fn imports_submodule(&self, name: &str, origin: &Origin) -> bool {
        self.is_package()
            && match origin.attributes.as_slice() {
                [attribute] => attribute == name && self.is_called(&origin.module),
                [] => origin
                    .module
                    .rsplit_once('.')
                    .is_some_and(|(module, last)| last == name && self.is_called(module)),
                _ => false,
            }
    }

    /// Whether the package may be called `module` in its own text.
    fn is_called(&self, module: &str) -> bool {
        let folder = self.path.parent().and_then(Utf8Path::file_name);
        module == "." || module.rsplit('.').next() == folder && !module.starts_with('.')
    }

    /// Whether a submodule takes the place of a package's `name` once it is
    /// imported, by whoever.
    pub(super) fn is_shadowed(
        &self,
        project: &dyn Project,
        name: &str,
        origin: Option<&Origin>,
    ) -> bool {
        // `from .name import name` comes after the submodule, and wins.
        let own = |origin: &Origin| {
            let (package, last) = origin.module.rsplit_once('.').unwrap_or_default();
            last == name && (package.is_empty() || self.is_called(package))
        };
        self.is_package()
            && !origin.is_some_and(own)
            && project.module(&self.path, &submodule(".", name)).is_some()
    }
}

/// Whether the module binds `open`, and not to what is as good as the builtin.
fn has_own_open(model: &Model<'_>) -> bool {
    const AS_GOOD: &[&str] = &["builtins", "codecs", "io"];
    let mut symbols = model.symbols().map(|(_, symbol)| symbol);
    symbols.any(|symbol| {
        let origin = || model.origin(symbol);
        symbol.name == "open"
            && symbol.scope == ScopeId(0)
            && !symbol.bindings.is_empty()
            && !origin().is_some_and(|it| AS_GOOD.contains(&it.module.as_str()))
    })
}

/// What a name of the module itself is.
fn export(model: &Model<'_>, symbol: &Symbol<'_>, comes_with_python: fn(&str) -> bool) -> Export {
    let tree = model.tree();
    if symbol.bindings.len() == 1
        && let Some(definition) = tree.node(symbol.bindings[0].node).parent()
        && definition.parent() == Some(tree.root())
        && let Some(function) = Function::cast(definition)
        && function.decorators().next().is_none()
        && !has_later_star(model, function.node())
    {
        let yields = model
            .opened_by(definition)
            .is_some_and(|scope| model.scope(scope).yields);
        return if yields {
            // No other module is asked.
            let outside = Outside {
                comes_with_python,
                is_idle: &|_| Some(false),
            };
            Export::Generator {
                abandoned: pending_work(model, definition, outside).into(),
                is_async: function.is_async(),
            }
        } else {
            let returned = model.returned_calls(function);
            returned.map_or(Export::Other, Export::Returns)
        };
    }
    if let [binding] = symbol.bindings.as_slice()
        && binding.kind == BindingKind::Class
        && !has_later_star(model, tree.node(binding.node))
        && let Some(class) = tree.node(binding.node).parent()
    {
        let bases = model.bases_elsewhere(class).into_iter();
        return Export::Class(bases.map(|base| model.import_origin(base)).collect());
    }
    match model.origin(symbol) {
        Some(origin)
            if symbol.bindings.iter().all(|binding| {
                let statement = tree.node(binding.node).statement();
                statement.and_then(Node::parent) == Some(tree.root())
            }) =>
        {
            Export::Imported(origin)
        }
        _ => Export::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Field, Kind};
    use crate::text::Source;

    /// Modules by path; a name with a dot in front is a sibling's.
    #[derive(Debug)]
    struct Texts(FxHashMap<Utf8PathBuf, Arc<ModuleFacts>>);

    impl Texts {
        fn new(files: &[(&str, &str)]) -> Self {
            let facts = files.iter().map(|(path, text)| {
                let source = Source::new(*path, *text);
                let tree = Tree::parse(&source);
                let facts = ModuleFacts::of(&tree, &Model::new(&tree), |_| false);
                (Utf8PathBuf::from(path), Arc::new(facts))
            });
            Self(facts.collect())
        }
    }

    impl Project for Texts {
        fn module(&self, from: &Utf8Path, name: &str) -> Option<Arc<ModuleFacts>> {
            let folder = from.parent().filter(|_| name.starts_with('.'));
            let path = name.trim_start_matches('.').replace('.', "/");
            let path = folder.unwrap_or(Utf8Path::new("")).join(path);
            let file = self.0.get(&path.with_extension("py"));
            file.or_else(|| self.0.get(&path.join("__init__.py")))
                .cloned()
        }

        fn sketch(&self, _: &Utf8Path, _: &str) -> Option<Arc<Sketch>> {
            None
        }

        fn doing(&self, _: &Utf8Path, _: Question<'_>) -> Doing {
            Doing::OutOfSight
        }
    }

    /// What `expression`, after the imports in `text`, is in the project.
    fn resolved(files: &[(&str, &str)], text: &str) -> Option<Export> {
        let source = Source::new("main.py", text);
        let tree = Tree::parse(&source);
        let model = Model::new(&tree);
        let call = tree.nodes().filter(|node| node.is(Kind::Call)).last()?;
        let origin = model.import_origin(call.child(Field::Function)?)?;
        origin.resolve(&Texts::new(files), Utf8Path::new("main.py"))
    }

    const CLEANUP: Option<Export> = Some(Export::Generator {
        abandoned: Abandoned::Cleanup,
        is_async: false,
    });
    const GEN: &str = "def gen():\n    try: yield\n    finally: p()\n";

    #[test]
    fn names_are_followed_to_their_definition() {
        let files = [
            (
                "p/__init__.py",
                "from .m import gen as g\nfrom . import m\n",
            ),
            ("p/m.py", GEN),
            ("space/m.py", "from p import g\n"),
        ];
        for text in [
            "from p import g\ng()",
            "import p\np.g()",
            "import p.m\np.m.gen()",
            "from p import m as n\nn.gen()",
            "from space.m import g\ng()",
            "import space.m\nspace.m.g()",
        ] {
            assert_eq!(resolved(&files, text), CLEANUP, "{text}");
        }
    }

    #[test]
    fn circles_end() {
        let files = [
            ("a.py", "from b import g\nimport a\n"),
            ("b.py", "from a import g\nfrom b import h\n"),
            ("p/__init__.py", "from . import m\nfrom p import n\n"),
        ];
        for text in [
            "from a import g\ng()",
            "from b import h\nh()",
            "import a\na.a.a.a.g()",
            "import p\np.m.g()",
            "import p\np.n.g()",
            "import p\np.p()",
            "import p\np()",
        ] {
            assert_eq!(resolved(&files, text), None, "{text}");
        }
    }

    #[test]
    fn facts_tell_what_is_certain() {
        let other = Some(Export::Other);
        let export = |text: &str| resolved(&[("m.py", text)], "from m import gen\ngen()");
        assert_eq!(export(GEN), CLEANUP);
        assert_eq!(export(&format!("@d\n{GEN}")), other);
        assert_eq!(export(&format!("{GEN}gen = 1\n")), other);
        assert_eq!(export(&format!("{GEN}from a import *\n")), other);
        assert_eq!(export(&format!("from a import *\n{GEN}")), CLEANUP);
        assert_eq!(export(&format!("{GEN}globals()\n")), None);
        assert_eq!(export("if x:\n from n import gen\n"), other);
        assert_eq!(export("x = 1\n"), None);
    }
}
