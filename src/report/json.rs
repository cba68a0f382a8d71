//! One JSON object for a whole run. It is written as the run goes, so that the
//! findings need no room.

use std::fmt::Display;
use std::io::{self, Write};

use serde::Serialize;

use crate::edit::Fix;
use crate::engine::FileReport;
use crate::text::Source;
use crate::transform::Finding;
use crate::workspace::{Sink, Tally};

/// Grows with every change that could break a reader.
const VERSION: u32 = 1;

/// Shows findings, errors and the summary as one object.
#[derive(Debug)]
pub struct Json<W> {
    out: W,
    findings: usize,
    errors: Vec<ErrorEntry>,
}

#[derive(Debug, Serialize)]
struct ErrorEntry {
    path: String,
    message: String,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    code: &'a str,
    name: &'a str,
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    start_byte: usize,
    end_byte: usize,
    message: &'a str,
    help: &'a str,
    url: Option<&'a str>,
    applicability: &'a str,
    reason: Option<&'a str>,
    fix: Option<FixEntry<'a>>,
}

#[derive(Serialize)]
struct FixEntry<'a> {
    title: &'a str,
    edits: Vec<EditEntry<'a>>,
}

#[derive(Serialize)]
struct EditEntry<'a> {
    start_byte: usize,
    end_byte: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct SummaryEntry {
    files: usize,
    findings: usize,
    safe: usize,
    #[serde(rename = "unsafe")]
    unsafe_: usize,
    manual: usize,
    errors: usize,
}

impl<W: Write> Json<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self {
            out,
            findings: 0,
            errors: Vec::new(),
        }
    }

    /// Nothing is written before the first finding, so that a run that fails
    /// at once leaves no half object.
    fn open(&mut self) -> io::Result<()> {
        if self.findings == 0 {
            write!(self.out, "{{\"version\":{VERSION},\"findings\":[")?;
        }
        Ok(())
    }
}

impl<W: Write> Sink for Json<W> {
    fn file(&mut self, report: &FileReport) -> io::Result<()> {
        for finding in &report.findings {
            self.open()?;
            self.out
                .write_all(if self.findings == 0 { b"\n" } else { b",\n" })?;
            self.findings += 1;
            serde_json::to_writer(&mut self.out, &finding_entry(finding, &report.before))?;
        }
        Ok(())
    }

    fn error(&mut self, path: &str, message: &dyn Display) -> io::Result<()> {
        self.errors.push(ErrorEntry {
            path: path.to_owned(),
            message: message.to_string(),
        });
        Ok(())
    }

    fn finish(&mut self, tally: &Tally) -> io::Result<()> {
        self.open()?;
        self.out.write_all(b"\n],\"errors\":")?;
        serde_json::to_writer(&mut self.out, &self.errors)?;
        self.out.write_all(b",\"summary\":")?;
        serde_json::to_writer(&mut self.out, &summary_entry(tally))?;
        self.out.write_all(b"}\n")?;
        self.out.flush()
    }
}

fn finding_entry<'a>(finding: &'a Finding, source: &'a Source) -> FindingEntry<'a> {
    let start = source.position(finding.span.start);
    let end = source.position(finding.span.end);
    FindingEntry {
        code: finding.rule.code,
        name: finding.rule.name,
        path: source.path().as_str(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        start_byte: source.stored_offset(finding.span.start),
        end_byte: source.stored_offset(finding.span.end),
        message: &finding.message,
        help: &finding.help,
        url: finding
            .rule
            .references
            .first()
            .map(|reference| reference.url),
        applicability: finding.applicability().as_str(),
        reason: finding.reason.map(|reason| reason.0),
        fix: finding.fix.as_ref().map(|fix| fix_entry(fix, source)),
    }
}

fn fix_entry<'a>(fix: &'a Fix, source: &Source) -> FixEntry<'a> {
    let edits = fix.edits().iter().map(|edit| EditEntry {
        start_byte: source.stored_offset(edit.span.start),
        end_byte: source.stored_offset(edit.span.end),
        text: &edit.text,
    });
    FixEntry {
        title: fix.title(),
        edits: edits.collect(),
    }
}

fn summary_entry(tally: &Tally) -> SummaryEntry {
    SummaryEntry {
        files: tally.files,
        findings: tally.findings(),
        safe: tally.safe,
        unsafe_: tally.unsafe_,
        manual: tally.manual,
        errors: tally.errors,
    }
}
