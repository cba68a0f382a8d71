//! Runs the user's command, and leaves nothing of it running.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How much of the end of an output is kept, in bytes.
const KEPT: u64 = 256 << 10;

/// How many times as long as at first it may take later, and how long at least.
const TIMES: u32 = 10;
const LEAST: Duration = Duration::from_secs(60);

/// How often is looked whether the command has ended, at most.
const PAUSE: Duration = Duration::from_millis(20);

/// A command that says whether a project is as it should be.
#[derive(Debug, Clone)]
pub struct Check {
    /// For the shell; it is run in the current folder and has nothing to read.
    pub command: String,
    /// How long it may take; `None` for as long as it takes at first, and
    /// several times as long later.
    pub timeout: Option<Duration>,
}

/// How the command ended.
#[derive(Debug, Clone)]
pub struct Ran {
    /// Why it is taken for a failure; `None` is success.
    pub failure: Option<String>,
    /// What it wrote, to both streams; of a long output the end.
    pub output: String,
    /// How long it took.
    pub took: Duration,
}

impl Check {
    /// The command as it is to be run once it has run.
    pub(super) fn after(&self, first: &Ran) -> Self {
        let several = first.took.saturating_mul(TIMES).max(LEAST);
        Self {
            timeout: self.timeout.or(Some(several)),
            ..self.clone()
        }
    }

    /// Runs the command to its end, and ends what it has started besides.
    ///
    /// # Errors
    /// When it cannot be started, or nothing is known of how it ended.
    pub(super) fn run(&self) -> io::Result<Ran> {
        let started = Instant::now();
        // Not a pipe: whoever is left holding one would be waited for.
        let mut file = tempfile::tempfile()?;
        let mut command = shell(&self.command);
        command.stdout(file.try_clone()?).stderr(file.try_clone()?);
        let mut running = Running(command.spawn()?);
        let ended = running.wait(self.timeout)?;
        drop(running);
        let failure = match ended {
            Some(status) => (!status.success()).then(|| status.to_string()),
            None => {
                let seconds = self.timeout.unwrap_or_default().as_secs_f64();
                let seconds = (seconds * 10.0).round() / 10.0;
                Some(format!("not done after {seconds} s"))
            }
        };
        Ok(Ran {
            failure,
            output: end_of(&mut file)?,
            took: started.elapsed(),
        })
    }
}

impl Ran {
    /// It was not even run.
    pub(super) fn failed(why: &str) -> Self {
        Self {
            failure: Some(why.to_owned()),
            output: String::new(),
            took: Duration::ZERO,
        }
    }

    /// Whether all is well.
    pub fn passed(&self) -> bool {
        self.failure.is_none()
    }
}

/// A command that is ended when this is dropped.
struct Running(Child);

impl Running {
    /// `None` when it takes too long.
    fn wait(&mut self, timeout: Option<Duration>) -> io::Result<Option<ExitStatus>> {
        let started = Instant::now();
        let mut pause = Duration::from_millis(1);
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(Some(status));
            }
            if timeout.is_some_and(|timeout| started.elapsed() >= timeout) {
                return Ok(None);
            }
            thread::sleep(pause);
            pause = (pause * 2).min(PAUSE);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end_all(&mut self.0);
        // Nobody waits for it any more; what is wrong with it is not known.
        let _ = self.0.wait();
    }
}

/// The command in a group of processes of its own. A guard among them ends the
/// group when this process is no more, in whatever way it ended: then nobody
/// holds the other end of the guard's input.
#[cfg(unix)]
fn shell(line: &str) -> Command {
    use std::os::unix::process::CommandExt;

    const GUARDED: &str = r#"
        exec 3<&0 </dev/null
        { read -r line <&3; kill -9 0; } >/dev/null 2>&1 &
        exec 3<&-
        /bin/sh -c "$1"
    "#;
    let mut command = Command::new("/bin/sh");
    command
        .args(["-c", GUARDED, "sh", line])
        .stdin(Stdio::piped())
        .process_group(0);
    command
}

/// The guard is there until this, so the group's number is still its own.
#[cfg(unix)]
fn end_all(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}

#[cfg(windows)]
fn shell(line: &str) -> Command {
    use std::os::windows::process::CommandExt;
    let mut command = Command::new("cmd");
    command.arg("/C").raw_arg(line).stdin(Stdio::null());
    command
}

#[cfg(not(unix))]
fn end_all(child: &mut Child) {
    let _ = child.kill();
}

fn end_of(file: &mut File) -> io::Result<String> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(KEPT)))?;
    let mut bytes = Vec::new();
    file.take(KEPT).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn run(command: &str, seconds: f64) -> Ran {
        let check = Check {
            command: command.to_owned(),
            timeout: Some(Duration::from_secs_f64(seconds)),
        };
        check.run().unwrap()
    }

    #[test]
    fn the_status_and_both_streams_are_told() {
        let ran = run("echo one; echo two >&2; echo three", 20.0);
        assert_eq!((ran.passed(), &*ran.output), (true, "one\ntwo\nthree\n"));
        let ran = run("echo \"it's\"; exit 7", 20.0);
        assert_eq!(ran.failure.as_deref(), Some("exit status: 7"));
        assert_eq!(ran.output, "it's\n");
        assert!(!run("kill -9 $$", 20.0).passed());
        assert!(!run("no-such-program-anywhere", 20.0).passed());
    }

    #[test]
    fn nothing_is_there_to_read() {
        assert_eq!(run("cat; echo done", 20.0).output, "done\n");
    }

    #[test]
    fn of_a_long_output_the_end_is_kept() {
        let ran = run("yes x | head -c 1000000; echo end", 20.0);
        assert_eq!(ran.output.len() as u64, KEPT);
        assert!(ran.output.ends_with("x\nend\n"));
    }

    #[test]
    fn what_it_leaves_running_is_ended() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("mark");
        let late = format!("(sleep 1; touch {})", mark.display());
        let ran = run(&format!("{late} & echo started"), 20.0);
        assert_eq!((ran.passed(), &*ran.output), (true, "started\n"));
        let ran = run(&format!("echo started; {late}"), 0.3);
        assert_eq!(ran.failure.as_deref(), Some("not done after 0.3 s"));
        assert_eq!(ran.output, "started\n");
        assert!(ran.took < Duration::from_secs(1));
        thread::sleep(Duration::from_millis(1500));
        assert!(!mark.exists());
    }
}
