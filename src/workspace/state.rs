//! Where the journals are kept: outside of the user's tree, in a folder for
//! each project.

use std::env;
use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::journal::{Draft, Journal};
use super::write;

/// Stands over the platform's place.
pub const STATE_DIR: &str = "NOREFCOUNT_STATE_DIR";

/// How many characters of a project's name are kept.
const NAME: usize = 40;

/// Held by whoever writes in the project.
const LOCK: &str = "lock";

/// The run that is being put together.
const DRAFT: &str = "draft";

/// The last run.
const LAST: &str = "last";

/// The run before, for the moment in which the last one takes its place.
const FORMER: &str = "former";

/// Why nothing can be written, or nothing undone.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// The user has no home.
    #[error(
        "there is no place for the journal that `norefcount undo` reads: {0}; \
         set {STATE_DIR} to a folder"
    )]
    Homeless(String),
    /// Somebody writes in the same project.
    #[error(
        "another norefcount is writing in {}; wait until it is done and run again", .0.display()
    )]
    Busy(PathBuf),
    /// The system refused.
    #[error(
        "the journal in {folder} cannot be used: {error}; nothing was changed. Put that right, or \
         set {STATE_DIR} to another folder", folder = .0.display(), error = .1
    )]
    Refused(PathBuf, #[source] io::Error),
    /// All files are put back, and yet the journal stays.
    #[error("every file was put back, but the journal cannot be taken away: {0}")]
    Kept(#[source] io::Error),
}

/// The journal of one project, in this process's hands alone.
#[derive(Debug)]
pub(super) struct State {
    folder: PathBuf,
    last: Option<Journal>,
    /// Let go of when the process ends, however it ends.
    _lock: File,
}

impl State {
    /// Takes hold of the journal of the project at `root`, and sweeps up after
    /// a run that was killed.
    pub(super) fn open(root: &Path) -> Result<Self, StateError> {
        let folder = folder(root)?;
        Self::open_in(&folder, root)
    }

    /// The same where there has been a run; does not make a place for one.
    pub(super) fn open_if_any(root: &Path) -> Result<Option<Self>, StateError> {
        let folder = folder(root)?;
        if folder.exists() {
            Self::open_in(&folder, root).map(Some)
        } else {
            Ok(None)
        }
    }

    fn open_in(folder: &Path, root: &Path) -> Result<Self, StateError> {
        let refused = |error| StateError::Refused(folder.to_owned(), error);
        private_folder(folder).map_err(refused)?;
        let lock = File::create(folder.join(LOCK)).map_err(refused)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StateError::Busy(root.to_owned())),
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
        let last = recover(folder).map_err(refused)?;
        Ok(Self {
            folder: folder.to_owned(),
            last,
            _lock: lock,
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The last run that wrote something, if it has not been undone.
    pub(super) fn last(&self) -> Option<&Journal> {
        self.last.as_ref()
    }

    /// The same, to set down more of it.
    pub(super) fn last_mut(&mut self) -> Option<&mut Journal> {
        self.last.as_mut()
    }

    /// A new run, beside the last one.
    pub(super) fn draft(&self) -> io::Result<Draft> {
        Draft::create(&self.folder.join(DRAFT))
    }

    /// Makes the draft the last run. A run before it that was killed becomes
    /// its first part.
    pub(super) fn seal(&mut self, draft: Draft) -> io::Result<&Journal> {
        let (last, former) = (self.folder.join(LAST), self.folder.join(FORMER));
        if self.last.take().is_some() {
            fs::rename(&last, &former)?;
        }
        let sealed = draft.seal(&last)?;
        // What stays of it is taken away by the next run.
        let _ = fs::remove_dir_all(&former);
        Ok(self.last.insert(sealed))
    }

    /// Forgets the last run.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        self.last.take().map_or(Ok(()), Journal::remove)
    }

    /// Takes away a run that comes to nothing.
    pub(super) fn discard(&self, draft: Draft) {
        drop(draft);
        // What stays of it is taken away by the next run.
        let _ = fs::remove_dir_all(self.folder.join(DRAFT));
    }
}

/// The last run, after what a killed process left is taken away. It may have
/// ended between any two steps of [`State::seal`].
fn recover(folder: &Path) -> io::Result<Option<Journal>> {
    let (last, former) = (folder.join(LAST), folder.join(FORMER));
    remove(&folder.join(DRAFT))?;
    if former.exists() {
        if last.exists() {
            remove(&former)?;
        } else {
            fs::rename(&former, &last)?;
        }
    }
    let journal = Journal::open(&last)?;
    match &journal {
        Some(journal) if !journal.is_done() => journal.clear_temporaries(),
        Some(_) => {}
        None => remove(&last)?,
    }
    Ok(journal)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// Old contents are nobody else's business.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    if !folder.exists() {
        builder.create(folder)?;
        // A journal that is synced in a folder that is not would be lost.
        folder.ancestors().skip(1).for_each(write::sync_folder);
    }
    Ok(())
}

/// Where the journal of the project at `root` is.
fn folder(root: &Path) -> Result<PathBuf, StateError> {
    let base = match env::var_os(STATE_DIR).filter(|value| !value.is_empty()) {
        Some(folder) => std::path::absolute(&folder)
            .map_err(|error| StateError::Refused(folder.into(), error))?,
        None => {
            let platform = etcetera::choose_base_strategy()
                .map_err(|error| StateError::Homeless(error.to_string()))?;
            let state = platform.state_dir().unwrap_or(platform.data_dir());
            state.join("norefcount")
        }
    };
    Ok(base.join(key(root)))
}

/// A name that tells people the project, and tells projects apart.
pub(super) fn key(root: &Path) -> String {
    // FNV-1a: the same in every version of this program.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in root.as_os_str().as_encoded_bytes() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let name = root.file_name().unwrap_or_default().to_string_lossy();
    let name: String = name.chars().take(NAME).collect();
    format!("{name}-{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(folder: &Path) -> Result<State, StateError> {
        State::open_in(folder, Path::new("."))
    }

    fn written(state: &State) -> Vec<Vec<u8>> {
        let journal = state.last().into_iter();
        journal
            .flat_map(|journal| {
                journal
                    .entries()
                    .iter()
                    .map(|it| journal.after(it).unwrap())
            })
            .collect()
    }

    fn write(state: &mut State, after: &[u8]) {
        let mut draft = state.draft().unwrap();
        draft.add("/a.py".into(), 1, b"old", after).unwrap();
        state.seal(draft).unwrap().mark_done().unwrap();
    }

    #[test]
    fn a_journal_is_read_back_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut state = open(folder.path()).unwrap();
        let mut draft = state.draft().unwrap();
        assert!(draft.entries().is_empty());
        draft
            .add("/\n\"é.py".into(), 3, b"\0\xff\r\n", b"")
            .unwrap();
        draft.add("/b.py".into(), 1, b"old", b"new").unwrap();
        let sealed = state.seal(draft).unwrap();
        let (entries, first) = (
            sealed.entries().to_vec(),
            sealed.temporary(&sealed.entries()[0]),
        );
        drop(state);
        let state = open(folder.path()).unwrap();
        let journal = state.last().unwrap();
        assert_eq!(journal.entries(), entries);
        assert_eq!(journal.before(&entries[0]).unwrap(), b"\0\xff\r\n");
        assert_eq!(journal.after(&entries[0]).unwrap(), b"");
        assert_eq!(journal.after(&entries[1]).unwrap(), b"new");
        assert_eq!(journal.temporary(&entries[0]), first);
        assert_ne!(journal.temporary(&entries[1]), first);
        assert!(!journal.is_done());
    }

    #[test]
    fn only_one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = open(folder.path()).unwrap();
        assert!(matches!(open(folder.path()), Err(StateError::Busy(_))));
        drop(first);
        open(folder.path()).unwrap();
    }

    #[test]
    fn a_run_is_there_whenever_its_successor_is_killed() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut state = open(folder.path()).unwrap();
        write(&mut state, b"one");
        // While it is put together.
        let mut draft = state.draft().unwrap();
        draft.add("/a.py".into(), 1, b"one", b"two").unwrap();
        drop((draft, state));
        let state = open(folder.path()).unwrap();
        assert_eq!(written(&state), [b"one"]);
        assert!(!at(DRAFT).exists());
        // Between the two renames.
        drop(state);
        fs::rename(at(LAST), at(FORMER)).unwrap();
        let mut state = open(folder.path()).unwrap();
        assert_eq!(written(&state), [b"one"]);
        // Before the former is taken away.
        write(&mut state, b"two");
        drop(state);
        fs::create_dir(at(FORMER)).unwrap();
        let mut state = open(folder.path()).unwrap();
        assert_eq!(written(&state), [b"two"]);
        assert!(!at(FORMER).exists());
        // While it is forgotten.
        state.forget().unwrap();
        drop(state);
        fs::create_dir(at(LAST)).unwrap();
        fs::write(at(LAST).join("contents"), "").unwrap();
        assert!(open(folder.path()).unwrap().last().is_none());
    }

    #[test]
    fn projects_have_places_of_their_own() {
        assert_eq!(key(Path::new("/a/b")), key(Path::new("/a/b")));
        assert_ne!(key(Path::new("/a/b")), key(Path::new("/c/b")));
        assert!(key(Path::new("/a/b")).starts_with("b-"));
    }
}
