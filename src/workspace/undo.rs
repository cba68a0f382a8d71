//! Putting back what the last run wrote.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use camino::Utf8Path;

use super::apply::{Direction, replace, sync_folder_of};
use super::discover::shown;
use super::journal::{Entry, Journal};
use super::state::{State, StateError};
use super::{Problem, repository};

/// What became of the files of the last run.
#[derive(Debug, Default)]
pub struct Undone {
    /// Those that are as they were before it, by name.
    pub restored: BTreeSet<String>,
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
    let mut undone = Undone::default();
    // A file that two runs wrote is taken back step by step.
    for entry in journal.entries().iter().rev() {
        match put_back(journal, entry) {
            Ok(true) => {
                undone.restored.insert(name(&entry.path));
            }
            Ok(false) => {}
            Err(problem) => undone.refused.push((name(&entry.path), problem)),
        }
    }
    undone.refused.reverse();
    if undone.refused.is_empty() {
        state.forget().map_err(StateError::Kept)?;
    }
    Ok((!undone.restored.is_empty() || !undone.refused.is_empty()).then_some(undone))
}

/// Whether there was something to put back.
fn put_back(journal: &Journal, entry: &Entry) -> Result<bool, Problem> {
    let before = journal.before(entry).map_err(Problem::Journal)?;
    match fs::read(&entry.path) {
        Ok(now) if now == before => return Ok(false),
        _ => {}
    }
    replace(journal, entry, Direction::Undo).map_err(|problem| match problem {
        Problem::Changed => Problem::ChangedSince,
        problem => problem,
    })?;
    sync_folder_of(&entry.path);
    Ok(true)
}

fn name(path: &Utf8Path) -> String {
    shown(path.as_std_path()).to_string_lossy().into_owned()
}
