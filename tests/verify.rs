//! Runs that are held against a command: what breaks it is found, named and
//! left out, and whatever happens, all of it can be undone.

#![cfg(unix)]

#[path = "cli/case.rs"]
mod case;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use case::{Case, code, stderr, stdout};
use norefcount::edit::{Applicability, Fix};
use norefcount::engine::{Options, examine, examine_without};
use norefcount::facts::Settings;
use norefcount::text::Source;
use norefcount::transform::Transform;
use norefcount::transforms;

/// A function with a file that is left open.
fn load(name: &str) -> String {
    format!("def {name}(path):\n    text = open(path).read()\n    return text.upper()\n\n\n")
}

/// A check that looks at the source of some functions, and runs all of them.
const CHECK: &str = r#"
import inspect, sys
import shop.orders, shop.stock, shop.users

def old(module, name):
    return "text = open(path).read()" in inspect.getsource(getattr(module, name))

for module in [shop.orders, shop.stock, shop.users]:
    for name, function in sorted(vars(module).items()):
        if inspect.isfunction(function):
            assert function("words.txt") == "SOME WORDS\n", name
print("every function works")
"#;

/// Three modules with seven fixes; `check` ends `check.py`.
fn shop(check: &str) -> Case {
    let module = |names: &[&str]| names.iter().map(|name| load(name)).collect::<String>();
    Case::new(&[
        ("shop/__init__.py", String::new()),
        ("shop/orders.py", module(&["first", "second", "third"])),
        ("shop/stock.py", module(&["count", "total"])),
        ("shop/users.py", module(&["admins", "guests"])),
        ("words.txt", "some words\n".to_owned()),
        ("check.py", format!("{CHECK}{check}")),
    ])
}

fn verify(case: &Case, more: &[&str]) -> Output {
    let args = ["--apply", "--verify", "python3 check.py", "shop"];
    case.run(&[&args, more].concat())
}

fn is_fixed(case: &Case, file: &str, function: &str) -> bool {
    let text = String::from_utf8(case.read(file)).unwrap();
    let body = text.split(&format!("def {function}(")).nth(1).unwrap();
    body.split("def ")
        .next()
        .unwrap()
        .contains("with open(path)")
}

/// The functions that are as they were.
fn unfixed(case: &Case) -> Vec<String> {
    let all = [
        ("shop/orders.py", ["first", "second", "third"].as_slice()),
        ("shop/stock.py", &["count", "total"]),
        ("shop/users.py", &["admins", "guests"]),
    ];
    let all = all
        .into_iter()
        .flat_map(|(file, names)| names.iter().map(move |name| (file, *name)));
    all.filter(|(file, name)| !is_fixed(case, file, name))
        .map(|(_, name)| name.to_owned())
        .collect()
}

/// What is in the project, apart from bytecode.
fn contents(case: &Case) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in [case.path().to_owned(), case.path().join("shop")] {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_file() {
                files.insert(entry.path(), fs::read(entry.path()).unwrap());
            }
        }
    }
    files
}

/// Everything is as it was, and nothing more is to be undone.
fn undo(case: &Case, old: &BTreeMap<PathBuf, Vec<u8>>) {
    let output = case.run(&["undo"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(contents(case) == *old, "{}", stderr(&output));
    assert_eq!(stderr(&case.run(&["undo"])), "nothing to undo\n");
}

#[test]
fn a_command_that_passes_changes_nothing_in_a_run() {
    let case = shop("");
    let old = contents(&case);
    let output = verify(&case, &[]);
    assert_eq!(
        (code(&output), stdout(&output), stderr(&output).as_str()),
        (
            0,
            String::new(),
            "4 files looked at, 3 changed (7 safe fixes)\n"
        )
    );
    assert!(unfixed(&case).is_empty());
    undo(&case, &old);
}

#[test]
fn what_fails_before_is_not_written_to() {
    let case = shop("print('unlucky number:', 13)\nsys.exit(4)\n");
    let old = contents(&case);
    let output = verify(&case, &[]);
    assert_eq!(code(&output), 3);
    assert_eq!(
        stderr(&output),
        "error: the command of --verify fails already (exit status: 4), so nothing was changed; it \
         must pass before\n  | every function works\n  | unlucky number: 13\n4 files looked at, 0 \
         changed; 7 findings are fixable\n"
            .replace("; 7 findings are fixable", "")
    );
    assert!(contents(&case) == old);
    assert_eq!(stderr(&case.run(&["undo"])), "nothing to undo\n");
}

#[test]
fn the_fix_that_breaks_it_is_named_and_left_out() {
    let case = shop("assert old(shop.orders, 'second'), 'the source has changed'\n");
    let old = contents(&case);
    let output = verify(&case, &[]);
    let words = stderr(&output);
    assert_eq!(code(&output), 1, "{words}");
    assert!(
        words.starts_with(
            "the command fails with all 7 fixes (exit status: 1); looking for those that break it\n\
             left out: shop/orders.py:7: NR101: "
        ),
        "{words}"
    );
    assert!(words.contains("\n  with this fix alone the command fails (exit status: 1)\n"));
    assert!(
        words.contains("\n  | AssertionError: the source has changed\n"),
        "{words}"
    );
    assert!(
        !words.contains("every function works"),
        "it said so before: {words}"
    );
    assert!(
        words.ends_with("\n4 files looked at, 3 changed (6 safe fixes)\n"),
        "{words}"
    );
    assert_eq!(unfixed(&case), ["second"]);
    let again = Command::new("python3")
        .arg("check.py")
        .current_dir(case.path())
        .output();
    assert!(again.unwrap().status.success());
    undo(&case, &old);
}

#[test]
fn a_test_that_counts_lines_is_broken_by_several() {
    let case = shop("assert len(inspect.getsource(shop.stock).splitlines()) <= 11, 'long'\n");
    let output = verify(&case, &[]);
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    // They break it together, and with one of them alone it would do.
    assert_eq!(unfixed(&case), ["count", "total"]);
}

#[test]
fn two_that_break_it_are_both_found() {
    let case = shop("assert old(shop.orders, 'third')\nassert old(shop.users, 'admins')\n");
    let output = verify(&case, &[]);
    let words = stderr(&output);
    assert_eq!(code(&output), 1, "{words}");
    assert!(words.contains("left out: shop/orders.py:12: "), "{words}");
    assert!(words.contains("left out: shop/users.py:2: "), "{words}");
    assert_eq!(words.matches("with this fix alone").count(), 2);
    assert_eq!(unfixed(&case), ["third", "admins"]);
}

#[test]
fn two_that_break_it_together_are_found_together() {
    let case = shop("assert old(shop.orders, 'first') or old(shop.stock, 'total')\n");
    let old = contents(&case);
    let output = verify(&case, &[]);
    let words = stderr(&output);
    assert_eq!(code(&output), 1, "{words}");
    let start = words.find("left out: ").unwrap();
    assert!(
        words[start..].starts_with("left out: shop/orders.py:2: "),
        "{words}"
    );
    assert!(words.contains("\nleft out: shop/stock.py:7: "), "{words}");
    assert!(
        words.contains("with these 2 fixes, and not with fewer of them"),
        "{words}"
    );
    assert_eq!(unfixed(&case), ["first", "total"]);
    undo(&case, &old);
}

#[test]
fn a_command_that_has_moods_is_not_believed() {
    let case = shop("");
    let old = contents(&case);
    let count = case.state().join("count");
    for (passes, said) in [("1", "3 changed"), ("1 3 4 5 6 7 8", "3 changed")] {
        // It passes in the runs of these numbers.
        let command = format!(
            "echo run >> {0}; for n in {passes}; do [ $(wc -l < {0}) != $n ] || exit 0; done; exit 9",
            count.display()
        );
        let output = case.run(&["--apply", "--verify", &command, "shop"]);
        let words = stderr(&output);
        fs::remove_file(&count).unwrap();
        if passes == "1" {
            assert_eq!(code(&output), 3, "{words}");
            assert!(
                words.contains("passes at one time and fails at another"),
                "{words}"
            );
            assert!(!words.contains(said), "{words}");
            assert!(contents(&case) == old);
            assert_eq!(stderr(&case.run(&["undo"])), "nothing to undo\n");
        } else {
            // Luck: the files are in a state in which it passed.
            assert!([1, 3].contains(&code(&output)), "{words}");
            case.run(&["undo"]);
            assert!(contents(&case) == old);
        }
    }
}

#[test]
fn a_command_that_hangs_has_failed() {
    let case = shop("if not old(shop.users, 'guests'):\n    import time; time.sleep(60)\n");
    let started = Instant::now();
    let output = verify(&case, &["--verify-timeout", "3"]);
    let words = stderr(&output);
    assert_eq!(code(&output), 1, "{words}");
    assert!(words.contains("fails (not done after 3 s)"), "{words}");
    assert_eq!(unfixed(&case), ["guests"]);
    assert!(started.elapsed() < Duration::from_secs(50));
}

#[test]
fn everything_that_is_run_can_be_seen() {
    let case = shop("assert old(shop.users, 'guests')\n");
    let words = stderr(&verify(&case, &["-v"]));
    assert!(
        words.contains("the command passes with 0 of 7 fixes, "),
        "{words}"
    );
    assert!(
        words.contains("the command fails (exit status: 1) with 7 of 7 fixes, "),
        "{words}"
    );
    assert!(
        words.contains("the command passes with 6 of 7 fixes, "),
        "{words}"
    );
    assert!(words.contains("  | every function works\n"), "{words}");
    let runs = words.matches("\nthe command ").count();
    // All, none, two for the file, two for the fix, and the rest.
    assert!(runs <= 9, "{runs} runs:\n{words}");
    // Nothing is said by those who are to be quiet but what is left out.
    let case = shop("assert old(shop.users, 'guests')\n");
    assert!(stderr(&verify(&case, &["-q"])).starts_with("left out: "));
}

#[test]
fn what_the_command_changes_itself_is_left_alone() {
    let case = shop("");
    let old = contents(&case);
    // It passes before, and then spoils a file and fails.
    let command = "grep -q 'with open' shop/stock.py || exit 0; echo 1 > shop/users.py; exit 1";
    let output = case.run(&["--apply", "--verify", command, "shop"]);
    let words = stderr(&output);
    assert_eq!(code(&output), 2, "{words}");
    assert!(
        words.contains("shop/users.py: the file was changed by someone else"),
        "{words}"
    );
    assert_eq!(case.read("shop/users.py"), b"1\n");
    for name in ["shop/orders.py", "shop/stock.py"] {
        assert_eq!(case.read(name), old[&case.path().join(name)], "{name}");
    }
}

#[test]
fn wrong_calls_are_told() {
    let case = shop("");
    for args in [
        ["--verify", "true", "shop", "-q"],
        ["--apply", "--verify", "true", "-"],
        ["--apply", "--verify-timeout", "3", "shop"],
        ["--verify", "true", "check", "shop"],
    ] {
        assert_eq!(code(&case.run(&args)), 2, "{args:?}");
    }
    // Nothing to do, so nothing to judge.
    let output = case.run(&["--apply", "--verify", "exit 1", "check.py"]);
    assert_eq!(
        (code(&output), stderr(&output).as_str()),
        (0, "1 file looked at, 0 changed\n")
    );
}

/// How often the test below kills, unless `NOREFCOUNT_KILLS` says otherwise.
const ROUNDS: usize = 7;

/// Three fixes break it, so that the command is run often.
const OFTEN: &str = "assert old(shop.orders, 'second')\nassert old(shop.stock, 'count')\n\
                     assert old(shop.users, 'guests')\n";

#[test]
fn a_run_that_is_killed_while_it_searches_is_undone() {
    let case = shop(OFTEN);
    let old = contents(&case);
    let log = case.state().join("log");
    let rounds = std::env::var("NOREFCOUNT_KILLS").ok();
    let rounds = rounds.map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let command = format!(
        "echo $$ >> {}; python3 check.py; status=$?; sleep 0.2; exit $status",
        log.display()
    );
    let mut most = 0;
    let signals = ["-KILL", "-INT", "-TERM"].into_iter().cycle();
    for (round, signal) in signals.take(rounds).enumerate() {
        let _ = fs::remove_file(&log);
        let mut child = case
            .command(&["--apply", "-q", "--verify", &command, "shop"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let runs = wait_for_runs(&log, 1 + round * 3 % 20, &mut child);
        // In the middle of a run, or between two.
        thread::sleep(Duration::from_millis(60 * (round as u64 % 5)));
        Command::new("kill")
            .args([signal, &child.id().to_string()])
            .stderr(Stdio::null())
            .status()
            .unwrap();
        child.wait().unwrap();
        most = most.max(runs);
        let last = fs::read_to_string(&log).unwrap();
        assert_is_gone(last.lines().last().unwrap());
        if round % 4 == 3 {
            // Killed once more before anybody undoes.
            let mut child = case
                .command(&["--apply", "-q", "--verify", &command, "shop"])
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            thread::sleep(Duration::from_millis(400));
            child.kill().unwrap();
            child.wait().unwrap();
        }
        case.run(&["undo", "-q"]);
        assert!(contents(&case) == old, "killed in run {runs} by {signal}");
        assert_eq!(stderr(&case.run(&["undo"])), "nothing to undo\n");
    }
    assert!(most >= 8, "{most}");
    assert_eq!(
        code(&case.run(&["--apply", "-q", "--verify", &command, "shop"])),
        1
    );
    assert_eq!(unfixed(&case), ["second", "count", "guests"]);
    undo(&case, &old);
}

/// Waits until the command was started so often, or the run has ended.
fn wait_for_runs(log: &Path, runs: usize, child: &mut Child) -> usize {
    loop {
        let text = fs::read_to_string(log).unwrap_or_default();
        let now = text.matches('\n').count();
        if now >= runs || child.try_wait().unwrap().is_some() {
            return now;
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn assert_is_gone(process: &str) {
    let end = Instant::now() + Duration::from_secs(5);
    let is_there = || {
        let status = Command::new("kill")
            .args(["-0", process])
            .stderr(Stdio::null())
            .status();
        status.unwrap().success()
    };
    while is_there() {
        assert!(Instant::now() < end, "{process} outlives the run");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_run_after_one_that_was_killed_is_undone_with_it() {
    let case = shop("assert old(shop.users, 'guests')\n");
    let old = contents(&case);
    let log = case.state().join("log");
    let command = format!(
        "echo run >> {}; python3 check.py && sleep 0.2",
        log.display()
    );
    let mut child = case
        .command(&["--apply", "-q", "--verify", &command, "shop"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    wait_for_runs(&log, 5, &mut child);
    child.kill().unwrap();
    child.wait().unwrap();
    // What is there now is what the second run starts with.
    let output = case.run(&["--apply", "--verify", "true", "shop"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(unfixed(&case).is_empty());
    undo(&case, &old);
}

/// Every rewrite case, with each of its fixes left out, and with all.
#[test]
fn fixes_can_be_left_out_one_by_one() {
    let mut left = 0;
    for (path, bytes) in rewrite_cases() {
        let source = Source::from_bytes("case.py", &bytes).unwrap();
        let group = path.parent().unwrap().file_name().unwrap();
        let taken = |transform: &&&dyn Transform| {
            let meta = transform.meta();
            !meta.pedantic || *meta.name == *group
        };
        let transforms: Vec<_> = transforms::ALL.iter().filter(taken).copied().collect();
        let options = Options {
            threshold: Some(Applicability::Safe),
            settings: Settings::standard(),
            project: None,
            timeout: None,
        };
        let whole = examine(source.clone(), &transforms, &options);
        let fixes: Vec<usize> = (0..whole.findings.len())
            .filter(|&it| whole.findings[it].applicability() == Applicability::Safe)
            .collect();
        let without = |left_out: &[usize]| {
            let report = examine_without(source.clone(), &transforms, &options, left_out);
            assert_eq!(report.failure, None, "{path:?} without {left_out:?}");
            (
                report.after.unwrap_or(source.clone()).text().to_owned(),
                report.applied,
            )
        };
        let all = whole.after.map(|after| after.text().to_owned());
        assert_eq!(
            without(&[]).0,
            all.unwrap_or(source.text().to_owned()),
            "{path:?}"
        );
        assert_eq!(without(&fixes), (source.text().to_owned(), 0), "{path:?}");
        for &fix in &fixes {
            // Several findings may have one fix.
            let edits = |it: usize| whole.findings[it].fix.as_ref().map(Fix::edits);
            let same = fixes.iter().filter(|&&it| edits(it) == edits(fix));
            let same: Vec<usize> = same.copied().collect();
            let (text, applied) = without(&same);
            left += 1;
            assert!(
                applied < whole.applied || applied == 0 || fixes.len() > applied,
                "{path:?}"
            );
            assert_ne!(
                text,
                without(&[]).0,
                "{path:?}: fix {fix} is made all the same"
            );
        }
    }
    assert!(left > 500, "{left}");
}

fn rewrite_cases() -> Vec<(PathBuf, Vec<u8>)> {
    let mut cases = Vec::new();
    for folder in fs::read_dir("tests/cases").unwrap().flatten() {
        for entry in fs::read_dir(folder.path()).unwrap().flatten() {
            let path = entry.path();
            let name = entry.file_name().into_string().unwrap();
            let is_configured = path.with_extension("toml").exists();
            if name.starts_with("rewrite_") && name.ends_with(".py") && !is_configured {
                cases.push((path.clone(), fs::read(path).unwrap()));
            }
        }
    }
    cases.sort();
    cases
}
