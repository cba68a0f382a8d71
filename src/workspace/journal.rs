//! What a run writes, set down before it writes: every file's old and new
//! content. Whether an entry was carried out is seen by the file itself, so a
//! run may end anywhere, and nothing has to be taken down on the way.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use camino::Utf8PathBuf;
use serde::{Deserialize, Serialize};

use super::read;

/// Of the form below; another number is another program's.
const VERSION: u32 = 1;

/// A line for the run, then a line for each file, and one for each further
/// content that a file is given.
const INDEX: &str = "index";

/// All contents, one after the other.
const CONTENTS: &str = "contents";

/// Stands beside the index once every entry has been tried.
const DONE: &str = "done";

#[derive(Debug, Serialize, Deserialize)]
struct Header {
    version: u32,
    run: String,
}

/// One file of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Canonical.
    pub(super) path: Utf8PathBuf,
    /// How many fixes make the one content the other.
    pub(super) fixes: usize,
    before: Slot,
    after: Slot,
}

/// A place among the contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Slot {
    start: u64,
    length: u64,
}

/// A run that is not complete yet, so nothing of it is written yet. On disk,
/// whatever its size.
#[derive(Debug)]
pub(super) struct Draft {
    folder: PathBuf,
    run: String,
    entries: Vec<Entry>,
    index: BufWriter<File>,
    contents: BufWriter<File>,
    length: u64,
}

/// A run that is complete, and on disk for good.
#[derive(Debug)]
pub(super) struct Journal {
    folder: PathBuf,
    run: String,
    contents: Mutex<File>,
    entries: Vec<Entry>,
}

impl Entry {
    /// In bytes.
    pub(super) fn before_len(&self) -> u64 {
        self.before.length
    }

    /// In bytes.
    pub(super) fn after_len(&self) -> u64 {
        self.after.length
    }
}

impl Draft {
    /// Starts a run in `folder`, which is made for it.
    pub(super) fn create(folder: &Path) -> io::Result<Self> {
        fs::create_dir(folder)?;
        let mut draft = Self {
            folder: folder.to_owned(),
            run: new_name(),
            entries: Vec::new(),
            index: BufWriter::new(File::create_new(folder.join(INDEX))?),
            contents: BufWriter::new(File::create_new(folder.join(CONTENTS))?),
            length: 0,
        };
        let header = Header {
            version: VERSION,
            run: draft.run.clone(),
        };
        write_line(&mut draft.index, &header)?;
        Ok(draft)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn add(
        &mut self,
        path: Utf8PathBuf,
        fixes: usize,
        before: &[u8],
        after: &[u8],
    ) -> io::Result<()> {
        let entry = Entry {
            path,
            fixes,
            before: self.put(before)?,
            after: self.put(after)?,
        };
        write_line(&mut self.index, &entry)?;
        self.entries.push(entry);
        Ok(())
    }

    fn put(&mut self, content: &[u8]) -> io::Result<Slot> {
        let slot = Slot {
            start: self.length,
            length: content.len() as u64,
        };
        self.contents.write_all(content)?;
        self.length += slot.length;
        Ok(slot)
    }

    /// Puts all of it on disk for good and takes it to `folder`.
    pub(super) fn seal(self, folder: &Path) -> io::Result<Journal> {
        let Self {
            folder: draft,
            run,
            entries,
            index,
            contents,
            ..
        } = self;
        for file in [index, contents] {
            // Closed at once: not every system renames the folder of an open
            // file.
            file.into_inner()?.sync_all()?;
        }
        sync(&draft);
        fs::rename(&draft, folder)?;
        folder.parent().map(sync);
        Ok(Journal {
            contents: Mutex::new(File::open(folder.join(CONTENTS))?),
            folder: folder.to_owned(),
            run,
            entries,
        })
    }
}

impl Journal {
    /// The run that was sealed in `folder`, if any.
    pub(super) fn open(folder: &Path) -> io::Result<Option<Self>> {
        let index = match fs::read_to_string(folder.join(INDEX)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            index => index?,
        };
        // Of a line without an end nothing was done.
        let (whole, _) = index.rsplit_once('\n').unwrap_or_default();
        let mut lines = whole.lines();
        let header: Header = parse(lines.next().unwrap_or_default())?;
        if header.version != VERSION {
            let error = "it was written by another version of norefcount";
            return Err(io::Error::new(io::ErrorKind::Unsupported, error));
        }
        Ok(Some(Self {
            folder: folder.to_owned(),
            run: header.run,
            contents: Mutex::new(File::open(folder.join(CONTENTS))?),
            entries: lines.map(parse).collect::<io::Result<_>>()?,
        }))
    }

    /// Sets down another new content for the file of an entry: the answer is
    /// the number of an entry of its own. It is on disk for good then, so the
    /// file may be given it.
    pub(super) fn add(&mut self, of: usize, fixes: usize, after: &[u8]) -> io::Result<usize> {
        let Entry { path, before, .. } = self.entries[of].clone();
        let start = append(&self.folder.join(CONTENTS), after)?;
        let entry = Entry {
            path,
            fixes,
            before,
            after: Slot {
                start,
                length: after.len() as u64,
            },
        };
        let mut line = Vec::new();
        write_line(&mut line, &entry)?;
        append(&self.folder.join(INDEX), &line)?;
        self.entries.push(entry);
        Ok(self.entries.len() - 1)
    }

    /// The entries that take a file back to where it was before any of them,
    /// the last one first. `entries` are those of the file, the last one first:
    /// each may be another content for the same old one, or go on from the one
    /// before it.
    pub(super) fn way_back<'e>(&self, entries: &[&'e Entry]) -> io::Result<Vec<&'e Entry>> {
        let mut way = Vec::new();
        let mut now: Option<Vec<u8>> = None;
        for &entry in entries {
            let after = self.after(entry)?;
            let is_now = match &now {
                Some(now) => *now == after,
                None => read::holds(entry.path.as_std_path(), &after).unwrap_or(false),
            };
            if is_now {
                now = Some(self.before(entry)?);
                way.push(entry);
            }
        }
        Ok(way)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn before(&self, entry: &Entry) -> io::Result<Vec<u8>> {
        self.read(entry.before)
    }

    pub(super) fn after(&self, entry: &Entry) -> io::Result<Vec<u8>> {
        self.read(entry.after)
    }

    fn read(&self, slot: Slot) -> io::Result<Vec<u8>> {
        let mut contents = self.contents.lock().unwrap_or_else(PoisonError::into_inner);
        contents.seek(SeekFrom::Start(slot.start))?;
        let mut content = Vec::new();
        (&mut *contents)
            .take(slot.length)
            .read_to_end(&mut content)?;
        if content.len() as u64 != slot.length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(content)
    }

    /// What the entry's new content is called until it takes its place; other
    /// files and other runs have other names.
    pub(super) fn temporary(&self, entry: &Entry) -> String {
        format!(".norefcount-{}-{}", self.run, entry.before.start)
    }

    /// Takes away what a run that was killed left beside the files.
    pub(super) fn clear_temporaries(&self) {
        for entry in &self.entries {
            let path = entry.path.with_file_name(self.temporary(entry));
            let _ = fs::remove_file(path);
        }
    }

    /// Whether the run came to its end.
    pub(super) fn is_done(&self) -> bool {
        self.folder.join(DONE).exists()
    }

    pub(super) fn mark_done(&self) -> io::Result<()> {
        File::create(self.folder.join(DONE))?.sync_all()?;
        sync(&self.folder);
        Ok(())
    }

    pub(super) fn mark_undone(&self) -> io::Result<()> {
        match fs::remove_file(self.folder.join(DONE)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }

    /// Forgets the run. Without its index it is none, so that goes first.
    pub(super) fn remove(self) -> io::Result<()> {
        let Self {
            folder, contents, ..
        } = self;
        drop(contents);
        fs::remove_file(folder.join(INDEX))?;
        fs::remove_dir_all(folder)
    }
}

/// Unlike any other run's, so that what it leaves behind is surely its own.
fn new_name() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |time| time.as_nanos());
    format!("{now:x}-{:x}", process::id())
}

/// Puts `bytes` at the end of a file, for good; the answer is where they start.
fn append(path: &Path, bytes: &[u8]) -> io::Result<u64> {
    let mut file = File::options().append(true).open(path)?;
    let start = file.metadata()?.len();
    let appended = file.write_all(bytes).and_then(|()| file.sync_all());
    if appended.is_err() {
        // What comes next must not follow half a line.
        file.set_len(start)?;
    }
    appended.map(|()| start)
}

fn write_line(index: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *index, line)?;
    index.write_all(b"\n")
}

fn parse<T: for<'a> Deserialize<'a>>(line: &str) -> io::Result<T> {
    Ok(serde_json::from_str(line)?)
}

fn sync(folder: &Path) {
    super::write::sync_folder(folder);
}
