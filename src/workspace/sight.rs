//! Which files of a project may use an attribute of another file's objects.
//!
//! The files are searched for the name as bytes, and only those that hold it
//! are parsed, at most once per run. Like all that is told of modules, the
//! answer is about the files as they were when the run started.

use std::hash::Hash;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use memchr::memmem::Finder;
use rustc_hash::FxHashMap;

use super::cache::{Cache, fingerprint};
use super::listing::{Listing, readable};
use super::project::{Modules, above_packages};
use super::spelled::{may_borrow, may_patch, may_replace_module, may_replace_name, places};

/// Beyond this many files a folder is not taken for one project, in which each
/// attribute that is asked for would take a search of all of them: anything may
/// be done there.
const FILES: usize = 10_000;

/// Beyond this many files not even what puts something in the place of other
/// things is looked for, which takes a search for each name: anything may be
/// replaced there.
const REPLACING: usize = 100_000;

/// What says that a folder is a project.
const REPOSITORIES: &[&str] = &[".git", ".hg"];
const CONFIGURATIONS: &[&str] = &["pyproject.toml", "setup.cfg", "setup.py"];

/// The files around those of a run.
#[derive(Debug, Default)]
pub(super) struct Sight {
    /// The folders that the run is about as a whole.
    wholes: Vec<Utf8PathBuf>,
    limits: Limits,
    folders: Mutex<FxHashMap<Utf8PathBuf, Arc<Folder>>>,
}

/// How many files are searched.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// For what may use something.
    using: usize,
    /// For what may replace something.
    replacing: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            using: FILES,
            replacing: REPLACING,
        }
    }
}

/// What a file calls by a name: the file, the last part of the name of the
/// module that has it, and the name.
type Named = (Utf8PathBuf, String, Option<String>);

type Cells<K, V> = Mutex<FxHashMap<K, Arc<OnceLock<V>>>>;

/// The last parts of the names of modules.
type Names = Arc<[String]>;

/// One project, looked at when something asks.
#[derive(Debug, Default)]
struct Folder {
    /// Of all its files.
    state: OnceLock<Option<u64>>,
    listing: OnceLock<Listing>,
    /// By attribute.
    reaching: Cells<String, Vec<Utf8PathBuf>>,
    /// By words.
    spelling: Cells<&'static [&'static str], Vec<Utf8PathBuf>>,
    /// The files that put something in the place of what they name.
    patching: OnceLock<Vec<Utf8PathBuf>>,
    /// Those of them that may do so with a module, by its name.
    entering: Cells<String, Vec<Utf8PathBuf>>,
    /// Those of them that may do so with what some module calls so, by the name.
    replacing: Cells<String, Vec<Utf8PathBuf>>,
    /// By file, module and name.
    replaced: Cells<Named, bool>,
    /// By file, module and name.
    lent: Cells<Named, bool>,
    /// The modules that hold a word, by the word.
    holding: Cells<String, Names>,
}

impl Sight {
    pub(super) fn new(wholes: Vec<Utf8PathBuf>) -> Self {
        Self {
            wholes,
            ..Self::default()
        }
    }

    /// The files that may use `attribute` of objects made in the file `of`, by
    /// their paths in the project. `None` where that is not the only project
    /// that may, and, without modules to ask, where it has not been asked yet.
    pub(super) fn reaching(
        &self,
        modules: Option<&Modules>,
        of: &Utf8Path,
        attribute: &str,
    ) -> Option<Arc<[String]>> {
        let root = self.project_of(of)?;
        let folder = self.folder(&root);
        let cell = cell(&folder.reaching, attribute.to_owned());
        let files = match modules {
            Some(modules) => {
                let listing = self.searched(&folder, &root)?;
                cell.get_or_init(|| listing.reaching(modules, attribute))
            }
            None => cell.get()?,
        };
        Some(shown(&root, of, files))
    }

    /// The Python files of the project, other than `of`, that spell one of
    /// `words`. `None` where no project is in sight, and, without modules to
    /// ask, where it has not been asked yet.
    pub(super) fn spelling(
        &self,
        modules: Option<&Modules>,
        of: &Utf8Path,
        words: &'static [&'static str],
    ) -> Option<Arc<[String]>> {
        let root = self.project_of(of)?;
        let folder = self.folder(&root);
        let spells = |bytes: &[u8]| {
            let mut words = words.iter();
            words.any(|word| !places(bytes, word).is_empty())
        };
        let cell = cell(&folder.spelling, words);
        let files = match modules {
            Some(modules) => {
                let listing = self.searched(&folder, &root)?;
                cell.get_or_init(|| listing.python(modules, spells).cloned().collect())
            }
            None => cell.get()?,
        };
        Some(shown(&root, of, files))
    }

    /// Whether a file of the project, other than `of`, may put something else
    /// in the place of `name` of `module`, or of `of` itself, as tests do.
    /// Without modules to ask it may where that has not been asked yet.
    pub(super) fn replaced(
        &self,
        modules: Option<&Modules>,
        of: &Utf8Path,
        module: Option<&str>,
        name: Option<&str>,
    ) -> bool {
        let Some(root) = self.project_of(of) else {
            return false;
        };
        let folder = self.folder(&root);
        let module = module.unwrap_or_else(|| module_name(of));
        let named = (of.to_owned(), module.to_owned(), name.map(str::to_owned));
        let cell = cell(&folder.replaced, named);
        let Some(modules) = modules else {
            return cell.get().copied().unwrap_or(true);
        };
        *cell.get_or_init(|| {
            let listing = self.listing(&folder, &root);
            if listing.files.len() > self.limits.replacing {
                return true;
            }
            let is_other = |path: &&Utf8PathBuf| *path != of;
            let entering = folder.entering(listing, modules, module);
            entering.iter().any(|path| path != of)
                || name.is_some_and(|name| {
                    let files = folder.replacing(listing, modules, name);
                    let names = |bytes: &[u8]| !places(bytes, module).is_empty();
                    let others = files.iter().filter(is_other);
                    readable(others, modules, names).next().is_some()
                })
        })
    }

    /// Whether a Python file of the project, other than `of`, may get from
    /// there what `of` imports as `name`. Without modules to ask it may where
    /// that has not been asked yet.
    pub(super) fn lends(&self, modules: Option<&Modules>, of: &Utf8Path, name: &str) -> bool {
        let Some(root) = self.project_of(of) else {
            return false;
        };
        let folder = self.folder(&root);
        let named = (
            of.to_owned(),
            module_name(of).to_owned(),
            Some(name.to_owned()),
        );
        let cell = cell(&folder.lent, named);
        let Some(modules) = modules else {
            return cell.get().copied().unwrap_or(true);
        };
        *cell.get_or_init(|| {
            let listing = self.searched(&folder, &root);
            listing.is_none_or(|listing| {
                let borrows = |bytes: &[u8]| may_borrow(bytes, module_name(of), name);
                let mut borrowing = listing.python(modules, borrows);
                borrowing.any(|path| path != of)
            })
        })
    }

    /// The last parts of the names of the modules, of the project that `of`
    /// belongs to, whose text holds `word`. `None` where, without modules to
    /// ask, that has not been asked yet.
    pub(super) fn holding(
        &self,
        modules: Option<&Modules>,
        of: &Utf8Path,
        word: &str,
    ) -> Option<Names> {
        let Some(root) = self.project_of(of) else {
            return Some(Arc::default());
        };
        let folder = self.folder(&root);
        let cell = cell(&folder.holding, word.to_owned());
        let Some(modules) = modules else {
            return cell.get().cloned();
        };
        let listing = self.searched(&folder, &root)?;
        let found = cell.get_or_init(|| {
            let finder = Finder::new(word);
            let holds = |bytes: &[u8]| finder.find(bytes).is_some();
            let python = listing.python(modules, holds);
            python.map(|path| module_name(path).to_owned()).collect()
        });
        Some(Arc::clone(found))
    }

    /// The state of all files of the project that `of` is in. `None` where one
    /// of them may be changing.
    pub(super) fn state(&self, of: &Utf8Path, cache: &Cache) -> Option<u64> {
        let Some(root) = self.project_of(of) else {
            return cache.answer(None);
        };
        let folder = self.folder(&root);
        let listing = self.listing(&folder, &root);
        *folder.state.get_or_init(|| {
            let answers = listing.files.iter();
            let answers = answers.map(|(path, _)| cache.answer(Some(path)));
            let answers: Vec<_> = answers.collect::<Option<_>>()?;
            Some(fingerprint((root.as_str(), listing.is_whole, answers)))
        })
    }

    fn listing<'a>(&self, folder: &'a Folder, root: &Utf8Path) -> &'a Listing {
        let limit = self.limits.replacing.max(self.limits.using);
        folder.listing.get_or_init(|| Listing::of(root, limit))
    }

    /// The files of a project in which what may use something is looked for.
    fn searched<'a>(&self, folder: &'a Folder, root: &Utf8Path) -> Option<&'a Listing> {
        let listing = self.listing(folder, root);
        let few = listing.files.len() <= self.limits.using;
        (listing.is_whole && few).then_some(listing)
    }

    fn folder(&self, root: &Utf8Path) -> Arc<Folder> {
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(folders.entry(root.to_owned()).or_default())
    }

    /// The folder of the project that a file belongs to.
    fn project_of(&self, file: &Utf8Path) -> Option<Utf8PathBuf> {
        let folder = file.parent()?;
        let holds =
            |folder: &Utf8Path, names: &[&str]| names.iter().any(|name| folder.join(name).exists());
        let around = above_packages(folder).ancestors();
        let repository = around.clone().find(|folder| holds(folder, REPOSITORIES));
        let marked = repository.or_else(|| {
            let marked = around.filter(|folder| holds(folder, CONFIGURATIONS));
            marked.last()
        });
        let wholes = self.wholes.iter().map(Utf8PathBuf::as_path);
        let named = wholes.filter(|whole| file.starts_with(whole));
        // All of them are around the file: the widest has the fewest parts.
        let widest = marked
            .into_iter()
            .chain(named)
            .min_by_key(|folder| folder.components().count());
        widest.map(Utf8Path::to_owned)
    }
}

impl Folder {
    /// The files that may put something in the place of a module called so.
    fn entering(&self, listing: &Listing, modules: &Modules, module: &str) -> Vec<Utf8PathBuf> {
        self.patching_by(&self.entering, listing, modules, module, may_replace_module)
    }

    /// The files that may put something in the place of what a module calls so.
    fn replacing(&self, listing: &Listing, modules: &Modules, name: &str) -> Vec<Utf8PathBuf> {
        self.patching_by(&self.replacing, listing, modules, name, may_replace_name)
    }

    fn patching_by(
        &self,
        known: &Cells<String, Vec<Utf8PathBuf>>,
        listing: &Listing,
        modules: &Modules,
        name: &str,
        is_like: impl Fn(&[u8], &str) -> bool,
    ) -> Vec<Utf8PathBuf> {
        let patching = self
            .patching
            .get_or_init(|| listing.python(modules, may_patch).cloned().collect());
        let cell = cell(known, name.to_owned());
        let found = cell.get_or_init(|| {
            let like = |bytes: &[u8]| is_like(bytes, name);
            readable(patching.iter(), modules, like).cloned().collect()
        });
        found.clone()
    }
}

fn cell<K: Eq + Hash, V>(cells: &Cells<K, V>, key: K) -> Arc<OnceLock<V>> {
    let mut cells = cells.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(
        cells
            .entry(key)
            .or_insert_with(|| Arc::new(OnceLock::new())),
    )
}

/// The files other than `of`, by their paths under `root`.
fn shown(root: &Utf8Path, of: &Utf8Path, files: &[Utf8PathBuf]) -> Arc<[String]> {
    let others = files.iter().filter(|path| *path != of);
    let shown = others.map(|path| path.strip_prefix(root).unwrap_or(path).to_string());
    shown.collect()
}

/// The last part of the name of the module that a file is.
fn module_name(file: &Utf8Path) -> &str {
    match file.file_stem() {
        Some("__init__") => file.parent().and_then(Utf8Path::file_name),
        stem => stem,
    }
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::project::canonical;
    use super::*;

    /// What there is to ask in a project of five empty files.
    fn asked(limits: Limits) -> (bool, bool, bool, bool) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = canonical(folder.path()).expect("a path");
        for name in ["a", "b", "c", "d", "e"] {
            fs::write(root.join(name).with_extension("py"), "").expect("a file");
        }
        let modules = Modules::default();
        let sight = Sight {
            wholes: vec![root.clone()],
            limits,
            ..Sight::default()
        };
        let (modules, of) = (Some(&modules), root.join("a.py"));
        (
            sight.replaced(modules, &of, None, Some("lines")),
            sight.lends(modules, &of, "lines"),
            sight.reaching(modules, &of, "lines").is_some(),
            sight.holding(modules, &of, "lines").is_some(),
        )
    }

    #[test]
    fn in_a_project_that_is_too_large_anything_may_be_done() {
        let limits = |using, replacing| Limits { using, replacing };
        assert_eq!(asked(limits(5, 5)), (false, false, true, true));
        assert_eq!(asked(limits(4, 5)), (false, true, false, false));
        assert_eq!(asked(limits(4, 4)), (true, true, false, false));
    }
}
