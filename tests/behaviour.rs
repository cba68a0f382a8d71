//! Runs the rewrite cases: what a program prints on `CPython` before the
//! rewriting, it must print after it, on every Python there is.
//!
//! One trial per case and interpreter, and one per case that a second run
//! changes nothing. The programs see `tests/behaviour/case_world.py`.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};
use norefcount::edit::Applicability;
use tempfile::TempDir;

const TIMEOUT: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let pythons: Vec<Arc<Python>> = discover().into_iter().map(Arc::new).collect();
    if !arguments.list {
        let mut stderr = std::io::stderr().lock();
        for python in &pythons {
            let _ = writeln!(stderr, "{}: {}", python.name(), python.program.display());
        }
    }
    let mut trials = required(&pythons);
    for case in cases() {
        trials.extend(case_trials(&Arc::new(case), &pythons));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The interpreters without which this test would prove nothing.
fn required(pythons: &[Arc<Python>]) -> Vec<Trial> {
    let cpython = pythons
        .iter()
        .any(|python| !python.pypy && python.version.0 == 3);
    let pypy = pythons
        .iter()
        .any(|python| python.pypy && python.version.0 == 3);
    let present = |name: &str, found: bool, message: &'static str| {
        Trial::test(
            name,
            move || if found { Ok(()) } else { Err(message.into()) },
        )
    };
    vec![
        present(
            "CPython 3 is installed",
            cpython,
            "no CPython 3 was found: put python3 on PATH, or set NOREFCOUNT_PYTHON_3 to its path",
        ),
        present(
            "pypy3 is installed",
            pypy,
            "pypy3 was not found, so nothing shows that the rewritten programs run there.\n\
             Debian, Ubuntu: apt-get install pypy3 (tests/run does it).  macOS: brew install pypy3.\n\
             Elsewhere: https://pypy.org/download.html; put pypy3 on PATH, or set NOREFCOUNT_PYTHON_PYPY3 to its path",
        ),
    ]
}

fn case_trials(case: &Arc<Case>, pythons: &[Arc<Python>]) -> Vec<Trial> {
    let mut trials = Vec::new();
    let subject = Arc::clone(case);
    trials.push(Trial::test(
        format!("{}::second run changes nothing", case.name),
        move || subject.rewrite_again(),
    ));

    let able: Vec<_> = pythons
        .iter()
        .filter(|python| case.runs_on(python))
        .collect();
    let Some(reference) = reference(&able) else {
        // Shown as ignored: Python 2.7 and the newest 3.x are not everywhere.
        trials.push(
            Trial::test(format!("{}::no fitting CPython", case.name), || Ok(()))
                .with_ignored_flag(true),
        );
        return trials;
    };
    for python in able {
        let (case, after) = (Arc::clone(case), Arc::clone(python));
        let before = if python.pypy {
            Arc::clone(reference)
        } else {
            Arc::clone(python)
        };
        trials.push(Trial::test(
            format!("{}::{}", case.name, python.name()),
            move || case.compare(&before, &after),
        ));
    }
    trials
}

/// The `CPython` whose word counts for `PyPy`: 3.9 as `PyPy` is, else the newest.
fn reference<'a>(able: &[&'a Arc<Python>]) -> Option<&'a Arc<Python>> {
    let cpythons = able.iter().copied().filter(|python| !python.pypy);
    cpythons.max_by_key(|python| (python.version == (3, 9), python.version))
}

/// One `rewrite_*.py` and what becomes of it.
struct Case {
    /// `<transform>/<file stem>`.
    name: String,
    path: PathBuf,
    rewritten: OnceLock<Result<TempDir, String>>,
}

impl Case {
    fn new(transform: &str, path: PathBuf) -> Self {
        let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        Self {
            name: format!("{transform}/{stem}"),
            path,
            rewritten: OnceLock::new(),
        }
    }

    fn has(&self, marker: &str) -> bool {
        self.name.split(['/', '_']).any(|part| part == marker)
    }

    fn runs_on(&self, python: &Python) -> bool {
        let least = if self.has("py310") {
            (3, 10)
        } else if self.has("py38") {
            (3, 8)
        } else {
            (3, 0)
        };
        if self.has("py2") {
            python.version.0 == 2
        } else {
            python.version >= least
        }
    }

    /// The folder with the rewritten program; the tool runs once per case.
    fn rewritten(&self) -> Result<PathBuf, Failed> {
        let outcome = self.rewritten.get_or_init(|| {
            let folder = TempDir::new().map_err(|error| error.to_string())?;
            let target = folder.path().join(self.file_name());
            fs::copy(&self.path, &target).map_err(|error| error.to_string())?;
            self.configure(folder.path())
                .map_err(|error| error.to_string())?;
            self.apply(&target)?;
            let (before, after) = (fs::read(&self.path), fs::read(&target));
            match (before, after) {
                (Ok(before), Ok(after)) if before == after => {
                    Err("nothing was rewritten".to_owned())
                }
                (Ok(_), Ok(_)) => Ok(folder),
                (Err(error), _) | (_, Err(error)) => Err(error.to_string()),
            }
        });
        match outcome {
            Ok(folder) => Ok(folder.path().join(self.file_name())),
            Err(message) => Err(message.as_str().into()),
        }
    }

    fn rewrite_again(&self) -> Result<(), Failed> {
        let once = self.rewritten()?;
        let folder = TempDir::new()?;
        let twice = folder.path().join(self.file_name());
        fs::copy(&once, &twice)?;
        self.configure(folder.path())?;
        self.apply(&twice)?;
        let (once, twice) = (fs::read(once)?, fs::read(twice)?);
        if once == twice {
            return Ok(());
        }
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Err(format!(
            "--- after one run\n{}\n--- after two runs\n{}",
            text(&once),
            text(&twice)
        )
        .into())
    }

    fn compare(&self, before: &Python, after: &Python) -> Result<(), Failed> {
        let rewritten = self.rewritten()?;
        if self.has("norun") {
            return after.compile(&rewritten);
        }
        // A copy: the program must not see where it came from.
        let folder = TempDir::new()?;
        let original = folder.path().join(self.file_name());
        fs::copy(&self.path, &original)?;
        let expected = before.run(&original)?;
        let seen = after.run(&rewritten)?;
        if (&expected.stdout, expected.status) == (&seen.stdout, seen.status) {
            return Ok(());
        }
        Err(format!(
            "--- original on {} (exit status {:?})\n{}--- rewritten on {} (exit status {:?})\n{}--- its stderr\n{}--- its text\n{}",
            before.name(),
            expected.status,
            expected.stdout,
            after.name(),
            seen.status,
            seen.stdout,
            seen.stderr,
            String::from_utf8_lossy(&fs::read(&rewritten)?),
        )
        .into())
    }

    /// Runs the tool on one file. A rule that has no safe fixes is tried with
    /// its unsafe ones, a pedantic one is selected.
    fn apply(&self, file: &Path) -> Result<(), String> {
        let name = self.name.split('/').next().unwrap_or_default();
        let mut all = norefcount::transforms::ALL.iter().map(|one| one.meta());
        let meta = all.find(|meta| meta.name == name);
        let mut flags = Vec::new();
        if meta.is_some_and(|meta| meta.best == Applicability::Unsafe) {
            flags.push("--unsafe");
        }
        if meta.is_some_and(|meta| meta.pedantic) {
            flags.extend(["--select", name]);
        }
        apply(file, &flags)
    }

    /// Puts the case's own configuration, if it has one, where it is found.
    fn configure(&self, folder: &Path) -> std::io::Result<()> {
        let own = self.path.with_extension("toml");
        if own.exists() {
            fs::copy(own, folder.join("norefcount.toml"))?;
        }
        Ok(())
    }

    fn file_name(&self) -> &OsStr {
        self.path.file_name().unwrap_or_default()
    }
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = Vec::new();
    for transform in entries(&root) {
        let folder = transform
            .file_name()
            .and_then(OsStr::to_str)
            .unwrap_or_default();
        for path in entries(&transform) {
            let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
            if name.starts_with("rewrite_") && path.extension() == Some(OsStr::new("py")) {
                cases.push(Case::new(folder, path));
            }
        }
    }
    cases
}

/// What is in a folder, sorted; nothing when it is no folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
}

/// Runs the tool on one file, away from any configuration and journal.
fn apply(file: &Path, flags: &[&str]) -> Result<(), String> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let state = TempDir::new().map_err(|error| error.to_string())?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_norefcount"));
    command.arg("--apply").args(flags);
    command.arg(file).current_dir(folder);
    for variable in [
        "NOREFCOUNT_STATE_DIR",
        "NOREFCOUNT_CACHE_DIR",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
    ] {
        command.env(variable, state.path());
    }
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    Err(format!(
        "norefcount --apply ended with {}\n{stderr}",
        output.status
    ))
}

/// An interpreter of this machine.
struct Python {
    program: PathBuf,
    pypy: bool,
    version: (u32, u32),
}

/// What a program let be seen.
struct Seen {
    stdout: String,
    stderr: String,
    status: Option<i32>,
}

impl Python {
    /// Asks the program what it is; anything that does not answer is no Python.
    fn probe(program: &Path) -> Option<Self> {
        const QUESTION: &str = "import platform, sys; \
            print('%s %d %d' % ((platform.python_implementation(),) + tuple(sys.version_info[:2])))";
        let output = Command::new(program)
            .args(["-c", QUESTION])
            .stdin(Stdio::null())
            .output()
            .ok()?;
        let answer = String::from_utf8(output.stdout).ok()?;
        let mut words = answer.split_whitespace();
        let pypy = match words.next()? {
            "CPython" => false,
            "PyPy" => true,
            _ => return None,
        };
        let version = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        Some(Self {
            program: program.to_owned(),
            pypy,
            version,
        })
    }

    fn name(&self) -> String {
        let kind = if self.pypy { "pypy" } else { "cpython" };
        format!("{kind}{}.{}", self.version.0, self.version.1)
    }

    fn compile(&self, file: &Path) -> Result<(), Failed> {
        const COMPILE: &str =
            "import sys; compile(open(sys.argv[1], 'rb').read(), sys.argv[1], 'exec')";
        let output = Command::new(&self.program)
            .args(["-c", COMPILE])
            .arg(file)
            .stdin(Stdio::null())
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }

    fn run(&self, file: &Path) -> Result<Seen, Failed> {
        let folder = TempDir::new()?;
        let (stdout, stderr) = (folder.path().join("stdout"), folder.path().join("stderr"));
        let mut child = Command::new(&self.program)
            .arg(file)
            .current_dir(folder.path())
            .env(
                "PYTHONPATH",
                Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour"),
            )
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONIOENCODING", "utf-8")
            .env("PYTHONHASHSEED", "0")
            .env_remove("PYTHONWARNINGS")
            .stdin(Stdio::null())
            .stdout(File::create(&stdout)?)
            .stderr(File::create(&stderr)?)
            .spawn()?;
        let end = Instant::now() + TIMEOUT;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if Instant::now() > end {
                child.kill()?;
                child.wait()?;
                return Err(
                    format!("{} did not end within {} s", self.name(), TIMEOUT.as_secs()).into(),
                );
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let text =
            |path: &Path| fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Ok(Seen {
            stdout: text(&stdout)?,
            stderr: text(&stderr)?,
            status: status.code(),
        })
    }
}

/// One interpreter of each kind and version: named by `NOREFCOUNT_PYTHON_*`,
/// found on `PATH`, or installed by pyenv, in this order of precedence.
fn discover() -> Vec<Python> {
    let mut programs: Vec<PathBuf> = std::env::vars_os()
        .filter(|(name, _)| name.to_string_lossy().starts_with("NOREFCOUNT_PYTHON_"))
        .map(|(_, program)| PathBuf::from(program))
        .collect();
    programs
        .extend(["python3.9", "python3.13", "python3", "python2.7", "pypy3"].map(PathBuf::from));
    programs.extend(pyenv());

    let mut found = BTreeMap::new();
    for python in programs.iter().filter_map(|program| Python::probe(program)) {
        found.entry((python.pypy, python.version)).or_insert(python);
    }
    found.into_values().collect()
}

fn pyenv() -> Vec<PathBuf> {
    let home = || std::env::home_dir().map(|home| home.join(".pyenv"));
    let Some(root) = std::env::var_os("PYENV_ROOT")
        .map(PathBuf::from)
        .or_else(home)
    else {
        return Vec::new();
    };
    let wanted = |folder: &Path| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        ["2.7.", "3.9.", "3.13.", "pypy3"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
    };
    let folders = entries(&root.join("versions"));
    folders
        .iter()
        .filter(|folder| wanted(folder))
        .map(|folder| folder.join("bin/python"))
        .collect()
}
