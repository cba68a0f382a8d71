//! Files in which nothing was found before, so that they are not read again.
//!
//! All that is kept of such a file is a fingerprint of its path, of what the
//! system tells of it (times, size, place on the disk), and of the run: the
//! rules, all settings, the limits. Whatever differs is another fingerprint, so
//! nothing has to be thrown away. Only a verdict is kept that the file's own
//! bytes led to, never one for which another file was asked.
//!
//! A cache can be lost at any time. Whatever is wrong with it, or with its
//! place, it is as if there were none.

use std::env;
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use camino::Utf8Path;
use etcetera::BaseStrategy;

use super::{Job, repository, state};

/// Stands over the platform's place.
pub const CACHE_DIR: &str = "NOREFCOUNT_CACHE_DIR";

/// What the file starts with; another form is another word.
const MAGIC: [u8; 16] = *b"norefcount-clean";

/// Magic, the program's fingerprint, and that of all entries.
const HEADER: usize = 32;

/// Place and state.
const ENTRY: usize = 16;

/// How many entries may be kept of files that a run did not come across: they
/// may be of other folders, or gone.
const KEPT: usize = 1 << 18;

/// A file system may tell time in steps of this. A file that was changed less
/// than that ago could be changed again and look the same.
const STEP: Duration = Duration::from_secs(2);

/// What is known of the files of a project, and what a run adds to it.
#[derive(Debug)]
pub(super) struct Cache {
    file: PathBuf,
    /// This program, as far as can be told from outside.
    program: u64,
    /// What the verdicts of this run depend on besides their files.
    run: u64,
    /// By place.
    known: Vec<Entry>,
    /// What this run came across.
    met: Mutex<Vec<Met>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// The path, in this run.
    place: u64,
    /// What the system tells of the file.
    state: u64,
}

#[derive(Debug, Clone, Copy)]
struct Met {
    place: u64,
    /// The state in which there is nothing to say of the file.
    clean: Option<u64>,
    is_known: bool,
}

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
        Some(Self::open_at(
            folder()?.join(state::key(&root)),
            program()?,
            run(job),
        ))
    }

    fn open_at(file: PathBuf, program: u64, run: u64) -> Self {
        let known = fs::read(&file).ok();
        Self {
            known: known
                .and_then(|bytes| entries(&bytes, program))
                .unwrap_or_default(),
            file,
            program,
            run,
            met: Mutex::default(),
        }
    }

    /// The file as it is now; to be asked before it is read. `None` for what
    /// is no file.
    pub(super) fn see(&self, path: &Utf8Path) -> Option<Seen> {
        let metadata = fs::metadata(path).ok()?;
        self.seen(path, &metadata, SystemTime::now())
    }

    fn seen(&self, path: &Utf8Path, metadata: &Metadata, now: SystemTime) -> Option<Seen> {
        let times = times(metadata)?;
        let entry = Entry {
            place: fingerprint((self.run, path.as_str())),
            state: fingerprint((times, metadata.len(), identity(metadata))),
        };
        let is_settled = now
            .checked_sub(STEP)
            .is_some_and(|now| times.iter().all(|time| *time < now));
        metadata.is_file().then_some(Seen { entry, is_settled })
    }

    /// Whether there was nothing to say of the file, as it is, in an earlier
    /// run.
    pub(super) fn is_clean(&self, seen: Seen) -> bool {
        let is_known = self.known.binary_search(&seen.entry).is_ok();
        if is_known {
            self.meet(seen, true, true);
        }
        is_known
    }

    /// Takes down whether there is nothing to say of a file.
    pub(super) fn learn(&self, seen: Seen, is_clean: bool) {
        self.meet(seen, is_clean && seen.is_settled, false);
    }

    fn meet(&self, seen: Seen, is_clean: bool, is_known: bool) {
        let Entry { place, state } = seen.entry;
        let met = Met {
            place,
            clean: is_clean.then_some(state),
            is_known,
        };
        let mut all = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(met);
    }

    /// Keeps what this run has learned. Of two at the same time one is
    /// forgotten.
    pub(super) fn save(&self) {
        let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        if met.iter().all(|met| met.is_known || met.clean.is_none()) {
            return;
        }
        met.sort_unstable_by_key(|met| met.place);
        let is_met = |place| met.binary_search_by_key(&place, |met| met.place).is_ok();
        let mut entries = self.known.clone();
        entries.retain(|entry| !is_met(entry.place));
        if entries.len() > KEPT {
            entries.clear();
        }
        entries.extend(met.iter().filter_map(|met| {
            let (place, state) = (met.place, met.clean?);
            Some(Entry { place, state })
        }));
        entries.sort_unstable();
        // Without it, the next run takes as long as this one.
        let _ = write(&self.file, self.program, &entries);
    }
}

fn fingerprint(of: impl Hash) -> u64 {
    // The same for everyone who runs this program; of other programs' entries
    // nothing is read.
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The entries in the bytes of a file that this program wrote.
fn entries(bytes: &[u8], program: u64) -> Option<Vec<Entry>> {
    let (header, body) = bytes.split_at_checked(HEADER)?;
    let is_whole = header == head(program, body) && body.len().is_multiple_of(ENTRY);
    let number = |bytes: &[u8]| bytes.try_into().map(u64::from_le_bytes).ok();
    let entry = |bytes: &[u8]| {
        let (place, state) = bytes.split_at(ENTRY / 2);
        Some(Entry {
            place: number(place)?,
            state: number(state)?,
        })
    };
    is_whole.then(|| body.chunks_exact(ENTRY).map(entry).collect())?
}

fn head(program: u64, body: &[u8]) -> [u8; HEADER] {
    let mut head = [0; HEADER];
    head[..16].copy_from_slice(&MAGIC);
    head[16..24].copy_from_slice(&program.to_le_bytes());
    head[24..].copy_from_slice(&fingerprint(body).to_le_bytes());
    head
}

/// Puts a whole file in the place of the old one.
fn write(file: &Path, program: u64, entries: &[Entry]) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let body: Vec<u8> = entries
        .iter()
        .flat_map(|entry| [entry.place, entry.state])
        .flat_map(u64::to_le_bytes)
        .collect();
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    new.write_all(&head(program, &body))?;
    new.write_all(&body)?;
    new.persist(file)?;
    Ok(())
}

/// When the content changed last and, where the system tells, when anything
/// about the file did: that no program can set back.
fn times(metadata: &Metadata) -> Option<[SystemTime; 2]> {
    let modified = metadata.modified().ok()?;
    #[cfg(unix)]
    let changed = {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds = Duration::from_nanos(metadata.ctime_nsec().try_into().ok()?);
        let seconds = Duration::from_secs(metadata.ctime().try_into().ok()?);
        SystemTime::UNIX_EPOCH + seconds + nanoseconds
    };
    #[cfg(not(unix))]
    let changed = modified;
    Some([modified, changed])
}

/// Where on which disk the file is, where the system tells.
fn identity(metadata: &Metadata) -> [u64; 2] {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        [metadata.dev(), metadata.ino()]
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        [0; 2]
    }
}

/// Tells this program from one that was built otherwise.
fn program() -> Option<u64> {
    let path = env::current_exe().ok()?;
    let metadata = fs::metadata(&path).ok()?;
    let identity = (metadata.len(), times(&metadata)?, identity(&metadata));
    Some(fingerprint((env!("CARGO_PKG_VERSION"), path, identity)))
}

/// What a verdict depends on, apart from the file: not on what is to become of
/// findings, as there are none.
fn run(job: &Job<'_>) -> u64 {
    let rules: Vec<_> = job
        .transforms
        .iter()
        .map(|transform| transform.meta())
        .map(|meta| (meta.code, meta.needles, meta.names, meta.aliases, meta.docs))
        .collect();
    let settings = format!("{:?}", job.options.settings);
    let limits = (job.max_size, job.options.timeout);
    // Paths are told from here.
    let here = env::current_dir().ok();
    fingerprint((rules, settings, limits, here))
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

#[cfg(test)]
mod tests {
    use super::*;

    const LATER: Duration = Duration::from_secs(60);

    /// A folder with a Python file and room for caches.
    struct Place(tempfile::TempDir);

    impl Place {
        fn new() -> Self {
            let place = Self(tempfile::tempdir().unwrap());
            place.change("x = 1\n");
            place
        }

        fn file(&self) -> String {
            self.0.path().join("a.py").to_str().unwrap().to_owned()
        }

        fn change(&self, text: &str) {
            fs::write(self.file(), text).unwrap();
        }

        fn kept(&self) -> PathBuf {
            self.0.path().join("deep/cache")
        }

        fn cache(&self) -> Cache {
            Cache::open_at(self.kept(), 1, 2)
        }

        /// As if the file were old.
        fn see(&self, cache: &Cache) -> Seen {
            let path = self.file();
            let metadata = fs::metadata(&path).unwrap();
            let now = SystemTime::now() + LATER;
            cache.seen(path.as_str().into(), &metadata, now).unwrap()
        }

        fn learn(&self) {
            let cache = self.cache();
            cache.learn(self.see(&cache), true);
            cache.save();
        }

        fn is_clean(&self, cache: &Cache) -> bool {
            cache.is_clean(self.see(cache))
        }
    }

    #[test]
    fn what_is_learned_is_known_next_time() {
        let place = Place::new();
        assert!(!place.is_clean(&place.cache()));
        place.learn();
        let cache = place.cache();
        assert!(place.is_clean(&cache));
        let before = fs::metadata(place.kept()).unwrap().modified().unwrap();
        cache.save();
        let after = fs::metadata(place.kept()).unwrap().modified().unwrap();
        assert_eq!(before, after, "there was nothing to write");
    }

    #[test]
    fn other_runs_and_other_programs_know_nothing() {
        let place = Place::new();
        place.learn();
        assert!(!place.is_clean(&Cache::open_at(place.kept(), 1, 3)));
        assert!(!place.is_clean(&Cache::open_at(place.kept(), 2, 2)));
        // Of two kinds of run both are remembered, of two programs one.
        let other = Cache::open_at(place.kept(), 1, 3);
        other.learn(place.see(&other), true);
        other.save();
        assert!(place.is_clean(&place.cache()));
        assert!(place.is_clean(&Cache::open_at(place.kept(), 1, 3)));
        let other = Cache::open_at(place.kept(), 2, 2);
        other.learn(place.see(&other), true);
        other.save();
        assert!(!place.is_clean(&place.cache()));
    }

    #[test]
    fn a_file_that_changed_is_not_known() {
        let place = Place::new();
        place.learn();
        place.change("x = 12\n");
        assert!(!place.is_clean(&place.cache()));
        place.learn();
        assert!(place.is_clean(&place.cache()));
        // Of the same size, and dated back.
        let modified = fs::metadata(place.file()).unwrap().modified().unwrap();
        place.change("x = 34\n");
        let file = fs::File::options().write(true).open(place.file()).unwrap();
        if cfg!(unix) {
            file.set_modified(modified).unwrap();
        }
        assert!(!place.is_clean(&place.cache()));
        assert!(
            place
                .cache()
                .see(&Utf8Path::new(&place.file()).with_extension("gone"))
                .is_none()
        );
    }

    #[test]
    fn a_file_that_was_just_changed_is_not_trusted() {
        let place = Place::new();
        let cache = place.cache();
        let seen = cache.see(place.file().as_str().into()).unwrap();
        cache.learn(seen, true);
        cache.save();
        assert!(!place.kept().exists());
        assert!(!place.is_clean(&place.cache()));
    }

    #[test]
    fn what_is_no_longer_clean_is_forgotten() {
        let place = Place::new();
        place.learn();
        let cache = place.cache();
        cache.learn(place.see(&cache), false);
        let other = Seen {
            entry: Entry { place: 1, state: 1 },
            is_settled: true,
        };
        cache.learn(other, true);
        cache.save();
        let cache = place.cache();
        assert_eq!(cache.known, [other.entry]);
    }

    #[test]
    fn damage_is_as_good_as_nothing() {
        let place = Place::new();
        place.learn();
        let whole = fs::read(place.kept()).unwrap();
        assert_eq!(whole.len(), HEADER + ENTRY);
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 4;
            assert_eq!(entries(&damaged, 1), None);
            assert_eq!(entries(&whole[..at], 1), None);
        }
        assert!(entries(&[whole.clone(), vec![0; ENTRY]].concat(), 1).is_none());
        fs::write(place.kept(), &whole[..40]).unwrap();
        assert!(!place.is_clean(&place.cache()));
        place.learn();
        assert_eq!(fs::read(place.kept()).unwrap(), whole);
    }

    #[test]
    fn a_place_that_cannot_be_written_to_is_none() {
        let place = Place::new();
        fs::write(place.0.path().join("deep"), "a file").unwrap();
        place.learn();
        assert!(!place.is_clean(&place.cache()));
        fs::remove_file(place.0.path().join("deep")).unwrap();
        fs::create_dir_all(place.kept()).unwrap();
        place.learn();
        assert!(!place.is_clean(&place.cache()));
        let names = fs::read_dir(place.kept().parent().unwrap()).unwrap();
        assert_eq!(names.count(), 1, "nothing is left lying about");
    }

    #[test]
    fn the_cache_does_not_grow_for_ever() {
        let place = Place::new();
        let run = |first: u64, count: u64| {
            let cache = place.cache();
            for place in first..first + count {
                let entry = Entry { place, state: 7 };
                let is_settled = true;
                cache.learn(Seen { entry, is_settled }, true);
            }
            cache.save();
            place.cache().known.len()
        };
        let kept = KEPT as u64;
        assert_eq!(run(0, kept), KEPT);
        assert_eq!(run(kept, 10), KEPT + 10);
        assert_eq!(run(kept, 10), KEPT + 10);
        assert_eq!(run(kept + 10, 5), 5);
        assert_eq!(
            run(0, kept + 20),
            KEPT + 20,
            "a run's own files always stay"
        );
    }

    #[test]
    fn runs_at_the_same_time_leave_a_whole_cache() {
        let place = Place::new();
        std::thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| (0..20).for_each(|_| place.learn()));
            }
            for _ in 0..200 {
                let bytes = fs::read(place.kept()).unwrap_or_default();
                assert!(bytes.is_empty() || entries(&bytes, 1).is_some());
            }
        });
        assert!(place.is_clean(&place.cache()));
    }
}
