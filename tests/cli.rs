//! The whole program, as scripts and people call it.

#[path = "cli/case.rs"]
mod case;

use std::fs;
use std::process::{Command, Stdio};

use case::{Case, assert_snapshot, code, feed, stderr, stdout};

const PLAIN: &str = "def load(p):\n    x = open(p).read()\n    return x\n";
const FIXED: &str = "def load(p):\n    with open(p) as f:\n        x = f.read()\n    return x\n";

#[test]
fn a_proposal_writes_nothing() {
    let case = Case::new(&[("pkg/a.py", PLAIN), ("pkg/b.py", "x = 1\n")]);
    let output = case.run(&[]);
    assert_snapshot("propose", &output);
    assert_eq!(case.read("pkg/a.py"), PLAIN.as_bytes());
    assert_eq!(output.stdout, case.run(&["--dry-run", "."]).stdout);
    assert_eq!(code(&case.run(&["--exit-code"])), 1);
    assert_eq!(code(&case.run(&["--exit-code", "pkg/b.py"])), 0);
}

#[test]
fn apply_writes_and_shows_only_when_asked() {
    let case = Case::new(&[("a.py", PLAIN), ("b.py", PLAIN)]);
    let output = case.run(&["--apply", "a.py"]);
    assert_eq!((code(&output), stdout(&output)), (0, String::new()));
    assert_eq!(case.read("a.py"), FIXED.as_bytes());
    let output = case.run(&["--apply", "--diff"]);
    assert!(stdout(&output).starts_with("--- a/b.py\n+++ b/b.py\n@@ "));
    assert_eq!(case.read("b.py"), FIXED.as_bytes());
    assert_eq!(
        stderr(&case.run(&["--apply"])),
        "2 files looked at, 0 changed\n"
    );
}

#[test]
fn check_shows_findings_to_people() {
    let case = Case::new(&[(
        "a.py",
        "def é(p):\n    é = 'é'; x = open(p).read()\n    return x\n",
    )]);
    assert_snapshot("check-text", &case.run(&["check"]));
}

#[test]
fn check_without_findings_ends_with_zero() {
    let case = Case::new(&[("a.py", "x = 1\n")]);
    let output = case.run(&["check"]);
    assert_eq!((code(&output), stdout(&output)), (0, String::new()));
    assert_eq!(stderr(&output), "1 file looked at, 0 findings\n");
}

#[test]
fn json_offsets_count_the_bytes_of_the_file() {
    let mut latin: Vec<u8> = b"# coding: latin-1\n'\xe9\xe9'\n".to_vec();
    latin.extend_from_slice(PLAIN.as_bytes());
    let bom = format!("\u{feff}{PLAIN}");
    let case = Case::new(&[
        ("bom.py", bom.as_bytes()),
        ("latin.py", &latin),
        ("no.py", b"\xff"),
    ]);
    fs::write(case.path().join("no.py"), b"x = open('\xff').read()\n").unwrap();
    let output = case.run(&["check", "--format", "json"]);
    assert_eq!(code(&output), 2);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for finding in value["findings"].as_array().unwrap() {
        let file = case.read(finding["path"].as_str().unwrap());
        let offset = |name: &str| usize::try_from(finding[name].as_u64().unwrap()).unwrap();
        let found = &file[offset("start_byte")..offset("end_byte")];
        assert!(
            found.starts_with(b"open(p)"),
            "{}",
            String::from_utf8_lossy(found)
        );
        let mut fixed = file.clone();
        for edit in finding["fix"]["edits"].as_array().unwrap().iter().rev() {
            let offset = |name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
            let text = edit["text"].as_str().unwrap().bytes();
            fixed.splice(offset("start_byte")..offset("end_byte"), text);
        }
        assert!(
            fixed.ends_with(FIXED.as_bytes()),
            "{}",
            String::from_utf8_lossy(&fixed)
        );
    }
    assert_eq!(value["findings"].as_array().unwrap().len(), 2);
    assert_eq!(value["summary"]["errors"], 1);
    assert_eq!(value["errors"][0]["path"], "no.py");
}

#[test]
fn json_without_findings_is_an_object_too() {
    let case = Case::new(&[("a.py", "x = 1\n")]);
    assert_snapshot(
        "check-json-empty",
        &case.run(&["check", "--format", "json"]),
    );
}

#[test]
fn applying_the_patch_gives_the_files_that_apply_gives() {
    let crlf = PLAIN.replace('\n', "\r\n");
    let bom = format!("\u{feff}{crlf}");
    let mut latin = b"# -*- coding: latin-1 -*-\n# \xe9\n".to_vec();
    latin.extend_from_slice(PLAIN.as_bytes());
    let end = "def load(p):\n    x = open(p).read()";
    let form_feed = format!("\x0c\n{PLAIN}");
    let files: [(&str, &[u8]); 9] = [
        ("bom.py", bom.as_bytes()),
        ("crlf.py", crlf.as_bytes()),
        ("end.py", end.as_bytes()),
        ("feed.py", form_feed.as_bytes()),
        ("latin.py", &latin),
        ("with blank.py", PLAIN.as_bytes()),
        ("é t\u{e8}.py", PLAIN.as_bytes()),
        ("quote\"back\\slash\t.py", PLAIN.as_bytes()),
        ("sub/dir/plain.py", PLAIN.as_bytes()),
    ];
    let applied = Case::new(&files);
    assert_eq!(code(&applied.run(&["--apply"])), 0);
    let (git, patch) = (Case::new(&files), Case::new(&files));
    let diff = git.run(&[]).stdout;
    for (case, program, args) in [
        (&git, "git", &["apply", "-"][..]),
        (&patch, "patch", &["-p1", "--binary"][..]),
    ] {
        let mut command = Command::new(program);
        command.current_dir(case.path()).args(args);
        let output = feed(command, &diff);
        assert!(output.status.success(), "{program}: {}", stderr(&output));
        for (name, before) in files {
            assert_ne!(applied.read(name), before, "{name} is changed");
            assert_eq!(case.read(name), applied.read(name), "{program}, {name}");
        }
    }
}

#[test]
fn folders_are_searched_for_python_and_nothing_else() {
    let case = Case::new(&[
        (".gitignore", "ignored.py\n"),
        (".hidden/a.py", PLAIN),
        ("build/a.py", PLAIN),
        ("ignored.py", PLAIN),
        ("notes.txt", PLAIN),
        ("pkg/dist/__init__.py", ""),
        ("pkg/dist/a.py", PLAIN),
        ("pkg/node_modules/a.py", PLAIN),
        ("script", &format!("#!/usr/bin/env python3\n{PLAIN}")),
        ("shell", &format!("#!/bin/sh\n{PLAIN}")),
        ("window.pyw", PLAIN),
    ]);
    assert_snapshot("discover", &case.run(&["-q"]));
    for named in ["ignored.py", "notes.txt", "build", ".hidden", "shell"] {
        assert_eq!(code(&case.run(&["check", named])), 1, "{named} is named");
    }
    let output = case.run(&["script", "./script", ".", "window.pyw"]);
    assert_eq!(
        stdout(&output).matches("+++ ").count(),
        3,
        "nothing is handled twice"
    );
}

#[test]
fn what_cannot_be_handled_does_not_stop_the_rest() {
    let case = Case::new(&[
        ("a.py", b"x = open('\xff').read()\n".as_slice()),
        ("b.py", PLAIN.as_bytes()),
    ]);
    assert_snapshot("errors", &case.run(&["missing", "a.py", "b.py"]));
    assert_eq!(code(&case.run(&["--apply", "missing", "."])), 2);
    assert_eq!(case.read("b.py"), FIXED.as_bytes());
}

#[test]
fn wrong_calls_say_what_to_do() {
    let case = Case::new(&[("a.py", PLAIN)]);
    assert_snapshot("unknown-rule", &case.run(&["--select", "unclosd-file"]));
    assert_snapshot("unknown-explain", &case.run(&["explain", "NR110"]));
    assert_snapshot("misplaced", &case.run(&["--unsafe", "check"]));
    assert_eq!(code(&case.run(&["--apply", "--dry-run"])), 2);
    assert_eq!(code(&case.run(&["--apply", "--exit-code"])), 2);
}

#[test]
fn rules_are_selected_by_code_name_or_start_of_code() {
    let case = Case::new(&[("a.py", PLAIN)]);
    for word in ["NR101", "nr101", "unclosed-file", "NR1", "NR"] {
        assert_eq!(code(&case.run(&["check", "--select", word])), 1, "{word}");
    }
    let output = case.run(&["rules", "--select", "NR101"]);
    assert!(stdout(&output).starts_with("NR101  unclosed-file  "));
    assert_eq!(stdout(&output).lines().count(), 1);
    assert_eq!(
        code(&case.run(&["rules", "--ignore", "NR"])),
        2,
        "no rule is left"
    );
    let output = case.run(&["explain", "unclosed-file"]);
    assert!(stdout(&output).starts_with("NR101 unclosed-file: "));
    assert!(!stdout(&output).contains("```"));
}

#[test]
fn standard_input_becomes_a_patch_or_the_new_text() {
    let case = Case::new::<&str>(&[]);
    let output = case.pipe(&["--stdin-filename", "pkg/a.py", "-"], PLAIN.as_bytes());
    assert!(stdout(&output).starts_with("--- a/pkg/a.py\n+++ b/pkg/a.py\n"));
    assert_eq!(
        stdout(&case.pipe(&["--apply", "-"], PLAIN.as_bytes())),
        FIXED
    );
    assert_eq!(
        stdout(&case.pipe(&["--apply", "-"], b"x = 1\r\n")),
        "x = 1\r\n"
    );
    let output = case.pipe(&["--apply", "-"], b"x = open('\xff').read()\n");
    assert_eq!(
        (code(&output), output.stdout.as_slice()),
        (2, &b"x = open('\xff').read()\n"[..])
    );
    assert!(stdout(&case.pipe(&["--apply", "--diff", "-"], PLAIN.as_bytes())).starts_with("--- "));
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let case = Case::new(&[("a.py", PLAIN)]);
    assert!(!stdout(&case.run(&[])).contains('\x1b'));
    assert!(stdout(&case.run(&["--color", "always"])).contains("\x1b[32m+"));
    let output = case
        .command(&["check", "--color=always"])
        .env("NO_COLOR", "1")
        .output();
    assert!(
        stdout(&output.unwrap()).contains('\x1b'),
        "the flag stands over the environment"
    );
}

#[test]
fn quiet_and_verbose_concern_the_notes_alone() {
    let case = Case::new(&[("a.py", PLAIN)]);
    let normal = case.run(&[]);
    for (flag, notes) in [
        ("-q", ""),
        (
            "-v",
            "a.py: would change, 1 fix\n1 file looked at, 1 would change (1 safe fix)\n",
        ),
    ] {
        let output = case.run(&[flag]);
        assert_eq!(
            (stdout(&output), stderr(&output)),
            (stdout(&normal), notes.to_owned())
        );
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let many: Vec<_> = (0..600)
        .map(|n| (format!("f{n:03}.py"), PLAIN.repeat(20)))
        .collect();
    let files: Vec<_> = many
        .iter()
        .map(|(name, text)| (name.as_str(), text))
        .collect();
    let case = Case::new(&files);
    for args in [
        &[][..],
        &["check"],
        &["check", "--format", "json"],
        &["--apply", "--diff"],
    ] {
        let mut command = case.command(args);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(code(&output), 0, "{args:?}: {}", stderr(&output));
        assert!(
            !stderr(&output).contains("error"),
            "{args:?}: {}",
            stderr(&output)
        );
    }
    assert_ne!(
        case.read("f599.py"),
        many[599].1.as_bytes(),
        "every file is written"
    );
}

#[cfg(unix)]
#[test]
fn pipes_links_and_odd_names_are_told_apart() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let case = Case::new(&[("a.py", PLAIN)]);
    let made = Command::new("mkfifo")
        .arg(case.path().join("pipe.py"))
        .status()
        .unwrap();
    assert!(made.success());
    symlink("a.py", case.path().join("link.py")).unwrap();
    let output = case.run(&["."]);
    assert_eq!(
        (code(&output), stdout(&output).matches("+++ ").count()),
        (0, 1)
    );
    assert_eq!(code(&case.run(&["pipe.py"])), 2);
    assert!(
        stdout(&case.run(&["link.py"])).starts_with("--- a/a.py\n"),
        "a patch needs the file"
    );
    assert_eq!(code(&case.run(&["--apply", "link.py"])), 0);
    assert!(
        fs::symlink_metadata(case.path().join("link.py"))
            .unwrap()
            .is_symlink()
    );
    assert_eq!(case.read("a.py"), FIXED.as_bytes());
    fs::write(case.path().join(OsStr::from_bytes(b"\xff.py")), PLAIN).unwrap();
    let output = case.run(&["."]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("\u{fffd}.py: the name is not valid UTF-8"));
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::new(&[("a.py", PLAIN), ("b.py", PLAIN)]);
    let path = case.path().join("a.py");
    fs::set_permissions(path, fs::Permissions::from_mode(0o444)).unwrap();
    let output = case.run(&["--apply"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("a.py: the file is read-only"),
        "{}",
        stderr(&output)
    );
    assert_eq!(case.read("a.py"), PLAIN.as_bytes());
    assert_eq!(case.read("b.py"), FIXED.as_bytes());
}

#[test]
fn a_configuration_is_found_above_the_paths() {
    let case = Case::new(&[
        ("pyproject.toml", "[tool.norefcount]\nselect = ['NR401']\n"),
        ("pkg/a.py", PLAIN),
        ("other/norefcount.toml", "exclude = ['gen/']\n"),
        ("other/b.py", PLAIN),
        ("other/gen/c.py", PLAIN),
    ]);
    let found = |args: &[&str]| stdout(&case.run(args)).matches("NR101").count();
    assert_eq!(found(&["check", "pkg"]), 0);
    assert_eq!(found(&["check", "--select", "NR101", "pkg"]), 1);
    assert_eq!(found(&["check", "--isolated", "pkg"]), 1);
    assert_eq!(found(&["check", "other"]), 1, "gen/ is left out");
    assert_eq!(
        found(&["check", "other/gen/c.py"]),
        1,
        "a file that is named is read"
    );
    assert_eq!(
        found(&["check", "--exclude", "b.py", "other"]),
        1,
        "the flag stands over the file"
    );
    assert_eq!(
        found(&["check", "--config", "other/norefcount.toml", "pkg"]),
        1
    );
    let output = case.run(&["check", "pkg", "other"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("run them one after the other"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_configuration_that_is_wrong_is_named() {
    for (text, message) in [
        (
            "selct = []\n",
            "there is no key `selct`; did you mean `select`?",
        ),
        ("select = ['NR1O1']\n", "did you mean `NR101`?"),
        ("helpers = \n", "TOML"),
        ("exclude = ['a[z-a]']\n", "pattern"),
    ] {
        let case = Case::new(&[("norefcount.toml", text), ("a.py", PLAIN)]);
        let output = case.run(&["--apply"]);
        assert_eq!((code(&output), stdout(&output)), (2, String::new()));
        let said = stderr(&output);
        assert!(said.contains(message), "{said}");
        assert!(
            message == "pattern" || said.contains("norefcount.toml"),
            "{said}"
        );
        assert_eq!(case.read("a.py"), PLAIN.as_bytes());
    }
}

#[test]
fn a_release_of_pypy_has_its_own_differences() {
    const ALL: &str = "import sysconfig\n\n\nclass Amount(int):\n    \
        def __format__(self, how):\n        return 'five'\n\n\n\
        print(hex(Amount(5)), 'a'.__mul__('b'))\n\
        print(sysconfig.get_config_vars()['LDCXXSHARED'])\n\
        print(sysconfig.get_config_vars()['BLDSHARED'])\n";
    let found = |case: &Case, arguments: &[&str]| {
        let select = ["check", "--format", "json", "--select", "NR714,NR716,NR807"];
        let output = case.run(&[&select, arguments].concat());
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = value["findings"].as_array().unwrap().iter();
        let shown = findings.map(|it| format!("{}:{}", it["code"].as_str().unwrap(), it["line"]));
        shown.collect::<Vec<_>>().join(" ")
    };
    let case = Case::new(&[("a.py", ALL)]);
    let observed = "NR716:5 NR714:9 NR807:10 NR807:11";
    for (release, expected) in [
        ("7.3.11", observed),
        ("7.3.15", observed),
        ("7.3.16", "NR716:5 NR807:10 NR807:11"),
        ("7.3.17", "NR716:5 NR807:11"),
        ("7.3.18", "NR807:11"),
        ("7.3", "NR807:11"),
    ] {
        assert_eq!(found(&case, &["--pypy", release]), expected, "{release}");
    }
    assert_eq!(found(&case, &[]), observed);
    let configured = Case::new(&[("a.py", ALL), ("norefcount.toml", "pypy = '7.3.17'\n")]);
    assert_eq!(found(&configured, &[]), "NR716:5 NR807:11");
}

#[test]
fn the_python_of_the_project_is_read_from_its_files() {
    const SCANDIR: &str = "import socket\n\ndef f(a):\n    s = socket.socket()\n    s.connect(a)\n    s.sendall(b'x')\n";
    let pyproject = |version: &str| format!("[project]\nrequires-python = '>={version}'\n");
    let cfg = |version: &str| format!("[options]\npython_requires = >={version}\n");
    let setup = |version: &str| {
        let classifier = format!("Programming Language :: Python :: {version}");
        format!("from setuptools import setup\nsetup(classifiers=['{classifier}'])\n")
    };
    let is_for_two = |files: &[(&str, String)]| {
        let files = files.iter().map(|(name, text)| (*name, text.as_str()));
        let files: Vec<_> = files.chain([("a.py", SCANDIR)]).collect();
        let diff = stdout(&Case::new(&files).run(&[]));
        let two = diff.contains("contextlib.closing(socket.socket())");
        assert_ne!(two, diff.contains("with socket.socket() as s"));
        two
    };
    for (version, two) in [("2.7", true), ("3.8", false)] {
        assert_eq!(is_for_two(&[("pyproject.toml", pyproject(version))]), two);
        assert_eq!(is_for_two(&[("setup.cfg", cfg(version))]), two);
        assert_eq!(is_for_two(&[("setup.py", setup(version))]), two);
    }
    // What is required stands over what is listed.
    let both = [
        ("pyproject.toml", pyproject("3.8")),
        ("setup.py", setup("2.7")),
    ];
    assert!(!is_for_two(&both));
}
