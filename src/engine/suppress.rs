//! Comments by which authors keep a finding quiet.

use crate::edit::Fix;
use crate::syntax::Tree;
use crate::text::Span;
use crate::transform::{Finding, Meta, Reason};

/// Whether a comment says that the whole file is to be left alone:
/// `# norefcount: ignore-file`.
pub(super) fn ignores_file(tree: &Tree<'_>) -> bool {
    tree.lexed().comments.iter().any(|&comment| {
        directives(tree.source().slice(comment)).any(|words| words == "ignore-file")
    })
}

/// Whether a comment on the finding's line, or on the first line of its
/// statement, suppresses it.
pub(super) fn is_suppressed(tree: &Tree<'_>, finding: &Finding) -> bool {
    !tree.lexed().comments.is_empty() && is_quiet(tree, finding.span, finding.rule)
}

/// Withholds every fix that would change what stands on a line that is to be
/// left alone.
pub(super) fn withhold_quiet(tree: &Tree<'_>, findings: &mut [Finding]) {
    if tree.lexed().comments.is_empty() {
        return;
    }
    for finding in findings {
        let mut edits = finding.fix.iter().flat_map(Fix::edits);
        let changes = |span: Span| !tree.source().slice(span).trim().is_empty();
        if edits.any(|edit| changes(edit.span) && is_quiet(tree, edit.span, finding.rule)) {
            finding.fix = None;
            finding.reason = Some(Reason("line-is-quiet"));
            finding.help =
                "A line that would change has a comment that tells to leave it alone.".to_owned();
        }
    }
}

/// Whether a comment at either end of `span`, or on the first line of its
/// statement, tells `rule` to be quiet.
fn is_quiet(tree: &Tree<'_>, span: Span, rule: &Meta) -> bool {
    let source = tree.source();
    let lines = source.lines();
    let line_of = |offset: u32| {
        Span::new(
            lines.line_start(offset),
            lines.line_end(offset, source.text()),
        )
    };
    let statement = tree
        .node_at(span.start)
        .statement()
        .map(|node| node.start());
    let places = [Some(span.start), Some(span.end.max(1) - 1), statement];
    places.into_iter().flatten().any(|offset| {
        tree.lexed()
            .comments_in(line_of(offset))
            .iter()
            .any(|&comment| suppresses(source.slice(comment), rule))
    })
}

/// What comes after `norefcount:`, also in a comment that tells other programs
/// something first: `# type: ignore  # norefcount: ignore`.
fn directives(comment: &str) -> impl Iterator<Item = &str> {
    let parts = comment.split('#');
    parts.filter_map(|part| Some(part.trim().strip_prefix("norefcount:")?.trim()))
}

/// Whether the directive `words` tells `rule` to be quiet.
fn ignores(words: &str, rule: &Meta) -> bool {
    match words.strip_prefix("ignore") {
        Some("") => true,
        Some(rest) => rest
            .trim()
            .strip_prefix('[')
            .and_then(|rest| rest.split(']').next())
            .is_some_and(|rules| {
                rules
                    .split(',')
                    .map(str::trim)
                    .any(|word| word == rule.code || word == rule.name)
            }),
        None => false,
    }
}

fn suppresses(comment: &str, rule: &Meta) -> bool {
    if directives(comment).any(|words| ignores(words, rule)) {
        return true;
    }
    // Owners who told another linter so have decided already.
    let noqa = after(comment, "noqa:")
        .into_iter()
        .flat_map(|rest| rest.split([',', ' ', '#']));
    let pylint = after(comment, "pylint:")
        .and_then(|rest| rest.trim().strip_prefix("disable="))
        .into_iter();
    noqa.chain(pylint.flat_map(|rest| rest.split([',', ' '])))
        .any(|word| rule.aliases.contains(&word.trim()))
}

fn after<'c>(comment: &'c str, marker: &str) -> Option<&'c str> {
    comment.find(marker).map(|at| &comment[at + marker.len()..])
}
