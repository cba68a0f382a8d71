//! Two contents of a file that have the same length are not given to it within
//! one second: Python would take the bytecode of the one for the other's, which
//! it tells apart by length and second alone.

use std::collections::HashSet;
use std::fs;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use camino::{Utf8Path, Utf8PathBuf};

/// No clock is waited for longer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What lengths files had, and in which seconds they were written.
#[derive(Debug, Default)]
pub(super) struct Stamps(HashSet<(Utf8PathBuf, u64, u64)>);

impl Stamps {
    /// Takes down how a file is now.
    pub(super) fn note(&mut self, path: &Utf8Path) {
        let Ok(metadata) = fs::metadata(path) else {
            return;
        };
        if let Ok(modified) = metadata.modified() {
            let stamp = (path.to_owned(), seconds(modified), metadata.len());
            self.0.insert(stamp);
        }
    }

    /// Returns when the files can be given contents of these lengths.
    pub(super) fn wait(&self, files: &[(&Utf8Path, u64)]) {
        let end = SystemTime::now() + PATIENCE;
        let is_taken = |now| {
            let second = seconds(now);
            let taken = |&(path, length): &(&Utf8Path, u64)| {
                self.0.contains(&(path.to_owned(), second, length))
            };
            now < end && files.iter().any(taken)
        };
        while is_taken(SystemTime::now()) {
            thread::sleep(Duration::from_millis(20));
        }
    }
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_length_waits_for_the_next_second() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let path = Utf8Path::from_path(file.path()).unwrap();
        let mut stamps = Stamps::default();
        fs::write(path, "abc").unwrap();
        stamps.note(path);
        let written = fs::metadata(path).unwrap().modified().unwrap();
        stamps.wait(&[(path, 3)]);
        assert!(seconds(SystemTime::now()) > seconds(written));
        // A length that was not seen in this second is not waited for.
        let before = SystemTime::now();
        stamps.wait(&[(path, 4)]);
        assert!(before.elapsed().unwrap() < Duration::from_millis(500));
    }
}
