//! What a person reads of a command that a run was held against.

use std::io::{self, Write};

use super::notes::{Volume, count};
use super::paint::{Paint, Tone, printable};
use crate::workspace::{Complaint, Culprit, Trial, Verdict};

/// Says what became of the fixes.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn verdict(out: &mut impl Write, verdict: &Verdict, paint: Paint) -> io::Result<()> {
    let (red, off) = (paint.on(Tone::Error), paint.off());
    match verdict {
        Verdict::Passed => Ok(()),
        Verdict::Without(culprits) => culprits
            .iter()
            .try_for_each(|culprit| left_out(out, culprit, paint)),
        Verdict::FailsBefore(complaint) => {
            writeln!(
                out,
                "{red}error:{off} the command of --verify fails already ({}), so nothing was \
                 changed; it must pass before",
                complaint.failure
            )?;
            lines(out, complaint)
        }
        Verdict::Unsteady(complaint) => {
            writeln!(
                out,
                "{red}error:{off} the command of --verify passes at one time and fails at another \
                 with the same files ({}), so it does not tell which fixes break it; every file \
                 was put back as it was",
                complaint.failure
            )?;
            lines(out, complaint)
        }
        Verdict::Stopped(why) => writeln!(
            out,
            "{red}error:{off} {why}; the files are put back as they were"
        ),
    }
}

fn left_out(out: &mut impl Write, culprit: &Culprit, paint: Paint) -> io::Result<()> {
    let (red, off) = (paint.on(Tone::Error), paint.off());
    for fix in &culprit.fixes {
        writeln!(
            out,
            "{red}left out:{off} {}:{}: {}: {}",
            printable(fix.path.as_str()),
            fix.line,
            fix.code,
            fix.title
        )?;
    }
    let complaint = &culprit.complaint;
    let with = match culprit.fixes.len() {
        1 => "with this fix alone".to_owned(),
        many => format!("with these {many} fixes, and not with fewer of them"),
    };
    writeln!(out, "  {with} the command fails ({})", complaint.failure)?;
    lines(out, complaint)
}

fn lines(out: &mut impl Write, complaint: &Complaint) -> io::Result<()> {
    let mut lines = complaint.lines.iter();
    lines.try_for_each(|line| writeln!(out, "  | {}", printable(line)))
}

/// Says that the command was run.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn trial(out: &mut impl Write, trial: &Trial<'_>, volume: Volume) -> io::Result<()> {
    let Trial { fixes, of, ran } = trial;
    if volume < Volume::Verbose {
        return match &ran.failure {
            Some(failure) if fixes == of && volume == Volume::Normal => writeln!(
                out,
                "the command fails with all {} ({failure}); looking for those that break it",
                count(*of, "fix", "fixes")
            ),
            _ => Ok(()),
        };
    }
    let ended = match &ran.failure {
        Some(failure) => format!("fails ({failure})"),
        None => "passes".to_owned(),
    };
    let seconds = ran.took.as_secs_f64();
    writeln!(
        out,
        "the command {ended} with {fixes} of {}, {seconds:.1} s",
        count(*of, "fix", "fixes")
    )?;
    let mut lines = ran.output.lines();
    lines.try_for_each(|line| writeln!(out, "  | {}", printable(line)))
}
