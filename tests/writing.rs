//! What writing leaves behind when everything goes well, and when it does not.

#![expect(clippy::print_stderr, reason = "what is not tested is named")]

#[path = "cli/case.rs"]
mod case;

use std::fs;
use std::path::Path;
use std::process::Command;

use case::{Case, code, stderr, stdout};

const PLAIN: &str = "def load(p):\n    x = open(p).read()\n    return x\n";
const FIXED: &str = "def load(p):\n    with open(p) as f:\n        x = f.read()\n    return x\n";

fn git(folder: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=a", "-c", "user.email=a@b"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", stderr(&output));
    stdout(&output)
}

fn commit_all(folder: &Path) {
    git(folder, &["init", "-q"]);
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-qm", "all"]);
}

#[test]
fn undo_puts_back_every_byte() {
    let crlf = PLAIN.replace('\n', "\r\n");
    let mut latin = b"# coding: latin-1\n# \xe9\n".to_vec();
    latin.extend_from_slice(PLAIN.as_bytes());
    let files: [(&str, &[u8]); 3] = [
        ("a.py", crlf.as_bytes()),
        ("pkg/latin.py", &latin),
        ("pkg/none.py", b"x = 1"),
    ];
    let case = Case::new(&files);
    assert_eq!(code(&case.run(&["--apply"])), 0);
    assert_ne!(case.read("a.py"), files[0].1);
    let output = case.run(&["undo", "-v"]);
    assert_eq!(
        (code(&output), stderr(&output).as_str()),
        (
            0,
            "a.py: put back\npkg/latin.py: put back\n2 files put back\n"
        )
    );
    for (name, before) in files {
        assert_eq!(case.read(name), before, "{name}");
    }
    let output = case.run(&["undo"]);
    assert_eq!(
        (code(&output), stderr(&output).as_str()),
        (0, "nothing to undo\n")
    );
}

#[test]
fn undo_without_a_run_makes_nothing() {
    let case = Case::new(&[("a.py", PLAIN)]);
    assert_eq!(stderr(&case.run(&["undo"])), "nothing to undo\n");
    assert_eq!(fs::read_dir(case.state()).unwrap().count(), 0);
    let output = case.pipe(&["--apply", "-"], PLAIN.as_bytes());
    assert_eq!(stdout(&output), FIXED);
    assert_eq!(fs::read_dir(case.state()).unwrap().count(), 0);
}

#[test]
fn a_run_that_writes_nothing_leaves_the_one_before_to_undo() {
    let case = Case::new(&[("a.py", PLAIN)]);
    case.run(&["--apply"]);
    case.run(&["--apply"]);
    assert_eq!(stderr(&case.run(&["undo"])), "1 file put back\n");
    assert_eq!(case.read("a.py"), PLAIN.as_bytes());
}

#[test]
fn undo_leaves_alone_what_others_changed() {
    let case = Case::new(&[("a.py", PLAIN), ("b.py", PLAIN), ("c.py", PLAIN)]);
    case.run(&["--apply"]);
    fs::write(case.path().join("a.py"), "theirs").unwrap();
    fs::remove_file(case.path().join("b.py")).unwrap();
    let output = case.run(&["undo"]);
    assert_eq!(code(&output), 2);
    assert_eq!(
        stderr(&output),
        "error: a.py: the file was changed by someone else since and was left alone; take that \
         change back and undo again\n\
         error: b.py: the file is no longer there, and was not made anew\n\
         1 file put back, 2 left alone\n"
    );
    assert_eq!(case.read("a.py"), b"theirs");
    assert_eq!(case.read("c.py"), PLAIN.as_bytes());
    fs::write(case.path().join("a.py"), FIXED).unwrap();
    fs::write(case.path().join("b.py"), FIXED).unwrap();
    assert_eq!(stderr(&case.run(&["undo"])), "2 files put back\n");
    assert_eq!(case.read("a.py"), PLAIN.as_bytes());
}

#[test]
fn undo_works_from_anywhere_in_the_repository() {
    let case = Case::new(&[("src/a.py", PLAIN), ("docs/b.txt", "")]);
    commit_all(case.path());
    let mut command = case.command(&["--apply", "-q", "a.py"]);
    command.current_dir(case.path().join("src"));
    assert!(command.status().unwrap().success());
    assert_eq!(
        git(case.path(), &["status", "--porcelain"]),
        " M src/a.py\n"
    );
    let mut command = case.command(&["undo", "-q"]);
    command.current_dir(case.path().join("docs"));
    assert!(command.status().unwrap().success());
    assert_eq!(git(case.path(), &["status", "--porcelain"]), "");
}

#[test]
fn a_file_elsewhere_belongs_to_where_the_run_was_started() {
    let case = Case::new(&[("tree/src/b.txt", ""), ("a.py", PLAIN)]);
    git(&case.path().join("tree"), &["init", "-q"]);
    for (folder, args) in [
        ("tree/src", &["--apply", "-q", "../../a.py"][..]),
        ("tree", &["undo", "-q"]),
    ] {
        let mut command = case.command(args);
        command.current_dir(case.path().join(folder));
        assert!(command.status().unwrap().success());
        let text = if args[0] == "undo" { PLAIN } else { FIXED };
        assert_eq!(case.read("a.py"), text.as_bytes());
    }
}

#[test]
fn a_dirty_tree_is_refused() {
    let case = Case::new(&[("src/a.py", PLAIN), ("notes.txt", "")]);
    commit_all(case.path());
    fs::write(case.path().join("new\n.txt"), "").unwrap();
    fs::write(case.path().join("notes.txt"), "changed").unwrap();
    let output = case.run(&["--apply", "src"]);
    assert_eq!(code(&output), 2);
    let words = stderr(&output);
    assert!(words.contains("notes.txt"), "{words}");
    assert!(words.contains("commit or stash them, or pass --allow-dirty"));
    assert_eq!(case.read("src/a.py"), PLAIN.as_bytes());
    assert_eq!(code(&case.run(&["src"])), 0, "looking is always allowed");
    assert_eq!(code(&case.pipe(&["--apply", "-"], b"x = 1\n")), 0);
    assert_eq!(code(&case.run(&["--apply", "--allow-dirty", "src"])), 0);
    assert_eq!(case.read("src/a.py"), FIXED.as_bytes());
}

#[test]
fn a_hook_asks_about_the_tree_that_it_names() {
    let case = Case::new(&[("clean/a.py", PLAIN), ("dirty/a.py", PLAIN)]);
    commit_all(&case.path().join("clean"));
    git(&case.path().join("dirty"), &["init", "-q"]);
    let dirty = case.path().join("dirty/.git");
    for (folder, status) in [("clean", 0), ("dirty", 2)] {
        let mut command = case.command(&["--apply", folder]);
        command.env("GIT_DIR", &dirty).env("GIT_WORK_TREE", &dirty);
        assert_eq!(code(&command.output().unwrap()), status, "{folder}");
    }
}

#[test]
fn without_git_nobody_knows_and_that_is_said() {
    let case = Case::new(&[("a.py", PLAIN)]);
    git(case.path(), &["init", "-q"]);
    let output = case.command(&["--apply"]).env("PATH", "").output().unwrap();
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).starts_with("note: whether the git tree at "));
    assert_eq!(case.read("a.py"), FIXED.as_bytes());
}

#[test]
fn two_runs_do_not_write_in_one_project() {
    let case = Case::new(&[("a.py", PLAIN)]);
    case.run(&["--apply"]);
    let project = fs::read_dir(case.state()).unwrap().next().unwrap().unwrap();
    let lock = fs::File::open(project.path().join("lock")).unwrap();
    lock.lock().unwrap();
    fs::write(case.path().join("a.py"), PLAIN).unwrap();
    for args in [&["--apply"][..], &["undo"]] {
        let output = case.run(args);
        assert_eq!(code(&output), 2);
        assert!(
            stderr(&output).starts_with("error: another norefcount is writing in "),
            "{}",
            stderr(&output)
        );
    }
    assert_eq!(case.read("a.py"), PLAIN.as_bytes());
    assert_eq!(code(&case.run(&["check"])), 1, "looking is always allowed");
}

#[test]
fn without_a_place_for_the_journal_nothing_is_written() {
    let case = Case::new(&[("a.py", PLAIN), ("file", "")]);
    let mut command = case.command(&["--apply"]);
    let output = command
        .env("NOREFCOUNT_STATE_DIR", case.path().join("file"))
        .output()
        .unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("nothing was changed"));
    assert_eq!(case.read("a.py"), PLAIN.as_bytes());
}

#[cfg(unix)]
#[test]
fn the_journal_is_nobody_elses_business() {
    use std::os::unix::fs::PermissionsExt;
    let case = Case::new(&[("a.py", PLAIN)]);
    let state = case.state().join("deeper");
    let mut command = case.command(&["--apply"]);
    let status = command.env("NOREFCOUNT_STATE_DIR", &state).status();
    assert!(status.unwrap().success());
    let mode = fs::metadata(state).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0);
}

#[cfg(unix)]
#[test]
fn hard_links_are_left_alone() {
    let case = Case::new(&[("a.py", PLAIN), ("b.py", PLAIN)]);
    fs::hard_link(case.path().join("a.py"), case.path().join("c.txt")).unwrap();
    let output = case.run(&["--apply"]);
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("a.py: the file has 2 names (hard links)"),
        "{}",
        stderr(&output)
    );
    assert_eq!(case.read("a.py"), PLAIN.as_bytes());
    assert_eq!(case.read("b.py"), FIXED.as_bytes());
}

/// The owner's rights mean nothing to root, the immutable flag does.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let case = Case::new(&[("fixed/a.py", PLAIN), ("free/a.py", PLAIN)]);
    let folder = case.path().join("fixed");
    let protect = |change: &str, mode: &str| {
        let chattr = Command::new("chattr").arg(change).arg(&folder).output();
        let chmod = Command::new("chmod").arg(mode).arg(&folder).status();
        assert!(chmod.unwrap().success() || change == "+i");
        chattr.is_ok_and(|output| output.status.success())
    };
    let mode = if protect("+i", "500") { "700" } else { "755" };
    let probe = fs::write(folder.join("probe"), "");
    let output = case.run(&["--apply"]);
    protect("-i", mode);
    if probe.is_ok() {
        eprintln!("not tested: this user may write anywhere, and chattr does not work here");
        return;
    }
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).contains("fixed/a.py: cannot be written and was left alone: "),
        "{}",
        stderr(&output)
    );
    assert_eq!(case.read("fixed/a.py"), PLAIN.as_bytes());
    assert_eq!(case.read("free/a.py"), FIXED.as_bytes());
    assert!(stderr(&output).contains("2 files looked at, 1 changed (1 safe fix), 1 error\n"));
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_limit_on_the_journal_changes_nothing() {
    let files: Vec<_> = (0..200)
        .map(|n| (format!("f{n:03}.py"), PLAIN.repeat(20)))
        .collect();
    let files: Vec<_> = files.iter().map(|(name, it)| (&**name, it)).collect();
    let case = Case::new(&files);
    let binary = env!("CARGO_BIN_EXE_norefcount");
    // In blocks of 512 or 1024 bytes; the journal needs some 600 KB.
    for (trap, killed) in [("trap '' XFSZ;", false), ("", true)] {
        let script = format!("{trap} ulimit -f 64; exec {binary} --apply");
        let output = Command::new("sh")
            .args(["-c", &script])
            .current_dir(case.path())
            .env("NOREFCOUNT_STATE_DIR", case.state())
            .env("NOREFCOUNT_CACHE_DIR", case.cache())
            .output()
            .unwrap();
        assert_eq!(output.status.code().is_none(), killed);
        if !killed {
            assert_eq!(code(&output), 2);
            assert!(
                stderr(&output).contains("cannot be set down there: File too large"),
                "{}",
                stderr(&output)
            );
            assert!(stderr(&output).contains("0 changed"));
        }
        for (name, before) in &files {
            assert_eq!(case.read(name), before.as_bytes(), "{name}");
        }
        assert_eq!(fs::read_dir(case.path()).unwrap().count(), files.len());
    }
    assert_eq!(stderr(&case.run(&["undo"])), "nothing to undo\n");
    assert_eq!(code(&case.run(&["--apply"])), 0);
    assert_eq!(stderr(&case.run(&["undo"])), "200 files put back\n");
}

/// Around a fix, everything stays as it is, whatever it is.
#[test]
fn bytes_outside_of_edits_stay() {
    let tail = "y = '\x0c\u{a0}\u{2028}'\t \r\n\x0c\rz = 2\n\r# end \\";
    let files = [
        (
            "mixed.py",
            format!("{}\n{tail}", PLAIN.replace('\n', "\r\n")),
        ),
        ("cr.py", format!("# a\r{}\r", PLAIN.replace('\n', "\r"))),
        ("bare.py", format!("{PLAIN}x = 1")),
        (
            "bom.py",
            format!("\u{feff}# coding: utf-8\r\n{PLAIN}{tail}"),
        ),
        ("feed.py", format!("\x0c{PLAIN}\x0c\n{tail}")),
        ("tabs.py", PLAIN.replace("    ", "\t")),
    ];
    let named: Vec<_> = files.iter().map(|(name, it)| (*name, it)).collect();
    let case = Case::new(&named);
    assert_eq!(code(&case.run(&["--apply"])), 0);
    for (name, before) in &files {
        let after = String::from_utf8(case.read(name)).unwrap();
        let (from, to) = match *name {
            "mixed.py" => (PLAIN.replace('\n', "\r\n"), FIXED.replace('\n', "\r\n")),
            "cr.py" => (PLAIN.replace('\n', "\r"), FIXED.replace('\n', "\r")),
            "tabs.py" => (PLAIN.replace("    ", "\t"), FIXED.replace("    ", "\t")),
            _ => (PLAIN.to_owned(), FIXED.to_owned()),
        };
        assert_eq!(after, before.replace(&from, &to), "{name}");
    }
}

#[test]
fn what_cannot_be_decoded_is_named_and_left() {
    let wide: Vec<u8> = "\u{feff}x = open(p).read()\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let files: [(&str, &[u8], &str); 5] = [
        (
            "ascii.py",
            b"# coding: ascii\nx = open('\xc3\xa9').read()\n",
            "not valid ASCII at byte 26",
        ),
        (
            "bom.py",
            b"\xef\xbb\xbf# coding: latin-1\nx = open(p).read()\n",
            "byte order mark and declares",
        ),
        (
            "bytes.py",
            b"x = open('\xff').read()\n",
            "not valid UTF-8 at byte 10",
        ),
        (
            "unknown.py",
            b"# coding: rot13\nx = open(p).read()\n",
            "`rot13`, which is not known",
        ),
        ("wide.py", &wide, "UTF-16 or UTF-32"),
    ];
    let case = Case::new(&files.map(|(name, bytes, _)| (name, bytes)));
    let output = case.run(&["--apply"]);
    assert_eq!(code(&output), 2);
    for ((name, before, why), line) in files.iter().zip(stderr(&output).lines()) {
        assert!(
            line.starts_with(&format!("error: {name}: the file ")),
            "{line}"
        );
        assert!(line.contains(why), "{line}");
        assert_eq!(case.read(name), *before, "{name}");
    }
}

#[test]
fn nul_bytes_stay() {
    let before = b"x = 1\0\nx = open(p).read()\n";
    let case = Case::new(&[("nul.py", before)]);
    case.run(&["--apply"]);
    assert!(case.read("nul.py").starts_with(b"x = 1\0\n"));
}

#[test]
fn large_files_are_named_and_not_looked_at() {
    let large = format!("{PLAIN}# {}\n", "x".repeat(5_000));
    let case = Case::new(&[("a.py", &*large), ("b.py", PLAIN)]);
    for limit in ["5000", "4K", "0.1M"] {
        let output = case.run(&["--max-size", limit]);
        assert_eq!(code(&output), 2);
        if limit == "0.1M" {
            assert!(stderr(&output).contains("a number of bytes is meant"));
            continue;
        }
        assert_eq!(stdout(&output).matches("+++ b/b.py").count(), 1);
        assert_eq!(stdout(&output).matches("+++ ").count(), 1);
        let words = stderr(&output);
        assert!(words.contains("error: a.py: the file has 50"), "{words}");
        assert!(words.contains("raise --max-size, or leave it out"));
    }
    assert_eq!(code(&case.run(&["check", "--max-size", "6K"])), 1);
    let output = case.pipe(&["--apply", "--max-size", "10", "-"], large.as_bytes());
    assert_eq!(
        (code(&output), stdout(&output)),
        (2, large),
        "nothing is lost"
    );
}

#[test]
fn slow_files_are_named_and_left_alone() {
    let slow = format!("{PLAIN}x = [{}]\n", "1, ".repeat(500_000));
    let case = Case::new(&[("a.py", &*slow), ("b.py", PLAIN)]);
    let output = case.run(&["--apply", "--timeout", "0.2"]);
    assert_eq!(code(&output), 2);
    assert_eq!(
        stderr(&output),
        "error: a.py: left alone: it was not done after 0.2 s; raise --timeout, or leave it out\n\
         2 files looked at, 1 changed (1 safe fix), 1 error\n"
    );
    assert_eq!(case.read("a.py"), slow.as_bytes());
    assert_eq!(case.read("b.py"), FIXED.as_bytes());
    assert_eq!(code(&case.run(&["--timeout", "-1"])), 2);
}

/// All files are looked at before the first is written, so one that takes long
/// gives time to change another.
#[cfg(unix)]
#[test]
fn a_file_that_changes_during_the_run_is_left_alone() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::Stdio;
    let slow = format!("{PLAIN}x = [{}]\n", "1, ".repeat(1_000_000));
    let files = [
        ("a.py", PLAIN),
        ("b.py", PLAIN),
        ("c.py", PLAIN),
        ("z.py", &slow),
    ];
    let case = Case::new(&files);
    let mut child = case
        .command(&["--apply", "-v", "--timeout", "2"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut notes = BufReader::new(child.stderr.take().unwrap());
    for name in ["a.py", "b.py", "c.py"] {
        let mut line = String::new();
        notes.read_line(&mut line).unwrap();
        assert_eq!(line, format!("{name}: changed, 1 fix\n"));
    }
    fs::write(case.path().join("a.py"), "theirs").unwrap();
    fs::remove_file(case.path().join("b.py")).unwrap();
    let mut words = String::new();
    notes.read_to_string(&mut words).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert!(
        words.contains("error: a.py: the file was changed by someone else"),
        "{words}"
    );
    assert!(
        words.contains("error: b.py: the file is no longer there"),
        "{words}"
    );
    assert!(
        words.contains("4 files looked at, 1 changed (1 safe fix), 3 errors\n"),
        "{words}"
    );
    assert_eq!(case.read("a.py"), b"theirs");
    assert!(!case.path().join("b.py").exists());
    assert_eq!(case.read("c.py"), FIXED.as_bytes());
    assert_eq!(fs::read_dir(case.path()).unwrap().count(), 3);
}

/// A small disk, where this user may mount one.
#[cfg(target_os = "linux")]
struct Disk(std::path::PathBuf);

#[cfg(target_os = "linux")]
impl Disk {
    fn mount(folder: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(folder).unwrap();
        let output = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder)
            .output();
        if !output.is_ok_and(|output| output.status.success()) {
            eprintln!("not tested: this user may not mount a small disk");
            return None;
        }
        Some(Self(folder.to_owned()))
    }
}

#[cfg(target_os = "linux")]
impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_every_file_stays() {
    let case = Case::new::<&str>(&[]);
    let names: Vec<_> = (0..30).map(|n| format!("f{n:02}.py")).collect();
    let (roomy, disk) = (case.path().join("a"), case.path().join("disk"));
    fs::create_dir(&roomy).unwrap();
    // No room for a second copy; then no room for a further name, which shows
    // only when other files are written.
    for (options, why) in [
        ("size=256k", " are free; no file was changed"),
        ("nr_inodes=31", "; every file was put back as it was. "),
    ] {
        let Some(_mounted) = Disk::mount(&disk, options) else {
            return;
        };
        for folder in [&roomy, &disk] {
            for name in &names {
                fs::write(folder.join(name), PLAIN).unwrap();
            }
        }
        for number in 0.. {
            let ballast = disk.join(format!("ballast{number}"));
            if fs::write(ballast, "x".repeat(4096)).is_err() {
                break;
            }
        }
        let before = fs::read_dir(&disk).unwrap().count();
        let output = case.run(&["--apply"]);
        assert_eq!(code(&output), 2);
        assert!(stderr(&output).contains(why), "{}", stderr(&output));
        assert!(stderr(&output).contains("60 files looked at, 0 changed, 1 error\n"));
        for folder in [&roomy, &disk] {
            for name in &names {
                assert_eq!(fs::read(folder.join(name)).unwrap(), PLAIN.as_bytes());
            }
        }
        assert_eq!(fs::read_dir(&roomy).unwrap().count(), names.len());
        assert_eq!(fs::read_dir(&disk).unwrap().count(), before);
        assert_eq!(stderr(&case.run(&["undo"])), "nothing to undo\n");
    }
    // No room for the journal.
    let Some(_disk) = Disk::mount(&case.state().join("disk"), "size=64k") else {
        return;
    };
    fs::write(
        case.path().join("a.py"),
        format!("{PLAIN}# {}", "x".repeat(100_000)),
    )
    .unwrap();
    let mut command = case.command(&["--apply"]);
    let output = command
        .env("NOREFCOUNT_STATE_DIR", case.state().join("disk"))
        .output()
        .unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("cannot be set down there: No space left on device"));
    assert!(case.read("a.py").starts_with(PLAIN.as_bytes()));
}
