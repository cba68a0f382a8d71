//! What tells whether anything is other than it was.

use std::env;
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::workspace::Job;

/// A file system may tell time in steps of this. A file that was changed less
/// than that ago could be changed again and look the same.
const STEP: Duration = Duration::from_secs(2);

/// A file, as the system describes it before it is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    /// Of all that is told of it.
    pub(super) state: u64,
    latest: SystemTime,
}

impl Stamp {
    /// `None` for what is no file.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(Metadata::is_file)?;
        let times = times(&metadata)?;
        Some(Self {
            state: fingerprint((times, metadata.len(), identity(&metadata))),
            latest: times[0].max(times[1]),
        })
    }

    /// Whether a file that is changed at `moment` or later has another stamp.
    pub(super) fn is_before(&self, moment: SystemTime) -> bool {
        let moment = moment.checked_sub(STEP);
        moment.is_some_and(|moment| self.latest < moment)
    }
}

pub(in crate::workspace) fn fingerprint(of: impl Hash) -> u64 {
    // The same for everyone who runs this program; of other programs' entries
    // nothing is read.
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
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
pub(super) fn program() -> Option<u64> {
    let path = env::current_exe().ok()?;
    let metadata = fs::metadata(&path).ok()?;
    let identity = (metadata.len(), times(&metadata)?, identity(&metadata));
    Some(fingerprint((env!("CARGO_PKG_VERSION"), path, identity)))
}

/// What a verdict depends on, apart from the file: not on what is to become of
/// findings.
pub(super) fn run(job: &Job<'_>) -> u64 {
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
