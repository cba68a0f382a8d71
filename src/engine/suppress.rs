//! Comments by which authors keep a finding quiet.

use crate::syntax::Tree;
use crate::text::Span;
use crate::transform::{Finding, Meta};

/// Whether a comment says that the whole file is to be left alone:
/// `# norefcount: ignore-file`.
pub(super) fn ignores_file(tree: &Tree<'_>) -> bool {
    tree.lexed().comments.iter().any(|&comment| {
        directive(tree.source().slice(comment)).is_some_and(|words| words == "ignore-file")
    })
}

/// Whether a comment on the finding's line, or on the first line of its
/// statement, suppresses it.
pub(super) fn is_suppressed(tree: &Tree<'_>, finding: &Finding) -> bool {
    if tree.lexed().comments.is_empty() {
        return false;
    }
    let source = tree.source();
    let lines = source.lines();
    let line_of = |offset: u32| {
        Span::new(
            lines.line_start(offset),
            lines.line_end(offset, source.text()),
        )
    };
    let statement = tree
        .node_at(finding.span.start)
        .statement()
        .map(|node| node.start());
    let places = [
        Some(finding.span.start),
        Some(finding.span.end.max(1) - 1),
        statement,
    ];
    places.into_iter().flatten().any(|offset| {
        tree.lexed()
            .comments_in(line_of(offset))
            .iter()
            .any(|&comment| suppresses(source.slice(comment), finding.rule))
    })
}

fn directive(comment: &str) -> Option<&str> {
    let text = comment.trim_start_matches('#').trim();
    Some(text.strip_prefix("norefcount:")?.trim())
}

fn suppresses(comment: &str, rule: &Meta) -> bool {
    if let Some(words) = directive(comment) {
        return match words.strip_prefix("ignore") {
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
        };
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
