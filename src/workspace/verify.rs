//! Holds a run against the user's command: before its files are written, after,
//! and again with fewer and fewer of its fixes, until it is known which of them
//! break the command.
//!
//! Every content that a file is given is in the journal before, so at any
//! moment all of it can be undone.

use std::collections::{BTreeMap, HashSet};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use super::apply::Written;
use super::command::{Check, Ran};
use super::search::Search;
use super::stamps::Stamps;
use super::{Problem, Sink};
use crate::edit::{Applicability, Edit};
use crate::engine::FileReport;

/// How many lines of an output are told of a culprit.
const LINES: usize = 20;

/// What the command had to say of a run.
#[derive(Debug)]
pub enum Verdict {
    /// It passes with every fix.
    Passed,
    /// It fails before anything is written, so nothing was.
    FailsBefore(Complaint),
    /// It passes without the fixes of these.
    Without(Vec<Culprit>),
    /// It fails with the fixes, and without them too although it passed before.
    /// Every file is as it was.
    Unsteady(Complaint),
    /// It could not be found out, and every file that can be is as it was.
    Stopped(Stopped),
}

/// Fixes that break the command together, and not with any one of them less.
#[derive(Debug)]
pub struct Culprit {
    /// By file and position.
    pub fixes: Vec<LeftOut>,
    /// What happens with these fixes alone.
    pub complaint: Complaint,
}

/// A fix that was not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The file, as people know it.
    pub path: Utf8PathBuf,
    /// 1-based, before the run.
    pub line: u32,
    /// Of the rule.
    pub code: &'static str,
    /// What the fix would have done.
    pub title: String,
}

/// How the command failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Its status, or that it took too long.
    pub failure: String,
    /// The last of the lines that it did not write when it passed.
    pub lines: Vec<String>,
}

/// One time that the command was run.
#[derive(Debug)]
pub struct Trial<'a> {
    /// How many fixes were made.
    pub fixes: usize,
    /// How many there are.
    pub of: usize,
    /// How it ended.
    pub ran: &'a Ran,
}

/// Why the command was asked no further.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The system refused.
    #[error("the command of --verify cannot be run: {0}")]
    Command(#[source] io::Error),
    /// What a file is to be given next cannot be kept.
    #[error("the journal cannot be written: {0}")]
    Journal(#[source] io::Error),
    /// A file could not be given other fixes.
    #[error("{0}: {1}")]
    File(Utf8PathBuf, #[source] Problem),
}

/// What a run does to a file, fix by fix.
#[derive(Debug)]
pub(super) struct Subject {
    /// As the job calls it.
    pub(super) path: Utf8PathBuf,
    /// By position. The first part is the numbers of the findings: several may
    /// have one fix.
    pub(super) fixes: Vec<(Vec<usize>, LeftOut)>,
}

/// Makes a file's new bytes without the fixes of the findings of these numbers,
/// and counts the fixes. The error is in words.
pub(super) type Remake<'a> =
    dyn Fn(&Utf8Path, &[u8], &[usize]) -> Result<(Vec<u8>, usize), String> + 'a;

impl Subject {
    pub(super) fn new(report: &FileReport, threshold: Applicability) -> Self {
        let path = report.before.path();
        let mut fixes: Vec<(Vec<usize>, LeftOut)> = Vec::new();
        let mut same: BTreeMap<&[Edit], usize> = BTreeMap::new();
        for (number, finding) in report.findings.iter().enumerate() {
            let fix = finding.fix.as_ref();
            let Some(fix) = fix.filter(|fix| fix.applicability() >= threshold) else {
                continue;
            };
            let at = *same.entry(fix.edits()).or_insert(fixes.len());
            if at < fixes.len() {
                fixes[at].0.push(number);
                continue;
            }
            let left_out = LeftOut {
                path: path.to_owned(),
                line: report.before.position(finding.span.start).line,
                code: finding.rule.code,
                title: fix.title().to_owned(),
            };
            fixes.push((vec![number], left_out));
        }
        Self {
            path: path.to_owned(),
            fixes,
        }
    }

    /// How many fixes there are.
    pub(super) fn fixes(&self) -> usize {
        self.fixes.len()
    }
}

/// Runs the command before anything is written; the error is why nothing will
/// be.
pub(super) fn passes_before(check: &Check, of: usize, sink: &mut dyn Sink) -> Result<Ran, Verdict> {
    let ran = check
        .run()
        .map_err(|error| Verdict::Stopped(Stopped::Command(error)))?;
    let _ = sink.tried(&Trial {
        fixes: 0,
        of,
        ran: &ran,
    });
    match &ran.failure {
        None => Ok(ran),
        Some(failure) => Err(Verdict::FailsBefore(Complaint::new(failure, &ran, None))),
    }
}

/// How a verified run ended.
pub(super) struct Verified {
    pub(super) verdict: Verdict,
    /// Files that are not as they were, and the fixes in them.
    pub(super) changed: usize,
    pub(super) applied: usize,
    /// Files that could not be put back.
    pub(super) stuck: Vec<(Utf8PathBuf, Problem)>,
}

/// A run whose files are written, and the command that judges it.
pub(super) struct Verification<'a> {
    pub(super) check: &'a Check,
    pub(super) remake: &'a Remake<'a>,
    pub(super) sink: &'a mut dyn Sink,
    pub(super) written: Written,
    pub(super) stamps: Stamps,
    /// Of the run before anything was written.
    pub(super) before: Ran,
}

impl Verification<'_> {
    /// Comes to an end with a state of the files in which the command passed.
    /// `subjects` are those of the entries, in their order; one that could not
    /// be written is `None`, and stays as it is.
    pub(super) fn go(self, subjects: Vec<Option<Subject>>) -> Verified {
        Search::new(self, subjects).go()
    }
}

impl Complaint {
    /// Of a run that failed; `passed` is one that did not.
    pub(super) fn new(failure: &str, ran: &Ran, passed: Option<&Ran>) -> Self {
        let usual = passed.map_or("", |passed| &passed.output);
        let usual: HashSet<&str> = usual.lines().collect();
        let mut lines: Vec<String> = ran
            .output
            .lines()
            .rev()
            .filter(|line| !line.trim().is_empty() && !usual.contains(line))
            .take(LINES)
            .map(str::to_owned)
            .collect();
        lines.reverse();
        Self {
            failure: failure.to_owned(),
            lines,
        }
    }
}
