//! What is done with one file.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use camino::{Utf8Path, Utf8PathBuf};

use super::cache::{Cache, Kept, Known};
use super::discover::{Inputs, Step};
use super::outcome::{Examined, Outcome};
use super::project::Modules;
use super::verify::Subject;
use super::watched::{Watched, holds};
use super::writing::Rewrite;
use super::{Job, Problem, read, write};
use crate::engine::{self, FileReport, Options, Prefilter};
use crate::semantic::Project;
use crate::text::{DecodeError, Source, is_wide};

/// A buffer that grew beyond this for one file is not kept for the next.
const KEPT_BUFFER: usize = 1 << 20;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// What is done with a new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Nothing: the sink may show it.
    Look,
    /// It replaces the file's content, or goes to the sink for standard input.
    Write,
    /// The same, and what is fixed is remembered, to be taken back singly.
    Verify,
}

/// Looks at files, one after the other, on any thread.
pub(super) struct Worker<'a> {
    job: Job<'a>,
    mode: Mode,
    prefilter: Prefilter<'a>,
    pub(super) modules: Modules,
    cache: Option<Cache>,
}

impl<'a> Worker<'a> {
    pub(super) fn new(inputs: &Inputs, job: Job<'a>, mode: Mode) -> Self {
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
    pub(super) fn save(&self) {
        if let Some(cache) = &self.cache {
            cache.save();
        }
    }

    fn subject(&self, report: &FileReport) -> Option<Subject> {
        let threshold = self.job.options.threshold?;
        (self.mode == Mode::Verify).then(|| Subject::new(report, threshold))
    }

    /// A file's new bytes without some of the fixes, and how many are made.
    pub(super) fn remake(
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

    pub(super) fn handle(&self, step: Step) -> Outcome {
        BUFFER.with_borrow_mut(|buffer| {
            let outcome = match step {
                Step::File(path) => self.file(&path, buffer),
                Step::Script(path) => match read::is_script(path.as_std_path()) {
                    Ok(true) => self.file(&path, buffer),
                    Ok(false) => Outcome::default(),
                    Err(error) => Outcome::failed(&path, Problem::Read(error)),
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
            return Outcome::of(path, Ok(None));
        }
        if let Err(problem) = read::whole(path.as_std_path(), self.job.max_size, buffer) {
            return Outcome::failed(path, problem);
        }
        if let Some(Some(kept)) = known
            && self.mode == Mode::Look
            && let Some(report) = self.recalled(path, buffer, kept)
        {
            return Outcome::of(path, Ok(Some((report, None))));
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
            ..Outcome::of(path, examined)
        }
    }

    /// The report of an earlier run on the same file.
    fn recalled(&self, path: &Utf8Path, bytes: &[u8], kept: &Kept) -> Option<FileReport> {
        let source = Source::from_bytes(path, bytes).ok()?;
        kept.report(source, self.job.transforms, self.job.options.threshold)
    }

    fn stdin(&self, name: &Utf8Path, buffer: &mut Vec<u8>) -> Outcome {
        if let Err(problem) = read::stdin(buffer) {
            return Outcome::failed(name, problem);
        }
        let mut examined = self.examine(name, buffer, None);
        let stream = (self.mode != Mode::Look).then(|| match &mut examined {
            Ok(Some((_, new @ Some(_)))) => new.take().unwrap_or_default(),
            _ => std::mem::take(buffer),
        });
        Outcome {
            stream,
            ..Outcome::of(name, examined)
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
            let transforms = self.job.transforms;
            if !self.job.gate {
                return Some(engine::examine(source, transforms, &options));
            }
            let prefilter = &self.prefilter;
            let confirmed = prefilter.confirmed(&source, candidates, project, options.timeout);
            let examine = || engine::examine_among(source, &confirmed, transforms, &options, &[]);
            (!confirmed.is_empty()).then(examine)
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

fn words(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<&str>().copied();
    let text = text.or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}
