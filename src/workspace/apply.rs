//! New contents on their way to the files: first all of them into the journal,
//! then the files.
//!
//! No signal is caught: killed at any moment, each file is as it was or as it
//! was to be, and the journal knows both.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::journal::{Draft, Entry, Journal};
use super::state::{State, StateError};
use super::{Problem, write};

/// What a run is going to write.
#[derive(Debug)]
pub(super) struct Stage {
    state: State,
    draft: Draft,
    /// How many of the first entries were written by a run that was killed.
    carried: usize,
}

/// Why a run wrote nothing. What it names is a file or a folder.
#[derive(Debug, thiserror::Error)]
pub(super) enum Aborted {
    #[error("the new contents cannot be set down there: {0}; no file was changed. Make room, or set {STATE_DIR} to another folder", STATE_DIR = super::STATE_DIR)]
    Stage(#[source] io::Error),
    #[error(
        "{needed} bytes are needed on its disk and {free} are free; no file was changed. Make room and run again"
    )]
    Room { needed: u64, free: u64 },
    #[error("cannot be written: {0}; every file was put back as it was. Make room and run again")]
    PutBack(#[source] io::Error),
    #[error(
        "cannot be written: {0}; of the files written before it {1} could not be put back. Make \
         room and run `norefcount undo`"
    )]
    Stuck(#[source] io::Error, usize),
}

impl Stage {
    /// For a run in the project at `root`; nobody else writes there while it
    /// lasts.
    pub(super) fn open(root: &Path) -> Result<Self, StateError> {
        let state = State::open(root)?;
        let refused = |error| StateError::Refused(state.folder().to_owned(), error);
        let mut draft = state.draft().map_err(refused)?;
        if let Some(last) = state.last().filter(|last| !last.is_done()) {
            carry_over(last, &mut draft).map_err(refused)?;
        }
        Ok(Self {
            carried: draft.entries().len(),
            state,
            draft,
        })
    }

    pub(super) fn folder(&self) -> &Path {
        self.state.folder()
    }

    pub(super) fn add(
        &mut self,
        path: Utf8PathBuf,
        fixes: usize,
        before: &[u8],
        after: &[u8],
    ) -> Result<(), Aborted> {
        let added = self.draft.add(path, fixes, before, after);
        added.map_err(Aborted::Stage)
    }

    /// Goes back on all of it.
    pub(super) fn discard(self) {
        self.state.discard(self.draft);
    }

    /// Whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.entries().is_empty()
    }

    /// What this run is going to write.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.draft.entries()[self.carried..]
    }

    /// Writes the files. One that cannot be written is handed to `failed` with
    /// its number; it is as it was, and the others are written.
    ///
    /// On a full disk all files are put back instead: the path is the one that
    /// it came to light with.
    pub(super) fn write(
        mut self,
        failed: &mut dyn FnMut(usize, &Entry, Problem),
    ) -> Result<Option<Written>, (PathBuf, Aborted)> {
        let carried = self.carried;
        if self.is_empty() {
            self.discard();
            return Ok(None);
        }
        if let Err(short) = room_for(&self.draft.entries()[carried..]) {
            self.discard();
            return Err(short);
        }
        let folder = self.folder().to_owned();
        let stage = |error| (folder.clone(), Aborted::Stage(error));
        let journal = self.state.seal(self.draft).map_err(stage)?;
        let entries = &journal.entries()[carried..];
        let is_full = AtomicBool::new(false);
        let outcomes = in_parallel(entries, |entry| {
            if is_full.load(Ordering::Relaxed) {
                return None;
            }
            let outcome = replace(journal, entry, Direction::Do);
            if outcome.as_ref().is_err_and(means_full) {
                is_full.store(true, Ordering::Relaxed);
            }
            Some(outcome)
        });
        if is_full.into_inner() {
            let (full, stuck) = put_back(journal, entries, outcomes);
            if stuck == 0 && carried == 0 {
                // Otherwise it is undone as one that was killed.
                let _ = self.state.forget();
            }
            return Err(full);
        }
        sync_folders(entries);
        for (number, (entry, outcome)) in entries.iter().zip(outcomes).enumerate() {
            if let Some(Err(problem)) = outcome {
                failed(number, entry, problem);
            }
        }
        Ok(Some(Written {
            state: self.state,
            carried,
        }))
    }
}

/// A run whose files are written. Until it is said to be done it counts as one
/// that was killed.
#[derive(Debug)]
pub(super) struct Written {
    state: State,
    carried: usize,
}

impl Written {
    /// The run came to its end.
    pub(super) fn done(self) {
        if let Some(journal) = self.state.last() {
            // Not done, the run would become a part of the next one.
            let _ = journal.mark_done();
        }
    }

    /// Every file is as it was before the run.
    pub(super) fn forget(mut self) {
        // What a killed run wrote is still to be undone.
        if self.carried == 0 {
            let _ = self.state.forget();
        }
    }

    /// The number of the first entry in the journal that is of this run.
    pub(super) fn carried(&self) -> usize {
        self.carried
    }

    pub(super) fn journal(&self) -> Option<&Journal> {
        self.state.last()
    }

    pub(super) fn journal_mut(&mut self) -> Option<&mut Journal> {
        self.state.last_mut()
    }
}

/// Takes a run back that a disk has no room for. The answer is why, and how
/// many files stay written.
fn put_back(
    journal: &Journal,
    entries: &[Entry],
    outcomes: Vec<Option<Result<(), Problem>>>,
) -> ((PathBuf, Aborted), usize) {
    let mut written = Vec::new();
    let mut full = (PathBuf::new(), io::Error::from(ErrorKind::StorageFull));
    for (entry, outcome) in entries.iter().zip(outcomes) {
        match outcome {
            Some(Ok(())) => written.push(entry),
            Some(Err(Problem::Write(error))) => full = (entry.path.clone().into(), error),
            _ => {}
        }
    }
    let back = in_parallel(&written, |entry| replace(journal, entry, Direction::Undo));
    let stuck = back.iter().filter(|it| it.is_err()).count();
    let (path, error) = full;
    let aborted = match stuck {
        0 => Aborted::PutBack(error),
        stuck => Aborted::Stuck(error, stuck),
    };
    ((path, aborted), stuck)
}

/// Most of the time is spent waiting for the disk, which serves many at once
/// in the time of one.
const AT_ONCE: usize = 16;

/// The results are in the order of the items.
pub(super) fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Send + Sync,
) -> Vec<R> {
    let all = || items.par_iter().with_max_len(1).map(&work).collect();
    match ThreadPoolBuilder::new().num_threads(AT_ONCE).build() {
        Ok(pool) => pool.install(all),
        Err(_) => items.iter().map(&work).collect(),
    }
}

/// Makes the renames last.
pub(super) fn sync_folders(entries: &[Entry]) {
    let folders = entries.iter().filter_map(|entry| entry.path.parent());
    let folders: Vec<&Utf8Path> = folders.collect::<BTreeSet<_>>().into_iter().collect();
    in_parallel(&folders, |folder| write::sync_folder(folder.as_std_path()));
}

/// Which of an entry's contents takes the place of which.
#[derive(Debug, Clone, Copy)]
pub(super) enum Direction {
    Do,
    Undo,
}

/// Carries one entry out, or takes it back.
pub(super) fn replace(
    journal: &Journal,
    entry: &Entry,
    direction: Direction,
) -> Result<(), Problem> {
    let before = journal.before(entry).map_err(Problem::Journal)?;
    let after = journal.after(entry).map_err(Problem::Journal)?;
    let (old, new) = match direction {
        Direction::Do => (before, after),
        Direction::Undo => (after, before),
    };
    let temporary = journal.temporary(entry);
    write::replace(entry.path.as_std_path(), &temporary, &old, &new)
}

/// The entries of each file, the last one first.
pub(super) fn by_file(entries: &[Entry]) -> BTreeMap<&Utf8Path, Vec<&Entry>> {
    let mut files: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for entry in entries.iter().rev() {
        files.entry(entry.path.as_path()).or_default().push(entry);
    }
    files
}

/// Makes what a killed run has written a part of this one, so that undoing
/// this one undoes both.
fn carry_over(last: &Journal, draft: &mut Draft) -> io::Result<()> {
    for entries in by_file(last.entries()).values() {
        for entry in last.way_back(entries)?.into_iter().rev() {
            let (before, after) = (last.before(entry)?, last.after(entry)?);
            draft.add(entry.path.clone(), entry.fixes, &before, &after)?;
        }
    }
    Ok(())
}

/// Whether every further file would fare the same.
fn means_full(problem: &Problem) -> bool {
    let Problem::Write(error) = problem else {
        return false;
    };
    matches!(
        error.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge
    )
}

/// Whether the disks have room for what the files grow by, and for those that
/// are there twice while they are written.
#[cfg(unix)]
fn room_for(entries: &[Entry]) -> Result<(), (PathBuf, Aborted)> {
    use std::fs;
    use std::os::unix::fs::MetadataExt;

    const BLOCK: u64 = 4096;
    let mut disks = BTreeMap::new();
    for entry in entries {
        let Some(folder) = entry.path.parent() else {
            continue;
        };
        // Whoever has no folder any more is named when it is written.
        let Ok(metadata) = fs::metadata(folder) else {
            continue;
        };
        let disk = disks.entry(metadata.dev());
        let (_, count, growth, largest) = disk.or_insert((folder, 0, 0, 0));
        let [before, after] =
            [entry.before_len(), entry.after_len()].map(|length| length.next_multiple_of(BLOCK));
        *count += 1;
        *growth += after.saturating_sub(before);
        *largest = after.max(*largest);
    }
    for (folder, count, growth, largest) in disks.into_values() {
        let Ok(disk) = rustix::fs::statvfs(folder.as_std_path()) else {
            continue;
        };
        let twice = largest * (AT_ONCE as u64).min(count);
        let (needed, free) = (growth + twice, disk.f_bavail * disk.f_frsize);
        // Some file systems do not tell.
        if disk.f_blocks > 0 && free < needed {
            return Err((
                folder.as_std_path().to_owned(),
                Aborted::Room { needed, free },
            ));
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn room_for(_: &[Entry]) -> Result<(), (PathBuf, Aborted)> {
    Ok(())
}
