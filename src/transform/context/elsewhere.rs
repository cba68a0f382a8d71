//! What a transform asks of the other files of the project.

use camino::Utf8Path;

use super::Context;
use crate::facts::is_standard_module;
use crate::semantic::{Doing, Export, Origin, Project, Question, ScopeKind, module_name};
use crate::syntax::{Call, Field, Kind, Node};

impl<'t> Context<'t> {
    /// Whether there are other modules to look into.
    pub fn has_project(&self) -> bool {
        self.project.is_some()
    }

    /// What an imported name stands for, if it comes from a module of the same
    /// project. May read and parse that module, so it wants asking last.
    pub fn imported(&self, origin: Origin) -> Option<Export> {
        if self.puts_another_first(origin.package()) {
            return None;
        }
        origin.resolve(self.project?, self.tree.source().path())
    }

    /// Whether the file says where modules are looked for first, and the project
    /// has several that are called `module`.
    fn puts_another_first(&self, module: &str) -> bool {
        let several = || match self.doing(Question::Define(module)) {
            Doing::Files(files) => files.len() > 1,
            Doing::OutOfSight => false,
            Doing::Unknown => true,
        };
        self.text_holds("sys.path.insert") && several()
    }

    /// Whether `open` may be one of the project's own, which a star import
    /// brings. May read and parse modules.
    pub fn has_open_by_star(&self) -> bool {
        let path = self.tree.source().path();
        self.project
            .is_some_and(|project| self.model.star_brings_open(project, path))
    }

    /// Whether a star import brings what a library has. May read and parse modules.
    pub fn has_library_by_star(&self) -> bool {
        let path = self.tree.source().path();
        self.model
            .star_brings_library(self.project, path, is_standard_module)
    }

    /// Whether `base`, something imported that a class inherits from, is a
    /// class of the project which, with all that it inherits, does not know
    /// `attribute`. May read and parse modules.
    pub fn base_keeps_off(&self, base: Node<'t>, attribute: &str) -> bool {
        let (Some(project), Some(origin)) = (self.project, self.model.import_origin(base)) else {
            return false;
        };
        origin.keeps_off(attribute, project, self.tree.source().path())
    }

    /// Whether `decorator`, of a class, is of this file, comes with Python, or is
    /// a function of the project in whose module nothing uses `attribute`. May
    /// read and parse modules.
    pub fn decorator_keeps_off(&self, decorator: Node<'t>, attribute: &str) -> bool {
        let function = Call::cast(decorator).and_then(Call::function);
        let Some(origin) = self.model.import_origin(function.unwrap_or(decorator)) else {
            return true;
        };
        is_standard_module(origin.package())
            || self.project.is_some_and(|project| {
                origin.looks_away(attribute, project, self.tree.source().path())
            })
    }

    fn doing(&self, question: Question<'_>) -> Doing {
        let path = self.tree.source().path();
        self.project
            .map_or(Doing::OutOfSight, |it| it.doing(path, question))
    }

    /// The other files of the project that may use `attribute` of objects made
    /// in this one. `None` where more may use it than is in sight. May read
    /// the whole project.
    pub fn files_reaching(&self, attribute: &str) -> Option<Vec<String>> {
        self.doing(Question::Reach(attribute)).files()
    }

    /// The other Python files of the project that spell one of `words`. `None`
    /// where no project is in sight. May read the whole project.
    pub fn files_spelling(&self, words: &[&str]) -> Option<Vec<String>> {
        self.doing(Question::Spell(&[words])).files()
    }

    /// Whether all functions called `name` in other files of the project make context
    /// managers that have nothing to do when an exception leaves the `with`; `None`
    /// if there are none. May read the whole project and parse modules.
    pub fn is_idle_manager(&self, name: &str) -> Option<bool> {
        let defined = self.doing(Question::Spell(&[&[&format!("def {name}")]]));
        let is_none = match defined {
            Doing::Files(files) => files.is_empty(),
            Doing::OutOfSight => true,
            Doing::Unknown => false,
        };
        (!is_none).then(|| !self.doing(Question::CleanUp(name)).may_be())
    }

    /// Whether another file of the project spells one word of each list. May
    /// read the whole project.
    pub fn is_spelled_elsewhere(&self, lists: &[&[&str]]) -> bool {
        self.doing(Question::Spell(lists)).may_be()
    }

    /// Whether the file names another module of the project that spells one word
    /// of each list, or a package that has what it offers from such a module.
    /// May read the whole project.
    pub fn names_module_spelling(&self, lists: &[&[&str]]) -> bool {
        match self.doing(Question::Spell(lists)) {
            Doing::Files(files) => files.iter().any(|file| {
                let file = Utf8Path::new(file);
                self.names(module_name(file)) || self.names_package_lending(file)
            }),
            unknown => unknown.may_be(),
        }
    }

    /// Whether the file imports another module of the project that spells one word
    /// of each list, or one that imports such a module. May read the whole project.
    pub fn imports_module_spelling(&self, lists: &[&[&str]]) -> bool {
        match (self.doing(Question::Spell(lists)), self.project) {
            (Doing::Files(files), Some(project)) => {
                self.model
                    .imports_one_of(&files, project, is_standard_module)
            }
            (unknown, _) => unknown.may_be(),
        }
    }

    /// Whether it names the package that `file` is in, without being a part of
    /// it, and that takes names from there.
    fn names_package_lending(&self, file: &Utf8Path) -> bool {
        let Some(package) = file.parent() else {
            return false;
        };
        let lends = || match self.doing(Question::Spell(&[&[module_name(file)]])) {
            Doing::Files(files) => files.contains(&package.join("__init__.py").into_string()),
            unknown => unknown.may_be(),
        };
        let path = self.tree.source().path();
        let inside = || path.ancestors().any(|folder| folder.ends_with(package));
        let named = package.file_name().is_some_and(|name| self.names(name));
        named && !inside() && lends()
    }

    fn names(&self, module: &str) -> bool {
        self.model.spelled(module).next().is_some()
    }

    /// A [fresh name](crate::semantic::Model::fresh_name) by which other modules
    /// know nothing in the module either. At module level may read and parse
    /// modules.
    pub fn fresh_name<'n>(
        &self,
        at: Node<'_>,
        wanted: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.unnoticed(at, wanted, |name| {
            self.model.fresh_name(at, [name]).is_some()
        })
    }

    /// As [`fresh_name`](Self::fresh_name), even where code of the scope can see
    /// its names at run time.
    pub fn unspelled_name<'n>(
        &self,
        at: Node<'_>,
        wanted: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.unnoticed(at, wanted, |name| {
            self.model.unspelled_name(at, [name]).is_some()
        })
    }

    /// The first of the names that is free, in the file and beyond what it spells.
    fn unnoticed<'n>(
        &self,
        at: Node<'_>,
        wanted: impl IntoIterator<Item = &'n str>,
        is_free: impl Fn(&str) -> bool,
    ) -> Option<&'n str> {
        let mut wanted = wanted.into_iter();
        wanted.find(|name| is_free(name) && !self.has_without_spelling(at, name))
    }

    /// Whether another file of the project may see all names of the module. May
    /// read the whole project.
    pub fn is_listed_elsewhere(&self) -> bool {
        const LISTING: &[&str] = &[
            "__dict__",
            "dir",
            "exec",
            "execfile",
            "getmembers",
            "module_from_spec",
            "run_path",
            "vars",
        ];
        self.doing(Question::List(None)).may_be() && self.is_spelled_elsewhere(&[LISTING])
    }

    /// Whether `at` is at module level, and a new name there could be noticed by
    /// other modules, or the module may have something of that name that its text
    /// does not show: a package its submodule, any module what a star import
    /// brings.
    fn has_without_spelling(&self, at: Node<'_>, name: &str) -> bool {
        let path = self.tree.source().path();
        let is_had = |project: &dyn Project| {
            path.file_name() == Some("__init__.py")
                && project.module(path, &format!(".{name}")).is_some()
                || self.model.star_may_bring(project, path, name)
        };
        self.model.is_at_module_level(at)
            && (self.project.is_some_and(is_had) || self.is_listed_elsewhere())
    }

    /// Whether another file of the project may get from this one what it imports
    /// as `name`; whatever that is called, for `*`. May read the whole project.
    pub fn is_lent(&self, name: &str) -> bool {
        self.doing(Question::Borrow(None, name)).may_be()
    }

    /// Whether another file of the project may get from this one what it calls
    /// `name`, or put something in its place. May read the whole project.
    pub fn is_seen_elsewhere(&self, name: &str) -> bool {
        self.is_lent(name) || self.doing(Question::Replace(None, Some(name))).may_be()
    }

    /// Whether another file of the project may put something else in the place
    /// of the module's function that `callee` names, as tests do. May read the
    /// whole project.
    pub fn is_replaced_elsewhere(&self, callee: Node<'t>) -> bool {
        let replaced = |module, name| self.doing(Question::Replace(module, name)).may_be();
        // A builtin is looked for in the module first.
        let of_module = |name: Node<'t>| {
            let symbol = self.model.symbol_of(name).map(|id| self.model.symbol(id));
            symbol.is_none_or(|it| {
                it.bindings.is_empty() || self.model.scope(it.scope).kind == ScopeKind::Module
            })
        };
        // The function, or what it is taken from, by its name in this file, as in
        // `(Path(folder) / name).open`, also where the path has a name.
        let mut first = callee;
        let mut own = None;
        for _ in 0..8 {
            let parts = [Field::Object, Field::Function, Field::Left];
            let inner = parts.into_iter().find_map(|field| first.child(field));
            if first.is(Kind::Identifier) {
                let is_own = of_module(first);
                own.get_or_insert(is_own);
                if is_own && replaced(None, Some(first.text())) {
                    return true;
                }
            }
            match inner.or_else(|| self.model.only_value(first)) {
                Some(inner) => first = inner.unparenthesized(),
                None => break,
            }
        }
        let own = own.unwrap_or(true);
        let attribute = callee.child(Field::Attribute).map(Node::text);
        match self.model.import_origin(callee) {
            None => match attribute {
                Some(name) => replaced(None, Some(name)),
                // Somebody may do so for all modules.
                None => self.is_builtin(callee) && replaced(Some("builtins"), Some(callee.text())),
            },
            Some(origin) => {
                // A name of the module is taken from the other one just once.
                let name = origin.name().filter(|_| attribute.is_some() || !own);
                replaced(Some(origin.owner()), name)
            }
        }
    }

    /// Whether another file of the project may put something else in the place
    /// of the library's function of the qualified name `name`, there or in this
    /// file. May read the whole project.
    pub fn is_library_replaced_elsewhere(&self, name: &str) -> bool {
        let replaced = |module, name| self.doing(Question::Replace(module, Some(name))).may_be();
        name.rsplit_once('.')
            .is_some_and(|(owner, name)| replaced(Some(owner), name) || replaced(None, name))
    }

    fn is_builtin(&self, callee: Node<'t>) -> bool {
        let names = self.model.qualified_names(callee);
        names.iter().any(|name| name.starts_with("builtins."))
    }

    /// Whether another file of the project may put something else in the place
    /// of what the function that `callee` names returns the result of. May read
    /// the whole project.
    pub fn is_replaced_within(&self, callee: Node<'t>) -> bool {
        let origin = self.model.import_origin(callee);
        let own = self.model.called_function(callee);
        let returned = match (own, &origin) {
            (Some(function), _) => self.model.returned_calls(function),
            (None, Some(origin)) => match self.imported(origin.clone()) {
                Some(Export::Returns(names)) => Some(names),
                _ => None,
            },
            _ => None,
        };
        let module = origin.as_ref().filter(|_| own.is_none()).map(Origin::owner);
        returned.is_some_and(|names| {
            let mut parts = names.iter().flat_map(|name| name.split('.'));
            parts.any(|part| {
                part != "builtins" && self.doing(Question::Replace(module, Some(part))).may_be()
            })
        })
    }
}
