//! The project as one program: small trees of files, run through the binary.

mod attributes;
mod elsewhere;
mod files;
mod handed_over;
mod known;
mod run;
mod unknown;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A generator function with clean-up.
const GEN: &str = "\
def gen():
    try:
        yield 1
    finally:
        print('closed')
";

/// What the tests write `GEN` as.
const MARK: &str = "$GEN";

type Files<'a> = &'a [(&'a str, &'a str)];

fn tree(files: Files<'_>) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text.replace(MARK, GEN)).expect("a file");
    }
    folder
}

fn norefcount(folder: &Path, threads: usize, arguments: &[&str]) -> Output {
    let state = tempfile::tempdir().expect("a folder");
    Command::new(env!("CARGO_BIN_EXE_norefcount"))
        .current_dir(folder)
        .env("NOREFCOUNT_STATE_DIR", state.path())
        .env("NOREFCOUNT_CACHE_DIR", state.path())
        .env("RAYON_NUM_THREADS", threads.to_string())
        .args(arguments)
        .output()
        .expect("the program runs")
}

/// What is found in all files: path, reason (`safe` where there is a fix).
fn found(files: Files<'_>, arguments: &[&str]) -> Vec<String> {
    let folder = tree(files);
    let one = norefcount(folder.path(), 1, arguments);
    let two = norefcount(folder.path(), 2, arguments);
    assert_eq!(one.stdout, two.stdout, "threads make a difference");
    let text = String::from_utf8(one.stdout).expect("the output is UTF-8");
    let report: serde_json::Value = serde_json::from_str(&text)
        .unwrap_or_else(|error| panic!("{error}: {text}{}", String::from_utf8_lossy(&one.stderr)));
    let findings = report["findings"].as_array().expect("there are findings");
    findings
        .iter()
        .map(|finding| {
            let path = finding["path"].as_str().expect("a finding has a path");
            let reason = finding["reason"].as_str().unwrap_or("safe");
            format!("{path}: {reason}")
        })
        .collect()
}

const CHECK: &[&str] = &["check", "--format", "json", "--select", "NR201", "."];

fn silent(why: &str, files: Files<'_>) {
    assert_eq!(found(files, CHECK), Vec::<String>::new(), "{why}");
}

/// `main.py` at the top, or wherever `path` says, has a safe fix and nothing
/// else is found.
fn fixed(path: &str, files: Files<'_>) {
    assert_eq!(found(files, CHECK), [format!("{path}: safe")]);
}

/// A loop that leaves what `call` gives early.
fn looping(import: &str, call: &str) -> String {
    format!("{import}\n\ndef main():\n    for x in {call}:\n        break\n")
}

/// What is found under `rules` in all files: path, code, reason.
fn findings(rules: &str, files: Files<'_>, inputs: &[&str]) -> Vec<String> {
    let mut arguments = vec!["check", "--format", "json", "--select", rules];
    arguments.extend(inputs);
    found(files, &arguments)
}

const FILES: &str = "NR101,NR102";

/// What becomes of the files in runs that name them in different orders, on one
/// thread or two: the same each time, which is given.
fn rewritten_in_any_order(files: &[(String, String)]) -> Vec<String> {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    let mut results = Vec::new();
    for turn in 0..6 {
        let folder = tree(&files);
        let mut arguments = vec!["--apply"];
        names.rotate_left(7);
        if turn % 2 == 1 {
            names.reverse();
        }
        arguments.extend(&names);
        norefcount(folder.path(), 1 + turn % 2, &arguments);
        let read = |(name, _): &(&str, &str)| {
            fs::read_to_string(folder.path().join(name)).expect("a file")
        };
        results.push(files.iter().map(read).collect::<Vec<_>>());
    }
    assert!(results.iter().all(|result| *result == results[0]));
    results.swap_remove(0)
}
