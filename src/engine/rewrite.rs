//! Looks at one file and rewrites it until nothing is left to do.

use std::time::Duration;

use super::deadline::Deadline;
use super::dispatch::Dispatch;
use super::imports::droppable;
use super::settle::{Settled, complete, settle};
use super::shown::withhold_shown;
use super::suppress::{ignores_file, is_suppressed, withhold_quiet};
use super::verify::{Damage, Expectation};
use super::withheld::Withheld;
use crate::edit::{Applicability, Fix};
use crate::facts::Settings;
use crate::semantic::{Model, Project};
use crate::syntax::Tree;
use crate::text::Source;
use crate::transform::{Finding, Reason, Transform};

/// How a file is to be handled.
#[derive(Debug, Clone, Copy)]
pub struct Options<'p> {
    /// Fixes at or above it are made; `None` looks only.
    pub threshold: Option<Applicability>,
    /// What the user has set.
    pub settings: &'p Settings,
    /// Where imported names are looked up; `None` for a file on its own.
    pub project: Option<&'p dyn Project>,
    /// How long a file may take, looked at while it is parsed and while
    /// fixes are sought and put together; `None` for as long as it takes.
    pub timeout: Option<Duration>,
}

/// What became of one file.
#[derive(Debug)]
pub struct FileReport {
    /// The file as it was read.
    pub before: Source,
    /// The file with the fixes made, verified; `None` when nothing changes.
    pub after: Option<Source>,
    /// What was found, by position in `before`. The edits of each fix include
    /// the imports that it needs.
    pub findings: Vec<Finding>,
    /// How many fixes went into `after`.
    pub applied: usize,
    /// Why the file could not be handled, or not wholly.
    pub failure: Option<Failure>,
}

/// Why a file was left alone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It is not valid Python to begin with.
    #[error(
        "syntax error at line {line}: the file is looked at but not changed; correct it, or \
         report it if Python accepts the file"
    )]
    Syntax {
        /// 1-based line of the first error.
        line: u32,
    },
    /// The fixes would have damaged it.
    #[error(
        "left alone: the fixes of {rules} would have {damage}; this is an error in norefcount, \
         please report it (`--ignore {rules}` goes around it)"
    )]
    Broken {
        /// The codes of the rules, with commas.
        rules: String,
        /// What would have happened.
        damage: &'static str,
    },
    /// It took longer than it may.
    #[error(
        "left alone: it was not done after {} s; raise --timeout, or leave it out",
        .0.as_secs_f64()
    )]
    Late(Duration),
    /// The fixes never came to an end.
    #[error(
        "left alone: the fixes of {rules} were not done after {passes} passes; this is an error \
         in norefcount, please report it (`--ignore {rules}` goes around it)"
    )]
    Divergent {
        /// The codes of the rules, with commas.
        rules: String,
        /// How often they were tried.
        passes: usize,
    },
}

/// Why a finding of whatever rule may be without its fix: the reasons, and what
/// they stand for.
pub const REASONS: &[(&str, &str)] = &[
    (
        "syntax-error",
        "the file is not valid Python to begin with.",
    ),
    (
        "inconsistent-indentation",
        "the file mixes tabs and spaces, or indents one block in several ways.",
    ),
    (
        "source-is-shown",
        "the program prints the text of the expression (`f\"{x.y=}\"`).",
    ),
    (
        "line-is-quiet",
        "a line that would change has a comment that tells to leave it alone.",
    ),
];

/// How many passes a file is given. Each makes all fixes that do not meet;
/// nested ones take a pass for each level.
const PASSES: usize = 100;

/// Looks for findings and, given a threshold, makes the fixes. Every text is
/// parsed once: the tree that proves one pass is the tree of the next.
pub fn examine(source: Source, transforms: &[&dyn Transform], options: &Options<'_>) -> FileReport {
    examine_among(source, transforms, transforms, options, &[])
}

/// The same, but the fixes of some findings are not made: those at `left_out`
/// among the findings that [`examine`] gives for the same text. What is found
/// only once other fixes are made goes with these.
pub fn examine_without(
    source: Source,
    transforms: &[&dyn Transform],
    options: &Options<'_>,
    left_out: &[usize],
) -> FileReport {
    examine_among(source, transforms, transforms, options, left_out)
}

/// The same, of a text in which only `candidates` among the transforms can find
/// something, as it is; what fixes make of it is for all of them.
pub fn examine_among(
    source: Source,
    candidates: &[&dyn Transform],
    transforms: &[&dyn Transform],
    options: &Options<'_>,
    left_out: &[usize],
) -> FileReport {
    let mut dispatch = Dispatch::new(candidates);
    let mut report = FileReport {
        before: source.clone(),
        after: None,
        findings: Vec::new(),
        applied: 0,
        failure: None,
    };
    let mut rules: Vec<&'static str> = Vec::new();
    let mut source = source;
    let mut expected: Option<(Expectation, Source)> = None;
    let mut withheld = Withheld::default();
    let deadline = Deadline::after(options.timeout);
    for pass in 0..=PASSES {
        let Some(tree) = Tree::parse_until(&source, deadline.at()) else {
            return report.late(options);
        };
        if let Some((expectation, before)) = &expected
            && let Err(damage) = expectation.check(before, &tree)
        {
            return report.failed(broken(&rules, damage));
        }
        let model = Model::new(&tree);
        let Some(mut findings) = find(&tree, &model, &dispatch, options, deadline) else {
            return report.late(options);
        };
        if pass == 0 {
            withheld.add(&mut findings, left_out);
        } else {
            withheld.apply(&mut findings);
        }
        let settled = match options.threshold {
            Some(threshold) => settle(
                &tree,
                &model,
                &findings,
                threshold,
                options.project,
                deadline,
            ),
            None => Some(Settled::default()),
        };
        let Some(settled) = settled else {
            return report.late(options);
        };
        if pass == 0 {
            report.failure = syntax_failure(&tree);
            if complete_fixes(&tree, &model, &mut findings, options.project, deadline).is_none() {
                return report.late(options);
            }
            report.findings = findings;
        }
        if settled.edits.is_empty() {
            drop(tree);
            report.after = (source.text() != report.before.text()).then_some(source);
            return report;
        }
        report.applied += settled.fixes;
        for rule in settled.rules {
            if !rules.contains(&rule) {
                rules.push(rule);
            }
        }
        let expectation = match Expectation::new(&tree, &settled.edits) {
            Ok(expectation) => expectation,
            Err(damage) => return report.failed(broken(&rules, damage)),
        };
        if pass == 0 {
            dispatch = Dispatch::new(transforms);
        }
        withheld.follow(&settled.edits);
        let next = source.with_text(settled.edits.apply(source.text()));
        drop(tree);
        expected = Some((expectation, std::mem::replace(&mut source, next)));
    }
    rules.sort_unstable();
    report.failed(Failure::Divergent {
        rules: rules.join(","),
        passes: PASSES,
    })
}

/// Whether something is found in a text, or could be if it were no broken
/// Python, or if there were more time.
pub(super) fn finds_some(
    source: &Source,
    transforms: &[&dyn Transform],
    options: &Options<'_>,
) -> bool {
    let deadline = Deadline::after(options.timeout);
    let Some(tree) = Tree::parse_until(source, deadline.at()) else {
        return true;
    };
    let faults = tree.faults();
    if !faults.errors.is_empty() || !faults.misshapen.is_empty() {
        return true;
    }
    let model = Model::new(&tree);
    Dispatch::new(transforms)
        .run(&tree, &model, options, deadline)
        .is_none_or(|findings| !findings.is_empty())
}

impl FileReport {
    /// The report of a file that is left alone after all.
    fn failed(self, failure: Failure) -> Self {
        Self {
            after: None,
            applied: 0,
            failure: Some(failure),
            ..self
        }
    }

    fn late(self, options: &Options<'_>) -> Self {
        self.failed(Failure::Late(options.timeout.unwrap_or_default()))
    }
}

fn syntax_failure(tree: &Tree<'_>) -> Option<Failure> {
    let errors = &tree.faults().errors;
    // An error may span the file; what is wrong is the innermost one. They are
    // in source order, outer ones first.
    let innermost = errors
        .windows(2)
        .find(|pair| !pair[0].contains(pair[1]))
        .map(|pair| pair[0]);
    let offset = innermost.or(errors.last().copied())?.start;
    Some(Failure::Syntax {
        line: tree.source().position(offset).line,
    })
}

/// The findings of one parsed file, with fixes withheld where its syntax is
/// not to be trusted.
fn find<'t>(
    tree: &'t Tree<'t>,
    model: &'t Model<'t>,
    dispatch: &Dispatch<'_>,
    options: &Options<'t>,
    deadline: Deadline,
) -> Option<Vec<Finding>> {
    if ignores_file(tree) {
        return Some(Vec::new());
    }
    let mut findings = dispatch.run(tree, model, options, deadline)?;
    findings.retain(|finding| !is_suppressed(tree, finding));
    withhold_shown(tree, &mut findings);
    withhold_quiet(tree, &mut findings);
    let faults = tree.faults();
    if tree.lexed().lost || !faults.errors.is_empty() {
        for finding in &mut findings {
            withhold(finding, "syntax-error", "The file has a syntax error.");
        }
    } else if !faults.misshapen.is_empty() {
        for finding in &mut findings {
            withhold(
                finding,
                "inconsistent-indentation",
                "The file mixes tabs and spaces, or indents one block in several ways.",
            );
        }
    }
    Some(findings)
}

fn withhold(finding: &mut Finding, reason: &'static str, why: &str) {
    if finding.fix.take().is_some() {
        finding.reason = Some(Reason(reason));
        finding.help = format!("{why} Put that right first, then this can be fixed.");
    }
}

/// Gives each fix the edits for its imports, for those who take fixes singly.
fn complete_fixes(
    tree: &Tree<'_>,
    model: &Model<'_>,
    findings: &mut [Finding],
    project: Option<&dyn Project>,
    deadline: Deadline,
) -> Option<()> {
    let imported = droppable(tree, model);
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        if deadline.is_over() {
            return None;
        }
        if let Some(set) = complete(tree, &imported, project, fix) {
            let edits = set.edits().to_vec();
            finding.fix = Some(Fix::new(fix.title(), fix.applicability(), edits));
        }
    }
    Some(())
}

fn broken(rules: &[&'static str], damage: Damage) -> Failure {
    let damage = match damage {
        Damage::Errors => "brought a syntax error into the file",
        Damage::Shape => "indented a block wrongly",
        Damage::Literal => "changed a string or number that they have no business with",
    };
    Failure::Broken {
        rules: rules.join(","),
        damage,
    }
}
