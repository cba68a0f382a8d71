#![allow(dead_code, reason = "not every test needs all of it")]
//! A folder, the program run in it, and what comes of that.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder of its own for every test, one for the journal and one for what is
/// known of files.
pub(crate) struct Case {
    folder: TempDir,
    state: TempDir,
    cache: TempDir,
}

impl Case {
    pub(crate) fn new<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Self {
        let case = Self {
            folder: tempfile::tempdir().unwrap(),
            state: tempfile::tempdir().unwrap(),
            cache: tempfile::tempdir().unwrap(),
        };
        for (name, content) in files {
            let path = case.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        case
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the journals are.
    pub(crate) fn state(&self) -> &Path {
        self.state.path()
    }

    /// Where it is known of files that there is nothing to say.
    pub(crate) fn cache(&self) -> &Path {
        self.cache.path()
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path().join(name)).unwrap()
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_norefcount"));
        command
            .current_dir(self.path())
            .args(args)
            .env_remove("NO_COLOR")
            .env("NOREFCOUNT_STATE_DIR", self.state.path())
            .env("NOREFCOUNT_CACHE_DIR", self.cache.path())
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    pub(crate) fn pipe(&self, args: &[&str], input: &[u8]) -> Output {
        feed(self.command(args), input)
    }
}

pub(crate) fn feed(mut command: Command, input: &[u8]) -> Output {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

pub(crate) fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn assert_snapshot(name: &str, output: &Output) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/cli");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let (status, out, err) = (code(output), stdout(output), stderr(output));
    let text = format!("status: {status}\n--- stdout\n{out}--- stderr\n{err}");
    settings.bind(|| insta::assert_snapshot!(name, text));
}
