//! Fixes that go into one pass together.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edit, Fix};
use crate::text::Span;

/// Edits of several fixes, sorted and disjoint.
#[derive(Debug, Clone, Default)]
pub struct EditSet {
    edits: Vec<Edit>,
    claims: Claims,
    /// Lines of their own that fixes added.
    lines: Vec<Edit>,
}

/// A fix was refused because an earlier one of the same pass has a claim on
/// the text at `span`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// Where the two meet.
    pub span: Span,
}

impl EditSet {
    /// Takes the whole fix, or nothing of it.
    ///
    /// # Errors
    /// When a byte that the fix claims is claimed already, or both insert at
    /// the same place. Added lines are shared and only must not fall into a
    /// claim.
    pub fn insert(&mut self, fix: &Fix) -> Result<(), Conflict> {
        for claim in fix.claims() {
            if let Some(span) = self.claims.met_by(claim) {
                return Err(Conflict { span });
            }
        }
        for line in fix.lines() {
            if let Some(span) = self.claims.overlapped_by(line.span) {
                return Err(Conflict { span });
            }
        }
        let added = |line: &&Edit| fix.claims().any(|claim| claim.overlaps(line.span));
        // The lines are there already, but too far down for this fix.
        let below = |line: &&Edit| {
            let same = |other: &Edit| other.text == line.text && other.span < line.span;
            fix.lines().iter().any(same)
        };
        if let Some(line) = self.lines.iter().find(|line| added(line) || below(line)) {
            return Err(Conflict { span: line.span });
        }
        fix.claims().for_each(|claim| self.claims.add(claim));
        for line in fix.lines() {
            if !self.lines.iter().any(|other| other.text == line.text) {
                self.prepend_lines(line.span.start, line.text.clone());
                self.lines.push(line.clone());
            }
        }
        for edit in fix.edits() {
            // Mostly at the end.
            let at = self.edits.partition_point(|other| other.span <= edit.span);
            self.edits.insert(at, edit.clone());
        }
        Ok(())
    }

    /// Puts new lines of text at `offset`, before whatever else is inserted
    /// there. Lines of their own disturb no other edit, so nothing is claimed.
    pub fn prepend_lines(&mut self, offset: u32, lines: String) {
        let at = self.edits.partition_point(|edit| edit.span.start < offset);
        debug_assert!(at == 0 || self.edits[at - 1].span.end <= offset);
        self.edits.insert(at, Edit::insert(offset, lines));
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The edits, by position, disjoint.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// The new text.
    pub fn apply(&self, text: &str) -> String {
        let growth: usize = self.edits.iter().map(|edit| edit.text.len()).sum();
        let mut out = String::with_capacity(text.len() + growth);
        let mut at = 0;
        for edit in &self.edits {
            out.push_str(&text[at..edit.span.start as usize]);
            out.push_str(&edit.text);
            at = edit.span.end as usize;
        }
        out.push_str(&text[at..]);
        out
    }

    /// Where text stands after [`apply`](Self::apply).
    pub fn moves(&self) -> Moves<'_> {
        Moves {
            ahead: &self.edits,
            shift: 0,
        }
    }
}

/// Where spans go when edits are made; asked in the order of their starts.
#[derive(Debug, Clone)]
pub struct Moves<'e> {
    ahead: &'e [Edit],
    shift: i64,
}

impl Moves<'_> {
    /// Where the bytes under `span` stand afterwards, or `None` when an edit
    /// changes some of them. No span that was asked for before starts later.
    pub fn of(&mut self, span: Span) -> Option<Span> {
        while let [edit, rest @ ..] = self.ahead
            && edit.span.end <= span.start
        {
            self.shift += edit.text.len() as i64 - i64::from(edit.span.len());
            self.ahead = rest;
        }
        if self
            .ahead
            .first()
            .is_some_and(|edit| edit.span.start < span.end)
        {
            return None;
        }
        let moved = |offset: u32| u32::try_from(i64::from(offset) + self.shift).ok();
        Some(Span::new(moved(span.start)?, moved(span.end)?))
    }
}

/// What fixes claim. Claims of two fixes never share a byte, those of one may:
/// these are put together, so that few need to be looked at.
#[derive(Debug, Clone, Default)]
struct Claims {
    /// Disjoint: the ends by the starts.
    spans: BTreeMap<u32, u32>,
    /// Where something is inserted.
    points: BTreeSet<u32>,
}

impl Claims {
    /// Claims meet when they share a byte, or when an insertion touches the
    /// other: which of the two texts would come first is nobody's to guess.
    fn met_by(&self, claim: Span) -> Option<Span> {
        let point = self.points.range(claim.start..=claim.end).next();
        let point = point.map(|&point| Span::at(point));
        point.or_else(|| {
            if !claim.is_empty() {
                return self.overlapped_by(claim);
            }
            let (&start, &end) = self.spans.range(..=claim.start).next_back()?;
            (end >= claim.start).then(|| Span::new(start, end))
        })
    }

    /// The bytes that a span shares with the claims; for an insertion those
    /// that it would part.
    fn overlapped_by(&self, span: Span) -> Option<Span> {
        let (&start, &end) = self.spans.range(..span.end).next_back()?;
        (end > span.start).then(|| Span::new(start, end))
    }

    fn add(&mut self, claim: Span) {
        if claim.is_empty() {
            self.points.insert(claim.start);
            return;
        }
        let mut whole = claim;
        while let Some(other) = self.overlapped_by(whole) {
            self.spans.remove(&other.start);
            whole = Span::new(whole.start.min(other.start), whole.end.max(other.end));
        }
        self.spans.insert(whole.start, whole.end);
    }
}

#[cfg(test)]
mod line_tests {
    use super::*;
    use crate::edit::Applicability;

    fn fix(edits: Vec<Edit>, lines: Vec<Edit>) -> Fix {
        Fix::new("Try", Applicability::Safe, edits).adding_lines(lines)
    }

    #[test]
    fn lines_are_shared() {
        let line = || vec![Edit::insert(2, "def f\n")];
        let mut set = EditSet::default();
        assert!(
            set.insert(&fix(vec![Edit::replace(Span::new(4, 5), "f")], line()))
                .is_ok()
        );
        assert!(
            set.insert(&fix(vec![Edit::replace(Span::new(6, 7), "g")], line()))
                .is_ok()
        );
        // What ends or starts where they go is no obstacle to them.
        assert!(
            set.insert(&fix(vec![Edit::delete(Span::new(0, 2))], Vec::new()))
                .is_ok()
        );
        assert_eq!(set.apply("a\nb.c.d\n"), "def f\nb.f.g\n");
    }

    #[test]
    fn lines_stay_out_of_claims() {
        let mut set = EditSet::default();
        assert!(
            set.insert(&fix(vec![Edit::delete(Span::new(0, 4))], Vec::new()))
                .is_ok()
        );
        assert!(
            set.insert(&fix(Vec::new(), vec![Edit::insert(2, "x\n")]))
                .is_err()
        );
        let mut set = EditSet::default();
        assert!(
            set.insert(&fix(Vec::new(), vec![Edit::insert(2, "x\n")]))
                .is_ok()
        );
        assert!(
            set.insert(&fix(vec![Edit::delete(Span::new(0, 4))], Vec::new()))
                .is_err()
        );
        // Needed further up: not in this pass.
        assert!(
            set.insert(&fix(Vec::new(), vec![Edit::insert(0, "x\n")]))
                .is_err()
        );
    }
}
