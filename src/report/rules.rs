//! What there is to know about rules.

use std::fmt::Write;

use super::paint::{Paint, Tone};
use crate::transform::Meta;

/// The rules, one line each: code, name, the best tier of their fixes, summary.
pub fn table<'a>(rules: impl IntoIterator<Item = &'a Meta> + Clone, paint: Paint) -> String {
    let width = |of: fn(&Meta) -> &str| {
        rules
            .clone()
            .into_iter()
            .map(|rule| of(rule).len())
            .max()
            .unwrap_or(0)
    };
    let (code, name) = (width(|rule| rule.code), width(|rule| rule.name));
    let tier = width(|rule| rule.best.as_str());
    let (bold, off) = (paint.on(Tone::Heading), paint.off());
    let mut text = String::new();
    for rule in rules.clone() {
        let _ = writeln!(
            text,
            "{bold}{:code$}{off}  {:name$}  {:tier$}  {}",
            rule.code,
            rule.name,
            rule.best.as_str(),
            rule.summary
        );
    }
    text
}

/// One rule: its documentation and where the difference is described.
pub fn explain(rule: &Meta, paint: Paint) -> String {
    let (bold, off) = (paint.on(Tone::Heading), paint.off());
    let mut text = format!(
        "{bold}{} {}{off}: {} (since {})\n\n{}",
        rule.code,
        rule.name,
        rule.summary,
        rule.since,
        prose(rule.docs, paint)
    );
    if !rule.references.is_empty() {
        let _ = writeln!(text, "\n{bold}Where it is described{off}\n");
        for reference in rule.references {
            let _ = writeln!(text, "{}\n    {}", reference.title, reference.url);
        }
    }
    if !rule.aliases.is_empty() {
        let _ = writeln!(text, "\nHonours `noqa` of: {}", rule.aliases.join(", "));
    }
    text
}

/// Markdown as one reads it in a terminal: headings stand out, code is
/// indented instead of fenced.
fn prose(docs: &str, paint: Paint) -> String {
    let (bold, dim, off) = (paint.on(Tone::Heading), paint.on(Tone::Quiet), paint.off());
    let mut text = String::new();
    let mut in_code = false;
    // Doc comments keep the blank after their slashes.
    for line in docs
        .trim()
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
    {
        let line = line.trim_end();
        let heading = line
            .trim_start_matches('#')
            .strip_prefix(' ')
            .filter(|_| line.starts_with('#'));
        let _ = match heading {
            _ if line.trim_start().starts_with("```") => {
                in_code = !in_code;
                continue;
            }
            _ if in_code && line.is_empty() => writeln!(text),
            _ if in_code => writeln!(text, "    {dim}{line}{off}"),
            Some(heading) => writeln!(text, "{bold}{heading}{off}"),
            None => writeln!(text, "{line}"),
        };
    }
    text
}
