//! Replacement fields that show their own source: `f"{x=}"`.

use crate::edit::Fix;
use crate::syntax::{Kind, Tree};
use crate::text::Span;
use crate::transform::{Finding, Reason};

/// Withholds every fix that would change the text of an expression where the
/// program prints that text.
pub(super) fn withhold_shown(tree: &Tree<'_>, findings: &mut [Finding]) {
    if findings.iter().all(|finding| finding.fix.is_none()) {
        return;
    }
    let shown: Vec<Span> = tree
        .nodes()
        .filter(|node| node.is(Kind::Interpolation) && node.has_token("="))
        .map(|field| field.span())
        .collect();
    if shown.is_empty() {
        return;
    }
    for finding in findings {
        let edits = finding.fix.as_ref().map_or(&[][..], Fix::edits);
        let changed = edits.iter().any(|edit| {
            shown.iter().any(|&field| {
                // Text that only moves is in the new text of the fix.
                let moved = || {
                    edits
                        .iter()
                        .any(|it| it.text.contains(tree.source().slice(field)))
                };
                edit.span.overlaps(field) && (!edit.span.contains(field) || !moved())
            })
        });
        if changed {
            finding.fix = None;
            finding.reason = Some(Reason("source-is-shown"));
            finding.help = "The text of this expression is printed (`{…=}`), so it cannot change \
                            without the output. Take it out of the string first."
                .to_owned();
        }
    }
}
