//! A file's report in the form in which it is kept.

use std::collections::HashSet;
use std::sync::{Mutex, OnceLock, PoisonError};

use serde::{Deserialize, Serialize};

use super::Lookups;
use super::stamp::fingerprint;
use crate::edit::{Applicability, Edit, Fix};
use crate::engine::FileReport;
use crate::text::{Source, Span};
use crate::transform::{Finding, Reason, Transform};

/// What is known of a file as long as it, and what was looked up on its behalf,
/// is the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::workspace) struct Known {
    pub(super) lookups: Vec<Lookups>,
    /// `None` where there is nothing to say.
    pub(super) report: Option<Kept>,
}

/// A report without the file's text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::workspace) struct Kept {
    /// The fingerprint of the text.
    text: u64,
    findings: Vec<KeptFinding>,
    /// Of the threshold by its word: what was made of the findings.
    changes: Option<(String, KeptChange)>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct KeptFinding {
    rule: String,
    span: (u32, u32),
    message: String,
    help: String,
    reason: Option<String>,
    fix: Option<KeptFix>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct KeptFix {
    title: String,
    applicability: String,
    edits: Vec<(u32, u32, String)>,
}

/// How many fixes were made, and the new text, if there is one: so many bytes
/// of the old one, new ones, and so many bytes of the old one's end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct KeptChange {
    fixes: usize,
    after: Option<(usize, String, usize)>,
}

impl Known {
    /// A file of which this is to be said. `None` where a next run may come to
    /// something else.
    pub(in crate::workspace) fn new(
        lookups: Vec<Lookups>,
        report: Option<&FileReport>,
        threshold: Option<Applicability>,
    ) -> Option<Self> {
        let report = match report {
            Some(report) => Some(Kept::new(report, threshold)?),
            None => None,
        };
        Some(Self { lookups, report })
    }
}

impl Kept {
    fn new(report: &FileReport, threshold: Option<Applicability>) -> Option<Self> {
        if report.failure.is_some() {
            return None;
        }
        let change = |threshold: Applicability| {
            let after = report.after.as_ref();
            let change = KeptChange {
                fixes: report.applied,
                after: after.map(|after| difference(report.before.text(), after.text())),
            };
            (threshold.as_str().to_owned(), change)
        };
        Some(Self {
            text: fingerprint(report.before.text()),
            findings: report.findings.iter().map(KeptFinding::new).collect(),
            changes: threshold.map(change),
        })
    }

    /// Whether it says all that a run with this threshold says.
    pub(super) fn serves(&self, threshold: Option<Applicability>) -> bool {
        threshold.is_none_or(|threshold| {
            let changes = self.changes.as_ref();
            changes.is_some_and(|(made, _)| made == threshold.as_str())
        })
    }

    /// The report of the file with the text `before`. `None` where it is of
    /// another text, or of other rules.
    pub(in crate::workspace) fn report(
        &self,
        before: Source,
        transforms: &[&dyn Transform],
        threshold: Option<Applicability>,
    ) -> Option<FileReport> {
        if fingerprint(before.text()) != self.text {
            return None;
        }
        let findings = self.findings.iter();
        let findings = findings.map(|kept| kept.finding(&before, transforms));
        let findings = findings.collect::<Option<_>>()?;
        let (mut applied, mut after) = (0, None);
        if let Some((_, change)) = self.changes.as_ref().filter(|_| threshold.is_some()) {
            applied = change.fixes;
            if let Some((start, new, end)) = &change.after {
                let text = before.text();
                let end = text.len().checked_sub(*end).filter(|end| end >= start)?;
                let (start, end) = (text.get(..*start)?, text.get(end..)?);
                after = Some(before.with_text([start, new, end].concat()));
            }
        }
        Some(FileReport {
            before,
            after,
            findings,
            applied,
            failure: None,
        })
    }
}

impl KeptFinding {
    fn new(finding: &Finding) -> Self {
        Self {
            rule: finding.rule.code.to_owned(),
            span: (finding.span.start, finding.span.end),
            message: finding.message.clone(),
            help: finding.help.clone(),
            reason: finding.reason.map(|Reason(word)| word.to_owned()),
            fix: finding.fix.as_ref().map(KeptFix::new),
        }
    }

    fn finding(&self, source: &Source, transforms: &[&dyn Transform]) -> Option<Finding> {
        let metas = transforms.iter().map(|transform| transform.meta());
        Some(Finding {
            rule: metas.into_iter().find(|meta| meta.code == self.rule)?,
            span: span(source, self.span.0, self.span.1)?,
            message: self.message.clone(),
            help: self.help.clone(),
            reason: self.reason.as_deref().map(|word| Reason(known(word))),
            fix: match &self.fix {
                Some(fix) => Some(fix.fix(source)?),
                None => None,
            },
        })
    }
}

impl KeptFix {
    fn new(fix: &Fix) -> Self {
        let edits = fix.edits().iter();
        Self {
            title: fix.title().to_owned(),
            applicability: fix.applicability().as_str().to_owned(),
            edits: edits
                .map(|edit| (edit.span.start, edit.span.end, edit.text.clone()))
                .collect(),
        }
    }

    fn fix(&self, source: &Source) -> Option<Fix> {
        let all = [Applicability::Safe, Applicability::Unsafe];
        let applicability = all.iter().find(|it| it.as_str() == self.applicability)?;
        let mut last = 0;
        let edits = self.edits.iter().map(|(start, end, text)| {
            let in_order = std::mem::replace(&mut last, *end) <= *start;
            let span = span(source, *start, *end).filter(|_| in_order)?;
            Some(Edit::replace(span, text))
        });
        let edits = edits.collect::<Option<_>>()?;
        Some(Fix::new(self.title.as_str(), *applicability, edits))
    }
}

fn span(source: &Source, start: u32, end: u32) -> Option<Span> {
    let text = source.text().get(start as usize..end as usize);
    text.map(|_| Span::new(start, end))
}

/// The word of a reason as one that lives as long as the program. There are as
/// many as the rules have.
fn known(word: &str) -> &'static str {
    static WORDS: OnceLock<Mutex<HashSet<&'static str>>> = OnceLock::new();
    let words = WORDS.get_or_init(Mutex::default).lock();
    let mut words = words.unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = words.get(word) {
        return known;
    }
    let known: &'static str = Box::leak(word.into());
    words.insert(known);
    known
}

/// How many bytes the texts begin and end with alike, and what the second one
/// has between.
fn difference(before: &str, after: &str) -> (usize, String, usize) {
    let alike = |(a, b): &(char, char)| a == b;
    let length = |(a, _): (char, char)| a.len_utf8();
    let pairs = before.chars().zip(after.chars());
    let start: usize = pairs.take_while(alike).map(length).sum();
    let (rest, new) = (&before[start..], &after[start..]);
    let pairs = rest.chars().rev().zip(new.chars().rev());
    let end: usize = pairs.take_while(alike).map(length).sum();
    (start, new[..new.len() - end].to_owned(), end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{self, Options};
    use crate::facts::Settings;
    use crate::transforms;

    fn examined(text: &str, threshold: Option<Applicability>) -> FileReport {
        let options = Options {
            threshold,
            settings: Settings::standard(),
            project: None,
            timeout: None,
        };
        engine::examine(Source::new("a.py", text), transforms::ALL, &options)
    }

    const TEXT: &str = "def f(p, é):\n    x = open(p).read()  # é\n    open(p, 'w').write(é)\n    \
                        return x\n\ng = lambda q: open(q).read()\n";

    /// All of a report that is shown to anybody.
    fn shown(report: &FileReport) -> String {
        let finding = |it: &Finding| {
            let fix = it.fix.as_ref();
            let fix = fix.map(|fix| (fix.title(), fix.applicability(), fix.edits()));
            let Finding { span, message, .. } = it;
            format!(
                "{} {span:?} {message} {} {:?} {fix:?}",
                it.rule.code, it.help, it.reason
            )
        };
        let findings: Vec<_> = report.findings.iter().map(finding).collect();
        let after = report.after.as_ref().map(Source::text);
        format!(
            "{findings:#?} {} {after:?} {:?}",
            report.applied, report.failure
        )
    }

    #[test]
    fn what_is_kept_comes_back() {
        let safe = Some(Applicability::Safe);
        let (looked, made) = (examined(TEXT, None), examined(TEXT, safe));
        assert!(looked.findings.len() > 2 && made.after.is_some());
        let back = |report: &FileReport, kept_with, wanted_with| {
            let known = Known::new(Vec::new(), Some(report), kept_with).unwrap();
            let json = serde_json::to_string(&known).unwrap();
            let known: Known = serde_json::from_str(&json).unwrap();
            let kept = known.report.unwrap();
            kept.serves(wanted_with).then(|| {
                let before = Source::new("a.py", TEXT);
                kept.report(before, transforms::ALL, wanted_with).unwrap()
            })
        };
        let look = shown(&back(&looked, None, None).unwrap());
        assert_eq!(look, shown(&looked));
        assert_eq!(look, shown(&back(&made, safe, None).unwrap()));
        let apply = back(&made, safe, safe).unwrap();
        assert_eq!(shown(&apply), shown(&made));
        let unsafe_too = Some(Applicability::Unsafe);
        assert!(back(&made, safe, unsafe_too).is_none());
        assert!(back(&looked, None, safe).is_none());
    }

    #[test]
    fn what_does_not_fit_is_as_good_as_nothing() {
        let safe = Some(Applicability::Safe);
        let known = Known::new(Vec::new(), Some(&examined(TEXT, safe)), safe).unwrap();
        let kept = known.report.unwrap();
        let report = |text: &str, rules| {
            kept.report(Source::new("a.py", text), rules, safe)
                .is_some()
        };
        assert!(report(TEXT, transforms::ALL));
        assert!(!report(TEXT, &transforms::ALL[5..]));
        assert!(!report(&TEXT[..40], transforms::ALL));
        assert!(!report(&TEXT.replace("def", "äöü"), transforms::ALL));
        assert!(!report("", transforms::ALL));
    }

    #[test]
    fn a_difference_is_what_is_between() {
        for (before, after, expected) in [
            ("", "", (0, "", 0)),
            ("abc", "abc", (3, "", 0)),
            ("abc", "axc", (1, "x", 1)),
            ("aa", "a", (1, "", 0)),
            ("a", "aa", (1, "a", 0)),
            ("é", "è", (0, "è", 0)),
        ] {
            let (start, new, end) = difference(before, after);
            assert_eq!((start, new.as_str(), end), expected, "{before} {after}");
        }
    }
}
