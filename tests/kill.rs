//! Runs are killed at random moments: every file is old or new, and undoing
//! brings all of them back, byte for byte.
//!
//! `NOREFCOUNT_KILLS=500 cargo test --test kill` kills as often as told; without
//! it the test ends after some seconds.

#![cfg(unix)]
#![expect(clippy::print_stderr, reason = "figures and the seed are told")]

#[path = "cli/case.rs"]
mod case;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use case::{Case, code, stderr, stdout};

const FOLDERS: usize = 26;
const FILES: usize = 520;

/// Enough to meet every stage.
const SECONDS: u64 = 8;

/// Some more than the files take from the first to the last.
const WRITING: Duration = Duration::from_millis(120);

/// By path: the content and the mode.
type Tree = BTreeMap<PathBuf, (Vec<u8>, u32)>;

/// Numbers without a pattern, from a seed that the test tells when it fails.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: Duration) -> Duration {
        end.mul_f64((self.next() % 10_000) as f64 / 10_000.0)
    }
}

/// Where the runs were when they were killed.
#[derive(Debug, Default)]
struct Met {
    kills: usize,
    before_writing: usize,
    while_writing: usize,
    after_writing: usize,
    undoing: usize,
    leftovers: usize,
}

#[test]
fn a_killed_run_loses_nothing() {
    let seed = std::env::var("NOREFCOUNT_SEED").map_or_else(
        |_| u64::from(std::process::id()) << 20 | 1,
        |seed| seed.parse().unwrap(),
    );
    let kills: Option<usize> = std::env::var("NOREFCOUNT_KILLS")
        .ok()
        .map(|count| count.parse().unwrap());
    eprintln!("NOREFCOUNT_SEED={seed}");
    let case = project();
    let old = tree(case.path());
    assert_eq!(old.len(), FILES + 1);
    let started = Instant::now();
    assert_eq!(code(&case.run(&["--apply", "-q"])), 0);
    let takes = started.elapsed();
    let new = tree(case.path());
    assert!(old.iter().filter(|(path, it)| new[*path] != **it).count() > FILES / 2);
    undo(&case, &old);

    let (mut random, mut met) = (Random(seed), Met::default());
    let end = Instant::now() + Duration::from_secs(SECONDS);
    while kills.map_or_else(|| Instant::now() < end, |kills| met.kills < kills) {
        let mut child = case.command(&["--apply", "-q"]).spawn().unwrap();
        let delay = if random.next() % 4 == 0 {
            random.below(takes.mul_f64(1.1))
        } else {
            wait_for_writing(&case, &mut child);
            random.below(WRITING)
        };
        kill(child, delay, &mut random);
        met.kills += 1;
        look(&case, &old, &new, &mut met);
        match random.next() % 4 {
            // Twice in a row.
            0 => {
                let child = case.command(&["--apply", "-q", "--allow-dirty"]).spawn();
                kill(child.unwrap(), random.below(takes), &mut random);
                met.kills += 1;
                look(&case, &old, &new, &mut met);
            }
            // The next run takes over what the killed one has written.
            1 => {
                assert_eq!(code(&case.run(&["--apply", "-q", "--allow-dirty"])), 0);
                assert!(tree(case.path()) == new, "the second run writes the rest");
            }
            2 => {
                let child = case.command(&["undo", "-q"]).spawn();
                kill(child.unwrap(), random.below(takes / 2), &mut random);
                met.kills += 1;
                met.undoing += 1;
                check_each(&tree(case.path()), &old, &new);
            }
            _ => {}
        }
        undo(&case, &old);
    }
    eprintln!(
        "{met:?} in {:?}, one run takes {takes:?}",
        started.elapsed()
    );
}

/// A project in git, most of whose files change.
fn project() -> Case {
    let mut files = vec![(".gitignore".to_owned(), "*.pyc\n".to_owned())];
    for number in 0..FILES {
        let line = format!("def load{number}(p):\n    x = open(p).read()\n    return x\n");
        let text = match number % 5 {
            0 => "x = 1\n".to_owned(),
            1 => line.replace('\n', "\r\n"),
            2 => format!("\u{feff}{line}"),
            _ => line.repeat(1 + number % 4),
        };
        files.push((format!("pkg{:02}/m{number:03}.py", number % FOLDERS), text));
    }
    let files: Vec<_> = files.iter().map(|(name, text)| (&**name, text)).collect();
    let case = Case::new(&files);
    for name in ["pkg02/m002.py", "pkg03/m003.py"] {
        let mode = fs::Permissions::from_mode(0o750);
        fs::set_permissions(case.path().join(name), mode).unwrap();
    }
    git(&case, &["init", "-q"]);
    git(&case, &["add", "-A"]);
    git(&case, &["commit", "-qm", "all"]);
    case
}

fn git(case: &Case, args: &[&str]) -> String {
    let output = Command::new("git")
        .current_dir(case.path())
        .args(["-c", "user.name=a", "-c", "user.email=a@b"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", stderr(&output));
    stdout(&output)
}

fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.ends_with(".git") {
                continue;
            }
            let metadata = entry.metadata().unwrap();
            if metadata.is_dir() {
                folders.push(path);
            } else {
                let mode = metadata.permissions().mode();
                tree.insert(path.clone(), (fs::read(path).unwrap(), mode));
            }
        }
    }
    tree
}

/// The journal is sealed right before the first file is written.
fn wait_for_writing(case: &Case, child: &mut Child) {
    let is_sealed = || {
        let projects = fs::read_dir(case.state()).unwrap().flatten();
        projects
            .into_iter()
            .any(|it| it.path().join("last").exists())
    };
    while !is_sealed() && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(1));
    }
}

fn kill(mut child: Child, after: Duration, random: &mut Random) {
    thread::sleep(after);
    if child.try_wait().unwrap().is_none() {
        let signal = ["-KILL", "-INT", "-TERM"][random.next() as usize % 3];
        // It may have ended by itself meanwhile.
        Command::new("kill")
            .args([signal, &child.id().to_string()])
            .stderr(Stdio::null())
            .status()
            .unwrap();
    }
    child.wait().unwrap();
}

/// Every file is as it was or as it was to be; the answer is how many are the
/// latter, and how many others there are.
fn check_each(now: &Tree, old: &Tree, new: &Tree) -> (usize, usize) {
    let mut written = 0;
    for (path, before) in old {
        let after = &new[path];
        let found = now.get(path).unwrap_or_else(|| panic!("{path:?} is gone"));
        assert!(found == before || found == after, "{path:?} is torn");
        written += usize::from(found == after && before != after);
    }
    let others: Vec<_> = now.keys().filter(|path| !old.contains_key(*path)).collect();
    for path in &others {
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(name.starts_with(".norefcount-"), "{path:?} is strange");
    }
    (written, others.len())
}

fn look(case: &Case, old: &Tree, new: &Tree, met: &mut Met) {
    let (written, others) = check_each(&tree(case.path()), old, new);
    let all = old.iter().filter(|(path, it)| new[*path] != **it).count();
    met.leftovers += others;
    match written {
        0 => met.before_writing += 1,
        _ if written < all => met.while_writing += 1,
        _ => met.after_writing += 1,
    }
}

/// Everything is as it was after it.
fn undo(case: &Case, old: &Tree) {
    let output = case.run(&["undo"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let now = tree(case.path());
    for (path, before) in old {
        assert!(now[path] == *before, "{path:?} is not put back");
    }
    assert_eq!(now.len(), old.len(), "something is left behind");
    assert_eq!(git(case, &["status", "--porcelain", "--ignored"]), "");
    assert_eq!(stderr(&case.run(&["undo"])), "nothing to undo\n");
    // Of the journal only the lock is left.
    for project in fs::read_dir(case.state()).unwrap().flatten() {
        assert_eq!(fs::read_dir(project.path()).unwrap().count(), 1);
    }
}
