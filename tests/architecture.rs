//! Layers import downwards only, and each third-party crate has its owners.

use std::path::{Path, PathBuf};

/// Each layer with the layers that it may import.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("facts", &["text"]),
    ("syntax", &["text"]),
    ("semantic", &["syntax", "text"]),
    ("edit", &["text"]),
    (
        "transform",
        &["edit", "facts", "semantic", "syntax", "text"],
    ),
    (
        "engine",
        &["edit", "facts", "semantic", "syntax", "text", "transform"],
    ),
    (
        "workspace",
        &[
            "edit",
            "engine",
            "facts",
            "semantic",
            "syntax",
            "text",
            "transform",
        ],
    ),
    (
        "report",
        &["edit", "engine", "text", "transform", "workspace"],
    ),
];

/// Third-party crates with the layers that may use them; `cli` is the binary.
const OWNERS: &[(&str, &[&str])] = &[
    ("memchr", &["engine", "syntax", "workspace"]),
    ("clap", &["cli"]),
    ("encoding_rs", &["text"]),
    ("etcetera", &["workspace"]),
    ("ignore", &["workspace"]),
    ("miette", &["report"]),
    ("rayon", &["workspace"]),
    ("rustix", &["workspace"]),
    ("serde_json", &["report", "workspace"]),
    ("similar", &["report"]),
    ("tempfile", &["workspace"]),
    ("toml", &["facts"]),
    ("tree_sitter", &["syntax"]),
    ("tree_sitter_python", &["syntax"]),
];

#[test]
fn layers_import_downwards_only() {
    let mut wrong = Vec::new();
    for (layer, allowed) in LAYERS {
        for file in rust_files(&Path::new("src").join(layer)) {
            for (number, line) in code_lines(&file) {
                for (imported, _) in LAYERS {
                    let names = line.contains(&format!("crate::{imported}::"))
                        || line.contains(&format!("crate::{imported};"))
                        || line.contains(&format!("crate::{imported} "));
                    if names && imported != layer && !allowed.contains(imported) {
                        wrong.push(format!(
                            "{}:{number}: {layer} imports {imported}",
                            file.display()
                        ));
                    }
                }
                if line.contains("crate::transforms") {
                    wrong.push(format!(
                        "{}:{number}: {layer} imports transforms",
                        file.display()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_layer_is_in_the_list() {
    for entry in std::fs::read_dir("src").expect("src is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let known = LAYERS.iter().any(|(layer, _)| *layer == name) || name == "cli";
        assert!(
            known || name.ends_with(".rs"),
            "src/{name} is no layer that this test knows"
        );
    }
}

#[test]
fn transforms_import_the_prelude_only() {
    for file in rust_files(Path::new("transforms")) {
        for (number, line) in code_lines(&file) {
            let stranger = LAYERS.iter().any(|(layer, _)| {
                line.contains(&format!("crate::{layer}::"))
                    && !line.contains("crate::transform::prelude")
                    && !line.contains("crate::transform::Transform")
            });
            let third_party = OWNERS
                .iter()
                .any(|(name, _)| line.contains(&format!("{name}::")));
            assert!(
                !stranger && !third_party,
                "{}:{number}: a transform imports more than the prelude: {line}",
                file.display()
            );
        }
    }
}

#[test]
fn third_party_crates_stay_with_their_owners() {
    let mut wrong = Vec::new();
    for (name, owners) in OWNERS {
        for file in rust_files(Path::new("src")) {
            let layer = file
                .strip_prefix("src")
                .ok()
                .and_then(|path| path.iter().next())
                .map(|part| part.to_string_lossy().into_owned())
                .unwrap_or_default();
            let used = code_lines(&file).into_iter().find(|(_, line)| {
                let at = line.find(&format!("{name}::"));
                at.is_some_and(|at| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            });
            if let Some((number, _)) = used
                && !owners.contains(&layer.as_str())
            {
                wrong.push(format!("{}:{number} uses {name}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    let tracked = std::process::Command::new("git")
        .args(["ls-files", "-z"])
        .output();
    let Ok(tracked) = tracked else { return };
    for path in String::from_utf8_lossy(&tracked.stdout)
        .split('\0')
        .filter(|p| !p.is_empty())
    {
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        for trace in [concat!("/wo", "rk/"), concat!("/ro", "ot/")] {
            assert!(!text.contains(trace), "{path} names {trace}");
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The lines of a file that are no comments and no tests, numbered from 1.
fn code_lines(file: &Path) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(file).expect("a source file is readable");
    text.lines()
        .take_while(|line| line.trim() != "#[cfg(test)]")
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number + 1, line.to_owned()))
        .collect()
}
