//! What is asked about other files on behalf of one.

use std::sync::{Arc, Mutex, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use super::cache::{Cache, Lookups};
use super::project::{Modules, folder_of};
use crate::semantic::{Doing, ModuleFacts, Project, Question, Sketch};

/// The modules, and what was asked of them.
#[derive(Debug)]
pub(super) struct Watched<'a> {
    modules: &'a Modules,
    /// `None` once something was asked that cannot be asked again so easily.
    asked: Mutex<Option<Vec<Asked>>>,
}

/// Something that was asked.
#[derive(Debug, PartialEq, Eq)]
enum Asked {
    /// The folder of the file that names a module, the name, and its file.
    Module(Utf8PathBuf, String, Option<Arc<Utf8Path>>),
    /// Anything about the project that this file is in.
    Project(Utf8PathBuf),
}

impl<'a> Watched<'a> {
    pub(super) fn new(modules: &'a Modules) -> Self {
        Self {
            modules,
            asked: Mutex::new(Some(Vec::new())),
        }
    }

    fn note(&self, asked: Option<Asked>) {
        let mut all = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        match (asked, &mut *all) {
            (Some(asked), Some(all)) if !all.contains(&asked) => all.push(asked),
            (Some(_), _) => {}
            (None, _) => *all = None,
        }
    }

    fn note_module(&self, from: &Utf8Path, name: &str, is_known: bool) {
        self.note(folder_of(from).and_then(|folder| {
            let file = self.modules.file_of(folder, name);
            // A file that nothing is known of took too long, perhaps.
            let is_clear = file.is_some() == is_known;
            is_clear.then(|| Asked::Module(folder.to_owned(), name.to_owned(), file))
        }));
    }

    /// The lookups that were made, to be made again in a later run. `None`
    /// where what they come to may not be what it was when they were made.
    pub(super) fn lookups(self, cache: &Cache) -> Option<Vec<Lookups>> {
        let asked = self.asked.into_inner();
        let asked = asked.unwrap_or_else(PoisonError::into_inner)?;
        let mut all: Vec<Lookups> = Vec::new();
        for asked in asked {
            let (from, name, answer) = match asked {
                Asked::Module(folder, name, file) => (folder, name, cache.answer(file.as_deref())?),
                Asked::Project(of) => {
                    let state = self.modules.project_state(&of, cache)?;
                    (of, String::new(), state)
                }
            };
            let found = (name.into_boxed_str(), answer);
            match all.iter_mut().find(|it| *it.from == *from.as_str()) {
                Some(known) => known.names.push(found),
                None => all.push(Lookups {
                    from: from.into_string().into(),
                    names: vec![found],
                }),
            }
        }
        // Of many files they are kept until the run ends.
        all.iter_mut().for_each(|it| it.names.shrink_to_fit());
        all.shrink_to_fit();
        Some(all)
    }
}

/// Whether lookups of an earlier run come to the same.
pub(super) fn holds(lookups: &Lookups, modules: &Modules, cache: &Cache) -> bool {
    let from = Utf8Path::new(&*lookups.from);
    lookups.names.iter().all(|(name, answer)| {
        let now = if name.is_empty() {
            modules.project_state(from, cache)
        } else {
            cache.answer(modules.file_of(from, name).as_deref())
        };
        now == Some(*answer)
    })
}

impl Project for Watched<'_> {
    fn module(&self, from: &Utf8Path, name: &str) -> Option<Arc<ModuleFacts>> {
        let facts = self.modules.module(from, name);
        self.note_module(from, name, facts.is_some());
        facts
    }

    fn sketch(&self, from: &Utf8Path, name: &str) -> Option<Arc<Sketch>> {
        let sketch = self.modules.sketch(from, name);
        self.note_module(from, name, sketch.is_some());
        sketch
    }

    fn doing(&self, of: &Utf8Path, question: Question<'_>) -> Doing {
        self.note(Some(Asked::Project(of.to_owned())));
        self.modules.doing(of, question)
    }
}
