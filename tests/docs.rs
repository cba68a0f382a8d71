//! `docs/transforms.md` is made of the declarations. `UPDATE=1 cargo test
//! --test docs` writes it anew.

use std::fmt::Write as _;

use norefcount::engine::REASONS;
use norefcount::transforms;

const PATH: &str = "docs/transforms.md";

#[test]
fn the_page_of_transforms_is_current() {
    let wanted = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PATH, &wanted).expect("the page is writable");
    }
    let found = std::fs::read_to_string(PATH).unwrap_or_default();
    assert!(
        found == wanted,
        "{PATH} is out of date: UPDATE=1 cargo test --test docs"
    );
}

fn page() -> String {
    let mut out = String::from(
        "# Transforms\n\nMade from the declarations in `transforms/`; not edited by hand.\n\n\
         | code | name | finds |\n|---|---|---|\n",
    );
    for meta in transforms::ALL.iter().map(|transform| transform.meta()) {
        let _ = writeln!(
            out,
            "| {0} | [{1}](#{2}-{1}) | {3} |",
            meta.code,
            meta.name,
            meta.code.to_lowercase(),
            meta.summary
        );
    }
    out.push_str("\nA finding of any rule is not fixed where one of these holds:\n\n");
    for (reason, meaning) in REASONS {
        let _ = writeln!(out, "- `{reason}`: {meaning}");
    }
    for meta in transforms::ALL.iter().map(|transform| transform.meta()) {
        let _ = writeln!(out, "\n## {} {}\n", meta.code, meta.name);
        for line in meta.docs.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            // The page's own headings are one level further out.
            let deeper = if line.starts_with("## ") { "#" } else { "" };
            let _ = writeln!(out, "{deeper}{line}");
        }
        let _ = writeln!(out, "\n### Documents\n");
        for reference in meta.references {
            let _ = writeln!(out, "- [{}]({})", reference.title, reference.url);
        }
        if !meta.aliases.is_empty() {
            let names: Vec<_> = meta
                .aliases
                .iter()
                .map(|name| format!("`{name}`"))
                .collect();
            let _ = writeln!(
                out,
                "\nA `noqa` or `pylint: disable` of {} holds for it too.",
                names.join(", ")
            );
        }
        let _ = writeln!(out, "\nSince {}.", meta.since);
    }
    out
}
