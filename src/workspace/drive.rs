//! Many files at once, their results one after the other.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use camino::Utf8Path;

use super::discover::{Discovery, Inputs, Step};
use super::project::Modules;
use super::{Problem, Sink, Tally, read, write};
use crate::engine::{self, FileReport, Options, Prefilter};
use crate::semantic::Project;
use crate::text::Source;
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
pub enum Mode {
    /// Nothing: the sink may show it.
    Look,
    /// It replaces the file's content, or goes to the sink for standard input.
    Write,
}

/// What is done with every file.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The transforms that take part.
    pub transforms: &'a [&'a dyn Transform],
    /// Handed to the engine.
    pub options: &'a Options<'a>,
    /// What happens to new texts.
    pub mode: Mode,
}

/// How a run ended.
#[derive(Debug)]
pub struct Finished {
    /// What it came to.
    pub tally: Tally,
    /// The sink's first error. A run that only looks ended there; one that
    /// writes went on, and told the sink of nothing but errors.
    pub output: io::Result<()>,
}

/// Does the job on every file of the inputs.
pub fn run(inputs: Inputs, job: Job<'_>, sink: &mut dyn Sink) -> Finished {
    let worker = Worker {
        job,
        prefilter: Prefilter::new(job.transforms, job.options.settings),
        modules: Modules::new(&inputs.paths),
    };
    let (permit, permits) = mpsc::channel();
    let (result, results) = mpsc::channel();
    thread::scope(|threads| {
        let worker = &worker;
        threads.spawn(move || produce(Discovery::new(inputs), worker, &permits, &result));
        consume(&results, permit, job.mode, sink)
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
    mode: Mode,
    sink: &mut dyn Sink,
) -> Finished {
    for _ in 0..WINDOW {
        let _ = permit.send(());
    }
    let mut tally = Tally::default();
    let mut output = Ok(());
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (index, outcome) in results {
        early.insert(index, outcome);
        while let Some(outcome) = early.remove(&next) {
            next += 1;
            outcome.count(&mut tally);
            if output.is_ok() {
                output = outcome.show(sink);
            } else {
                let _ = outcome.show_errors(sink);
            }
            if output.is_err() && mode == Mode::Look {
                return Finished { tally, output };
            }
            // Discovery may be done, and nobody waiting.
            let _ = permit.send(());
        }
    }
    let last = sink.finish(&tally);
    Finished {
        tally,
        output: output.and(last),
    }
}

/// What became of one step.
#[derive(Default)]
struct Outcome {
    was_read: bool,
    report: Option<FileReport>,
    problem: Option<(String, Problem)>,
    stream: Option<Vec<u8>>,
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
    prefilter: Prefilter<'a>,
    modules: Modules,
}

impl Worker<'_> {
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
        if let Err(problem) = read::whole(path.as_std_path(), buffer) {
            return failed(path, problem);
        }
        let project = Some(&self.modules as &dyn Project);
        let examined = self.examine(path, buffer, project).and_then(|report| {
            if let (Mode::Write, Some((report, Some(new)))) = (self.job.mode, &report) {
                self.modules.remember(&report.before);
                write::replace(path.as_std_path(), buffer, new)?;
            }
            Ok(report)
        });
        outcome(path, examined)
    }

    fn stdin(&self, name: &Utf8Path, buffer: &mut Vec<u8>) -> Outcome {
        if let Err(problem) = read::stdin(buffer) {
            return failed(name, problem);
        }
        let mut examined = self.examine(name, buffer, None);
        let stream = (self.job.mode == Mode::Write).then(|| match &mut examined {
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
        let candidates = self.prefilter.candidates(bytes);
        if candidates.is_empty() {
            return Ok(None);
        }
        let source = Source::from_bytes(path, bytes)?;
        let options = Options {
            project,
            ..*self.job.options
        };
        let examine = || {
            let confirmed = self.prefilter.confirms(&source, &candidates, project);
            confirmed.then(|| engine::examine(source, self.job.transforms, &options))
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
        };
        let job = Job {
            transforms: &[&Clumsy],
            options: &options,
            mode: Mode::Look,
        };
        let mut errors = Errors::default();
        let finished = run(inputs, job, &mut errors);
        assert_eq!((finished.tally.files, finished.tally.errors), (3, 2));
        let [first, second] = errors.0.as_slice() else {
            panic!("{:?}", errors.0)
        };
        assert!(first.contains("a.py: norefcount stumbled over the file (out of cheese)"));
        assert!(second.contains("c.py: "), "errors come in the files' order");
    }
}
