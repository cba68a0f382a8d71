//! Which modules of the project a file may have objects of.

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::FxHashMap;

use super::Model;
use super::names::compact;
use super::origins::submodule;
use super::project::Project;
use super::sketch::{Sketch, Taken};
use crate::syntax::{AliasedImport, Field, ImportFrom, Kind, Node};

impl<'t> Model<'t> {
    /// Whether the file imports, anywhere in it, one of `files`, which are told
    /// by their paths in the project, or a module that imports one. Where the
    /// project does not settle what is imported, anything that may be called so
    /// is. `comes_with_python` is told the first part of a module's name. May
    /// read modules.
    pub fn imports_one_of(
        &self,
        files: &[String],
        project: &dyn Project,
        comes_with_python: fn(&str) -> bool,
    ) -> bool {
        if files.is_empty() {
            return false;
        }
        let own = self.tree().source().path();
        let paths = files.iter().map(|file| module_path(file.as_ref()));
        let paths: Vec<_> = paths.collect();
        let wanted = Wanted::of(&paths);
        self.imported_modules().into_iter().any(|module| {
            let called = Called::of(&module, own, comes_with_python);
            self.reaches_below(&called, &wanted)
                || match project.sketch(own, &module) {
                    Some(sketch) => wanted.has_or_lends(&sketch, comes_with_python),
                    None => wanted.has(&called) || wanted.below(&called).next().is_some(),
                }
        })
    }

    /// Whether an attribute of `module`, a package, may be one of the modules:
    /// `import a`, and `a.b.c()`; after a star import a name may be, too.
    fn reaches_below(&self, module: &Called, wanted: &Wanted<'_>) -> bool {
        let is_attribute = |name: &str| {
            let mut spelled = self.spelled(name);
            spelled.any(|node| node.field() == Field::Attribute || !self.star_imports.is_empty())
        };
        let mut below = wanted.below(module);
        below.any(|(_, it)| is_attribute(name_of(it)))
    }

    /// What the import statements may make of modules, each with its dots: of
    /// `from a.b import c` `a.b` and `a.b.c`.
    fn imported_modules(&self) -> Vec<String> {
        let mut found = Vec::new();
        for statement in self.tree().nodes() {
            let from = match statement.kind() {
                Kind::ImportStatement => None,
                Kind::ImportFromStatement => {
                    ImportFrom::cast(statement).and_then(ImportFrom::module)
                }
                _ => continue,
            };
            let path = |name: Node<'_>| {
                let aliased = AliasedImport::cast(name).and_then(AliasedImport::name);
                compact(aliased.unwrap_or(name).text())
            };
            let names = statement.children_of(Field::Name).map(path);
            match from.map(|module| compact(module.text())) {
                Some(module) => {
                    found.extend(names.map(|name| submodule(&module, &name)));
                    found.push(module);
                }
                // `import a.b` imports `a`, too.
                None => found.extend(names.flat_map(|name| {
                    let ends: Vec<_> = name.match_indices('.').map(|(at, _)| at).collect();
                    let ends = ends.into_iter().chain([name.len()]);
                    let parts = ends.map(|end| name[..end].to_owned());
                    parts.collect::<Vec<_>>()
                })),
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The modules that are looked for, by their paths without ending, and the
/// packages around them: by the last parts of their names.
struct Wanted<'f> {
    modules: FxHashMap<&'f str, Vec<&'f Utf8Path>>,
    /// Each with what is looked for in it.
    packages: FxHashMap<&'f str, Vec<(&'f Utf8Path, &'f Utf8Path)>>,
}

impl<'f> Wanted<'f> {
    fn of(paths: &'f [Utf8PathBuf]) -> Self {
        let mut wanted = Self {
            modules: FxHashMap::default(),
            packages: FxHashMap::default(),
        };
        for path in paths {
            wanted.modules.entry(name_of(path)).or_default().push(path);
            let packages = path.ancestors().skip(1);
            for package in packages.filter(|it| !it.as_str().is_empty()) {
                let known = wanted.packages.entry(name_of(package)).or_default();
                known.push((package, path));
            }
        }
        wanted
    }

    /// Whether one of them may be called so.
    fn has(&self, called: &Called) -> bool {
        let path = called.standard.as_ref().unwrap_or(&called.path);
        let modules = self.modules.get(name_of(path));
        let mut modules = modules.into_iter().flatten();
        modules.any(|it| meets(path, it))
    }

    /// Those of them that are below a package which may be called so, each with
    /// the package.
    fn below(&self, called: &Called) -> impl Iterator<Item = (&'f Utf8Path, &'f Utf8Path)> {
        let packages = self.packages.get(name_of(&called.path));
        let packages = packages.filter(|_| called.standard.is_none());
        let packages = packages.into_iter().flatten().copied();
        packages.filter(|(package, _)| meets(&called.path, package))
    }

    /// Whether a module may be one of them, or import one.
    fn has_or_lends(&self, module: &Sketch, comes_with_python: fn(&str) -> bool) -> bool {
        let own = Called {
            path: module_path(module.path()),
            standard: None,
        };
        let may_take = |(from, taken): (Option<&str>, Taken<'_>)| {
            let Some(from) = from else {
                return self.modules.keys().any(|name| taken.may_be(name));
            };
            let from = Called::of(from, module.path(), comes_with_python);
            let mut below = self.below(&from);
            let is_in = |(package, it): (&Utf8Path, &Utf8Path)| {
                it.parent() == Some(package) && taken.may_be(name_of(it))
            };
            self.has(&from) || below.any(is_in)
        };
        self.has(&own) || module.imports().is_none_or(|mut all| all.any(may_take))
    }
}

/// A module as an import statement calls it.
struct Called {
    /// What its path ends with.
    path: Utf8PathBuf,
    /// It comes with Python, unless the file is in the folder that is told.
    standard: Option<Utf8PathBuf>,
}

impl Called {
    /// `module`, with its dots, as the file `from` calls it.
    fn of(module: &str, from: &Utf8Path, comes_with_python: fn(&str) -> bool) -> Self {
        let name = module.trim_start_matches('.');
        let dots = module.len() - name.len();
        let folder = from.parent().unwrap_or(Utf8Path::new(""));
        let folder = folder.strip_prefix(".").unwrap_or(folder);
        let below: Utf8PathBuf = name.split('.').filter(|part| !part.is_empty()).collect();
        if dots > 0 {
            let package = folder.ancestors().nth(dots - 1);
            let path = package.unwrap_or(Utf8Path::new("")).join(below);
            return Self {
                path,
                standard: None,
            };
        }
        let root = name.split('.').next().unwrap_or_default();
        Self {
            standard: comes_with_python(root).then(|| folder.join(&below)),
            path: below,
        }
    }
}

/// Whether one of two paths may be the end of the other.
fn meets(one: &Utf8Path, other: &Utf8Path) -> bool {
    let empty = one.as_str().is_empty() || other.as_str().is_empty();
    !empty && (one.ends_with(other) || other.ends_with(one))
}

fn name_of(path: &Utf8Path) -> &str {
    path.file_name().unwrap_or_default()
}

/// The path of the file without its ending, or of the package that it is.
fn module_path(file: &Utf8Path) -> Utf8PathBuf {
    let folder = file.parent().unwrap_or(file);
    match file.file_stem() {
        Some("__init__") => folder.to_owned(),
        stem => folder.join(stem.unwrap_or_default()),
    }
}
