//! Files that are the same are not looked at again in the next run, and nothing
//! else is different.

#[path = "cli/case.rs"]
mod case;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use case::{Case, code, stderr, stdout};

const PLAIN: &str = "def load(p):\n    x = open(p).read()\n    return x\n";
/// As long, and nothing to say of it.
const QUIET: &str = "def load(p):\n    x = opem(p).read()\n    return x\n";
const GENERATOR: &str = "def gen():\n    try:\n        yield 1\n    finally:\n        print('x')\n";
const LOOP: &str = "from m import gen\n\ndef f():\n    for x in gen():\n        break\n";

/// A case whose files are old enough to be remembered.
fn settled(files: &[(&str, &str)]) -> Case {
    let case = Case::new(files);
    settle();
    case
}

fn settle() {
    sleep(Duration::from_millis(2100));
}

/// The case's only cache.
fn kept(case: &Case) -> Option<Vec<u8>> {
    let mut files = fs::read_dir(case.cache()).unwrap();
    let first = files.next()?.unwrap().path();
    assert!(files.next().is_none());
    Some(fs::read(first).unwrap())
}

/// How many files are remembered in which nothing was found: those that nothing
/// was asked for, and those that lean on others.
fn known(case: &Case) -> (usize, usize) {
    let (clean, others) = all_known(case);
    let is_clean = |it: &&serde_json::Value| it[1]["report"].is_null();
    (clean, others.iter().filter(is_clean).count())
}

/// How many reports are remembered.
fn reports(case: &Case) -> usize {
    all_known(case).1.len() - known(case).1
}

fn all_known(case: &Case) -> (usize, Vec<serde_json::Value>) {
    let Some(bytes) = kept(case) else {
        return (0, Vec::new());
    };
    let clean = u64::from_le_bytes(bytes[32..40].try_into().unwrap());
    let clean = usize::try_from(clean).unwrap();
    let others = serde_json::from_slice(&bytes[40 + clean * 16..]).unwrap();
    (clean, others)
}

fn entries(case: &Case) -> usize {
    known(case).0
}

fn all(output: &Output) -> (i32, String, String) {
    (code(output), stdout(output), stderr(output))
}

fn tree(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut all = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path.clone());
            }
            all.push(path);
        }
    }
    all.sort();
    all
}

#[test]
fn a_second_run_says_the_same() {
    let asks = LOOP.replace("from m", "from n");
    let case = settled(&[
        ("found.py", PLAIN),
        ("quiet.py", QUIET),
        ("script", "#!/usr/bin/env python3\nx = 1\n"),
        ("wide.py", "\u{feff}x"),
        ("wrong.py", "# coding: nonsense\nopen(p).read()\n"),
        ("broken.py", "x = open(p).read(\n"),
        ("m.py", GENERATOR),
        ("n.py", "def gen():\n    return [1]\n"),
        ("asks.py", &asks),
        ("sub/a.py", "x = 1\n"),
    ]);
    let before = tree(case.path());
    for args in [
        &["check"][..],
        &["check", "--format", "json"],
        &["--verbose"],
        &["--unsafe", "--quiet"],
    ] {
        let without = case.run(&[args, &["--no-cache"]].concat());
        let first = case.run(args);
        let second = case.run(args);
        assert_eq!(all(&without), all(&first), "{args:?}");
        assert_eq!(all(&first), all(&second), "{args:?}");
    }
    assert_eq!(
        before,
        tree(case.path()),
        "a run that looks writes nothing there"
    );
    // quiet, script, wide, m, n and sub/a: for all ways to look.
    assert_eq!(entries(&case), 6);
    // asks, which leans on n; and found.
    assert_eq!((known(&case).1, reports(&case)), (1, 1));
}

#[test]
fn a_report_is_remembered_for_the_fixes_that_were_wanted() {
    let case = settled(&[("a.py", PLAIN), ("b.py", "x = 1\n")]);
    let run = |args: &[&str]| {
        let run = case.run(args);
        assert_eq!(all(&run), all(&case.run(&[args, &["--no-cache"]].concat())));
        kept(&case)
    };
    let looked = run(&["check"]);
    assert_eq!((entries(&case), reports(&case)), (1, 1));
    assert_eq!(looked, run(&["check", "--format", "json"]));
    let safe = run(&[]);
    assert_ne!(looked, safe, "a diff is more than findings");
    assert_eq!(safe, run(&["--dry-run"]));
    assert_eq!(safe, run(&["check"]), "what is known is enough to look");
    assert_ne!(safe, run(&["--unsafe"]));
    assert_eq!(reports(&case), 1);
    // What is written is made anew.
    let output = case.run(&["--apply", "--unsafe"]);
    assert!(stderr(&output).contains("1 changed"));
    assert!(
        case.read("a.py")
            .starts_with(b"def load(p):\n    with open(p)")
    );
}

#[test]
fn what_is_known_is_not_learned_again() {
    let case = settled(&[("a.py", QUIET), ("b.py", "x = 1\n"), ("c.py", PLAIN)]);
    let output = case.run(&["check", "--no-cache"]);
    assert_eq!(code(&output), 1);
    assert_eq!(kept(&case), None);
    case.run(&["check"]);
    assert_eq!(entries(&case), 2);
    let file = fs::read_dir(case.cache())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let written = || fs::metadata(&file).unwrap().modified().unwrap();
    let first = written();
    case.run(&["check"]);
    case.run(&["check", "b.py"]);
    case.run(&["--apply", "b.py"]);
    assert_eq!(written(), first);
    // Another file among them is.
    fs::write(case.path().join("d.py"), "x = 2\n").unwrap();
    settle();
    case.run(&["check"]);
    assert_eq!(entries(&case), 3);
}

#[test]
fn a_change_is_seen() {
    let case = settled(&[("a.py", QUIET), ("b.py", QUIET), ("c.py", QUIET)]);
    assert_eq!(code(&case.run(&["check"])), 0);
    assert_eq!(entries(&case), 3);
    let path = |name| case.path().join(name);
    // Of the same size; also with the old time, and moved into its place.
    let old = fs::metadata(path("b.py")).unwrap().modified().unwrap();
    fs::write(path("a.py"), PLAIN).unwrap();
    fs::write(path("b.py"), PLAIN).unwrap();
    let backdate = |name| {
        File::options()
            .write(true)
            .open(path(name))
            .unwrap()
            .set_modified(old)
    };
    let mut found = 2;
    if cfg!(unix) {
        backdate("b.py").unwrap();
        fs::write(path("new"), PLAIN).unwrap();
        backdate("new").unwrap();
        fs::rename(path("new"), path("c.py")).unwrap();
        found += 1;
    }
    for _ in 0..2 {
        let output = case.run(&["check", "--format", "json"]);
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(value["findings"].as_array().unwrap().len(), found);
        settle();
    }
    // What is as it was is looked at again, and known from then on.
    fs::write(path("a.py"), QUIET).unwrap();
    settle();
    case.run(&["check"]);
    let known = entries(&case);
    File::options()
        .write(true)
        .open(path("a.py"))
        .unwrap()
        .set_modified(old)
        .unwrap();
    settle();
    let before = kept(&case);
    case.run(&["check"]);
    assert_ne!(before, kept(&case), "it was touched");
    assert_eq!(entries(&case), known);
}

#[test]
fn a_file_that_is_just_written_is_looked_at_again() {
    let case = Case::new(&[("a.py", QUIET)]);
    assert_eq!(code(&case.run(&["check"])), 0);
    assert_eq!(kept(&case), None);
    fs::write(case.path().join("a.py"), PLAIN).unwrap();
    assert_eq!(code(&case.run(&["check"])), 1);
}

#[test]
fn a_file_that_leans_on_another_follows_it() {
    let plain = "def gen():\n    return [1]\n";
    let case = settled(&[("m.py", plain), ("a.py", LOOP)]);
    let path = case.path().join("m.py");
    let check = |count: usize| {
        for _ in 0..2 {
            let output = case.run(&["check"]);
            assert_eq!(code(&output), i32::from(count > 0), "{}", stdout(&output));
            assert_eq!(stdout(&output).matches("NR201").count(), count);
        }
    };
    check(0);
    assert_eq!(known(&case), (1, 1));
    let before = kept(&case);
    check(0);
    assert_eq!(before, kept(&case));
    fs::write(&path, GENERATOR).unwrap();
    check(1);
    fs::remove_file(&path).unwrap();
    settle();
    check(0);
    assert_eq!(known(&case).1, 1);
    // A module that comes is seen as one that changes.
    fs::write(&path, GENERATOR).unwrap();
    check(1);
    // In between, and not where it was.
    fs::write(&path, "from n import gen\n").unwrap();
    fs::write(case.path().join("n.py"), plain).unwrap();
    settle();
    check(0);
    assert_eq!(known(&case).1, 1);
    fs::write(case.path().join("n.py"), GENERATOR).unwrap();
    check(1);
    settle();
    // Two that could be meant are none.
    fs::create_dir(case.path().join("src")).unwrap();
    fs::write(case.path().join("src/m.py"), plain).unwrap();
    settle();
    check(0);
    assert_eq!(known(&case).1, 1);
    fs::remove_file(case.path().join("src/m.py")).unwrap();
    check(1);
}

#[test]
fn a_file_that_leans_on_the_whole_project_follows_it() {
    let case = settled(&[
        ("pyproject.toml", ""),
        ("shop/__init__.py", ""),
        ("shop/lines.py", PLAIN),
        ("tests/test_lines.py", "import shop.lines\n"),
    ]);
    let check = |reason: serde_json::Value| {
        for _ in 0..2 {
            let output = case.run(&["check", "--format", "json"]);
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(report["findings"][0]["reason"], reason);
        }
    };
    let tests = case.path().join("tests/test_lines.py");
    let safe = serde_json::Value::Null;
    check(safe.clone());
    assert_eq!((entries(&case), reports(&case)), (2, 1));
    let before = kept(&case);
    check(safe.clone());
    assert_eq!(before, kept(&case));
    fs::write(&tests, "patch('shop.lines.open')\n").unwrap();
    check("open-is-patched".into());
    settle();
    check("open-is-patched".into());
    assert_eq!(reports(&case), 1);
    // A file that comes, or goes, is another project.
    fs::remove_file(&tests).unwrap();
    settle();
    check(safe.clone());
    fs::write(case.path().join("more.py"), "patch('shop.lines.open')\n").unwrap();
    settle();
    check("open-is-patched".into());
    fs::remove_file(case.path().join("more.py")).unwrap();
    check(safe);
}

#[test]
fn a_module_that_is_broken_or_just_written_is_not_trusted() {
    let case = settled(&[("m.py", "def gen(:\n"), ("a.py", LOOP), ("b.py", "x = 1\n")]);
    case.run(&["check"]);
    assert_eq!(known(&case), (2, 0));
    fs::write(case.path().join("m.py"), "def gen():\n    return [1]\n").unwrap();
    case.run(&["check"]);
    assert_eq!(known(&case).1, 0);
    settle();
    case.run(&["check"]);
    assert_eq!(known(&case), (2, 1));
}

#[test]
fn other_settings_are_another_matter() {
    let id = "import heapq\nd = {}\nd[id(x)] = 1\n";
    let case = settled(&[
        (
            "a.py",
            "from store import dial\n\ndef f(p):\n    x = dial(p).read()\n    return x\n",
        ),
        ("b.py", PLAIN),
        ("c.py", id),
    ]);
    let codes = |args: &[&str]| {
        let cached = case.run(&[&["check", "--format", "json"], args].concat());
        let new = case.run(&[&["check", "--format", "json", "--no-cache"], args].concat());
        assert_eq!(all(&cached), all(&new), "{args:?}");
        let value: serde_json::Value = serde_json::from_slice(&new.stdout).unwrap();
        value["findings"].as_array().unwrap().len()
    };
    assert_eq!(codes(&["--select", "NR401"]), 0);
    assert_eq!(codes(&["--select", "NR101"]), 1);
    assert_eq!(codes(&["--ignore", "NR101"]), codes(&["--ignore", "NR1"]));
    codes(&["--max-size", "20"]);
    codes(&["--python", "2.7"]);
    codes(&["--pypy", "7.3.18"]);
    let before = codes(&[]);
    let config = case.path().join("norefcount.toml");
    fs::write(&config, "resources = ['store.dial']\n").unwrap();
    assert_eq!(codes(&[]), before + 1);
    fs::write(&config, "").unwrap();
    assert_eq!(codes(&[]), before);
    fs::remove_file(&config).unwrap();
    fs::write(
        case.path().join("pyproject.toml"),
        "[project]\nrequires-python = '>=2.7'\n",
    )
    .unwrap();
    codes(&[]);
    let known = kept(&case);
    fs::write(&config, "cache = false\n").unwrap();
    codes(&["--select", "NR8"]);
    assert_eq!(kept(&case), known);
}

#[test]
fn another_program_starts_anew() {
    let case = settled(&[("a.py", QUIET)]);
    case.run(&["check"]);
    let first = kept(&case);
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("norefcount");
    fs::copy(env!("CARGO_BIN_EXE_norefcount"), &copy).unwrap();
    let run = || {
        let mut command = Command::new(&copy);
        command.arg("check").current_dir(case.path());
        command.env("NOREFCOUNT_CACHE_DIR", case.cache());
        command.stdin(Stdio::null()).output().unwrap();
        kept(&case)
    };
    let second = run();
    assert_ne!(first, second);
    assert_eq!(second, run());
    // Built anew, in the same place.
    File::options()
        .write(true)
        .open(&copy)
        .unwrap()
        .set_modified(std::time::UNIX_EPOCH)
        .unwrap();
    assert_ne!(second, run());
    assert_eq!(entries(&case), 1);
}

#[test]
fn a_cache_that_cannot_be_used_is_none() {
    let case = settled(&[("a.py", QUIET), ("b.py", PLAIN)]);
    let fresh = all(&case.run(&["check", "--no-cache"]));
    assert_eq!(all(&case.run(&["check"])), fresh);
    let whole = kept(&case).unwrap();
    let file = fs::read_dir(case.cache())
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    for damaged in [
        &b""[..],
        b"garbage",
        &whole[..40],
        &[&whole[..], b"more"].concat(),
    ] {
        fs::write(&file, damaged).unwrap();
        assert_eq!(all(&case.run(&["check"])), fresh);
        assert_eq!(kept(&case).as_deref(), Some(&*whole), "it is replaced");
    }
    let at = |place: &Path| {
        let mut command = case.command(&["check"]);
        all(&command.env("NOREFCOUNT_CACHE_DIR", place).output().unwrap())
    };
    // A file; where nobody can write.
    assert_eq!(at(&file), fresh);
    assert_eq!(at(&file.join("below")), fresh);
    assert_eq!(at(Path::new("/dev/null/x")), fresh);
    assert_eq!(at(Path::new("/proc/self/x")), fresh);
}

#[test]
fn many_runs_at_once_agree() {
    let files: Vec<_> = (0..100).map(|n| (format!("f{n}.py"), QUIET)).collect();
    let mut files: Vec<_> = files.iter().map(|(name, it)| (&**name, *it)).collect();
    files.push(("g.py", PLAIN));
    let case = settled(&files);
    let fresh = all(&case.run(&["check", "--no-cache"]));
    for _ in 0..2 {
        let runs: Vec<_> = (0..6)
            .map(|_| {
                let mut command = case.command(&["check"]);
                command.stdout(Stdio::piped()).stderr(Stdio::piped());
                command.spawn().unwrap()
            })
            .collect();
        for run in runs {
            assert_eq!(all(&run.wait_with_output().unwrap()), fresh);
        }
        assert_eq!(entries(&case), 100);
    }
}

#[test]
fn writing_goes_with_it() {
    let case = settled(&[("a.py", QUIET), ("b.py", PLAIN)]);
    case.run(&["check"]);
    assert_eq!(entries(&case), 1);
    let output = case.run(&["--apply"]);
    assert_eq!(
        stderr(&output).lines().next(),
        Some("2 files looked at, 1 changed (1 safe fix)")
    );
    settle();
    let output = case.run(&["check"]);
    assert_eq!(code(&output), 0);
    assert_eq!(entries(&case), 2);
    assert_eq!(code(&case.run(&["undo"])), 0);
    assert_eq!(case.read("b.py"), PLAIN.as_bytes());
    assert_eq!(code(&case.run(&["check"])), 1);
}

#[test]
fn standard_input_is_not_remembered() {
    let case = settled(&[("a.py", QUIET)]);
    let args = ["check", "--stdin-filename", "a.py", "-"];
    assert_eq!(code(&case.pipe(&args, QUIET.as_bytes())), 0);
    assert_eq!(kept(&case), None);
    case.run(&["check"]);
    assert_eq!(code(&case.pipe(&args, PLAIN.as_bytes())), 1);
}

#[test]
fn the_users_folder_for_such_things_is_where_it_is() {
    let case = settled(&[("a.py", QUIET)]);
    let run = |variables: &[(&str, &Path)]| {
        let mut command = case.command(&["check"]);
        command.env_remove("NOREFCOUNT_CACHE_DIR");
        command.env_remove("XDG_CACHE_HOME");
        let output = command.envs(variables.iter().copied()).output().unwrap();
        assert_eq!(code(&output), 0);
    };
    let home = tempfile::tempdir().unwrap();
    let before = tree(case.path());
    run(&[("HOME", home.path()), ("XDG_CACHE_HOME", case.cache())]);
    if cfg!(unix) {
        let folder = case.cache().join("norefcount");
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
        run(&[("HOME", home.path())]);
        assert_eq!(
            fs::read_dir(home.path().join(".cache/norefcount"))
                .unwrap()
                .count(),
            1
        );
    }
    assert_eq!(before, tree(case.path()));
}
