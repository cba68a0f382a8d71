//! The files that a project has.

use camino::Utf8Path;

use super::discover::walk;
use super::exclude::Excluded;
use super::read;
use crate::text::WordSet;

/// Beyond this many files a folder is not taken for one project: what is asked
/// of it may take a look at all of them.
const FILES: usize = 10_000;

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
}

/// What there is to know of a file from its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Python,
    Other,
    Text,
}

/// One of the files.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'l> {
    /// From the folder of the project.
    pub(super) path: &'l Utf8Path,
    pub(super) content: Content,
}

impl Listing {
    /// The files in a folder, which is canonical. `None` where not all can be
    /// told, or they are too many.
    pub(super) fn of(root: &Utf8Path) -> Option<Self> {
        let mut paths = String::new();
        let mut files = Vec::new();
        let mut modules = Vec::new();
        // What a user leaves out of the run may use it all the same.
        let all = Excluded::default().below(root.as_std_path(), root.as_std_path());
        for entry in walk(root.as_std_path(), all) {
            // What cannot be listed may use anything.
            let entry = entry.ok()?;
            let path = Utf8Path::from_path(entry.path())?;
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                modules.push(WordSet::number(path.file_name().unwrap_or_default()));
                continue;
            }
            let content = match path.extension() {
                Some("py" | "pyw") => Content::Python,
                Some(other) if OTHERS.contains(&other) => Content::Other,
                Some(other) if TEXTS.contains(&other) => Content::Text,
                None if read::is_script(path.as_std_path()).unwrap_or(true) => Content::Python,
                _ => continue,
            };
            modules.push(WordSet::number(path.file_stem().unwrap_or_default()));
            paths.push_str(path.strip_prefix(root).unwrap_or(path).as_str());
            files.push((content, u32::try_from(paths.len()).ok()?));
            if files.len() > FILES {
                return None;
            }
        }
        Some(Self {
            paths: paths.into(),
            files: files.into(),
            modules: modules.into_iter().collect(),
        })
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
