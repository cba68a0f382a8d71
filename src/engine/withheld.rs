//! Fixes that are not to be made, followed through the passes.

use crate::edit::EditSet;
use crate::text::Span;
use crate::transform::Finding;

/// Findings whose fixes are not made.
#[derive(Debug, Default)]
pub(super) struct Withheld {
    /// The code of the rule, and where the finding starts by now.
    places: Vec<(&'static str, u32)>,
    /// Rules of which no place can be told any more: none of their fixes is
    /// made.
    rules: Vec<&'static str>,
}

impl Withheld {
    /// Takes the fixes of the findings of these numbers away.
    pub(super) fn add(&mut self, findings: &mut [Finding], numbers: &[usize]) {
        for &number in numbers {
            if let Some(finding) = findings.get_mut(number) {
                finding.fix = None;
                self.places.push((finding.rule.code, finding.span.start));
            }
        }
        self.places.sort_unstable_by_key(|&(_, start)| start);
    }

    /// Takes the fixes of the same findings away in a later pass.
    pub(super) fn apply(&self, findings: &mut [Finding]) {
        for finding in findings {
            let place = (finding.rule.code, finding.span.start);
            if self.rules.contains(&place.0) || self.places.contains(&place) {
                finding.fix = None;
            }
        }
    }

    /// The findings move as the text does.
    pub(super) fn follow(&mut self, edits: &EditSet) {
        let mut moves = edits.moves();
        let rules = &mut self.rules;
        self.places.retain_mut(|(rule, start)| {
            let moved = moves.of(Span::new(*start, *start + 1));
            match moved {
                Some(span) => *start = span.start,
                None => rules.push(rule),
            }
            moved.is_some()
        });
    }
}
