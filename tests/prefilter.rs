//! No file in which something is found is kept from the parser: held against
//! the standard library of the Python at hand, every eighth file of it, and
//! against programs put together from the cases.
//! `NOREFCOUNT_CORPUS` names another folder, which is then looked at whole;
//! `NOREFCOUNT_PROGRAMS` and `NOREFCOUNT_SEED` ask for more and other programs.

#[path = "fuzz/random.rs"]
mod random;
#[path = "fuzz/shrink.rs"]
mod shrink;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use norefcount::engine::{Options, Prefilter, examine};
use norefcount::facts::Settings;
use norefcount::syntax::Tree;
use norefcount::text::Source;
use norefcount::transform::Transform;
use norefcount::transforms;
use random::Random;

/// How many programs are put together when nobody asks for more.
const PROGRAMS: u64 = 1500;

fn options() -> Options<'static> {
    Options {
        threshold: None,
        settings: Settings::standard(),
        project: None,
        timeout: None,
    }
}

#[test]
fn nothing_is_missed() {
    let corpus = std::env::var_os("NOREFCOUNT_CORPUS").map(PathBuf::from);
    let step = if corpus.is_some() { 1 } else { 8 };
    let files = python_files(&corpus.unwrap_or_else(standard_library));
    assert!(files.len() > 100, "the corpus has {} files", files.len());
    let gates = Gates::new();
    let mut missed = Vec::new();
    let mut kept_back = 0;
    for path in files.iter().step_by(step) {
        let bytes = std::fs::read(path).unwrap_or_default();
        let Ok(source) = Source::from_bytes(path.to_string_lossy().into_owned(), &bytes) else {
            continue;
        };
        let (silent, rules) = gates.compare(&source);
        kept_back += usize::from(silent);
        missed.extend(
            rules
                .iter()
                .map(|rule| format!("{}: {rule}", path.display())),
        );
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(kept_back > 0, "the prefilter lets every file through");
}

#[test]
fn nothing_is_missed_in_programs_from_the_cases() {
    let number = |name| std::env::var(name).ok()?.parse().ok();
    let count = number("NOREFCOUNT_PROGRAMS").unwrap_or(PROGRAMS);
    let seed = number("NOREFCOUNT_SEED").unwrap_or(1);
    let (gates, blocks) = (Gates::new(), Blocks::read());
    let mut missed = BTreeMap::new();
    let (mut with_findings, mut kept_back) = (0, 0);
    for input in 0..count {
        let text = blocks.program(&mut Random::new(seed, input));
        let (silent, rules) = gates.compare(&source(&text));
        kept_back += u64::from(silent);
        with_findings += u64::from(!silent);
        for rule in rules {
            missed.entry(rule).or_insert_with(|| {
                shrink::shrink(&text, &mut |text| {
                    let source = source(text);
                    let valid = Tree::parse(&source).faults().is_empty();
                    valid && gates.compare(&source).1.contains(&rule)
                })
            });
        }
    }
    let shown = missed
        .iter()
        .map(|(rule, text)| format!("=== {rule}\n{text}"));
    assert!(
        missed.is_empty(),
        "{}",
        shown.collect::<Vec<_>>().join("\n")
    );
    assert!(
        with_findings * 10 > count && kept_back * 10 > count,
        "{with_findings} of {count} programs with findings, {kept_back} kept back"
    );
}

/// The whole program with and without, so that other modules are asked too.
#[test]
fn a_run_without_the_gate_finds_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let run = |flags: &[&str]| -> serde_json::Value {
        let packages = [
            "asyncio",
            "distutils",
            "email",
            "logging",
            "multiprocessing",
            "tkinter",
        ];
        let output = Command::new(env!("CARGO_BIN_EXE_norefcount"))
            .args(["check", "--isolated", "--no-cache", "--format", "json"])
            .args(flags)
            .args(packages.map(|package| standard_library().join(package)))
            .env("NOREFCOUNT_CACHE_DIR", folder.path())
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["findings"].clone()
    };
    let with = run(&[]);
    assert!(with.as_array().is_some_and(|all| all.len() > 3));
    assert_eq!(with, run(&["--no-gate"]));
}

/// All rules at once, and each on its own: one must not cover for another.
struct Gates {
    all: Prefilter<'static>,
    single: BTreeMap<&'static str, Prefilter<'static>>,
}

impl Gates {
    fn new() -> Self {
        let gate = |rules: &[&'static dyn Transform]| Prefilter::new(rules, Settings::standard());
        let single = transforms::ALL.iter();
        Self {
            all: gate(transforms::ALL),
            single: single.map(|it| (it.meta().name, gate(&[*it]))).collect(),
        }
    }

    /// Whether nothing is found in a file without asking, and the rules that
    /// find something in it although the gate says no.
    fn compare(&self, source: &Source) -> (bool, Vec<&'static str>) {
        let bytes = source.text().as_bytes();
        let opens = |gate: &Prefilter<'_>| {
            !gate
                .confirmed(source, gate.candidates(bytes), None, None)
                .is_empty()
        };
        let findings = examine(source.clone(), transforms::ALL, &options()).findings;
        let mut rules: Vec<_> = findings.iter().map(|finding| finding.rule.name).collect();
        rules.sort_unstable();
        rules.dedup();
        let silent = !opens(&self.all);
        if !silent {
            rules.retain(|rule| !opens(&self.single[rule]));
        }
        (silent, rules)
    }
}

fn source(text: &str) -> Source {
    Source::from_bytes("program.py", text.as_bytes()).expect("it is UTF-8")
}

/// The statements at the top of each case.
struct Blocks(Vec<Vec<String>>);

impl Blocks {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
        let mut files = Vec::new();
        for path in python_files(&root) {
            let bytes = std::fs::read(path).expect("a case is readable");
            let Ok(source) = Source::from_bytes("case.py", &bytes) else {
                continue;
            };
            let text = source.text();
            // What cannot be moved by lines.
            if text.contains(['\t', '\r', ';']) || text.contains("coding") {
                continue;
            }
            let tree = Tree::parse(&source);
            let blocks = tree.root().named_children();
            let blocks = blocks.map(|node| node.text().to_owned());
            files.push(blocks.collect());
        }
        assert!(files.len() > 500, "there are {} cases", files.len());
        Self(files)
    }

    /// Some statements of some cases, in another order, with other names, and
    /// further down.
    fn program(&self, random: &mut Random) -> String {
        let mut text = String::new();
        for part in 0..=random.below(3) {
            let blocks = &self.0[random.below(self.0.len())];
            let mut chosen: Vec<&str> = Vec::new();
            let left_out = 2 + random.below(8);
            let ordered = random.one_in(2);
            for block in blocks {
                if random.one_in(left_out) {
                    continue;
                }
                let last = chosen.len();
                let at = if ordered {
                    last
                } else {
                    random.below(last + 1)
                };
                chosen.insert(at, block);
            }
            let mut lines = chosen.join("\n");
            for word in defined(&lines) {
                if random.one_in(3) {
                    lines = renamed(&lines, &word, &format!("{word}_{part}"));
                }
            }
            let place = random.pick(&[
                "",
                "",
                "",
                "def outer():",
                "class Outer:",
                "class Outer:/def method(self):",
                "if flag:",
            ]);
            let headers = place.split('/').filter(|header| !header.is_empty());
            for header in headers.rev() {
                let inner = lines.replace('\n', "\n    ");
                lines = format!("{header}\n    pass\n    {inner}");
            }
            text.push_str(&lines);
            text.push_str("\n\n");
        }
        text
    }
}

/// What is defined by `def`, `class` and `name = `.
fn defined(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let name = match (first, second) {
            ("def" | "class", name) => name.split(['(', ':']).next().unwrap_or(""),
            (name, "=") => name,
            _ => continue,
        };
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if is_name && !name.is_empty() && !name.starts_with("__") {
            names.push(name.to_owned());
        }
    }
    names.sort();
    names.dedup();
    names
}

fn renamed(text: &str, old: &str, new: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::new();
    let mut at = 0;
    for (start, _) in text.match_indices(old) {
        let before = text[..start].chars().next_back();
        let after = text[start + old.len()..].chars().next();
        if start >= at && !before.is_some_and(is_part) && !after.is_some_and(is_part) {
            out.push_str(&text[at..start]);
            out.push_str(new);
            at = start + old.len();
        }
    }
    out + &text[at..]
}

fn standard_library() -> PathBuf {
    let script = "import sysconfig; print(sysconfig.get_path('stdlib'))";
    let output = Command::new("python3").args(["-c", script]).output();
    let output = output.expect("python3 is there");
    PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())
}

fn python_files(root: &Path) -> Vec<PathBuf> {
    let mut folders = vec![root.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let skipped = matches!(
                entry.file_name().to_str(),
                Some("site-packages" | "dist-packages")
            );
            if path.is_dir() && !skipped {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn what_shows_python_2_may_stand_in_a_function_that_is_left_out() {
    let gates = Gates::new();
    for sign in [
        "print 'x'",
        "x = 10L",
        "x = 0777",
        "exec x",
        "try: x\n    except E, e: y",
    ] {
        let lines = format!("    {sign}\n{}", "    x = 1\n".repeat(20));
        let text = format!("def a():\n{lines}\ndef b():\n    return dict(**{{1: 2}})\n");
        let (silent, missed) = gates.compare(&Source::new("a.py", text));
        assert!(!silent && missed.is_empty(), "{sign}: {missed:?}");
    }
}
