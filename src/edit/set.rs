//! Fixes that go into one pass together.

use super::{Edit, Fix};
use crate::text::Span;

/// Edits of several fixes, sorted and disjoint.
#[derive(Debug, Clone, Default)]
pub struct EditSet {
    edits: Vec<Edit>,
    claims: Vec<Span>,
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
            if let Some(&other) = self.claims.iter().find(|&&other| meets(claim, other)) {
                return Err(Conflict { span: other });
            }
        }
        for line in fix.lines() {
            if let Some(&other) = self.claims.iter().find(|claim| claim.overlaps(line.span)) {
                return Err(Conflict { span: other });
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
        self.claims.extend(fix.claims());
        for line in fix.lines() {
            if !self.lines.iter().any(|other| other.text == line.text) {
                self.prepend_lines(line.span.start, line.text.clone());
                self.lines.push(line.clone());
            }
        }
        self.edits.extend_from_slice(fix.edits());
        self.edits.sort_by_key(|edit| edit.span);
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

    /// Where the bytes under `span` stand after [`apply`](Self::apply), or
    /// `None` when an edit changes some of them.
    pub fn moved(&self, span: Span) -> Option<Span> {
        let mut shift = 0_i64;
        for edit in &self.edits {
            if edit.span.end <= span.start {
                shift += edit.text.len() as i64 - i64::from(edit.span.len());
            } else if edit.span.start >= span.end {
                break;
            } else {
                return None;
            }
        }
        let move_by = |offset: u32| u32::try_from(i64::from(offset) + shift).ok();
        Some(Span::new(move_by(span.start)?, move_by(span.end)?))
    }
}

/// Two claims meet when they share a byte, or when an insertion touches the
/// other: which of the two texts would come first is nobody's to guess.
fn meets(a: Span, b: Span) -> bool {
    if a.is_empty() || b.is_empty() {
        return a.start <= b.end && b.start <= a.end;
    }
    a.overlaps(b)
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
