//! Which fixes go into one pass, and the imports that they add and leave
//! unused.

use rustc_hash::FxHashMap;

use super::imports::{add_imports, drop_unused};
use crate::edit::{Applicability, EditSet, Fix};
use crate::semantic::Model;
use crate::syntax::Tree;
use crate::text::Span;
use crate::transform::Finding;

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
/// not at all: one that meets an earlier one waits for the next pass.
pub(super) fn settle(
    tree: &Tree<'_>,
    model: &Model<'_>,
    findings: &[Finding],
    threshold: Applicability,
) -> Settled {
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
    drop_unused(tree, model, &mut settled.edits);
    add_imports(tree, imports, &mut settled.edits);
    settled
}

/// The edits of one fix as they would be made alone.
pub(super) fn complete(tree: &Tree<'_>, model: &Model<'_>, fix: &Fix) -> Option<EditSet> {
    let mut edits = EditSet::default();
    edits.insert(fix).ok()?;
    drop_unused(tree, model, &mut edits);
    add_imports(tree, fix.imports().to_vec(), &mut edits);
    Some(edits)
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
