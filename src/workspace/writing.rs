//! The new texts of a run, from the first to the files.

use std::fmt::Display;
use std::io;
use std::path::Path;

use camino::Utf8PathBuf;

use super::apply::{Aborted, Stage, Written};
use super::discover::shown;
use super::stamps::Stamps;
use super::verify::{self, Remake, Subject, Verdict, Verification};
use super::{Check, Sink, Tally};

/// The new texts of a run that writes.
pub(super) struct Writing {
    /// Not for a run over standard input alone.
    stage: Option<Stage>,
    aborted: Option<Aborted>,
    /// In the order of the stage's entries; of a run that is verified.
    subjects: Vec<Option<Subject>>,
}

impl Writing {
    /// `stage` is where they are kept; there is none for standard input alone.
    pub(super) fn new(stage: Option<Stage>) -> Self {
        Self {
            stage,
            aborted: None,
            subjects: Vec::new(),
        }
    }

    /// Whether there is any use in going on.
    pub(super) fn take(&mut self, rewrite: Rewrite) -> bool {
        let Rewrite {
            path,
            fixes,
            before,
            after,
            subject,
        } = rewrite;
        self.subjects.push(subject);
        if let Some(stage) = &mut self.stage
            && let Err(aborted) = stage.add(path, fixes, &before, &after)
        {
            self.aborted = Some(aborted);
        }
        self.aborted.is_none()
    }

    /// Writes the files, and corrects the tally by those that stay as they
    /// are, whose numbers are handed to `left`.
    pub(super) fn write(
        self,
        tally: &mut Tally,
        sink: &mut dyn Sink,
        left: &mut dyn FnMut(usize),
    ) -> (Option<Written>, io::Result<()>) {
        let Some(stage) = self.stage else {
            return (None, Ok(()));
        };
        let mut output = Ok(());
        let mut complain = |path: &Path, message: &dyn Display| {
            let shown = sink.error(&shown(path).to_string_lossy(), message);
            if output.is_ok() {
                output = shown;
            }
        };
        let result = if let Some(aborted) = self.aborted {
            let folder = stage.folder().to_owned();
            stage.discard();
            Err((folder, aborted))
        } else {
            stage.write(&mut |number, entry, problem| {
                left(number);
                tally.changed -= 1;
                tally.applied -= entry.fixes;
                tally.errors += 1;
                complain(entry.path.as_std_path(), &problem);
            })
        };
        let written = result.unwrap_or_else(|(path, aborted)| {
            tally.changed = 0;
            tally.applied = 0;
            tally.errors += 1;
            complain(&path, &aborted);
            None
        });
        (written, output)
    }

    /// Writes the files, as far as the command passes with them. `None` when
    /// there was nothing for it to judge. `remake` reads no files.
    pub(super) fn verify(
        mut self,
        check: &Check,
        remake: &Remake<'_>,
        tally: &mut Tally,
        sink: &mut dyn Sink,
    ) -> Option<Verdict> {
        let mut subjects = std::mem::take(&mut self.subjects);
        let mut stamps = Stamps::default();
        let staged = self.stage.as_ref().filter(|_| self.aborted.is_none());
        let before = match staged {
            Some(stage) if !stage.is_empty() => {
                let fixes = subjects.iter().flatten().map(Subject::fixes).sum();
                let before = verify::passes_before(check, fixes, sink);
                let entries = stage.entries().iter();
                let lengths = entries.map(|entry| (entry.path.as_path(), entry.after_len()));
                let lengths: Vec<_> = lengths.collect();
                lengths.iter().for_each(|(path, _)| stamps.note(path));
                stamps.wait(&lengths);
                Some(before)
            }
            _ => None,
        };
        let before = match before {
            Some(Err(verdict)) => {
                (tally.changed, tally.applied) = (0, 0);
                if let Some(stage) = self.stage {
                    stage.discard();
                }
                return Some(verdict);
            }
            before => before.and_then(Result::ok),
        };
        let written = self.write(tally, sink, &mut |number| subjects[number] = None);
        // Whoever verifies wants the files, whether the output is read or not.
        let (Some(before), (Some(written), _)) = (before, written) else {
            return None;
        };
        let check = &check.after(&before);
        let verification = Verification {
            check,
            remake,
            sink,
            written,
            stamps,
            before,
        };
        let verified = verification.go(subjects);
        (tally.changed, tally.applied) = (verified.changed, verified.applied);
        for (path, problem) in verified.stuck {
            tally.errors += 1;
            let _ = sink.error(path.as_str(), &problem);
        }
        Some(verified.verdict)
    }
}

/// A file's new content.
pub(super) struct Rewrite {
    /// Canonical.
    pub(super) path: Utf8PathBuf,
    pub(super) fixes: usize,
    pub(super) before: Vec<u8>,
    pub(super) after: Vec<u8>,
    pub(super) subject: Option<Subject>,
}
