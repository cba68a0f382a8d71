//! Which project files belong to, and whether git could bring them back.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How many files of a dirty tree are named.
const NAMED: usize = 3;

/// Why a tree is not written to.
#[derive(Debug, thiserror::Error)]
pub enum Uncommitted {
    /// There is something that git could not bring back.
    #[error(
        "the git tree at {} has changes that are not committed, so the fixes could not be told \
         from them: {files}; commit or stash them, or pass --allow-dirty", .root.display()
    )]
    Dirty {
        /// Its top.
        root: PathBuf,
        /// Some of what is changed.
        files: String,
    },
    /// Git does not say.
    #[error(
        "git does not say whether the tree at {} is clean: {why}; put that right, or pass \
         --allow-dirty", .root.display()
    )]
    Unknown {
        /// Its top.
        root: PathBuf,
        /// In git's words.
        why: String,
    },
}

/// Looks for changes that are not committed, untracked files among them, in
/// all of each git tree that one of the paths is in. What has no git tree is
/// clean.
///
/// The answer holds the trees that nothing is known of, because there is no
/// git program.
///
/// # Errors
/// The first tree that is not clean.
pub fn uncommitted(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Uncommitted> {
    let paths = paths.iter().filter(|path| *path != Path::new("-"));
    let roots: BTreeSet<PathBuf> = paths.filter_map(|path| top(path)).collect();
    let mut unseen = Vec::new();
    for root in roots {
        match changes(&root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => unseen.push(root),
            Err(error) => {
                let why = error.to_string();
                return Err(Uncommitted::Unknown { root, why });
            }
            Ok(changes) if changes.is_empty() => {}
            Ok(changes) => {
                let files = enumeration(&changes);
                return Err(Uncommitted::Dirty { root, files });
            }
        }
    }
    Ok(unseen)
}

/// The folder that stands for the project that `path` belongs to: the top of
/// its git tree, else of that of the current folder, else that folder.
pub(super) fn project(path: &Path) -> PathBuf {
    let here = || env::current_dir().and_then(fs::canonicalize).ok();
    top(path)
        .or_else(|| top(Path::new(".")))
        .or_else(here)
        .unwrap_or_else(|| PathBuf::from("/"))
}

/// The top of the git tree that `path` is in.
fn top(path: &Path) -> Option<PathBuf> {
    let path = fs::canonicalize(path).ok()?;
    let top = path.ancestors().find(|it| it.join(".git").exists())?;
    Some(top.to_owned())
}

/// What git names as changed.
fn changes(root: &Path) -> io::Result<Vec<String>> {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        // Runs no program that the tree's configuration names.
        .args(["-c", "core.fsmonitor=false"])
        .args(["status", "--porcelain", "-z", "--untracked-files=normal"])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        // A hook has them; what is asked about is the tree at `root`.
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        if words.contains("not a git repository") {
            return Ok(Vec::new());
        }
        let first = words.lines().next().unwrap_or("it gave no reason");
        return Err(io::Error::other(first.to_owned()));
    }
    let listing = String::from_utf8_lossy(&output.stdout);
    let mut entries = listing.split('\0').filter(|entry| entry.len() > 3);
    let mut files = Vec::new();
    while let Some(entry) = entries.next() {
        // Two letters and a blank; of a moved file the old name follows.
        let (state, file) = entry.split_at(3);
        if state.contains(['R', 'C']) {
            entries.next();
        }
        files.push(file.to_owned());
    }
    Ok(files)
}

fn enumeration(files: &[String]) -> String {
    let named = files[..files.len().min(NAMED)].join(", ");
    match files.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
