//! Statements under a question.

use super::{Line, wrap};
use crate::edit::Edit;
use crate::syntax::Node;
use crate::text::Span;

/// Puts each of `members` under `if question:`, those that follow each other
/// together. Returns the edits, and the spans that the fix is to claim.
pub fn put_under<'t>(members: &[Node<'t>], question: &str) -> Option<(Vec<Edit>, Vec<Span>)> {
    let header = [Line::new(format!("if {question}:"))];
    let (mut edits, mut claims) = (Vec::new(), Vec::new());
    let mut members = members.iter().copied().peekable();
    while let Some(first) = members.next() {
        let mut last = first;
        while let Some(next) = members.next_if(|node| last.next_named() == Some(*node)) {
            last = next;
        }
        let wrapped = wrap(first, last, &header, &[])?;
        edits.extend(wrapped.edits);
        claims.push(wrapped.footprint);
    }
    Some((edits, claims))
}

/// The edits by position, unless two of them meet.
pub fn disjoint(mut edits: Vec<Edit>) -> Option<Vec<Edit>> {
    edits.sort_by_key(|edit| edit.span);
    let apart = edits
        .windows(2)
        .all(|pair| pair[0].span.end <= pair[1].span.start && pair[0].span != pair[1].span);
    apart.then_some(edits)
}
