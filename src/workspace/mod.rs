//! Every contact with the world outside: finding files, reading them, writing
//! them, and driving the engine over many of them at once.
//!
//! Says nothing to people; that is what a [`Sink`] is for.

mod apply;
mod attributes;
mod bases;
mod bisect;
mod cache;
mod command;
mod configuration;
mod discover;
mod drive;
mod exclude;
mod journal;
mod listing;
mod memo;
mod names;
mod outcome;
mod problem;
mod project;
mod read;
mod repository;
mod search;
mod sight;
mod spelled;
mod spelled_modules;
mod stamps;
mod state;
mod texts;
mod undo;
mod verify;
mod vocabulary;
mod watched;
mod worker;
mod write;
mod writing;

use std::fmt::Display;
use std::io;

pub use cache::CACHE_DIR;
pub use command::{Check, Ran};
pub use configuration::{ConfigureError, Configured, configured, configured_by};
pub use discover::Inputs;
pub use drive::{Finished, Job, apply, apply_verified, look};
pub use exclude::{ExcludeError, Excluded};
pub use problem::Problem;
pub use repository::{Uncommitted, uncommitted};
pub use state::{STATE_DIR, StateError};
pub use undo::{Undone, undo};
pub use verify::{Complaint, Culprit, LeftOut, Stopped, Trial, Verdict};

use crate::edit::Applicability;
use crate::engine::FileReport;

/// Takes what a run finds out, one file after the other, in a stable order.
///
/// An error that a method returns means that the output is gone, a closed
/// pipe say; it ends a run that only looks.
pub trait Sink {
    /// A file with findings, or with a new text.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn file(&mut self, report: &FileReport) -> io::Result<()>;

    /// What standard input becomes when fixes are applied to it; its old bytes
    /// when there is nothing to apply or it could not be handled. Nothing is
    /// shown of it unless a sink says how.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn stream(&mut self, bytes: &[u8]) -> io::Result<()> {
        let _ = bytes;
        Ok(())
    }

    /// A file that could not be read or handled, or only in part.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn error(&mut self, path: &str, message: &dyn Display) -> io::Result<()>;

    /// The command that judges the run was run. Nothing is shown of it unless a
    /// sink says how.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn tried(&mut self, trial: &Trial<'_>) -> io::Result<()> {
        let _ = trial;
        Ok(())
    }

    /// What the command says of the run. Nothing is shown of it unless a sink
    /// says how.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn judged(&mut self, verdict: &Verdict) -> io::Result<()> {
        let _ = verdict;
        Ok(())
    }

    /// The end of the run.
    ///
    /// # Errors
    /// When the output cannot be written.
    fn finish(&mut self, tally: &Tally) -> io::Result<()>;
}

/// What a run comes to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files that were read.
    pub files: usize,
    /// Files that have a new text.
    pub changed: usize,
    /// Fixes that went into the new texts.
    pub applied: usize,
    /// Findings with a safe fix.
    pub safe: usize,
    /// Findings with a fix that needs review.
    pub unsafe_: usize,
    /// Findings without a fix.
    pub manual: usize,
    /// Files that could not be read or handled.
    pub errors: usize,
}

impl Tally {
    /// All findings.
    pub fn findings(&self) -> usize {
        self.safe + self.unsafe_ + self.manual
    }

    /// Findings whose fix, if any, is below `threshold`.
    pub fn below(&self, threshold: Applicability) -> usize {
        match threshold {
            Applicability::Manual => 0,
            Applicability::Unsafe => self.manual,
            Applicability::Safe => self.manual + self.unsafe_,
        }
    }

    fn add(&mut self, report: &FileReport) {
        self.changed += usize::from(report.after.is_some());
        self.applied += report.applied;
        self.errors += usize::from(report.failure.is_some());
        for finding in &report.findings {
            match finding.applicability() {
                Applicability::Safe => self.safe += 1,
                Applicability::Unsafe => self.unsafe_ += 1,
                Applicability::Manual => self.manual += 1,
            }
        }
    }
}
