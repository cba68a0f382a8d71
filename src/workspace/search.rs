//! Tries sets of a run's fixes: writes the files with them, runs the command,
//! and remembers how it ended.

use std::collections::HashMap;
use std::io;

use camino::Utf8PathBuf;

use super::apply::{Written, in_parallel, sync_folders};
use super::bisect::{Found, culprits};
use super::command::{Check, Ran};
use super::journal::{Entry, Journal};
use super::stamps::Stamps;
use super::verify::{
    Complaint, Culprit, Remake, Stopped, Subject, Trial, Verdict, Verification, Verified,
};
use super::{Problem, Sink, write};

/// A file, and the contents that it is given.
struct File {
    subject: Subject,
    path: Utf8PathBuf,
    /// The number of the entry that has its old content.
    entry: usize,
    /// The first is the old one, the second has all fixes.
    contents: Vec<Content>,
    /// The contents by the findings whose fixes are left out, in numbers;
    /// `None` cannot be made.
    made: HashMap<Vec<usize>, Option<usize>>,
    /// Which of the contents it holds.
    now: usize,
}

/// One content of a file.
struct Content {
    /// The number of the entry to which it is new; `None` for the old one.
    entry: Option<usize>,
    fixes: usize,
}

impl File {
    fn new(number: usize, subject: Subject, written: &Written) -> Self {
        let number = written.carried() + number;
        let entry = written.journal().map(|journal| &journal.entries()[number]);
        let all = Content {
            entry: Some(number),
            fixes: entry.map_or(0, |entry| entry.fixes),
        };
        let old = Content {
            entry: None,
            fixes: 0,
        };
        let numbers = subject
            .fixes
            .iter()
            .flat_map(|(numbers, _)| numbers.clone());
        let numbers = numbers.collect();
        Self {
            path: entry.map(|entry| entry.path.clone()).unwrap_or_default(),
            subject,
            entry: number,
            contents: vec![old, all],
            made: HashMap::from([(Vec::new(), Some(1)), (numbers, Some(0))]),
            now: 1,
        }
    }

    fn bytes(&self, content: usize, journal: &Journal) -> io::Result<Vec<u8>> {
        match self.contents[content].entry {
            Some(entry) => journal.after(&journal.entries()[entry]),
            None => journal.before(&journal.entries()[self.entry]),
        }
    }
}

/// The state of the files, and what is known of others.
pub(super) struct Search<'a> {
    check: &'a Check,
    remake: &'a Remake<'a>,
    sink: &'a mut dyn Sink,
    written: Written,
    stamps: Stamps,
    files: Vec<File>,
    /// All fixes: the number of the file, and that of the fix in it.
    fixes: Vec<(usize, usize)>,
    /// How the command ended, by the contents of the files.
    tried: HashMap<Vec<Option<usize>>, Ran>,
    /// With which contents the command was run last.
    last: Option<Vec<Option<usize>>>,
    /// Of the run before anything was written.
    before: Ran,
}

impl<'a> Search<'a> {
    pub(super) fn new(verification: Verification<'a>, subjects: Vec<Option<Subject>>) -> Self {
        let Verification {
            check,
            remake,
            sink,
            written,
            stamps,
            before,
        } = verification;
        let files: Vec<_> = subjects
            .into_iter()
            .enumerate()
            .filter_map(|(number, subject)| Some(File::new(number, subject?, &written)))
            .collect();
        let mut fixes = Vec::new();
        for (number, file) in files.iter().enumerate() {
            fixes.extend((0..file.subject.fixes.len()).map(|fix| (number, fix)));
        }
        Self {
            check,
            remake,
            sink,
            written,
            stamps,
            files,
            fixes,
            tried: HashMap::new(),
            last: None,
            before,
        }
    }

    pub(super) fn go(mut self) -> Verified {
        let verdict = self.verdict();
        let stuck = match &verdict {
            Ok(Verdict::Passed | Verdict::Without(_)) => Vec::new(),
            _ => self.put_back(),
        };
        self.end(verdict.unwrap_or_else(Verdict::Stopped), stuck)
    }

    fn verdict(&mut self) -> Result<Verdict, Stopped> {
        let all: Vec<usize> = (0..self.fixes.len()).collect();
        if self.run(&all)?.passed() {
            return Ok(Verdict::Passed);
        }
        // Whether it is the fixes at all.
        let ran = self.run(&[])?;
        if let Some(failure) = &ran.failure {
            let complaint = Complaint::new(failure, &ran, Some(&self.before));
            return Ok(Verdict::Unsteady(complaint));
        }
        let groups: Vec<Vec<usize>> = all
            .chunk_by(|&a, &b| self.fixes[a].0 == self.fixes[b].0)
            .map(<[usize]>::to_vec)
            .collect();
        let Found {
            culprits: found,
            kept,
        } = culprits(&groups, &mut |set| Ok(!self.run(set)?.passed()))?;
        let mut told = Vec::new();
        for set in found {
            let ran = self.run(&set)?;
            let failure = ran.failure.clone().unwrap_or_default();
            let left_out = |&fix: &usize| {
                let (file, fix) = self.fixes[fix];
                self.files[file].subject.fixes[fix].1.clone()
            };
            told.push(Culprit {
                fixes: set.iter().map(left_out).collect(),
                complaint: Complaint::new(&failure, &ran, Some(&self.before)),
            });
        }
        // The last word is spoken on what is in the files.
        let ran = self.run_last(&kept)?;
        Ok(match &ran.failure {
            None => Verdict::Without(told),
            Some(failure) => Verdict::Unsteady(Complaint::new(failure, &ran, Some(&self.before))),
        })
    }

    /// How the command ends with these fixes alone.
    fn run(&mut self, set: &[usize]) -> Result<Ran, Stopped> {
        let wanted = self.contents(set)?;
        if let Some(ran) = self.tried.get(&wanted) {
            return Ok(ran.clone());
        }
        self.run_with(set.len(), wanted)
    }

    /// The same, unless the command was run with them just now.
    fn run_last(&mut self, set: &[usize]) -> Result<Ran, Stopped> {
        let wanted = self.contents(set)?;
        if self.last.as_ref() == Some(&wanted)
            && let Some(ran) = self.tried.get(&wanted)
        {
            return Ok(ran.clone());
        }
        self.run_with(set.len(), wanted)
    }

    fn run_with(&mut self, fixes: usize, wanted: Vec<Option<usize>>) -> Result<Ran, Stopped> {
        let numbers: Option<Vec<usize>> = wanted.iter().copied().collect();
        let ran = match numbers {
            Some(numbers) => {
                self.write(&numbers)?;
                let ran = self.check.run().map_err(Stopped::Command)?;
                self.last = Some(wanted.clone());
                let _ = self.sink.tried(&Trial {
                    fixes,
                    of: self.fixes.len(),
                    ran: &ran,
                });
                ran
            }
            // As good as a failure: they are not to be made apart.
            None => Ran::failed("these fixes cannot be made without the others"),
        };
        self.tried.insert(wanted, ran.clone());
        Ok(ran)
    }

    /// What each file is to hold so that these fixes are made and no others.
    fn contents(&mut self, set: &[usize]) -> Result<Vec<Option<usize>>, Stopped> {
        let mut made: Vec<Vec<bool>> = self
            .files
            .iter()
            .map(|file| vec![false; file.subject.fixes.len()])
            .collect();
        for &number in set {
            let (file, fix) = self.fixes[number];
            made[file][fix] = true;
        }
        let files = 0..self.files.len();
        files.map(|file| self.content(file, &made[file])).collect()
    }

    fn content(&mut self, number: usize, made: &[bool]) -> Result<Option<usize>, Stopped> {
        let file = &mut self.files[number];
        let fixes = file.subject.fixes.iter().zip(made);
        let left_out: Vec<usize> = fixes
            .filter(|(_, made)| !**made)
            .flat_map(|((numbers, _), _)| numbers.clone())
            .collect();
        if let Some(&known) = file.made.get(&left_out) {
            return Ok(known);
        }
        let journal = journal_of(&mut self.written)?;
        let old = file.bytes(0, journal).map_err(Stopped::Journal)?;
        let content = match (self.remake)(&file.subject.path, &old, &left_out) {
            Err(_) => None,
            Ok((new, fixes)) => {
                let mut same = None;
                for content in 0..file.contents.len() {
                    if file.bytes(content, journal).map_err(Stopped::Journal)? == new {
                        same = Some(content);
                    }
                }
                Some(match same {
                    Some(same) => same,
                    None => {
                        let added = journal.add(file.entry, fixes, &new);
                        file.contents.push(Content {
                            entry: Some(added.map_err(Stopped::Journal)?),
                            fixes,
                        });
                        file.contents.len() - 1
                    }
                })
            }
        };
        file.made.insert(left_out, content);
        Ok(content)
    }

    /// Gives each file the content of that number.
    fn write(&mut self, wanted: &[usize]) -> Result<(), Stopped> {
        let failed = self.try_to_write(wanted)?;
        match failed.into_iter().next() {
            None => Ok(()),
            Some((path, problem)) => Err(Stopped::File(path, problem)),
        }
    }

    /// The same; the answer is the files that keep theirs.
    fn try_to_write(&mut self, wanted: &[usize]) -> Result<Vec<(Utf8PathBuf, Problem)>, Stopped> {
        let journal = journal_of(&mut self.written)?;
        let files = self.files.iter().zip(wanted).enumerate();
        let moves: Vec<(usize, usize)> = files
            .filter(|(_, (file, wanted))| file.now != **wanted)
            .map(|(number, (_, &wanted))| (number, wanted))
            .collect();
        let files = &self.files;
        let lengths = moves.iter().map(|&(number, wanted)| {
            let file = &files[number];
            let old = &journal.entries()[file.entry];
            let new = file.contents[wanted].entry;
            let length = new.map_or(old.before_len(), |new| journal.entries()[new].after_len());
            (file.path.as_path(), length)
        });
        self.stamps.wait(&lengths.collect::<Vec<_>>());
        let outcomes = in_parallel(&moves, |&(number, wanted)| {
            let file = &files[number];
            let old = file.bytes(file.now, journal).map_err(Problem::Journal)?;
            let new = file.bytes(wanted, journal).map_err(Problem::Journal)?;
            let temporary = journal.temporary(&journal.entries()[file.entry]);
            write::replace(file.path.as_std_path(), &temporary, &old, &new)
        });
        let mut touched: Vec<Entry> = Vec::new();
        let mut failed = Vec::new();
        for ((number, wanted), outcome) in moves.into_iter().zip(outcomes) {
            let file = &mut self.files[number];
            match outcome {
                Ok(()) => {
                    file.now = wanted;
                    self.stamps.note(&file.path);
                    touched.push(journal.entries()[file.entry].clone());
                }
                Err(problem) => failed.push((file.subject.path.clone(), problem)),
            }
        }
        sync_folders(&touched);
        Ok(failed)
    }

    /// Every file as it was. The answer is those that stay.
    fn put_back(&mut self) -> Vec<(Utf8PathBuf, Problem)> {
        let old = vec![0; self.files.len()];
        self.try_to_write(&old).unwrap_or_default()
    }

    fn end(self, verdict: Verdict, stuck: Vec<(Utf8PathBuf, Problem)>) -> Verified {
        let changed: Vec<&File> = self.files.iter().filter(|file| file.now != 0).collect();
        let applied = changed.iter().map(|file| file.contents[file.now].fixes);
        let verified = Verified {
            verdict,
            changed: changed.len(),
            applied: applied.sum(),
            stuck,
        };
        match (verified.stuck.is_empty(), verified.changed) {
            // Of what could not be put back there is more to say.
            (false, _) => {}
            (true, 0) => self.written.forget(),
            (true, _) => self.written.done(),
        }
        verified
    }
}

fn journal_of(written: &mut Written) -> Result<&mut Journal, Stopped> {
    let gone = || Stopped::Journal(io::ErrorKind::NotFound.into());
    written.journal_mut().ok_or_else(gone)
}
