//! Errors and the summary: what a person at the terminal reads beside the
//! result.

use std::fmt::Display;
use std::io::{self, Write};

use super::paint::{Paint, Tone, printable};
use super::verdict;
use crate::edit::Applicability;
use crate::engine::FileReport;
use crate::workspace::{Sink, Tally, Trial, Verdict};

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Volume {
    /// Errors only.
    Quiet,
    /// Errors and a summary.
    Normal,
    /// Every changed file and every finding that stays, too.
    Verbose,
}

/// What the run is for; decides how its summary is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Fixes from the threshold upwards are shown.
    Propose(Applicability),
    /// Fixes from the threshold upwards are made.
    Apply(Applicability),
    /// Findings are shown.
    Check,
}

/// Hands everything on to another sink, and puts errors and the summary on a
/// stream of their own.
#[derive(Debug)]
pub struct Notes<S, W> {
    inner: S,
    out: W,
    paint: Paint,
    volume: Volume,
    purpose: Purpose,
}

impl<S: Sink, W: Write> Notes<S, W> {
    /// Notes on `out` beside what `inner` shows.
    pub fn new(inner: S, out: W, paint: Paint, volume: Volume, purpose: Purpose) -> Self {
        Self {
            inner,
            out,
            paint,
            volume,
            purpose,
        }
    }

    /// That the notes cannot be written is no reason to end the run, and there
    /// is nowhere to say so.
    fn say(&mut self, line: impl Display) {
        let _ = writeln!(self.out, "{line}");
    }

    fn details(&mut self, report: &FileReport) {
        let path = printable(report.before.path().as_str());
        let (done, threshold) = match self.purpose {
            Purpose::Propose(threshold) => ("would change", threshold),
            Purpose::Apply(threshold) => ("changed", threshold),
            Purpose::Check => return,
        };
        if report.after.is_some() {
            self.say(format_args!(
                "{path}: {done}, {}",
                count(report.applied, "fix", "fixes")
            ));
        }
        for finding in report
            .findings
            .iter()
            .filter(|it| it.applicability() < threshold)
        {
            let at = report.before.position(finding.span.start);
            let grade = match finding.applicability() {
                Applicability::Unsafe => "offered with --unsafe",
                _ => "left to you",
            };
            let reason = finding
                .reason
                .map_or(String::new(), |it| format!(" ({})", it.0));
            let rule = finding.rule;
            self.say(format_args!(
                "{path}:{}:{}: {} {}: {grade}{reason}",
                at.line, at.column, rule.code, rule.name
            ));
        }
    }
}

impl<S: Sink, W: Write> Sink for Notes<S, W> {
    fn file(&mut self, report: &FileReport) -> io::Result<()> {
        self.inner.file(report)?;
        if self.volume == Volume::Verbose {
            self.details(report);
        }
        Ok(())
    }

    fn stream(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.stream(bytes)
    }

    fn error(&mut self, path: &str, message: &dyn Display) -> io::Result<()> {
        let shown = self.inner.error(path, message);
        let (red, off) = (self.paint.on(Tone::Error), self.paint.off());
        self.say(format_args!(
            "{red}error:{off} {}: {message}",
            printable(path)
        ));
        shown
    }

    fn tried(&mut self, trial: &Trial<'_>) -> io::Result<()> {
        // As with everything that is said here.
        let _ = verdict::trial(&mut self.out, trial, self.volume);
        self.inner.tried(trial)
    }

    fn judged(&mut self, verdict: &Verdict) -> io::Result<()> {
        let _ = verdict::verdict(&mut self.out, verdict, self.paint);
        self.inner.judged(verdict)
    }

    fn finish(&mut self, tally: &Tally) -> io::Result<()> {
        let shown = self.inner.finish(tally);
        if self.volume > Volume::Quiet {
            self.say(summary(self.purpose, tally));
        }
        shown
    }
}

fn summary(purpose: Purpose, tally: &Tally) -> String {
    let files = count(tally.files, "file", "files");
    let mut text = match purpose {
        Purpose::Check => {
            let findings = count(tally.findings(), "finding", "findings");
            let Tally {
                safe,
                unsafe_,
                manual,
                ..
            } = tally;
            let grades = format!(" ({safe} safe, {unsafe_} unsafe, {manual} manual)");
            let grades = if tally.findings() == 0 {
                String::new()
            } else {
                grades
            };
            format!("{files} looked at, {findings}{grades}")
        }
        Purpose::Propose(threshold) => {
            format!(
                "{files} looked at, {} would change{}",
                tally.changed,
                fixes(tally, threshold)
            )
        }
        Purpose::Apply(threshold) => {
            format!(
                "{files} looked at, {} changed{}",
                tally.changed,
                fixes(tally, threshold)
            )
        }
    };
    if tally.errors > 0 {
        text += &format!(", {}", count(tally.errors, "error", "errors"));
    }
    if let Purpose::Propose(threshold) | Purpose::Apply(threshold) = purpose {
        match tally.below(threshold) {
            0 => {}
            1 => text += "; 1 finding needs a look: norefcount check",
            many => text += &format!("; {many} findings need a look: norefcount check"),
        }
    }
    text
}

fn fixes(tally: &Tally, threshold: Applicability) -> String {
    match (tally.applied, threshold) {
        (0, _) => String::new(),
        (fixes, Applicability::Safe) => format!(" ({})", count(fixes, "safe fix", "safe fixes")),
        (fixes, _) => format!(" ({})", count(fixes, "fix", "fixes")),
    }
}

pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_and_says_what_is_left() {
        let tally = Tally {
            files: 12,
            changed: 3,
            applied: 5,
            safe: 5,
            unsafe_: 1,
            manual: 1,
            ..Tally::default()
        };
        assert_eq!(
            summary(Purpose::Propose(Applicability::Safe), &tally),
            "12 files looked at, 3 would change (5 safe fixes); \
             2 findings need a look: norefcount check"
        );
        assert_eq!(
            summary(Purpose::Apply(Applicability::Unsafe), &tally),
            "12 files looked at, 3 changed (5 fixes); 1 finding needs a look: norefcount check"
        );
        assert_eq!(
            summary(Purpose::Check, &Tally { errors: 2, ..tally }),
            "12 files looked at, 7 findings (5 safe, 1 unsafe, 1 manual), 2 errors"
        );
    }
}
