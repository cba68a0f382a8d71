//! What holds for every text, valid or not.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{LazyLock, Once};
use std::time::Duration;

use norefcount::edit::{Applicability, EditSet};
use norefcount::engine::{Failure, FileReport, Options, Prefilter, examine, examine_without};
use norefcount::facts::Settings;
use norefcount::syntax::{Lexed, Tree};
use norefcount::text::Source;
use norefcount::transform::Transform;
use norefcount::transforms;

use crate::random::Random;

/// No small text takes so long.
const TIMEOUT: Duration = Duration::from_secs(20);

static ALL: LazyLock<Vec<&'static dyn Transform>> = LazyLock::new(|| transforms::ALL.to_vec());

/// With fixes that put functions into the module, as without them.
static HELPFUL: LazyLock<Settings> = LazyLock::new(|| {
    let mut settings = Settings::standard().clone();
    settings.helpers = true;
    settings
});

/// Something that must not be.
#[derive(Debug)]
pub(crate) struct Wrong {
    /// What is alike has the same.
    pub(crate) kind: String,
    pub(crate) message: String,
}

impl Wrong {
    pub(crate) fn new(kind: &str, message: String) -> Self {
        let alike: String = message
            .chars()
            .take_while(|c| !c.is_ascii_digit())
            .take(60)
            .collect();
        Self {
            kind: format!("{kind}: {alike}"),
            message,
        }
    }

    /// Whether it would do no harm in what is no Python: the engine saw it and
    /// left the file alone, or nothing is said of the file.
    pub(crate) fn is_guarded(&self) -> bool {
        self.kind.starts_with("failure") || self.kind.starts_with("prefilter")
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.kind, self.message)
    }
}

/// The rewritten texts, with safe fixes, with all, and with some. `variant`
/// says which, and with which settings.
pub(crate) fn check(text: &str, variant: u64) -> Result<Vec<String>, Wrong> {
    let mut random = Random::new(variant, 0);
    let settings = if random.one_in(3) {
        &HELPFUL
    } else {
        Settings::standard()
    };
    let all = move || -> Result<Vec<String>, Wrong> {
        let mut rewritten = Vec::new();
        for threshold in [Applicability::Safe, Applicability::Unsafe] {
            let report = look(text, Some(threshold), settings)?;
            within(text, &report)?;
            let left_out: Vec<usize> = (0..report.findings.len())
                .filter(|_| random.one_in(2))
                .collect();
            let source = Source::new("case.py", text);
            let some =
                examine_without(source, &ALL, &options(Some(threshold), settings), &left_out);
            is_sound(&some)?;
            if let Some(some) = some.after {
                rewritten.push(some.text().to_owned());
            }
            if let Some(after) = &report.after {
                keeps(text, after.text())?;
                let again = look(after.text(), Some(threshold), settings)?;
                if again.after.is_some() {
                    return Err(Wrong::new("again", codes(&again)));
                }
                rewritten.push(after.text().to_owned());
            }
        }
        let report = look(text, None, settings)?;
        if report.after.is_some() {
            return Err(Wrong::new("rewritten", "although nobody asked".to_owned()));
        }
        seen_before_parsing(text, &report, settings)?;
        Ok(rewritten)
    };
    caught(all)
}

/// The text with its safe fixes, if there are any.
pub(crate) fn rewritten(text: &str) -> Result<Option<String>, Wrong> {
    caught(|| {
        let report = look(text, Some(Applicability::Safe), Settings::standard())?;
        Ok(report.after.map(|after| after.text().to_owned()))
    })
}

fn caught<T>(work: impl FnOnce() -> Result<T, Wrong>) -> Result<T, Wrong> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let is_ours = panic
                .location()
                .is_some_and(|it| it.file().starts_with("tests"));
            if is_ours {
                usual(panic);
            }
        }));
    });
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|cause| {
        let words = cause.downcast_ref::<String>().cloned();
        let words = words.or_else(|| cause.downcast_ref::<&str>().map(|it| (*it).to_owned()));
        Err(Wrong::new("panic", words.unwrap_or_default()))
    })
}

fn options(threshold: Option<Applicability>, settings: &Settings) -> Options<'_> {
    Options {
        threshold,
        settings,
        project: None,
        timeout: Some(TIMEOUT),
    }
}

fn look(
    text: &str,
    threshold: Option<Applicability>,
    settings: &Settings,
) -> Result<FileReport, Wrong> {
    let source = Source::new("case.py", text);
    let report = examine(source, &ALL, &options(threshold, settings));
    is_sound(&report)?;
    Ok(report)
}

fn is_sound(report: &FileReport) -> Result<(), Wrong> {
    match &report.failure {
        None | Some(Failure::Syntax { .. }) => Ok(()),
        Some(failure) => Err(Wrong::new("failure", failure.to_string())),
    }
}

fn codes(report: &FileReport) -> String {
    let mut codes: Vec<_> = report.findings.iter().map(|it| it.rule.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.join(",").replace(|c: char| c.is_ascii_digit(), "") + " " + &codes.join(",")
}

/// Findings and their edits are in the text, and what is found has a place.
fn within(text: &str, report: &FileReport) -> Result<(), Wrong> {
    for finding in &report.findings {
        let code = finding.rule.code;
        let wrong = |what: &str| Err(Wrong::new("span", format!("of {what}, {code}")));
        if text.get(finding.span.range()).is_none_or(str::is_empty) {
            return wrong("the finding");
        }
        let Some(fix) = &finding.fix else {
            if finding.reason.is_none() {
                return wrong("a finding without reason");
            }
            continue;
        };
        if fix
            .edits()
            .iter()
            .any(|edit| text.get(edit.span.range()).is_none())
        {
            return wrong("an edit");
        }
        // Each fix can be made by itself.
        let mut set = EditSet::default();
        if set.insert(fix).is_err() {
            return wrong("a fix that meets itself");
        }
        let source = Source::new("case.py", set.apply(text));
        if !Tree::parse(&source).faults().is_empty() {
            return wrong("a fix that breaks the text by itself");
        }
    }
    Ok(())
}

/// Comments and kinds of line ends are what they were.
fn keeps(before: &str, after: &str) -> Result<(), Wrong> {
    let (old, new) = (comments(before), comments(after));
    let mut rest = new.iter();
    for comment in old {
        if !rest.any(|it| *it == comment) {
            return Err(Wrong::new("comment", "is lost or moved".to_owned()));
        }
    }
    for end in ["\r\n", "\r", "\n"] {
        let has = |text: &str| match end {
            "\r\n" => text.contains(end),
            _ => text.replace("\r\n", "").contains(end),
        };
        // A text of one line has no end that new lines could have.
        if has(after) && !has(before) && before.contains(['\r', '\n']) {
            return Err(Wrong::new("line end", format!("{end:?} is new")));
        }
    }
    Ok(())
}

/// Those on lines of their own: others go with their statements.
fn comments(text: &str) -> Vec<&str> {
    let lexed = Lexed::new(text);
    let is_alone = |at: usize| {
        let line = text[..at].rsplit(['\r', '\n']).next();
        line.is_none_or(|line| line.trim().is_empty())
    };
    let comments = lexed.comments.iter().map(|span| span.range());
    let alone = comments.filter(|range| is_alone(range.start));
    alone.map(|range| text[range].trim_end()).collect()
}

/// A file with a finding is not left unparsed.
fn seen_before_parsing(text: &str, report: &FileReport, settings: &Settings) -> Result<(), Wrong> {
    if report.findings.is_empty() || !Tree::parse(&report.before).faults().is_empty() {
        return Ok(());
    }
    let filter = Prefilter::new(&ALL, settings);
    let candidates = filter.candidates(text.as_bytes());
    let confirmed = filter.confirmed(&report.before, candidates, None, None);
    let names: Vec<_> = confirmed.iter().map(|it| it.meta().code).collect();
    if report
        .findings
        .iter()
        .all(|it| names.contains(&it.rule.code))
    {
        return Ok(());
    }
    Err(Wrong::new("prefilter", codes(report)))
}
