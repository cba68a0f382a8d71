//! Many files at once, their results one after the other.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::apply::{Stage, Written};
use super::discover::{Discovery, Inputs, Step};
use super::outcome::Outcome;
use super::verify::{Remake, Verdict};
use super::worker::{Mode, Worker};
use super::writing::Writing;
use super::{Check, Sink, StateError, Tally, repository};
use crate::engine::Options;
use crate::transform::Transform;

/// How many tasks may be on their way between discovery and the sink. Bounds
/// the memory; enough that one slow file does not stop the others.
const WINDOW: usize = 256;

/// How many files a task has, from the `WINDOW`-th task on: threads that wait for
/// each other at every file take some of the time that they need for it. The first
/// tasks have one each, so that there is work for all threads.
const FILES: usize = 4;

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

/// Starts tasks for the steps, each with a permit. Ends when the steps or the
/// permits do.
fn produce(
    mut steps: Discovery,
    worker: &Worker<'_>,
    permits: &Receiver<()>,
    result: &Sender<(usize, Vec<Outcome>)>,
) {
    rayon::in_place_scope(|tasks| {
        for task in 0.. {
            if permits.recv().is_err() {
                return;
            }
            let files = if task < WINDOW { 1 } else { FILES };
            let steps: Vec<Step> = steps.by_ref().take(files).collect();
            if steps.is_empty() {
                return;
            }
            let result = result.clone();
            tasks.spawn(move |_| {
                let outcomes = steps.into_iter().map(|step| worker.handle(step));
                // The receiver is gone when the output is; so is the interest.
                let _ = result.send((task, outcomes.collect()));
            });
        }
    });
}

/// Hands the results to the sink in the order of the steps, and a new permit
/// out for every task that is dealt with.
fn consume(
    results: &Receiver<(usize, Vec<Outcome>)>,
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
    for (task, outcomes) in results {
        early.insert(task, outcomes);
        while let Some(outcomes) = early.remove(&next) {
            next += 1;
            for mut outcome in outcomes {
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
            }
            // Discovery may be done, and nobody waiting.
            let _ = permit.send(());
        }
    }
    (tally, output)
}

#[cfg(test)]
#[expect(unreachable_pub, reason = "transforms are declared as public")]
mod tests {
    use std::fmt::Display;
    use std::fs;

    use super::*;
    use crate::engine::FileReport;
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
