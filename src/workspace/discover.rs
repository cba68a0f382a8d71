//! From the paths that a user names to the files that are meant.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

use camino::Utf8PathBuf;
use ignore::{DirEntry, Walk, WalkBuilder};

use super::exclude::{Below, Excluded};
use super::{Problem, read};

/// Folders that hold other people's code, or copies, unless they are packages.
const JUNK: &[&str] = &[
    ".git",
    ".hg",
    ".nox",
    ".tox",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
];

/// What a run is about.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// Files and folders, `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// What to call standard input.
    pub stdin_name: Utf8PathBuf,
    /// What is left out of folders.
    pub excluded: Excluded,
}

/// One thing to look at.
#[derive(Debug)]
pub(super) enum Step {
    /// A Python file.
    File(Utf8PathBuf),
    /// A file without extension: Python if its first line says so.
    Script(Utf8PathBuf),
    /// Standard input, and what to call it.
    Stdin(Utf8PathBuf),
    /// A path that leads nowhere.
    Problem(String, Problem),
}

/// Walks the inputs in the order given, folders in the order of their names.
///
/// Links are followed where the user names one, never inside a folder: what
/// they point to is reached on its own, or is not part of the folder.
pub(super) struct Discovery {
    roots: vec::IntoIter<PathBuf>,
    stdin_name: Utf8PathBuf,
    excluded: Excluded,
    base: Option<PathBuf>,
    folder: Option<Folder>,
    /// Empty with a single root, where nothing can be reached twice.
    seen: Option<HashSet<PathBuf>>,
}

struct Folder {
    shown: PathBuf,
    canonical: PathBuf,
    walk: Walk,
}

impl Discovery {
    /// Nothing is touched before the first step is asked for, apart from the
    /// name of the current folder.
    pub(super) fn new(inputs: Inputs) -> Self {
        Self {
            seen: (inputs.paths.len() > 1).then(HashSet::new),
            roots: inputs.paths.into_iter(),
            stdin_name: inputs.stdin_name,
            excluded: inputs.excluded,
            base: base(),
            folder: None,
        }
    }

    fn root(&mut self, path: PathBuf) -> Option<Step> {
        if path == Path::new("-") {
            return Some(Step::Stdin(self.stdin_name.clone()));
        }
        match self.enter(&path) {
            Ok(step) => step,
            Err(problem) => Some(Step::Problem(path.to_string_lossy().into_owned(), problem)),
        }
    }

    fn enter(&mut self, path: &Path) -> Result<Option<Step>, Problem> {
        let canonical = fs::canonicalize(path).map_err(absent)?;
        let metadata = fs::metadata(&canonical).map_err(absent)?;
        let shown = from_base(self.base.as_deref(), &canonical).unwrap_or(path);
        let shown = shown.to_owned();
        if metadata.is_dir() {
            let root = if shown.as_os_str().is_empty() {
                Path::new(".")
            } else {
                &shown
            };
            let walk = walk(root, self.excluded.below(&shown, &canonical));
            self.folder = Some(Folder {
                shown,
                canonical,
                walk,
            });
            return Ok(None);
        }
        if !metadata.is_file() {
            return Err(Problem::NotRegular);
        }
        if !self.is_new(canonical) {
            return Ok(None);
        }
        Ok(Some(named(shown, Step::File)))
    }

    fn entry(&mut self, entry: &DirEntry) -> Option<Step> {
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            return None;
        }
        let path = entry.path().strip_prefix(".").unwrap_or(entry.path());
        let wrap = match path.extension().and_then(OsStr::to_str) {
            Some("py" | "pyw") => Step::File,
            None if path.extension().is_none() => Step::Script,
            _ => return None,
        };
        let folder = self.folder.as_ref()?;
        if self.seen.is_some() {
            let inside = path.strip_prefix(&folder.shown).unwrap_or(path);
            let canonical = folder.canonical.join(inside);
            if !self.is_new(canonical) {
                return None;
            }
        }
        let step = named(path.to_owned(), wrap);
        let is_other_script = matches!(step, Step::Problem(..))
            && path.extension().is_none()
            && !read::is_script(path).unwrap_or(false);
        (!is_other_script).then_some(step)
    }

    fn is_new(&mut self, canonical: PathBuf) -> bool {
        self.seen.as_mut().is_none_or(|seen| seen.insert(canonical))
    }
}

impl Iterator for Discovery {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        loop {
            let step = if let Some(folder) = &mut self.folder {
                match folder.walk.next() {
                    Some(Ok(entry)) => self.entry(&entry),
                    Some(Err(error)) => Some(unlisted(&error, &folder.shown)),
                    None => {
                        self.folder = None;
                        None
                    }
                }
            } else {
                let path = self.roots.next()?;
                self.root(path)
            };
            if step.is_some() {
                return step;
            }
        }
    }
}

fn base() -> Option<PathBuf> {
    std::env::current_dir().and_then(fs::canonicalize).ok()
}

/// Patches do not reach through links, and are read from the current folder;
/// so that is how a file is called wherever possible.
fn from_base<'a>(base: Option<&Path>, canonical: &'a Path) -> Option<&'a Path> {
    canonical.strip_prefix(base?).ok()
}

/// What a run calls the file at `canonical`.
pub(super) fn shown(canonical: &Path) -> &Path {
    from_base(base().as_deref(), canonical).unwrap_or(canonical)
}

/// Everything in a folder but junk, what git ignores and what is excluded, by
/// name.
pub(super) fn walk(root: &Path, excluded: Below) -> Walk {
    WalkBuilder::new(root)
        .require_git(false)
        .sort_by_file_name(OsStr::cmp)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let is_junk = || {
                JUNK.iter().any(|junk| entry.file_name() == *junk)
                    && !entry.path().join("__init__.py").is_file()
            };
            entry.depth() == 0
                || !(is_folder && is_junk() || excluded.contains(entry.path(), is_folder))
        })
        .build()
}

fn named(path: PathBuf, wrap: fn(Utf8PathBuf) -> Step) -> Step {
    match Utf8PathBuf::from_path_buf(path) {
        Ok(path) => wrap(path),
        Err(path) => Step::Problem(path.to_string_lossy().into_owned(), Problem::Name),
    }
}

fn absent(error: io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => Problem::Missing,
        _ => Problem::Read(error),
    }
}

fn unlisted(error: &ignore::Error, root: &Path) -> Step {
    let mut path = root;
    let mut cause = error;
    loop {
        cause = match cause {
            ignore::Error::WithPath { path: at, err } => {
                path = at;
                err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            _ => break,
        };
    }
    let path = path.strip_prefix(".").unwrap_or(path);
    Step::Problem(
        path.to_string_lossy().into_owned(),
        Problem::Folder(cause.to_string()),
    )
}
