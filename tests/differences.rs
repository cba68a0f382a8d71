//! Every program of `tests/differences` shows a difference of
//! `data/differences.toml`, and says at the end of a line which rule reports
//! it: `# NR101`. What is reported must be what is said, no less and no more.
//!
//! `NN_name.py` belongs to the difference of that number, `extra_name.py` to
//! one that no document names; `py2` in a name is for Python 2.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::Command;

use norefcount::engine::{Options, examine};
use norefcount::facts::Settings;
use norefcount::text::Source;
use norefcount::transform::Transform;
use norefcount::transforms;
use serde::Deserialize;

const FOLDER: &str = "tests/differences";

/// A line, counted from 1, and the code of a rule.
type Mark = (usize, String);

#[derive(Deserialize)]
struct Tables {
    difference: Vec<Difference>,
    extra: Vec<Extra>,
}

#[derive(Deserialize)]
struct Difference {
    number: u32,
    #[serde(default)]
    rule: Vec<String>,
    reason: Option<String>,
}

#[derive(Deserialize)]
struct Extra {
    claim: String,
    rule: Vec<String>,
}

struct Program {
    /// `07`, or `extra`.
    group: String,
    path: PathBuf,
    text: String,
}

impl Program {
    fn python2(&self) -> bool {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        stem.split('_').any(|part| part == "py2")
    }

    fn marks(&self) -> BTreeSet<Mark> {
        let lines = self.text.lines().enumerate();
        lines
            .filter_map(|(at, line)| Some((at + 1, line.split_once("  # NR")?.1)))
            .flat_map(|(at, codes)| {
                let codes = codes.split(' ').map(|code| code.trim_start_matches("NR"));
                codes.map(move |code| (at, format!("NR{code}")))
            })
            .collect()
    }

    /// What the rules report that take part by themselves, and those that the
    /// program names.
    fn reported(&self) -> BTreeSet<Mark> {
        let named: BTreeSet<_> = self.marks().into_iter().map(|(_, code)| code).collect();
        let rules: Vec<&dyn Transform> = transforms::ALL
            .iter()
            .copied()
            .filter(|rule| !rule.meta().pedantic || named.contains(rule.meta().code))
            .collect();
        let options = Options {
            threshold: None,
            settings: Settings::standard(),
            project: None,
            timeout: None,
        };
        // What is below a folder of tests is taken for part of one.
        let name = self.path.file_name().unwrap_or_default();
        let source = Source::new(&*name.to_string_lossy(), self.text.clone());
        let report = examine(source, &rules, &options);
        assert!(report.failure.is_none(), "{}", self.path.display());
        let line = |at: u32| {
            let before = self.text.bytes().zip(0..at);
            before.filter(|(byte, _)| *byte == b'\n').count() + 1
        };
        report
            .findings
            .iter()
            .map(|found| (line(found.span.start), found.rule.code.to_owned()))
            .collect()
    }
}

fn programs() -> Vec<Program> {
    let entries = std::fs::read_dir(FOLDER).expect("the folder is there");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let program = |path: PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let group = stem.split('_').next().unwrap_or_default().to_owned();
        let text = std::fs::read_to_string(&path).expect("a program is text");
        Program { group, path, text }
    };
    paths.into_iter().map(program).collect()
}

fn tables() -> Tables {
    let text = std::fs::read_to_string("data/differences.toml").expect("the table is there");
    toml::from_str(&text).expect("the table is well-formed")
}

#[test]
fn what_is_reported_is_what_is_marked() {
    let mut wrong = String::new();
    for program in programs() {
        let (marked, reported) = (program.marks(), program.reported());
        assert!(!marked.is_empty(), "{}: no mark", program.path.display());
        if marked != reported {
            let missing: Vec<_> = marked.difference(&reported).collect();
            let surplus: Vec<_> = reported.difference(&marked).collect();
            wrong += &format!(
                "{}: not reported {missing:?}, not marked {surplus:?}\n",
                program.path.display()
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_difference_with_a_rule_has_a_program() {
    let mut shown: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for program in programs() {
        let codes = program.marks().into_iter().map(|(_, code)| code);
        shown
            .entry(program.group.clone())
            .or_default()
            .extend(codes);
    }
    let tables = tables();
    for row in &tables.difference {
        let group = format!("{:02}", row.number);
        let codes = shown.remove(&group);
        if row.rule.is_empty() {
            assert!(row.reason.is_some(), "{group}: no rule and no reason");
            assert!(codes.is_none(), "{group} has a program and no rule");
            continue;
        }
        let codes = codes.unwrap_or_default();
        for code in &row.rule {
            assert!(codes.contains(code), "no program {group} shows {code}");
        }
    }
    let extra = shown.remove("extra").unwrap_or_default();
    for row in &tables.extra {
        for code in &row.rule {
            assert!(
                extra.contains(code),
                "{}: no program shows {code}",
                row.claim
            );
        }
    }
    assert!(shown.is_empty(), "these belong to no difference: {shown:?}");
}

/// Without `CPython` 3 the tests of the rewritten programs fail already, so
/// nothing is hidden where there is none.
#[test]
fn every_program_runs() {
    let found = |names: &[&'static str]| {
        names.iter().copied().find(|name| {
            Command::new(name)
                .arg("-V")
                .output()
                .is_ok_and(|it| it.status.success())
        })
    };
    let (three, two) = (
        found(&["python3", "python"]),
        found(&["python2.7", "python2"]),
    );
    let here = std::env::current_dir().expect("there is a folder");
    for program in programs() {
        let Some(python) = (if program.python2() { two } else { three }) else {
            continue;
        };
        let folder = tempfile::tempdir().expect("a folder can be made");
        let output = Command::new(python)
            .arg("-B")
            .arg(here.join(&program.path))
            .current_dir(folder.path())
            .output()
            .expect("Python starts");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "{}: {stderr}",
            program.path.display()
        );
        assert!(!output.stdout.is_empty(), "{}", program.path.display());
    }
}
