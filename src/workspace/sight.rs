//! Which files of a project may use an attribute of another file's objects.
//!
//! The files are searched for the name as bytes, and only those that hold it
//! are parsed, at most once per run. Like all that is told of modules, the
//! answer is about the files as they were when the run started.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use memchr::memmem::Finder;
use rustc_hash::FxHashMap;

use super::discover::walk;
use super::exclude::Excluded;
use super::project::{Modules, above_packages, canonical};
use super::read;
use crate::facts::is_standard_module;

/// Beyond this many files a folder is not taken for one project: each attribute
/// that is asked for takes a search of all of them.
const FILES: usize = 10_000;

/// What says that a folder is a project.
const REPOSITORIES: &[&str] = &[".git", ".hg"];
const CONFIGURATIONS: &[&str] = &["pyproject.toml", "setup.cfg", "setup.py"];

/// Files that hold Python, or something close to it, but are not parsed.
const OTHERS: &[&str] = &[
    "html", "ipynb", "j2", "jinja", "jinja2", "mako", "pxd", "pxi", "pyi", "pyx", "tmpl",
];

/// Words of files that put something in the place of what they name.
const PATCHING: [&str; 2] = ["patch", "setattr"];

/// Text that may hold examples which are run.
const TEXTS: &[&str] = &["md", "rst", "txt"];

/// The files around those of a run.
#[derive(Debug, Default)]
pub(super) struct Sight {
    /// The folders that the run is about as a whole.
    wholes: Vec<Utf8PathBuf>,
    folders: Mutex<FxHashMap<Utf8PathBuf, Arc<Folder>>>,
}

/// What a file calls by a name: the file, the last part of the name of the
/// module that has it, and the name.
type Named = (Utf8PathBuf, String, String);

/// The last parts of the names of modules.
type Names = Arc<[String]>;

/// One project, looked at when something asks.
#[derive(Debug, Default)]
struct Folder {
    listing: OnceLock<Option<Listing>>,
    /// By attribute.
    reaching: Mutex<FxHashMap<String, Arc<OnceLock<Vec<Utf8PathBuf>>>>>,
    /// The files that put something in the place of what they name.
    patching: OnceLock<Vec<Utf8PathBuf>>,
    /// By module and name.
    replaced: Mutex<FxHashMap<Named, Arc<OnceLock<bool>>>>,
    /// By file, module and name.
    lent: Mutex<FxHashMap<Named, Arc<OnceLock<bool>>>>,
    /// The modules that hold a word, by the word.
    holding: Mutex<FxHashMap<String, Arc<OnceLock<Names>>>>,
}

#[derive(Debug)]
struct Listing {
    /// By name, canonical.
    files: Vec<(Utf8PathBuf, Content)>,
    /// The first parts that names of its modules may have.
    names: HashSet<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Python,
    Other,
    Text,
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
        let listing = match modules {
            Some(_) => folder.listing.get_or_init(|| Listing::of(&root)),
            None => folder.listing.get()?,
        };
        let listing = listing.as_ref()?;
        let cell = {
            let mut reaching = folder
                .reaching
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            Arc::clone(reaching.entry(attribute.to_owned()).or_default())
        };
        let files = match modules {
            Some(modules) => cell.get_or_init(|| listing.reaching(modules, attribute)),
            None => cell.get()?,
        };
        let others = files.iter().filter(|path| *path != of);
        let shown = others.map(|path| path.strip_prefix(&root).unwrap_or(path).to_string());
        Some(shown.collect())
    }

    /// Whether a file of the project, other than `of`, may put something else
    /// in the place of `name` of `module`, or of `of` itself, as tests do.
    /// Without modules to ask it may where that has not been asked yet.
    pub(super) fn replaced(
        &self,
        modules: Option<&Modules>,
        of: &Utf8Path,
        module: Option<&str>,
        name: &str,
    ) -> bool {
        let Some(root) = self.project_of(of) else {
            return false;
        };
        let folder = self.folder(&root);
        let module = module.unwrap_or_else(|| module_name(of));
        let cell = {
            let mut replaced = folder
                .replaced
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            let named = (of.to_owned(), module.to_owned(), name.to_owned());
            Arc::clone(replaced.entry(named).or_default())
        };
        let Some(modules) = modules else {
            return cell.get().copied().unwrap_or(true);
        };
        *cell.get_or_init(|| {
            let listing = folder.listing.get_or_init(|| Listing::of(&root)).as_ref();
            listing.is_some_and(|listing| {
                let patching = folder.patching.get_or_init(|| listing.patching(modules));
                let mut bytes = Vec::new();
                patching.iter().filter(|path| *path != of).any(|path| {
                    read::whole(path.as_std_path(), modules.max_size, &mut bytes).is_ok()
                        && may_replace(&bytes, module, name)
                })
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
        let cell = {
            let mut lent = folder.lent.lock().unwrap_or_else(PoisonError::into_inner);
            let named = (of.to_owned(), module_name(of).to_owned(), name.to_owned());
            Arc::clone(lent.entry(named).or_default())
        };
        let Some(modules) = modules else {
            return cell.get().copied().unwrap_or(true);
        };
        *cell.get_or_init(|| {
            let listing = folder.listing.get_or_init(|| Listing::of(&root)).as_ref();
            let mut bytes = Vec::new();
            listing.is_some_and(|listing| {
                let python = listing
                    .files
                    .iter()
                    .filter(|(path, content)| *content == Content::Python && path != of);
                python.into_iter().any(|(path, _)| {
                    read::whole(path.as_std_path(), modules.max_size, &mut bytes).is_ok()
                        && may_borrow(&bytes, module_name(of), name)
                })
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
        let cell = {
            let mut holding = folder
                .holding
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            Arc::clone(holding.entry(word.to_owned()).or_default())
        };
        let Some(modules) = modules else {
            return cell.get().cloned();
        };
        let found = cell.get_or_init(|| {
            let listing = folder.listing.get_or_init(|| Listing::of(&root)).as_ref();
            let mut bytes = Vec::new();
            let python = listing.into_iter().flat_map(|listing| &listing.files);
            python
                .filter(|(path, content)| {
                    *content == Content::Python
                        && read::whole(path.as_std_path(), modules.max_size, &mut bytes).is_ok()
                        && Finder::new(word).find(&bytes).is_some()
                })
                .map(|(path, _)| module_name(path).to_owned())
                .collect()
        });
        Some(Arc::clone(found))
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

impl Listing {
    fn of(root: &Utf8Path) -> Option<Self> {
        let mut files = Vec::new();
        let mut names = HashSet::new();
        // What a user leaves out of the run may use it all the same.
        let all = Excluded::default().below(root.as_std_path(), root.as_std_path());
        for entry in walk(root.as_std_path(), all) {
            // What cannot be listed may use anything.
            let entry = entry.ok()?;
            let path = Utf8Path::from_path(entry.path())?;
            let stem = path.file_stem().unwrap_or_default();
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                names.insert(path.file_name().unwrap_or_default().to_owned());
                continue;
            }
            let content = match path.extension() {
                Some("py" | "pyw") => Content::Python,
                Some(other) if OTHERS.contains(&other) => Content::Other,
                Some(other) if TEXTS.contains(&other) => Content::Text,
                None if read::is_script(path.as_std_path()).unwrap_or(true) => Content::Python,
                _ => continue,
            };
            names.insert(stem.to_owned());
            files.push((canonical(Path::new(path))?, content));
            if files.len() > FILES {
                return None;
            }
        }
        Some(Self { files, names })
    }

    /// The Python files that may put something in the place of what they name.
    fn patching(&self, modules: &Modules) -> Vec<Utf8PathBuf> {
        let finders = PATCHING.map(Finder::new);
        let mut bytes = Vec::new();
        let python = self.files.iter().filter(|(_, it)| *it == Content::Python);
        python
            .filter(|(path, _)| {
                read::whole(path.as_std_path(), modules.max_size, &mut bytes).is_ok()
                    && finders.iter().any(|finder| finder.find(&bytes).is_some())
            })
            .map(|(path, _)| path.clone())
            .collect()
    }

    fn reaching(&self, modules: &Modules, attribute: &str) -> Vec<Utf8PathBuf> {
        let finder = Finder::new(attribute);
        let is_foreign = |name: &str| is_standard_module(name) || !self.names.contains(name);
        let mut bytes = Vec::new();
        let files = self.files.iter().filter(|(path, content)| {
            if read::whole(path.as_std_path(), modules.max_size, &mut bytes).is_err() {
                return true;
            }
            let holds = || {
                finder
                    .find_iter(&bytes)
                    .any(|at| is_word(&bytes, at, attribute))
            };
            match content {
                Content::Other => holds(),
                Content::Text => bytes.windows(3).any(|three| three == b">>>") && holds(),
                Content::Python => match modules.known_facts(path) {
                    Some(facts) => facts.may_reach(attribute, is_foreign),
                    None if !holds() => false,
                    None => modules
                        .facts_of_bytes(path, &bytes)
                        .is_none_or(|facts| facts.may_reach(attribute, is_foreign)),
                },
            }
        });
        files.map(|(path, _)| path.clone()).collect()
    }
}

/// The last part of the name of the module that a file is.
fn module_name(file: &Utf8Path) -> &str {
    match file.file_stem() {
        Some("__init__") => file.parent().and_then(Utf8Path::file_name),
        stem => stem,
    }
    .unwrap_or_default()
}

/// Whether a text may put something in the place of what the module `module`
/// calls `name`: `patch('shop.name')`, `setattr(shop, 'name', …)`,
/// `shop.name = …`.
fn may_replace(bytes: &[u8], module: &str, name: &str) -> bool {
    let names = words(bytes, name).into_iter().any(|at| {
        let (before, after) = (&bytes[..at], &bytes[at + name.len()..]);
        let quoted = matches!(after.first(), Some(b'\'' | b'"'));
        match before.split_last() {
            Some((b'.', _)) => {
                let after = after.trim_ascii_start();
                quoted || after.starts_with(b"=") && !after.starts_with(b"==")
            }
            Some((b'\'' | b'"', before)) => quoted && before.trim_ascii_end().ends_with(b","),
            _ => false,
        }
    });
    names && !words(bytes, module).is_empty()
}

/// Whether a text may use the name `name` of the module `module`: `shop.name`,
/// `from shop import name`, `from shop import *`.
fn may_borrow(bytes: &[u8], module: &str, name: &str) -> bool {
    let mentions = words(bytes, module);
    let as_attribute = || {
        let mut names = words(bytes, name).into_iter();
        names.any(|at| bytes[..at].trim_ascii_end().ends_with(b"."))
    };
    let imported = |&at: &usize| {
        let rest = bytes[at + module.len()..].trim_ascii_start();
        let Some(names) = rest.strip_prefix(b"import") else {
            return false;
        };
        let end = match names.trim_ascii_start().first() {
            Some(b'(') => names.iter().position(|byte| *byte == b')'),
            _ => (0..names.len()).find(|&at| names[at] == b'\n' && !names[..at].ends_with(b"\\")),
        };
        let names = &names[..end.unwrap_or(names.len())];
        let all = names.trim_ascii_start().starts_with(b"*") && !name.starts_with('_');
        all || !words(names, name).is_empty()
    };
    !mentions.is_empty() && (mentions.iter().any(imported) || as_attribute())
}

/// Where `word` stands in a text.
fn words(bytes: &[u8], word: &str) -> Vec<usize> {
    let finder = Finder::new(word);
    let found = finder.find_iter(bytes);
    found.filter(|&at| is_word(bytes, at, word)).collect()
}

/// Whether no longer name stands where `name` is found.
fn is_word(bytes: &[u8], at: usize, name: &str) -> bool {
    let part = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80)
    };
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    !part(before) && !part(bytes.get(at + name.len()))
}
