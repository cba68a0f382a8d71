//! What was found in files before, so that they are not looked at again.
//!
//! Of a file in which nothing was found all that is kept is a fingerprint of its
//! path, of what the system tells of it (times, size, place on the disk), and of
//! the run: the rules, all settings, the limits. Whatever differs is another
//! fingerprint, so nothing has to be thrown away. Of other files the report is
//! kept too, without the text. Where modules were looked up on behalf of a file,
//! so are the lookups: they are made again, and must lead to the same files in
//! the same state. Where more was asked, all files of the project must be the same.
//!
//! A cache can be lost at any time. Whatever is wrong with it, or with its
//! place, it is as if there were none.

mod kept;
mod stamp;
mod stored;
#[cfg(test)]
mod tests;

use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use camino::Utf8Path;
use etcetera::BaseStrategy;
use rustc_hash::FxHashMap;

pub(super) use self::kept::{Kept, Known};
use self::stamp::Stamp;
pub(super) use self::stamp::fingerprint;
pub(super) use self::stored::Lookups;
use self::stored::{Entry, Stored};
use super::{Job, repository, state};
use crate::edit::Applicability;

/// Stands over the platform's place.
pub const CACHE_DIR: &str = "NOREFCOUNT_CACHE_DIR";

/// How many entries may be kept of files that a run did not come across: they
/// may be of other folders, or gone.
const KEPT: usize = 1 << 18;

/// What is known of the files of a project, and what a run adds to it.
#[derive(Debug)]
pub(super) struct Cache {
    file: PathBuf,
    /// This program, as far as can be told from outside.
    program: u64,
    /// What the verdicts of this run depend on besides their files.
    run: u64,
    /// What is changed from then on may have been read before or after.
    started: SystemTime,
    known: Stored,
    /// What this run came across.
    met: Mutex<Vec<Met>>,
    /// The state of modules, as far as asked, by the fingerprint of the path.
    answers: Mutex<FxHashMap<u64, Option<u64>>>,
}

#[derive(Debug)]
struct Met {
    entry: Entry,
    /// `None` where what is known already holds.
    news: Option<News>,
}

/// What a run found out about a file.
type News = Option<Known>;

/// A file, as it was before it was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    entry: Entry,
    /// Whether it will look different once it is changed.
    is_settled: bool,
}

impl Cache {
    /// The cache of the project that `paths` are in. `None` where none can be
    /// had: there are no files, or the user has no place for it.
    pub(super) fn open(paths: &[PathBuf], job: &Job<'_>) -> Option<Self> {
        let path = paths.iter().find(|path| *path != Path::new("-"))?;
        let root = repository::project(path);
        let file = folder()?.join(state::key(&root));
        let (program, run) = (stamp::program()?, stamp::run(job));
        Some(Self::open_at(file, program, run, SystemTime::now()))
    }

    fn open_at(file: PathBuf, program: u64, run: u64, started: SystemTime) -> Self {
        Self {
            known: Stored::read(&file, program),
            file,
            program,
            run,
            started,
            met: Mutex::default(),
            answers: Mutex::default(),
        }
    }

    /// The file as it is now; to be asked before it is read. `None` for what
    /// is no file.
    pub(super) fn see(&self, path: &Utf8Path) -> Option<Seen> {
        let stamp = Stamp::of(path.as_std_path())?;
        Some(Seen {
            entry: Entry {
                place: fingerprint((self.run, path.as_str())),
                state: stamp.state,
            },
            is_settled: stamp.is_before(self.started),
        })
    }

    /// What there was to say of the file, as it is, in an earlier run: `None`
    /// where that is not known, or not all that a run with this threshold says.
    /// `holds` makes lookups again, and tells whether they come to the same.
    pub(super) fn recall(
        &self,
        seen: Seen,
        threshold: Option<Applicability>,
        holds: impl Fn(&Lookups) -> bool,
    ) -> Option<Option<&Kept>> {
        let entry = seen.entry;
        let Stored { clean, others } = &self.known;
        let mut report = None;
        if clean.binary_search(&entry).is_err() {
            let at = others.binary_search_by_key(&entry, |(entry, _)| *entry);
            let (_, known) = &others[at.ok()?];
            report = known.report.as_ref();
            if !known.lookups.iter().all(holds)
                || report.is_some_and(|report| !report.serves(threshold))
            {
                return None;
            }
        }
        self.meet(Met { entry, news: None });
        Some(report)
    }

    /// Takes down what there is to say of a file. `None` where that may be
    /// something else the next time.
    pub(super) fn learn(&self, seen: Seen, known: Option<Known>) {
        self.meet(Met {
            entry: seen.entry,
            news: Some(known.filter(|_| seen.is_settled)),
        });
    }

    /// What a lookup comes to that leads to `file`, or to none. `None` where
    /// that cannot be told, as the file may be changing.
    pub(super) fn answer(&self, file: Option<&Utf8Path>) -> Option<u64> {
        let Some(file) = file else {
            return Some(0);
        };
        let key = fingerprint(file.as_str());
        let known = {
            let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
            answers.get(&key).copied()
        };
        // A file that changes in between will have another stamp next time.
        known.unwrap_or_else(|| {
            let stamp = Stamp::of(file.as_std_path());
            let settled = stamp.filter(|stamp| stamp.is_before(self.started));
            let answer = settled.map(|stamp| fingerprint((file.as_str(), stamp.state)));
            let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
            answers.insert(key, answer);
            answer
        })
    }

    fn meet(&self, met: Met) {
        let mut all = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(met);
    }

    /// Keeps what this run has learned. Of two at the same time one is
    /// forgotten.
    pub(super) fn save(&self) {
        let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        if met.iter().all(|met| matches!(met.news, None | Some(None))) {
            return;
        }
        // What is new before what was known.
        met.sort_by_key(|met| (met.entry.place, met.news.is_none()));
        met.dedup_by_key(|met| met.entry.place);
        let find = |entry: &Entry| {
            let found = met.binary_search_by_key(&entry.place, |met| met.entry.place);
            found.ok().map(|at| &met[at])
        };
        let mut stored = self.known.clone();
        let Stored { clean, others } = &mut stored;
        let entries = || clean.iter().chain(others.iter().map(|(entry, _)| entry));
        let keeps_unmet = entries().filter(|entry| find(entry).is_none()).count() <= KEPT;
        let stays = |entry: &Entry| find(entry).map_or(keeps_unmet, |met| met.news.is_none());
        clean.retain(|entry| stays(entry));
        others.retain(|(entry, _)| stays(entry));
        for met in met.drain(..) {
            match met.news.flatten() {
                Some(known) if known == Known::default() => clean.push(met.entry),
                Some(known) => others.push((met.entry, known)),
                None => {}
            }
        }
        clean.sort_unstable();
        others.sort_unstable();
        // Without it, the next run takes as long as this one.
        let _ = stored.write(&self.file, self.program);
    }
}

/// Where the caches of all projects are.
fn folder() -> Option<PathBuf> {
    match env::var_os(CACHE_DIR).filter(|value| !value.is_empty()) {
        Some(folder) => std::path::absolute(folder).ok(),
        None => {
            let platform = etcetera::choose_base_strategy().ok()?;
            Some(platform.cache_dir().join("norefcount"))
        }
    }
}
