//! Which modules of the project a file may have objects of.

use camino::{Utf8Path, Utf8PathBuf};

use super::Model;
use super::names::compact;
use super::origins::submodule;
use super::project::{Export, ModuleFacts, Project};
use crate::syntax::{AliasedImport, Field, ImportFrom, Kind, Node};

impl<'t> Model<'t> {
    /// Whether the file imports, anywhere in it, one of `files`, which are told
    /// by their paths in the project, or a module that imports one at its top.
    /// Where the project does not settle what is imported, anything that may be
    /// called so is. `comes_with_python` is told the first part of a module's name.
    /// May read and parse modules.
    pub fn imports_one_of(
        &self,
        files: &[String],
        project: &dyn Project,
        comes_with_python: fn(&str) -> bool,
    ) -> bool {
        let own = self.tree().source().path();
        let wanted: Vec<_> = files
            .iter()
            .map(|file| module_path(file.as_ref()))
            .collect();
        let wanted = wanted.as_slice();
        self.imported_modules().into_iter().any(|module| {
            let called = Called::of(&module, own, comes_with_python);
            self.reaches_below(&called, wanted)
                || match project.module(own, &module) {
                    Some(facts) => {
                        is_one(&facts, wanted) || facts.hands_on_one_of(wanted, comes_with_python)
                    }
                    None => called.may_be_one_of(wanted) || called.may_be_around(wanted),
                }
        })
    }

    /// Whether an attribute of `module`, a package, may be one of `files`:
    /// `import a`, and `a.b.c()`; after a star import a name may be, too.
    fn reaches_below(&self, module: &Called, files: &[Utf8PathBuf]) -> bool {
        let is_attribute = |name: &str| {
            let mut spelled = self.spelled(name);
            spelled.any(|node| node.field() == Field::Attribute || !self.star_imports.is_empty())
        };
        files.iter().any(|file| {
            is_attribute(file.file_name().unwrap_or_default())
                && module.may_be_around(std::slice::from_ref(file))
        })
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

impl ModuleFacts {
    /// Whether the module imports one of `files` at its top.
    fn hands_on_one_of(&self, files: &[Utf8PathBuf], comes_with_python: fn(&str) -> bool) -> bool {
        let may_be =
            |module: &str| Called::of(module, &self.path, comes_with_python).may_be_one_of(files);
        let imported = |export: &Export| match export {
            Export::Imported(origin) => {
                let below = origin.attributes.first();
                may_be(&origin.module)
                    || below.is_some_and(|name| may_be(&submodule(&origin.module, name)))
            }
            _ => false,
        };
        self.exports.values().any(imported) || self.stars.iter().any(|star| may_be(star))
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

    /// Whether it may be one of `files`, without their endings.
    fn may_be_one_of(&self, files: &[Utf8PathBuf]) -> bool {
        files.iter().any(|file| match &self.standard {
            Some(path) => meets(path, file),
            None => meets(&self.path, file),
        })
    }

    /// Whether it may be a package that one of `files` is in.
    fn may_be_around(&self, files: &[Utf8PathBuf]) -> bool {
        self.standard.is_none()
            && files.iter().any(|file| {
                let packages = file.ancestors().skip(1);
                let mut packages = packages.filter(|it| !it.as_str().is_empty());
                packages.any(|package| meets(&self.path, package))
            })
    }
}

/// Whether one of two paths may be the end of the other.
fn meets(one: &Utf8Path, other: &Utf8Path) -> bool {
    let empty = one.as_str().is_empty() || other.as_str().is_empty();
    !empty && (one.ends_with(other) || other.ends_with(one))
}

fn is_one(module: &ModuleFacts, files: &[Utf8PathBuf]) -> bool {
    let path = module_path(&module.path);
    files.iter().any(|file| meets(&path, file))
}

/// The path of the file without its ending, or of the package that it is.
fn module_path(file: &Utf8Path) -> Utf8PathBuf {
    let folder = file.parent().unwrap_or(file);
    let is_package = file.file_stem() == Some("__init__");
    if is_package {
        folder.to_owned()
    } else {
        folder.join(file.file_stem().unwrap_or_default())
    }
}
