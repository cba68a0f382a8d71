//! A transform is a file, an entry in the registry, a folder of cases and a
//! page of documentation. Forgetting one of them fails here, by name.

use std::collections::BTreeSet;
use std::path::Path;

use norefcount::edit::Applicability;
use norefcount::engine::{Options, REASONS, examine};
use norefcount::facts::{Missing, Release, Settings};
use norefcount::text::Source;
use norefcount::transforms;

#[test]
fn every_file_is_registered_and_has_cases() {
    let files: BTreeSet<_> = std::fs::read_dir("transforms")
        .expect("the folder of transforms is there")
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name != "mod.rs").then(|| name.trim_end_matches(".rs").replace('_', "-"))
        })
        .collect();
    let registered: BTreeSet<_> = transforms::ALL
        .iter()
        .map(|transform| transform.meta().name.to_owned())
        .collect();
    assert_eq!(files, registered, "transforms/ and transforms::ALL differ");
    for meta in transforms::ALL.iter().map(|transform| transform.meta()) {
        let wanted: &[&str] = match meta.best {
            Applicability::Manual => &["keep_", "report_"],
            _ => &["keep_", "report_", "rewrite_"],
        };
        for kind in wanted {
            let folder = Path::new("tests/cases").join(meta.name);
            let found = std::fs::read_dir(&folder)
                .into_iter()
                .flatten()
                .flatten()
                .any(|entry| entry.file_name().to_string_lossy().starts_with(*kind));
            assert!(found, "{} has no {kind} case", folder.display());
        }
    }
}

#[test]
fn every_folder_of_cases_and_snapshots_has_its_transform() {
    let names: Vec<_> = transforms::ALL
        .iter()
        .map(|transform| transform.meta().name)
        .collect();
    for root in ["tests/cases", "snapshots"] {
        for entry in std::fs::read_dir(root).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            assert!(
                name == "cli" || names.contains(&name.as_str()),
                "{root}/{name} is nobody's"
            );
        }
    }
}

#[test]
fn codes_are_sorted_and_declarations_complete() {
    let codes: Vec<_> = transforms::ALL
        .iter()
        .map(|transform| transform.meta().code)
        .collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "{codes:?}");
    for meta in transforms::ALL.iter().map(|transform| transform.meta()) {
        let number = meta.code.strip_prefix("NR").unwrap_or_default();
        assert!(
            number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()),
            "{}",
            meta.code
        );
        assert!(
            !meta.summary.ends_with('.'),
            "{}: a summary has no full stop",
            meta.name
        );
        assert!(
            !meta.needles.is_empty() && !meta.kinds.is_empty(),
            "{}",
            meta.name
        );
        assert!(
            !meta.references.is_empty(),
            "{} names no document",
            meta.name
        );
        let manual = ["## Instead", "## Reasons"];
        let fixed = ["## Becomes", "## When it is not fixed"];
        let (own, foreign) = match meta.best {
            Applicability::Manual => (manual, fixed),
            _ => (fixed, manual),
        };
        for heading in foreign {
            assert!(!meta.docs.contains(heading), "{} has {heading}", meta.name);
        }
        for heading in ["## What it does", "## Why it matters", "## Example"]
            .into_iter()
            .chain(own)
        {
            assert!(
                meta.docs.contains(heading),
                "{} has no {heading}",
                meta.name
            );
        }
    }
}

#[test]
fn every_documented_example_becomes_what_is_documented() {
    for transform in transforms::ALL {
        let meta = transform.meta();
        let blocks = python_blocks(meta.docs);
        let [before, after, ..] = blocks.as_slice() else {
            panic!("{} documents no example", meta.name);
        };
        let options = Options {
            threshold: Some(meta.best.max(Applicability::Unsafe)),
            settings: Settings::standard(),
            project: None,
            timeout: None,
        };
        let look = |text: &String| {
            let source = Source::new("example.py", text.clone());
            examine(source, &[*transform], &options)
        };
        let report = look(before);
        assert!(!report.findings.is_empty(), "{} is silent", meta.name);
        if meta.best == Applicability::Manual {
            let found = look(after).findings;
            assert!(found.is_empty(), "{}: {found:?}", meta.name);
            continue;
        }
        let rewritten = report.after.map(|source| source.text().to_owned());
        assert_eq!(rewritten.as_ref(), Some(after), "{}", meta.name);
    }
}

#[test]
fn what_is_missing_is_looked_for() {
    let needles = |names: &[&str]| -> BTreeSet<&str> {
        let metas = transforms::ALL.iter().map(|transform| transform.meta());
        let wanted = metas.filter(|meta| names.contains(&meta.name));
        wanted
            .flat_map(|meta| meta.needles.iter().copied().flatten())
            .map(|needle| needle.trim_start_matches([' ', ',', '\t', '\n', '\r']))
            .collect()
    };
    let missing = Missing::table();
    let modules = needles(&["accelerator-module", "missing-module"]);
    for module in missing.modules() {
        assert!(modules.contains(module.as_str()), "nobody needs {module}");
    }
    let names = needles(&["missing-name", "getrefcount"]);
    for name in missing.last_parts() {
        let of_gc = missing.lacks_name(&format!("gc.{name}"), Release::OBSERVED);
        assert!(
            of_gc || names.contains(name.as_str()),
            "nobody needs {name}"
        );
    }
}

#[test]
fn every_reason_is_documented() {
    for transform in transforms::ALL {
        let meta = transform.meta();
        let folder = Path::new("snapshots").join(meta.name);
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            for line in text.lines().filter(|line| line.contains(meta.code)) {
                let Some((_, reason)) = line.rsplit_once(" (") else {
                    continue;
                };
                let reason = reason.trim_end_matches(')');
                let of_all = REASONS.iter().any(|(known, _)| *known == reason);
                assert!(
                    of_all || meta.docs.contains(&format!("`{reason}`")),
                    "{} does not document the reason `{reason}`, see {}",
                    meta.name,
                    entry.path().display()
                );
            }
        }
    }
}

/// The contents of the ```` ```python ```` blocks of a Markdown text whose lines
/// are indented by one space, as doc comments are.
fn python_blocks(docs: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        match (&mut open, line) {
            (None, "```python") => open = Some(String::new()),
            (Some(_), "```") => blocks.extend(open.take()),
            (Some(block), line) => {
                block.push_str(line);
                block.push('\n');
            }
            _ => {}
        }
    }
    blocks
}
