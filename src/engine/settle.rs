//! Which fixes go into one pass, and the imports that they add and leave
//! unused.

use rustc_hash::FxHashMap;

use super::deadline::Deadline;
use super::imports::{add_imports, drop_unused, droppable};
use crate::edit::{Applicability, Edit, EditSet, Fix};
use crate::semantic::{Model, Project, Symbol};
use crate::syntax::Tree;
use crate::text::Span;
use crate::transform::{Finding, reshape};

/// One pass's worth of fixes.
#[derive(Default)]
pub(super) struct Settled {
    /// All edits, imports included.
    pub(super) edits: EditSet,
    /// How many fixes went in.
    pub(super) fixes: usize,
    /// The codes of their rules.
    pub(super) rules: Vec<&'static str>,
}

/// Takes the fixes of `findings` at or above `threshold` in order, whole or
/// not at all: one that meets an earlier one waits for the next pass. `None`
/// when that is not done by the deadline.
pub(super) fn settle(
    tree: &Tree<'_>,
    model: &Model<'_>,
    findings: &[Finding],
    threshold: Applicability,
    project: Option<&dyn Project>,
    deadline: Deadline,
) -> Option<Settled> {
    let mut settled = Settled::default();
    let mut suites: FxHashMap<Span, usize> = FxHashMap::default();
    let mut imports = Vec::new();
    for finding in findings {
        let Some(fix) = finding
            .fix
            .as_ref()
            .filter(|fix| fix.applicability() >= threshold)
        else {
            continue;
        };
        if deadline.is_over() {
            return None;
        }
        if empties_a_suite(fix, &suites) || settled.edits.insert(fix).is_err() {
            continue;
        }
        for removal in fix.removals() {
            *suites.entry(removal.suite).or_default() += 1;
        }
        imports.extend_from_slice(fix.imports());
        settled.fixes += 1;
        if !settled.rules.contains(&finding.rule.code) {
            settled.rules.push(finding.rule.code);
        }
    }
    close_gaps(tree, &mut settled.edits);
    drop_unused(tree, &droppable(tree, model), project, &mut settled.edits);
    add_imports(tree, imports, &mut settled.edits);
    Some(settled)
}

/// The edits of one fix as they would be made alone. `imported` is what is
/// [`droppable`].
pub(super) fn complete(
    tree: &Tree<'_>,
    imported: &[&Symbol<'_>],
    project: Option<&dyn Project>,
    fix: &Fix,
) -> Option<EditSet> {
    let mut edits = EditSet::default();
    edits.insert(fix).ok()?;
    close_gaps(tree, &mut edits);
    drop_unused(tree, imported, project, &mut edits);
    add_imports(tree, fix.imports().to_vec(), &mut edits);
    Some(edits)
}

/// Where lines that follow each other go, one by one, the blank lines above
/// and below all of them become neighbours: takes the first one below, too.
fn close_gaps(tree: &Tree<'_>, edits: &mut EditSet) {
    let source = tree.source();
    let mut gaps = Vec::new();
    let deleted = |edit: &Edit| edit.text.is_empty() && edit.span.start < edit.span.end;
    let runs = edits
        .edits()
        .chunk_by(|a, b| deleted(a) && deleted(b) && a.span.end == b.span.start);
    for run in runs.filter(|run| run.len() > 1) {
        let (start, end) = (run[0].span.start, run[run.len() - 1].span.end);
        let lines = source.lines();
        let last = lines.line_start(end - 1);
        if lines.line_start(start) != start
            || lines.line_end(end - 1, source.text()) != end
            || source.slice(Span::new(last, end)).trim().is_empty()
        {
            continue;
        }
        let below = reshape::without_gap(source, start, end);
        if below > end {
            gaps.push(Edit::delete(Span::new(end, below)));
        }
    }
    for gap in gaps {
        // Where a fix has a claim on the line it stays.
        let _ = edits.insert(&Fix::new("Close the gap", Applicability::Safe, vec![gap]));
    }
}

/// Whether the fix, after those that took statements out of `suites`, would
/// leave a suite with none.
fn empties_a_suite(fix: &Fix, suites: &FxHashMap<Span, usize>) -> bool {
    fix.removals().iter().any(|removal| {
        let earlier = suites.get(&removal.suite).copied().unwrap_or(0);
        let own = fix
            .removals()
            .iter()
            .filter(|other| other.suite == removal.suite)
            .count();
        earlier > 0 && earlier + own >= removal.statements
    })
}
