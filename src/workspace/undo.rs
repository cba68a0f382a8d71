//! Putting back what the last run wrote.

use std::path::Path;

use super::apply::{Direction, by_file, in_parallel, replace, sync_folders};
use super::discover::shown;
use super::journal::{Entry, Journal};
use super::state::{State, StateError};
use super::{Problem, read, repository};

/// What became of the files of the last run.
#[derive(Debug, Default)]
pub struct Undone {
    /// Those that are as they were before it, by name.
    pub restored: Vec<String>,
    /// Those that could not be put back, with the reason.
    pub refused: Vec<(String, Problem)>,
}

/// Puts back what the last run in the project around `folder` wrote, whether
/// it came to its end or not. `None` if there is nothing that it wrote.
///
/// A file that was changed since is left alone, and so is the journal then, so
/// that undoing can be tried again.
///
/// # Errors
/// When the journal cannot be used.
pub fn undo(folder: &Path) -> Result<Option<Undone>, StateError> {
    let root = repository::project(folder);
    let Some(mut state) = State::open_if_any(&root)? else {
        return Ok(None);
    };
    let refused = |state: &State, error| StateError::Refused(state.folder().to_owned(), error);
    let Some(journal) = state.last() else {
        return Ok(None);
    };
    // From here on it is a run that did not come to its end.
    journal
        .mark_undone()
        .map_err(|error| refused(&state, error))?;
    let files: Vec<_> = by_file(journal.entries()).into_iter().collect();
    let outcomes = in_parallel(&files, |(_, entries)| put_back(journal, entries));
    sync_folders(journal.entries());
    let mut undone = Undone::default();
    for ((path, _), outcome) in files.iter().zip(outcomes) {
        let path = shown(path.as_std_path()).to_string_lossy().into_owned();
        match outcome {
            Ok(true) => undone.restored.push(path),
            Ok(false) => {}
            Err(problem) => undone.refused.push((path, problem)),
        }
    }
    if undone.refused.is_empty() {
        state.forget().map_err(StateError::Kept)?;
    }
    Ok((!undone.restored.is_empty() || !undone.refused.is_empty()).then_some(undone))
}

/// Whether there was something to put back. The entries are those of one file,
/// the last one first.
fn put_back(journal: &Journal, entries: &[&Entry]) -> Result<bool, Problem> {
    let way = journal.way_back(entries).map_err(Problem::Journal)?;
    for entry in &way {
        undo_one(journal, entry)?;
    }
    if way.is_empty() && !is_any_before(journal, entries)? {
        // It is somebody else's; whoever tries is told what is wrong with it.
        undo_one(journal, entries[0])?;
    }
    Ok(!way.is_empty())
}

fn undo_one(journal: &Journal, entry: &Entry) -> Result<(), Problem> {
    replace(journal, entry, Direction::Undo).map_err(|problem| match problem {
        Problem::Changed => Problem::ChangedSince,
        problem => problem,
    })
}

/// Whether the file is as it was before one of the entries: the run did not
/// come to it, or left it as it was, or is undone in part.
fn is_any_before(journal: &Journal, entries: &[&Entry]) -> Result<bool, Problem> {
    for entry in entries {
        let before = journal.before(entry).map_err(Problem::Journal)?;
        if read::holds(entry.path.as_std_path(), &before).unwrap_or(false) {
            return Ok(true);
        }
    }
    Ok(false)
}
