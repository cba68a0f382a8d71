//! The form of a cache on disk.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::kept::Known;
use super::stamp::fingerprint;

/// What the file starts with; another form is another word.
const MAGIC: [u8; 16] = *b"norefcount-known";

/// Magic, the program's fingerprint, that of what follows, and the number of
/// clean files.
const HEADER: usize = 40;

/// Place and state.
const ENTRY: usize = 16;

/// A file, as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The path, in this run.
    pub(super) place: u64,
    /// What the system tells of the file.
    pub(super) state: u64,
}

/// What was asked about other files, and what it came to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::workspace) struct Lookups {
    /// The folder of the file that names the modules; the file itself where the
    /// whole project was asked.
    pub(in crate::workspace) from: Box<str>,
    /// Each module, as it is named there, with its file and that one's state, or
    /// that there is none; nothing for the whole project, with the state of all
    /// its files.
    pub(in crate::workspace) names: Vec<(Box<str>, u64)>,
}

/// What is kept between runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stored {
    /// Files of which there is nothing to say, by place.
    pub(super) clean: Vec<Entry>,
    /// Files of which more is known, by place.
    pub(super) others: Vec<(Entry, Known)>,
}

impl Stored {
    /// What this program wrote; nothing where it did not, or not all of it is
    /// there.
    pub(super) fn read(file: &Path, program: u64) -> Self {
        let bytes = fs::read(file).ok();
        bytes
            .and_then(|bytes| Self::parse(&bytes, program))
            .unwrap_or_default()
    }

    pub(super) fn parse(bytes: &[u8], program: u64) -> Option<Self> {
        let (header, body) = bytes.split_at_checked(HEADER)?;
        let count = number(header.get(HEADER - 8..)?)?;
        if header != head(program, count, body) {
            return None;
        }
        let clean = usize::try_from(count).ok()?.checked_mul(ENTRY)?;
        let (clean, others) = body.split_at_checked(clean)?;
        let entry = |bytes: &[u8]| {
            let (place, state) = bytes.split_at(ENTRY / 2);
            Some(Entry {
                place: number(place)?,
                state: number(state)?,
            })
        };
        Some(Self {
            clean: clean
                .chunks_exact(ENTRY)
                .map(entry)
                .collect::<Option<_>>()?,
            others: serde_json::from_slice(others).ok()?,
        })
    }

    /// Puts a whole file in the place of the old one.
    pub(super) fn write(&self, file: &Path, program: u64) -> io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut body: Vec<u8> = self
            .clean
            .iter()
            .flat_map(|entry| [entry.place, entry.state])
            .flat_map(u64::to_le_bytes)
            .collect();
        serde_json::to_writer(&mut body, &self.others)?;
        let mut new = tempfile::NamedTempFile::new_in(folder)?;
        new.write_all(&head(program, self.clean.len() as u64, &body))?;
        new.write_all(&body)?;
        new.persist(file)?;
        Ok(())
    }
}

fn number(bytes: &[u8]) -> Option<u64> {
    bytes.try_into().map(u64::from_le_bytes).ok()
}

fn head(program: u64, count: u64, body: &[u8]) -> [u8; HEADER] {
    let mut head = [0; HEADER];
    head[..16].copy_from_slice(&MAGIC);
    head[16..24].copy_from_slice(&program.to_le_bytes());
    head[24..32].copy_from_slice(&fingerprint((count, body)).to_le_bytes());
    head[32..].copy_from_slice(&count.to_le_bytes());
    head
}
