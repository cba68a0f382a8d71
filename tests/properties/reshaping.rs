//! Moved statements are the same statements, and CPython agrees.

use std::io::Write as _;
use std::process::{Command, Stdio};

use norefcount::edit::{Applicability, Edit, EditSet, Fix};
use norefcount::syntax::{Kind, Node, Tree};
use norefcount::text::Source;
use norefcount::transform::reshape::{self, Line};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::program;

const OPERATIONS: [&str; 5] = ["wrap", "wrap-else", "before", "after", "delete"];

/// The edits of an operation; `None` where it is refused.
fn edits(
    operation: &str,
    first: Node<'_>,
    last: Node<'_>,
    members: &[Node<'_>],
) -> Option<Vec<Edit>> {
    let lines = [Line::new("I"), Line::new("J")];
    match operation {
        "wrap" => Some(reshape::wrap(first, last, &[Line::new("if W:")], &[])?.edits),
        "wrap-else" => Some(
            reshape::wrap(
                first,
                last,
                &[Line::new("if W:")],
                &[Line::new("else:"), Line::inner("Z")],
            )?
            .edits,
        ),
        "before" => Some(reshape::insert_before(first, &lines)?.edits),
        "after" if last.kind().is_compound_statement() => {
            Some(reshape::insert_after(last, &lines).edits)
        }
        "delete" => Some(reshape::delete(members)?.0),
        _ => None,
    }
}

fn strings(tree: &Tree<'_>) -> Vec<String> {
    let source = tree.source();
    tree.lexed()
        .strings
        .iter()
        .map(|span| source.slice(*span).to_owned())
        .collect()
}

fn place(node: Node<'_>) -> [u32; 2] {
    let lines = node.tree().source().lines();
    [
        lines.line_of(node.start()) as u32 + 1,
        node.start() - lines.line_start(node.start()),
    ]
}

#[test]
fn moved_statements_are_what_they_were() {
    let programs: usize = std::env::var("NOREFCOUNT_PROGRAMS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(150);
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = program::programs();
    let (mut cases, mut wrong, mut refused) = (Vec::new(), Vec::new(), 0);
    for number in 0..programs {
        let text = strategy
            .new_tree(&mut runner)
            .expect("a program")
            .current()
            .text();
        let source = Source::new("case.py", text.as_str());
        let tree = Tree::parse(&source);
        assert!(tree.faults().is_empty(), "{text}");
        let suites = tree
            .nodes()
            .filter(|node| matches!(node.kind(), Kind::Block | Kind::Module));
        for (at, suite) in suites.enumerate() {
            let members: Vec<_> = suite.named_children().collect();
            let start = (number + at) % members.len();
            let end = start + (number / 7) % (members.len() - start);
            let chosen = &members[start..=end];
            for operation in OPERATIONS {
                let (first, last) = (members[start], members[end]);
                let Some(edits) = edits(operation, first, last, chosen) else {
                    refused += usize::from(operation != "after");
                    continue;
                };
                let mut set = EditSet::default();
                set.insert(&Fix::new("Move", Applicability::Safe, edits))
                    .expect("one fix");
                let after = source.with_text(set.apply(&text));
                let moved = Tree::parse(&after);
                let same = operation == "delete" || strings(&tree) == strings(&moved);
                if !moved.faults().is_empty() || !same {
                    wrong.push(format!(
                        "{operation} {:?}..{:?}: faults or strings\n{text}\n=>\n{}",
                        place(first),
                        place(last),
                        after.text()
                    ));
                    continue;
                }
                cases.push(serde_json::json!({
                    "before": text, "after": after.text(), "operation": operation,
                    "first": place(first), "last": place(last),
                }));
            }
        }
    }
    wrong.extend(judged(&cases));
    assert!(
        refused * 4 < cases.len(),
        "{refused} refused, {} done",
        cases.len()
    );
    let count = wrong.len();
    wrong.sort_by_key(String::len);
    wrong.truncate(6);
    assert!(
        wrong.is_empty(),
        "{count} of {}:\n{}",
        cases.len(),
        wrong.join("\n-----\n").replace('\r', "␍")
    );
}

/// Those cases that CPython does not agree with, in one run.
fn judged(cases: &[serde_json::Value]) -> Vec<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/shapes.py");
    let child = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        return Vec::new();
    };
    let input: String = cases.iter().map(|case| format!("{case}\n")).collect();
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("python3 runs");
    writer.join().expect("no panic").expect("python3 reads all");
    assert!(output.status.success());
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| {
            let number = line.split(' ').next().unwrap().parse::<usize>().unwrap();
            let case = &cases[number];
            format!(
                "{line}: {} {}..{}\n{}\n=>\n{}",
                case["operation"],
                case["first"],
                case["last"],
                case["before"].as_str().unwrap(),
                case["after"].as_str().unwrap()
            )
        })
        .collect()
}
