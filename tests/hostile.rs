//! Files that no one should have written: they end in a message, and the files
//! beside them are done.

#[path = "cli/case.rs"]
mod case;

use case::{Case, code, stderr};

const PLAIN: &str = "def load(p):\n    x = open(p).read()\n    return x\n";
const FIXED: &str = "def load(p):\n    with open(p) as f:\n        x = f.read()\n    return x\n";

const MANY: usize = 100_000;

/// Ten million bytes, just below what is looked at.
const LARGE: usize = 10_000_000;

fn with(text: &str) -> Vec<u8> {
    format!("{PLAIN}{text}\n").into_bytes()
}

fn garbage() -> Vec<u8> {
    let mut state = 7_u32;
    let noise = (0..200_000).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    let start = b"# coding: latin-1\nx = open(p).read()\n".iter().copied();
    start.chain(noise).collect()
}

/// Each is left alone, with a message or without.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let conflict = "<<<<<<< HEAD\nx = open(p).read()\n=======\ny = 1\n>>>>>>> b\n";
    let script = "const f = (p) => { let x = open(p).read(); return `a${x}` === null; };\n";
    vec![
        ("conflict.py", with(conflict)),
        ("garbage.py", garbage()),
        ("javascript.py", script.repeat(100).into_bytes()),
        (
            "list.py",
            with(&format!("x = [{}]", "1, ".repeat(LARGE / 3 - 100))),
        ),
        ("many.py", PLAIN.repeat(MANY).into_bytes()),
        ("open.py", with(&format!("x = {}", "(".repeat(MANY)))),
        (
            "sum.py",
            with(&format!("x = 1{}", " + 1".repeat(LARGE / 4 - 100))),
        ),
    ]
}

/// These are Python, if strange; whether they are done in time depends on the
/// machine.
fn strange() -> Vec<(&'static str, Vec<u8>)> {
    let nested = format!("x = {}{}", "[".repeat(MANY), "]".repeat(MANY));
    vec![
        ("comment.py", with(&format!("# {}", "a".repeat(LARGE)))),
        ("nested.py", with(&nested)),
        ("string.py", with(&format!("x = '{}'", "a".repeat(LARGE)))),
    ]
}

#[test]
fn hostile_files_do_not_stop_the_others() {
    let (files, strange) = (files(), strange());
    let mut all: Vec<_> = files.iter().chain(&strange).cloned().collect();
    all.push(("zz.py", PLAIN.into()));
    let case = Case::new(&all);
    let output = case.run(&["--apply", "--timeout", "3"]);
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    for (name, before) in &files {
        assert!(case.read(name) == *before, "{name} is changed");
        let named = format!("error: {name}: ");
        assert!(stderr(&output).contains(&named), "{name} is not named");
    }
    for (name, before) in &strange {
        let fixed = [FIXED.as_bytes(), &before[PLAIN.len()..]].concat();
        let now = case.read(name);
        assert!(now == *before || now == fixed, "{name} is damaged");
    }
    assert_eq!(case.read("zz.py"), FIXED.as_bytes());
    assert!(!stderr(&output).contains("stumbled"), "{}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;
    let case = Case::new(&[("a.py", PLAIN), ("secret.py", PLAIN)]);
    let at = |name: &str| case.path().join(name);
    assert!(
        Command::new("mkfifo")
            .arg(at("pipe.py"))
            .status()
            .unwrap()
            .success()
    );
    assert!(
        Command::new("mkfifo")
            .arg(at("script"))
            .status()
            .unwrap()
            .success()
    );
    symlink("/dev/zero", at("zero.py")).unwrap();
    symlink("gone", at("gone.py")).unwrap();
    symlink("loop.py", at("loop.py")).unwrap();
    fs::create_dir(at("folder.py")).unwrap();
    for (name, why) in [
        ("pipe.py", "neither a file nor a folder"),
        ("script", "neither a file nor a folder"),
        ("zero.py", "neither a file nor a folder"),
        ("/dev/null", "neither a file nor a folder"),
        ("gone.py", "no such file"),
        ("loop.py", "cannot be read"),
    ] {
        let output = case.run(&["--apply", name]);
        assert_eq!(code(&output), 2, "{name}");
        let words = stderr(&output);
        assert!(
            words.starts_with(&format!("error: {name}: {why}")),
            "{words}"
        );
    }
    fs::set_permissions(at("secret.py"), fs::Permissions::from_mode(0o000)).unwrap();
    let is_unreadable = fs::read(at("secret.py")).is_err();
    let output = case.run(&["--apply"]);
    assert_eq!(case.read("a.py"), FIXED.as_bytes());
    // Nothing is unreadable to root; then it is read-only, which root honours.
    assert_eq!(code(&output), 2);
    let why = if is_unreadable {
        "cannot be read: Permission denied"
    } else {
        "the file is read-only"
    };
    assert!(
        stderr(&output).contains(&format!("secret.py: {why}")),
        "{}",
        stderr(&output)
    );
}
