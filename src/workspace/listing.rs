//! The files that a project has.

use camino::Utf8Path;

use super::discover::walk;
use super::exclude::Excluded;
use super::read;
use crate::text::WordSet;

/// Files that hold Python, or something close to it, but are not parsed.
const OTHERS: &[&str] = &[
    "djhtml", "enaml", "htm", "html", "ipynb", "j2", "jinja", "jinja2", "kv", "mak", "mako", "pt",
    "pxd", "pxi", "pyi", "pyx", "template", "tmpl", "tpl", "xhtml",
];

/// Text that may hold examples which are run, or be a template.
const TEXTS: &[&str] = &[
    "cfg", "ini", "md", "rst", "tex", "toml", "txt", "xml", "yaml", "yml",
];

/// Files in the order of their names.
#[derive(Debug)]
pub(super) struct Listing {
    /// All paths, one after the other.
    paths: Box<str>,
    /// What each is, and where its path ends.
    files: Box<[(Content, u32)]>,
    /// The first parts that names of its modules may have.
    modules: WordSet,
    /// Whether there are no more files, and no folders that could not be listed.
    pub(super) is_whole: bool,
}

/// What there is to know of a file from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Python,
    Other,
    Text,
}

impl Content {
    /// `None` for what is of no matter.
    fn of(path: &Utf8Path) -> Option<Self> {
        match path.extension() {
            Some("py" | "pyw") => Some(Self::Python),
            Some(other) if OTHERS.contains(&other) => Some(Self::Other),
            Some(other) if TEXTS.contains(&other) => Some(Self::Text),
            None if read::is_script(path.as_std_path()).unwrap_or(true) => Some(Self::Python),
            _ => None,
        }
    }
}

/// One of the files.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'l> {
    /// From the folder of the project.
    pub(super) path: &'l Utf8Path,
    pub(super) content: Content,
}

impl Listing {
    /// The files in a folder, which is canonical; of more than `limit` the first
    /// ones.
    pub(super) fn of(root: &Utf8Path, limit: usize) -> Self {
        let mut paths = String::new();
        let mut files = Vec::new();
        let mut modules = Vec::new();
        let mut is_whole = true;
        // What a user leaves out of the run may use it all the same.
        let all = Excluded::default().below(root.as_std_path(), root.as_std_path());
        for entry in walk(root.as_std_path(), all) {
            if files.len() > limit {
                is_whole = false;
                break;
            }
            let add = || {
                let entry = entry.ok()?;
                let path = Utf8Path::from_path(entry.path())?;
                if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                    modules.push(WordSet::number(path.file_name().unwrap_or_default()));
                } else if let Some(content) = Content::of(path) {
                    modules.push(WordSet::number(path.file_stem().unwrap_or_default()));
                    paths.push_str(path.strip_prefix(root).unwrap_or(path).as_str());
                    files.push((content, u32::try_from(paths.len()).ok()?));
                }
                Some(())
            };
            // What cannot be listed may use anything.
            is_whole &= add().is_some();
        }
        Self {
            paths: paths.into(),
            files: files.into(),
            modules: modules.into_iter().collect(),
            is_whole,
        }
    }

    /// How many files it has.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether a module of the project may be called `name`, of one part.
    pub(super) fn has_module(&self, name: &str) -> bool {
        self.modules.may_have(name)
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.files.len()).map(|number| self.entry(number))
    }

    /// The file with that number, in the order of the names.
    pub(super) fn entry(&self, number: usize) -> Entry<'_> {
        let start = number
            .checked_sub(1)
            .map_or(0, |before| self.files[before].1);
        let (content, end) = self.files[number];
        Entry {
            path: Utf8Path::new(&self.paths[start as usize..end as usize]),
            content,
        }
    }
}
