//! Findings for people: the place in the source, what is wrong, what to do.

use std::fmt::{self, Debug, Display};
use std::io::{self, Write};

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, Severity, SourceCode, SourceSpan, SpanContents,
};

use super::paint::{Paint, printable};
use crate::edit::Applicability;
use crate::engine::FileReport;
use crate::text::Source;
use crate::transform::Finding;
use crate::workspace::{Sink, Tally};

/// Wide enough for prose; the source is never wrapped.
const WIDTH: usize = 100;

/// Shows every finding with its source.
#[derive(Debug)]
pub struct Terminal<W> {
    out: W,
    handler: GraphicalReportHandler,
}

impl<W: Write> Terminal<W> {
    /// Writes to `out`.
    pub fn new(out: W, paint: Paint) -> Self {
        let theme = match paint {
            Paint::Plain => GraphicalTheme::unicode_nocolor(),
            Paint::Ansi => GraphicalTheme::unicode(),
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .with_width(WIDTH)
            .with_break_words(false);
        Self { out, handler }
    }
}

impl<W: Write> Sink for Terminal<W> {
    fn file(&mut self, report: &FileReport) -> io::Result<()> {
        for finding in &report.findings {
            let shown = Shown {
                finding,
                snippet: Snippet(&report.before),
            };
            let mut text = String::new();
            self.handler
                .render_report(&mut text, &shown)
                .map_err(io::Error::other)?;
            writeln!(self.out, "{}", text.trim_matches('\n'))?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn error(&mut self, _: &str, _: &dyn Display) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self, _: &Tally) -> io::Result<()> {
        self.out.flush()
    }
}

/// A finding as miette sees it.
#[derive(Debug)]
struct Shown<'a> {
    finding: &'a Finding,
    snippet: Snippet<'a>,
}

impl Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.finding.message)
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let rule = self.finding.rule;
        Some(Box::new(format!("{} {}", rule.code, rule.name)))
    }

    fn severity(&self) -> Option<Severity> {
        Some(Severity::Warning)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let mut lines = Vec::new();
        if !self.finding.help.is_empty() {
            lines.push(self.finding.help.clone());
        }
        if let Some(fix) = &self.finding.fix {
            let command = match fix.applicability() {
                Applicability::Safe => "norefcount --apply",
                _ => "needs review; norefcount --apply --unsafe",
            };
            lines.push(format!("{} ({command})", fix.title()));
        }
        if let Some(reason) = self.finding.reason {
            lines.push(format!("no safe fix: {}", reason.0));
        }
        (!lines.is_empty()).then(|| Box::new(lines.join("\n")) as Box<dyn Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let reference = self.finding.rule.references.first()?;
        Some(Box::new(reference.url))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippet)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.finding.span;
        let label = LabeledSpan::new(None, span.start as usize, span.len() as usize);
        Some(Box::new(std::iter::once(label)))
    }
}

/// The source as miette reads it. Its own way of reading looks through the
/// whole text for every finding, and counts columns in bytes.
struct Snippet<'a>(&'a Source);

impl Debug for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Snippet").field(&self.0.path()).finish()
    }
}

impl SourceCode for Snippet<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let text = self.0.text();
        let lines = self.0.lines();
        let end = span.offset() + span.len();
        if end > text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let last_byte = end.max(span.offset() + 1) - 1;
        let first = lines
            .line_of(span.offset() as u32)
            .saturating_sub(lines_before);
        let last = lines.line_of(last_byte as u32) + lines_after;
        // Asked for no context, miette wants to know where the span starts.
        let (start, column) = match lines_before {
            0 => (
                span.offset(),
                self.0.position(span.offset() as u32).column as usize - 1,
            ),
            _ => (lines.start(first) as usize, 0),
        };
        let stop = lines
            .starts()
            .get(last + 1)
            .map_or(text.len(), |&start| start as usize);
        Ok(Box::new(MietteSpanContents::new_named(
            printable(self.0.path().as_str()),
            &text.as_bytes()[start..stop],
            (start, stop - start).into(),
            first,
            column,
            lines.len(),
        )))
    }
}
