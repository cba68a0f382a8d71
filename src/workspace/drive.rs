//! Many files at once, their results one after the other.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use camino::{Utf8Path, Utf8PathBuf};

use super::apply::{Stage, Written};
use super::cache::{Cache, Kept, Known};
use super::discover::{Discovery, Inputs, Step};
use super::project::Modules;
use super::verify::{Remake, Subject, Verdict};
use super::watched::{Watched, holds};
use super::writing::{Rewrite, Writing};
use super::{Check, Problem, Sink, StateError, Tally, read, repository, write};
use crate::engine::{self, FileReport, Options, Prefilter};
use crate::semantic::Project;
use crate::text::{DecodeError, Source, is_wide};
use crate::transform::Transform;

/// How many files may be on their way between discovery and the sink. Bounds
/// the memory; enough that one slow file does not stop the others.
const WINDOW: usize = 256;

/// A buffer that grew beyond this for one file is not kept for the next.
const KEPT_BUFFER: usize = 8 << 20;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What is done with a new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Nothing: the sink may show it.
    Look,
    /// It replaces the file's content, or goes to the sink for standard input.
    Write,
    /// The same, and what is fixed is remembered, to be taken back singly.
    Verify,
}

/// What is done with every file.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The transforms that take part.
    pub transforms: &'a [&'a dyn Transform],
    /// Handed to the engine.
    pub options: &'a Options<'a>,
    /// Files with more bytes are named and not looked at.
    pub max_size: u64,
    /// Whether files that are the same as in an earlier run are not looked at
    /// again.
    pub cache: bool,
    /// Whether files are parsed only where their words say that something may
    /// be found. Makes no difference but to the time.
    pub gate: bool,
}

/// How a run ended.
#[derive(Debug)]
pub struct Finished {
    /// What it came to.
    pub tally: Tally,
    /// The sink's first error. A run that only looks ended there; one that
    /// writes went on, and told the sink of nothing but errors.
    pub output: io::Result<()>,
    /// What the command says that the run was held against.
    pub verdict: Option<Verdict>,
}

/// Does the job on every file of the inputs, and writes nothing.
pub fn look(inputs: Inputs, job: Job<'_>, sink: &mut dyn Sink) -> Finished {
    let worker = Worker::new(&inputs, job, Mode::Look);
    let (tally, output) = drive(inputs, &worker, None, sink);
    worker.save();
    let output = match output {
        Ok(()) => sink.finish(&tally),
        error => error,
    };
    Finished {
        tally,
        output,
        verdict: None,
    }
}

/// Does the job on every file of the inputs, and puts the new texts into the
/// files once all of them are there. What was in the files can be had back
/// with [`undo`](super::undo).
///
/// # Errors
/// When there is no place to keep what is in the files; nothing is done then.
pub fn apply(inputs: Inputs, job: Job<'_>, sink: &mut dyn Sink) -> Result<Finished, StateError> {
    write_files(inputs, job, None, sink)
}

/// The same, held against a command that must pass before any file is written,
/// and after: fixes that break it are found by trying, and not made. If it
/// fails before, nothing is written.
///
/// # Errors
/// As with [`apply`].
pub fn apply_verified(
    inputs: Inputs,
    job: Job<'_>,
    check: &Check,
    sink: &mut dyn Sink,
) -> Result<Finished, StateError> {
    write_files(inputs, job, Some(check), sink)
}

fn write_files(
    inputs: Inputs,
    job: Job<'_>,
    check: Option<&Check>,
    sink: &mut dyn Sink,
) -> Result<Finished, StateError> {
    let file = inputs.paths.iter().find(|path| *path != Path::new("-"));
    let stage = file.map(|file| Stage::open(&repository::project(file)));
    let mut writing = Writing::new(stage.transpose()?);
    let mode = match check {
        Some(_) => Mode::Verify,
        None => Mode::Write,
    };
    let worker = Worker::new(&inputs, job, mode);
    let (mut tally, mut output) = drive(inputs, &worker, Some(&mut writing), sink);
    worker.save();
    let verdict = match check {
        Some(check) => {
            // From here on files are not what they were.
            worker.modules.freeze();
            let remake: &Remake<'_> = &|path, old, left_out| worker.remake(path, old, left_out);
            writing.verify(check, remake, &mut tally, sink)
        }
        None => {
            let (written, shown) = writing.write(&mut tally, sink, &mut |_| ());
            written.into_iter().for_each(Written::done);
            output = output.and(shown);
            None
        }
    };
    if let Some(verdict) = &verdict {
        output = output.and(sink.judged(verdict));
    }
    let last = sink.finish(&tally);
    Ok(Finished {
        tally,
        output: output.and(last),
        verdict,
    })
}

fn drive(
    inputs: Inputs,
    worker: &Worker<'_>,
    writing: Option<&mut Writing>,
    sink: &mut dyn Sink,
) -> (Tally, io::Result<()>) {
    let (permit, permits) = mpsc::channel();
    let (result, results) = mpsc::channel();
    thread::scope(|threads| {
        threads.spawn(move || produce(Discovery::new(inputs), worker, &permits, &result));
        consume(&results, permit, writing, sink)
    })
}

/// Starts one task for every step, each with a permit. Ends when the steps or
/// the permits do.
fn produce(
    steps: Discovery,
    worker: &Worker<'_>,
    permits: &Receiver<()>,
    result: &Sender<(usize, Outcome)>,
) {
    rayon::in_place_scope(|tasks| {
        for (index, step) in steps.enumerate() {
            if permits.recv().is_err() {
                return;
            }
            let result = result.clone();
            tasks.spawn(move |_| {
                // The receiver is gone when the output is; so is the interest.
                let _ = result.send((index, worker.handle(step)));
            });
        }
    });
}

/// Hands the results to the sink in the order of the steps, and a new permit
/// out for every result that is dealt with.
fn consume(
    results: &Receiver<(usize, Outcome)>,
    permit: Sender<()>,
    mut writing: Option<&mut Writing>,
    sink: &mut dyn Sink,
) -> (Tally, io::Result<()>) {
    for _ in 0..WINDOW {
        let _ = permit.send(());
    }
    let mut tally = Tally::default();
    let mut output = Ok(());
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (index, outcome) in results {
        early.insert(index, outcome);
        while let Some(mut outcome) = early.remove(&next) {
            next += 1;
            outcome.count(&mut tally);
            if output.is_ok() {
                output = outcome.show(sink);
            } else {
                let _ = outcome.show_errors(sink);
            }
            if output.is_err() && writing.is_none() {
                return (tally, output);
            }
            if let (Some(writing), Some(rewrite)) = (&mut writing, outcome.rewrite.take())
                && !writing.take(rewrite)
            {
                return (tally, output);
            }
            // Discovery may be done, and nobody waiting.
            let _ = permit.send(());
        }
    }
    (tally, output)
}

/// What became of one step.
#[derive(Default)]
struct Outcome {
    was_read: bool,
    report: Option<FileReport>,
    problem: Option<(String, Problem)>,
    stream: Option<Vec<u8>>,
    rewrite: Option<Rewrite>,
}

impl Outcome {
    fn count(&self, tally: &mut Tally) {
        tally.files += usize::from(self.was_read);
        tally.errors += usize::from(self.problem.is_some());
        if let Some(report) = &self.report {
            tally.add(report);
        }
    }

    fn show(&self, sink: &mut dyn Sink) -> io::Result<()> {
        if let Some(report) = &self.report {
            sink.file(report)?;
        }
        self.show_errors(sink)?;
        match &self.stream {
            Some(bytes) => sink.stream(bytes),
            None => Ok(()),
        }
    }

    fn show_errors(&self, sink: &mut dyn Sink) -> io::Result<()> {
        if let Some(report) = &self.report
            && let Some(failure) = &report.failure
        {
            sink.error(report.before.path().as_str(), failure)?;
        }
        match &self.problem {
            Some((path, problem)) => sink.error(path, problem),
            None => Ok(()),
        }
    }
}

struct Worker<'a> {
    job: Job<'a>,
    mode: Mode,
    prefilter: Prefilter<'a>,
    modules: Modules,
    cache: Option<Cache>,
}

impl<'a> Worker<'a> {
    fn new(inputs: &Inputs, job: Job<'a>, mode: Mode) -> Self {
        Self {
            job,
            mode,
            prefilter: Prefilter::new(job.transforms, job.options.settings),
            modules: Modules::new(&inputs.paths, &job),
            cache: (job.cache && job.gate)
                .then(|| Cache::open(&inputs.paths, &job))
                .flatten(),
        }
    }

    /// Keeps for the next run what this one found out.
    fn save(&self) {
        if let Some(cache) = &self.cache {
            cache.save();
        }
    }

    fn subject(&self, report: &FileReport) -> Option<Subject> {
        let threshold = self.job.options.threshold?;
        (self.mode == Mode::Verify).then(|| Subject::new(report, threshold))
    }

    /// A file's new bytes without some of the fixes, and how many are made.
    fn remake(
        &self,
        path: &Utf8Path,
        bytes: &[u8],
        left_out: &[usize],
    ) -> Result<(Vec<u8>, usize), String> {
        let source = Source::from_bytes(path, bytes).map_err(|error| error.to_string())?;
        let options = Options {
            project: Some(&self.modules),
            ..*self.job.options
        };
        let transforms = self.job.transforms;
        let examine = || engine::examine_without(source, transforms, &options, left_out);
        let report = catch_unwind(AssertUnwindSafe(examine)).map_err(|it| words(it.as_ref()))?;
        match (report.failure, report.after) {
            (Some(failure), _) => Err(failure.to_string()),
            (None, None) => Ok((bytes.to_vec(), 0)),
            (None, Some(after)) => {
                let new = after.to_bytes().ok_or(Problem::Unencodable);
                let new = new.map_err(|problem| problem.to_string())?;
                Ok((new, report.applied))
            }
        }
    }

    fn handle(&self, step: Step) -> Outcome {
        BUFFER.with_borrow_mut(|buffer| {
            let outcome = match step {
                Step::File(path) => self.file(&path, buffer),
                Step::Script(path) => match read::is_script(path.as_std_path()) {
                    Ok(true) => self.file(&path, buffer),
                    Ok(false) => Outcome::default(),
                    Err(error) => failed(&path, Problem::Read(error)),
                },
                Step::Stdin(name) => self.stdin(&name, buffer),
                Step::Problem(path, problem) => Outcome {
                    problem: Some((path, problem)),
                    ..Outcome::default()
                },
            };
            if buffer.capacity() > KEPT_BUFFER {
                *buffer = Vec::new();
            }
            outcome
        })
    }

    fn file(&self, path: &Utf8Path, buffer: &mut Vec<u8>) -> Outcome {
        let cache = self.cache.as_ref();
        let seen = cache.and_then(|cache| Some((cache, cache.see(path)?)));
        let threshold = self.job.options.threshold;
        let known = seen.and_then(|(cache, seen)| {
            cache.recall(seen, threshold, |lookup| {
                holds(lookup, &self.modules, cache)
            })
        });
        if known == Some(None) {
            return outcome(path, Ok(None));
        }
        if let Err(problem) = read::whole(path.as_std_path(), self.job.max_size, buffer) {
            return failed(path, problem);
        }
        if let Some(Some(kept)) = known
            && self.mode == Mode::Look
            && let Some(report) = self.recalled(path, buffer, kept)
        {
            return outcome(path, Ok(Some((report, None))));
        }
        let project = Watched::new(&self.modules);
        let examined = self.examine(path, buffer, Some(&project));
        if let Some((cache, seen)) = seen {
            let report = match &examined {
                Ok(Some((report, _))) => Some(Some(report)),
                Ok(None) => Some(None),
                Err(_) => None,
            };
            let known = report.and_then(|report| {
                let lookups = project.lookups(cache)?;
                Known::new(lookups, report, threshold)
            });
            cache.learn(seen, known);
        }
        let mut rewrite = None;
        let examined = examined.and_then(|mut examined| {
            if let (Mode::Write | Mode::Verify, Some((report, new))) = (self.mode, &mut examined)
                && let Some(after) = new.take()
            {
                let target = write::target(path.as_std_path())?;
                rewrite = Some(Rewrite {
                    path: Utf8PathBuf::from_path_buf(target).map_err(|_| Problem::Name)?,
                    fixes: report.applied,
                    before: std::mem::take(buffer),
                    after,
                    subject: self.subject(report),
                });
            }
            Ok(examined)
        });
        Outcome {
            rewrite,
            ..outcome(path, examined)
        }
    }

    /// The report of an earlier run on the same file.
    fn recalled(&self, path: &Utf8Path, bytes: &[u8], kept: &Kept) -> Option<FileReport> {
        let source = Source::from_bytes(path, bytes).ok()?;
        kept.report(source, self.job.transforms, self.job.options.threshold)
    }

    fn stdin(&self, name: &Utf8Path, buffer: &mut Vec<u8>) -> Outcome {
        if let Err(problem) = read::stdin(buffer) {
            return failed(name, problem);
        }
        let mut examined = self.examine(name, buffer, None);
        let stream = (self.mode != Mode::Look).then(|| match &mut examined {
            Ok(Some((_, new @ Some(_)))) => new.take().unwrap_or_default(),
            _ => std::mem::take(buffer),
        });
        Outcome {
            stream,
            ..outcome(name, examined)
        }
    }

    /// The report, if there is something to report, and the bytes of the new
    /// text, if there is one.
    fn examine(
        &self,
        path: &Utf8Path,
        bytes: &[u8],
        project: Option<&dyn Project>,
    ) -> Result<Option<Examined>, Problem> {
        read::fits(bytes.len() as u64, self.job.max_size)?;
        // No literal is found in it, and that is no reason to be silent.
        if is_wide(bytes) {
            return Err(DecodeError::Wide.into());
        }
        let candidates = self.prefilter.candidates(bytes);
        if candidates.is_empty() && self.job.gate {
            return Ok(None);
        }
        let source = Source::from_bytes(path, bytes)?;
        let options = Options {
            project,
            ..*self.job.options
        };
        let examine = || {
            let timeout = options.timeout;
            let prefilter = &self.prefilter;
            let worth =
                !self.job.gate || prefilter.confirms(&source, &candidates, project, timeout);
            worth.then(|| engine::examine(source, self.job.transforms, &options))
        };
        let report = catch_unwind(AssertUnwindSafe(examine))
            .map_err(|cause| Problem::Panic(words(cause.as_ref())))?;
        let Some(report) = report else {
            return Ok(None);
        };
        let new = match &report.after {
            Some(after) => Some(after.to_bytes().ok_or(Problem::Unencodable)?),
            None => None,
        };
        let says_something =
            new.is_some() || !report.findings.is_empty() || report.failure.is_some();
        Ok(says_something.then_some((report, new)))
    }
}

type Examined = (FileReport, Option<Vec<u8>>);

fn outcome(path: &Utf8Path, examined: Result<Option<Examined>, Problem>) -> Outcome {
    match examined {
        Ok(examined) => Outcome {
            was_read: true,
            report: examined.map(|(report, _)| report),
            ..Outcome::default()
        },
        Err(problem) => Outcome {
            was_read: true,
            ..failed(path, problem)
        },
    }
}

fn failed(path: &Utf8Path, problem: Problem) -> Outcome {
    Outcome {
        problem: Some((path.to_string(), problem)),
        ..Outcome::default()
    }
}

fn words(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().copied();
    let text = text.or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "transforms are declared as public")]
mod tests {
    use std::fmt::Display;
    use std::fs;

    use super::*;
    use crate::facts::Settings;
    use crate::syntax::{Kind, Node};
    use crate::transform::Context;

    crate::transform! {
        /// Panics at a call.
        pub Clumsy {
            code: "NR999",
            name: "clumsy",
            summary: "Panics",
            best: crate::edit::Applicability::Manual,
            since: "0.1.0",
            needles: &[&["boom"]],
            kinds: &[Kind::Call],
            references: &[],
            aliases: &[],
        }
    }

    impl Transform for Clumsy {
        fn visit(&self, _: Node<'_>, _: &mut Context<'_>) -> Option<()> {
            panic!("out of cheese")
        }
    }

    #[derive(Default)]
    struct Errors(Vec<String>);

    impl Sink for Errors {
        fn file(&mut self, _: &FileReport) -> io::Result<()> {
            Ok(())
        }

        fn stream(&mut self, _: &[u8]) -> io::Result<()> {
            Ok(())
        }

        fn error(&mut self, path: &str, message: &dyn Display) -> io::Result<()> {
            self.0.push(format!("{path}: {message}"));
            Ok(())
        }

        fn finish(&mut self, _: &Tally) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_panic_is_an_error_of_its_file_alone() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("a.py", "boom()\n"),
            ("b.py", "x = 1\n"),
            ("c.py", "boom()\n"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let inputs = Inputs {
            paths: vec![folder.path().to_owned()],
            stdin_name: "-".into(),
            excluded: crate::workspace::Excluded::default(),
        };
        let options = Options {
            threshold: None,
            settings: Settings::standard(),
            project: None,
            timeout: None,
        };
        let job = Job {
            transforms: &[&Clumsy],
            options: &options,
            max_size: u64::MAX,
            cache: false,
            gate: true,
        };
        let mut errors = Errors::default();
        let finished = look(inputs, job, &mut errors);
        assert_eq!((finished.tally.files, finished.tally.errors), (3, 2));
        let [first, second] = errors.0.as_slice() else {
            panic!("{:?}", errors.0)
        };
        assert!(first.contains("a.py: norefcount stumbled over the file (out of cheese)"));
        assert!(second.contains("c.py: "), "errors come in the files' order");
    }
}
