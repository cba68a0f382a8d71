//! Which files of a project may do something to what another one of them has:
//! use an attribute of its objects, put something else in its place.
//!
//! Each file is read once for its words, and again by those questions whose
//! words it may have; only where that does not settle it is it parsed, at most
//! once per run. Like all that is told of modules, the answer is about the files
//! as they were when the run started.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};

use super::cache::{Cache, fingerprint};
use super::listing::{Content, Entry, Listing};
use super::memo::Memo;
use super::project::{Modules, above_packages};
use super::read;
use super::spelled::{
    BUILTINS, has_examples, is_in_template, is_spelled, may_borrow, may_replace,
    may_replace_builtin,
};
use super::spelled_modules::may_list;
use super::texts::{Text, Texts, sought};
use crate::facts::is_standard_module;
use crate::semantic::{Doing, ModuleFacts, Question, module_name};

/// Beyond this many files a folder is not taken for one project: what is asked
/// of it may take a look at all of them, so anything may be done there.
const FILES: usize = 10_000;

/// Beyond this many files not even names are looked for: anything may be replaced
/// and spelled there.
const NAMING: usize = 100_000;

/// Of how many projects the words of the files are kept: files come project by
/// project, and a few of these are looked at at once.
const KEPT: usize = 4;

/// What says that a folder is a project.
const REPOSITORIES: &[&str] = &[".git", ".hg"];
const CONFIGURATIONS: &[&str] = &["pyproject.toml", "setup.cfg", "setup.py"];

/// The files around those of a run.
#[derive(Debug, Default)]
pub(super) struct Sight {
    /// The folders that the run is about as a whole.
    wholes: Vec<Utf8PathBuf>,
    limits: Limits,
    /// The folder of the project, by that of a file.
    roots: Memo<Utf8PathBuf, Option<Arc<Utf8Path>>>,
    /// By its folder.
    projects: Memo<Arc<Utf8Path>, Arc<InSight>>,
    /// The projects of whose files the words are kept, the last one that was asked
    /// for them at the end.
    recent: Mutex<VecDeque<Arc<InSight>>>,
}

/// How many files are searched.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// For what may use something.
    using: usize,
    /// For what may replace something by its name, or spell a word: what the
    /// words of a file settle mostly.
    naming: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            using: FILES,
            naming: NAMING,
        }
    }
}

impl Limits {
    /// Whether a project with these files is searched for that.
    fn allow(self, question: Question<'_>, listing: &Listing) -> bool {
        match question {
            Question::Replace(..)
            | Question::Spell(_)
            | Question::Define(_)
            | Question::List(_) => listing.len() <= self.naming,
            _ => listing.is_whole && listing.len() <= self.using,
        }
    }
}

/// One project, looked at when something asks.
#[derive(Debug)]
struct InSight {
    root: Arc<Utf8Path>,
    /// Of all its files.
    state: OnceLock<Option<u64>>,
    listing: OnceLock<Listing>,
    /// Of each file, as far as it was looked for and is kept.
    texts: Mutex<Option<Texts>>,
    /// The numbers of the files that may do it, by the question.
    answers: Memo<u64, Arc<[u32]>>,
}

impl Sight {
    pub(super) fn new(wholes: Vec<Utf8PathBuf>) -> Self {
        Self {
            wholes,
            ..Self::default()
        }
    }

    /// The files that may do what is asked on behalf of the file `of`. Without
    /// modules to ask, only what was asked before is known.
    pub(super) fn doing(
        &self,
        modules: Option<&Modules>,
        of: &Utf8Path,
        question: Question<'_>,
    ) -> Doing {
        let Some(project) = self.project_of(of) else {
            return Doing::OutOfSight;
        };
        let listing = match modules {
            Some(_) => Some(self.listing(&project)),
            None => project.listing.get(),
        };
        let searched = listing.filter(|it| self.limits.allow(question, it));
        let Some(listing) = searched else {
            return Doing::Unknown;
        };
        let question = question.in_module(module_name(of));
        let key = fingerprint(question);
        let known = match modules {
            None => project.answers.known(&key),
            Some(modules) => {
                let search = || {
                    let texts = self.texts_of(&project, listing);
                    project.search(listing, &texts, modules, question)
                };
                Some(project.answers.get(key, search))
            }
        };
        let Some(files) = known else {
            return Doing::Unknown;
        };
        let own = of.strip_prefix(&*project.root).unwrap_or(of);
        let paths = files
            .iter()
            .map(|number| listing.entry(*number as usize).path);
        let others = paths.filter(|path| *path != own);
        Doing::Files(others.map(Utf8Path::to_string).collect())
    }

    /// The state of all files of the project that `of` is in. `None` where one
    /// of them may be changing.
    pub(super) fn state(&self, of: &Utf8Path, cache: &Cache) -> Option<u64> {
        let Some(project) = self.project_of(of) else {
            return cache.answer(None);
        };
        let listing = self.listing(&project);
        let root = &project.root;
        *project.state.get_or_init(|| {
            let answers = listing
                .entries()
                .map(|it| cache.answer(Some(&root.join(it.path))));
            let answers: Vec<_> = answers.collect::<Option<_>>()?;
            Some(fingerprint((root.as_str(), listing.is_whole, answers)))
        })
    }

    fn listing<'p>(&self, project: &'p InSight) -> &'p Listing {
        let limit = self.limits.naming.max(self.limits.using);
        let listed = || Listing::of(&project.root, limit);
        project.listing.get_or_init(listed)
    }

    fn project_of(&self, file: &Utf8Path) -> Option<Arc<InSight>> {
        let folder = file.parent()?;
        let root = || self.root_of(folder).map(Arc::from);
        let root = self.roots.get(folder.to_owned(), root)?;
        let project = || {
            Arc::new(InSight {
                root: Arc::clone(&root),
                state: OnceLock::new(),
                listing: OnceLock::new(),
                texts: Mutex::default(),
                answers: Memo::default(),
            })
        };
        Some(self.projects.get(Arc::clone(&root), project))
    }

    /// What is kept of the project's files, from now on at least until others are
    /// asked for it.
    fn texts_of(&self, project: &Arc<InSight>, listing: &Listing) -> Texts {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.retain(|other| !Arc::ptr_eq(other, project));
        recent.push_back(Arc::clone(project));
        if recent.len() > KEPT
            && let Some(oldest) = recent.pop_front()
        {
            oldest.texts().take();
        }
        let empty = || listing.entries().map(|_| OnceLock::new()).collect();
        Arc::clone(project.texts().get_or_insert_with(empty))
    }

    /// The folder of the project that the files of a folder belong to.
    fn root_of<'p>(&'p self, folder: &'p Utf8Path) -> Option<&'p Utf8Path> {
        let holds =
            |folder: &Utf8Path, names: &[&str]| names.iter().any(|name| folder.join(name).exists());
        let around = above_packages(folder).ancestors();
        let repository = around.clone().find(|folder| holds(folder, REPOSITORIES));
        let marked = repository.or_else(|| {
            let marked = around.filter(|folder| holds(folder, CONFIGURATIONS));
            marked.last()
        });
        let wholes = self.wholes.iter().map(Utf8PathBuf::as_path);
        let named = wholes.filter(|whole| folder.starts_with(whole));
        // All of them are around the file: the widest has the fewest parts.
        let all = marked.into_iter().chain(named);
        all.min_by_key(|folder| folder.components().count())
    }
}

impl InSight {
    fn texts(&self) -> MutexGuard<'_, Option<Texts>> {
        self.texts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The numbers of the files that may do it.
    fn search(
        &self,
        listing: &Listing,
        texts: &[OnceLock<Option<Text>>],
        modules: &Modules,
        question: Question<'_>,
    ) -> Arc<[u32]> {
        let is_foreign = |name: &str| is_standard_module(name) || !listing.has_module(name);
        let reaches = matches!(question, Question::Reach(_));
        let sought = sought(question);
        let mut bytes = Vec::new();
        let mut may_do_it = |entry: Entry<'_>, text: &OnceLock<Option<Text>>| {
            let named = match question {
                Question::Define(module) => module_name(entry.path) == module,
                // A test does so for the modules that it names.
                Question::Replace(Some(BUILTINS), _) => !is_test(module_name(entry.path)),
                _ => true,
            };
            if !named || !reaches && entry.content != Content::Python {
                return false;
            }
            let path = || self.root.join(entry.path);
            let read = |bytes: &mut Vec<u8>| {
                let read = read::whole(path().as_std_path(), modules.max_size, bytes);
                read.is_ok()
            };
            let text =
                text.get_or_init(|| read(&mut bytes).then(|| Text::of(&bytes, entry.content)));
            match text {
                Some(text) if !text.may_do(question, &sought) => false,
                Some(_) if read(&mut bytes) => {
                    let facts = || modules.facts_of_bytes(&path(), &bytes);
                    may_do(question, &bytes, entry.content, facts, is_foreign)
                }
                // What cannot be read may use anything.
                _ => reaches,
            }
        };
        let files = listing.entries().zip(texts).zip(0..);
        let files = files.filter(|((entry, text), _)| may_do_it(*entry, text));
        files.map(|(_, number)| number).collect()
    }
}

/// Whether a module of that name is one of tests, by the names that runners look
/// for.
fn is_test(module: &str) -> bool {
    module.starts_with("test") || module.ends_with("_test") || module.ends_with("_tests")
}

/// Whether a file with these bytes may do it.
fn may_do(
    question: Question<'_>,
    bytes: &[u8],
    content: Content,
    facts: impl FnOnce() -> Option<Arc<ModuleFacts>>,
    is_foreign: impl Fn(&str) -> bool,
) -> bool {
    match (question, content) {
        (Question::Reach(attribute), Content::Python) => {
            is_spelled(bytes, attribute)
                && facts().is_none_or(|it| it.may_reach(attribute, is_foreign))
        }
        (Question::Reach(attribute), Content::Other) => is_spelled(bytes, attribute),
        (Question::Reach(attribute), Content::Text) => {
            has_examples(bytes) && is_spelled(bytes, attribute) || is_in_template(bytes, attribute)
        }
        (Question::Spell(lists), _) => {
            let one_of = |words: &&[&str]| words.iter().any(|word| is_spelled(bytes, word));
            lists.iter().all(one_of)
        }
        (Question::Define(_), _) => is_spelled(bytes, "def"),
        (Question::CleanUp(name), _) => {
            is_spelled(bytes, &format!("def {name}"))
                && facts().is_none_or(|it| !it.is_idle_manager(name))
        }
        (Question::Replace(Some(BUILTINS), Some(name)), _) => may_replace_builtin(bytes, name),
        (Question::Replace(module, name), _) => {
            module.is_some_and(|module| may_replace(bytes, module, name))
        }
        (Question::Borrow(module, name), _) => {
            module.is_some_and(|module| may_borrow(bytes, module, name))
        }
        (Question::List(module), _) => module.is_some_and(|module| may_list(bytes, module)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::project::canonical;
    use super::*;

    /// Whether something may be replaced, borrowed, reached and spelled in a
    /// project of five empty files.
    fn asked(limits: Limits) -> [bool; 4] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = canonical(folder.path()).expect("a path");
        for name in ["a", "b", "c", "d", "e"] {
            fs::write(root.join(name).with_extension("py"), "").expect("a file");
        }
        let modules = Modules::default();
        let sight = Sight {
            wholes: vec![root.clone()],
            limits,
            ..Sight::default()
        };
        let questions = [
            Question::Replace(None, Some("lines")),
            Question::Borrow(None, "lines"),
            Question::Reach("lines"),
            Question::Spell(&[&["lines"]]),
        ];
        let of = root.join("a.py");
        questions.map(|question| sight.doing(Some(&modules), &of, question).may_be())
    }

    #[test]
    fn in_a_project_that_is_too_large_anything_may_be_done() {
        let limits = |using, naming| Limits { using, naming };
        assert_eq!(asked(limits(5, 5)), [false; 4]);
        assert_eq!(asked(limits(4, 5)), [false, true, true, false]);
        assert_eq!(asked(limits(4, 4)), [true; 4]);
    }
}
