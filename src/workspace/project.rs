//! Which file a name of an import statement means, and what is in it.
//!
//! A file is read for this at most once per run, when something asks. What it
//! is never depends on the order in which files are handled: none is replaced
//! before all have been looked at.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::{FxHashMap, FxHashSet};

use super::bases::Bases;
use super::cache::{Cache, fingerprint};
use super::memo::Memo;
use super::names::Names;
use super::sight::Sight;
use super::{Job, read};
use crate::facts::is_standard_module;
use crate::semantic::{Doing, Model, ModuleFacts, Project, Question, Sketch};
use crate::syntax::Tree;
use crate::text::Source;

const PACKAGE: &str = "__init__.py";

/// The modules around the files of a run.
#[derive(Debug, Default)]
pub(super) struct Modules {
    /// The folders that the run is about. All paths here are canonical.
    roots: Vec<Utf8PathBuf>,
    /// What is larger, or takes longer, is not known.
    pub(super) max_size: u64,
    timeout: Option<Duration>,
    /// By file.
    facts: Memo<Arc<Utf8Path>, Option<Arc<ModuleFacts>>>,
    sketches: Memo<Arc<Utf8Path>, Option<Arc<Sketch>>>,
    /// Canonical, by the path under which it was asked for.
    folders: Mutex<FxHashMap<Utf8PathBuf, Arc<Utf8Path>>>,
    /// What a name means in a folder, by the fingerprint of both: there are many.
    found: Mutex<FxHashMap<u64, Option<Arc<Utf8Path>>>>,
    /// The files that were found, each once.
    files: Mutex<FxHashSet<Arc<Utf8Path>>>,
    /// What is in a folder.
    names: Memo<Utf8PathBuf, Arc<Names>>,
    /// The folders of its own that Python is likely to search, by that of the file.
    bases: Memo<Utf8PathBuf, Arc<[Utf8PathBuf]>>,
    /// Those that the run is about, which it may search for any file.
    common: OnceLock<Bases>,
    /// What is in sight, for attributes.
    sight: Sight,
    /// Files may have been replaced: only what is known already is told.
    frozen: AtomicBool,
}

impl Modules {
    /// The modules around the inputs of a run. A named file stands for its
    /// folder.
    pub(super) fn new(inputs: &[PathBuf], job: &Job<'_>) -> Self {
        let mut roots = Vec::new();
        let mut wholes = Vec::new();
        for path in inputs.iter().filter(|path| *path != Path::new("-")) {
            let Some(path) = canonical(path) else {
                continue;
            };
            let folder = match path.parent() {
                Some(parent) if path.is_file() => parent,
                _ => &path,
            };
            let root = above_packages(folder);
            // A file that is named stands for its package, if it has one.
            if root != folder || !path.is_file() {
                wholes.push(root.to_owned());
            }
            roots.push(root.to_owned());
        }
        roots.sort_unstable();
        roots.dedup();
        Self {
            roots,
            max_size: job.max_size,
            timeout: job.options.timeout,
            sight: Sight::new(wholes),
            ..Self::default()
        }
    }

    /// From now on no file is read: what has not been asked yet is unknown.
    pub(super) fn freeze(&self) {
        self.frozen.store(true, Ordering::Relaxed);
    }

    fn is_frozen(&self) -> bool {
        self.frozen.load(Ordering::Relaxed)
    }

    /// The facts of a file of which the bytes were read before this is asked.
    pub(super) fn facts_of_bytes(&self, path: &Utf8Path, bytes: &[u8]) -> Option<Arc<ModuleFacts>> {
        self.facts_of(&path.into(), || Source::from_bytes(path, bytes).ok())
    }

    fn facts_of(
        &self,
        path: &Arc<Utf8Path>,
        source: impl FnOnce() -> Option<Source>,
    ) -> Option<Arc<ModuleFacts>> {
        // Facts never ask for other facts, so nobody waits in a circle.
        self.facts.get(Arc::clone(path), || {
            let facts = || facts(&source()?, self.timeout);
            catch_unwind(AssertUnwindSafe(facts)).unwrap_or_default()
        })
    }

    /// The state of all files of the project that `of` is in, worked out once
    /// per run. `None` where one of them may be changing.
    pub(super) fn project_state(&self, of: &Utf8Path, cache: &Cache) -> Option<u64> {
        let of = canonical(of.as_std_path())?;
        self.sight.state(&of, cache)
    }

    fn source_of(&self, path: &Utf8Path) -> Option<Source> {
        let mut bytes = Vec::new();
        read::whole(path.as_std_path(), self.max_size, &mut bytes).ok()?;
        Source::from_bytes(path, &bytes).ok()
    }

    /// The file of the module that files in `folder` know as `name`, looked for
    /// at most once per run.
    pub(super) fn file_of(&self, folder: &Utf8Path, name: &str) -> Option<Arc<Utf8Path>> {
        let folder = self.canonical_folder(folder)?;
        let key = fingerprint((folder.as_str(), name));
        let known = lock(&self.found).get(&key).cloned();
        if self.is_frozen() {
            return known?;
        }
        known.unwrap_or_else(|| {
            let path = self.find(&folder, name).map(|path| self.shared(path));
            lock(&self.found).insert(key, path.clone());
            path
        })
    }

    /// The path of a file, kept once.
    fn shared(&self, path: Utf8PathBuf) -> Arc<Utf8Path> {
        let mut files = lock(&self.files);
        if let Some(known) = files.get(path.as_path()) {
            return Arc::clone(known);
        }
        let path = Arc::from(path);
        files.insert(Arc::clone(&path));
        path
    }

    /// Where a folder is, told by the system once per run.
    fn canonical_folder(&self, folder: &Utf8Path) -> Option<Arc<Utf8Path>> {
        let known = lock(&self.folders).get(folder).cloned();
        known.or_else(|| {
            let path: Arc<Utf8Path> = canonical(folder.as_std_path())?.into();
            lock(&self.folders).insert(folder.to_owned(), Arc::clone(&path));
            Some(path)
        })
    }

    fn find(&self, folder: &Utf8Path, name: &str) -> Option<Utf8PathBuf> {
        let path = name.trim_start_matches('.');
        let dots = name.len() - path.len();
        if dots > 0 {
            let package = folder.ancestors().nth(dots - 1)?;
            return self.file_under(package, path);
        }
        let first = path.split('.').next()?;
        if is_standard_module(first) {
            return None;
        }
        let mut found = None;
        let own = self.bases.get(folder.to_owned(), || self.bases_of(folder));
        let common = || Bases::of(self.searched(self.roots.iter()));
        let common = self.common.get_or_init(common);
        for base in own.iter().chain(common.with(first)) {
            let Some(file) = self.file_under(base, path) else {
                continue;
            };
            if found.get_or_insert_with(|| file.clone()) != &file {
                return None;
            }
        }
        let found = found?;
        // Python 2 looks among the siblings first, as does a script.
        let names = self.names_in(folder);
        let has_sibling = names.have(PACKAGE)
            && (names.have(&format!("{first}.py"))
                || names.have(first) && self.names_in(&folder.join(first)).have(PACKAGE));
        let sibling = || self.file_under(folder, path);
        (!has_sibling || sibling().as_ref() == Some(&found)).then_some(found)
    }

    /// The folders that Python is likely to search on behalf of a file in
    /// `folder`, and not of any.
    fn bases_of(&self, folder: &Utf8Path) -> Arc<[Utf8PathBuf]> {
        let own = above_packages(folder);
        let parent = own
            .parent()
            .filter(|parent| self.roots.iter().any(|root| parent.starts_with(root)));
        self.searched([Some(own), parent].into_iter().flatten())
            .into()
    }

    /// These folders, and those for sources in them, where they are no packages.
    fn searched<P: AsRef<Utf8Path>>(&self, folders: impl Iterator<Item = P>) -> Vec<Utf8PathBuf> {
        let both = |folder: P| [folder.as_ref().to_owned(), folder.as_ref().join("src")];
        let mut bases: Vec<_> = folders.flat_map(both).collect();
        bases.retain(|base| !self.names_in(base).have(PACKAGE));
        bases
    }

    /// The file of the module `path`, with dots, in `folder`; of the package that
    /// the folder is for an empty path.
    fn file_under(&self, folder: &Utf8Path, path: &str) -> Option<Utf8PathBuf> {
        let mut folder = folder.to_owned();
        let mut parts = path.split('.').filter(|part| !part.is_empty()).peekable();
        while let Some(name) = parts.next() {
            let names = self.names_in(&folder);
            let module = format!("{name}.py");
            let is_last = parts.peek().is_none();
            if names.have(name) && self.names_in(&folder.join(name)).have(PACKAGE) {
                folder.push(name);
            } else if names.have(&module) {
                let pure = is_last && !names.are_compiled(name);
                let file = folder.join(module);
                return (pure && file.is_file()).then(|| canonical(file.as_std_path()))?;
            } else if names.have(name) && !is_last {
                folder.push(name);
            } else {
                return None;
            }
        }
        let package = folder.join(PACKAGE);
        package
            .is_file()
            .then(|| canonical(package.as_std_path()))?
    }

    fn names_in(&self, folder: &Utf8Path) -> Arc<Names> {
        self.names
            .get(folder.to_owned(), || Arc::new(Names::of(folder)))
    }
}

impl Project for Modules {
    fn module(&self, from: &Utf8Path, name: &str) -> Option<Arc<ModuleFacts>> {
        let path = self.file_of(folder_of(from)?, name)?;
        if self.is_frozen() {
            return self.facts.known(&path)?;
        }
        self.facts_of(&path, || self.source_of(&path))
    }

    fn sketch(&self, from: &Utf8Path, name: &str) -> Option<Arc<Sketch>> {
        let path = self.file_of(folder_of(from)?, name)?;
        self.sketches.get(Arc::clone(&path), || {
            let source = self.source_of(&path)?;
            let is_foreign =
                |module: &str| is_standard_module(module.split('.').next().unwrap_or_default());
            Some(Arc::new(Sketch::of(path, source.text(), is_foreign)))
        })
    }

    fn doing(&self, of: &Utf8Path, question: Question<'_>) -> Doing {
        let Some(of) = canonical(of.as_std_path()) else {
            return Doing::OutOfSight;
        };
        let modules = (!self.is_frozen()).then_some(self);
        self.sight.doing(modules, &of, question)
    }
}

fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The folder that a file is in, as its path says.
pub(super) fn folder_of(file: &Utf8Path) -> Option<&Utf8Path> {
    match file.parent()? {
        parent if parent.as_str().is_empty() => Some(Utf8Path::new(".")),
        parent => Some(parent),
    }
}

/// The facts of a file, if it is valid Python.
fn facts(source: &Source, timeout: Option<Duration>) -> Option<Arc<ModuleFacts>> {
    let tree = Tree::parse_until(source, timeout.map(|timeout| Instant::now() + timeout))?;
    let faults = tree.faults();
    let valid = faults.errors.is_empty() && faults.misshapen.is_empty() && !tree.lexed().lost;
    valid.then(|| {
        Arc::new(ModuleFacts::of(
            &tree,
            &Model::new(&tree),
            is_standard_module,
        ))
    })
}

/// The folder that the outermost package around `folder` is in; the folder
/// itself if it is no package.
pub(super) fn above_packages(folder: &Utf8Path) -> &Utf8Path {
    folder
        .ancestors()
        .find(|folder| !folder.join(PACKAGE).is_file())
        .unwrap_or(folder)
}

pub(super) fn canonical(path: &Path) -> Option<Utf8PathBuf> {
    Utf8PathBuf::from_path_buf(fs::canonicalize(path).ok()?).ok()
}
