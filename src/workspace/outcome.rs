//! What became of one thing to look at.

use std::io;

use camino::Utf8Path;

use super::writing::Rewrite;
use super::{Problem, Sink, Tally};
use crate::engine::FileReport;

/// What became of one step.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) was_read: bool,
    pub(super) report: Option<FileReport>,
    pub(super) problem: Option<(String, Problem)>,
    pub(super) stream: Option<Vec<u8>>,
    pub(super) rewrite: Option<Rewrite>,
}

/// A file's report, and the bytes of the new text, if there is one.
pub(super) type Examined = (FileReport, Option<Vec<u8>>);

impl Outcome {
    /// Of a file that was looked at, or tried to.
    pub(super) fn of(path: &Utf8Path, examined: Result<Option<Examined>, Problem>) -> Self {
        match examined {
            Ok(examined) => Self {
                was_read: true,
                report: examined.map(|(report, _)| report),
                ..Self::default()
            },
            Err(problem) => Self {
                was_read: true,
                ..Self::failed(path, problem)
            },
        }
    }

    /// Of a file that is no use to look at.
    pub(super) fn failed(path: &Utf8Path, problem: Problem) -> Self {
        Self {
            problem: Some((path.to_string(), problem)),
            ..Self::default()
        }
    }

    pub(super) fn count(&self, tally: &mut Tally) {
        tally.files += usize::from(self.was_read);
        tally.errors += usize::from(self.problem.is_some());
        if let Some(report) = &self.report {
            tally.add(report);
        }
    }

    pub(super) fn show(&self, sink: &mut dyn Sink) -> io::Result<()> {
        if let Some(report) = &self.report {
            sink.file(report)?;
        }
        self.show_errors(sink)?;
        match &self.stream {
            Some(bytes) => sink.stream(bytes),
            None => Ok(()),
        }
    }

    pub(super) fn show_errors(&self, sink: &mut dyn Sink) -> io::Result<()> {
        if let Some(report) = &self.report
            && let Some(failure) = &report.failure
        {
            sink.error(report.before.path().as_str(), failure)?;
        }
        match &self.problem {
            Some((path, problem)) => sink.error(path, problem),
            None => Ok(()),
        }
    }
}
