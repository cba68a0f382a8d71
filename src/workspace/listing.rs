//! The files of a project, and which of them hold something.

use std::collections::HashSet;
use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};
use memchr::memmem::Finder;

use super::discover::walk;
use super::exclude::Excluded;
use super::project::{Modules, canonical};
use super::read;
use super::spelled::{is_in_template, is_word};
use crate::facts::is_standard_module;

/// Files that hold Python, or something close to it, but are not parsed.
const OTHERS: &[&str] = &[
    "djhtml", "enaml", "htm", "html", "ipynb", "j2", "jinja", "jinja2", "kv", "mak", "mako", "pt",
    "pxd", "pxi", "pyi", "pyx", "template", "tmpl", "tpl", "xhtml",
];

/// Text that may hold examples which are run, or be a template.
const TEXTS: &[&str] = &[
    "cfg", "ini", "md", "rst", "tex", "toml", "txt", "xml", "yaml", "yml",
];

/// The files of a project in which something may be looked for.
#[derive(Debug)]
pub(super) struct Listing {
    /// By name, canonical.
    pub(super) files: Vec<(Utf8PathBuf, Content)>,
    /// The first parts that names of its modules may have.
    names: HashSet<String>,
    /// Whether there are no more files, and no folders that could not be listed.
    pub(super) is_whole: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Python,
    Other,
    Text,
}

impl Listing {
    /// The files below `root`; of more than `limit` the first ones.
    pub(super) fn of(root: &Utf8Path, limit: usize) -> Self {
        let mut listing = Self {
            files: Vec::new(),
            names: HashSet::new(),
            is_whole: true,
        };
        // What a user leaves out of the run may use it all the same.
        let all = Excluded::default().below(root.as_std_path(), root.as_std_path());
        for entry in walk(root.as_std_path(), all) {
            if listing.files.len() > limit {
                listing.is_whole = false;
                break;
            }
            let added = entry.ok().and_then(|entry| {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                listing.add(Utf8Path::from_path(entry.path())?, is_file)
            });
            // What cannot be listed may use anything.
            listing.is_whole &= added.is_some();
        }
        listing
    }

    /// `None` for a file that is not to be found.
    fn add(&mut self, path: &Utf8Path, is_file: bool) -> Option<()> {
        if !is_file {
            let name = path.file_name().unwrap_or_default();
            self.names.insert(name.to_owned());
            return Some(());
        }
        let content = match path.extension() {
            Some("py" | "pyw") => Content::Python,
            Some(other) if OTHERS.contains(&other) => Content::Other,
            Some(other) if TEXTS.contains(&other) => Content::Text,
            None if read::is_script(path.as_std_path()).unwrap_or(true) => Content::Python,
            _ => return Some(()),
        };
        let stem = path.file_stem().unwrap_or_default();
        self.names.insert(stem.to_owned());
        self.files.push((canonical(Path::new(path))?, content));
        Some(())
    }

    /// The Python files that are like that, read one after the other as they are
    /// asked for.
    pub(super) fn python(
        &self,
        modules: &Modules,
        is_like: impl Fn(&[u8]) -> bool,
    ) -> impl Iterator<Item = &Utf8PathBuf> {
        let python = self.files.iter().filter(|(_, it)| *it == Content::Python);
        readable(python.map(|(path, _)| path), modules, is_like)
    }

    pub(super) fn reaching(&self, modules: &Modules, attribute: &str) -> Vec<Utf8PathBuf> {
        let finder = Finder::new(attribute);
        let is_foreign = |name: &str| is_standard_module(name) || !self.names.contains(name);
        let mut bytes = Vec::new();
        let files = self.files.iter().filter(|(path, content)| {
            if read::whole(path.as_std_path(), modules.max_size, &mut bytes).is_err() {
                return true;
            }
            let holds = || {
                let mut found = finder.find_iter(&bytes);
                found.any(|at| is_word(&bytes, at, attribute))
            };
            match content {
                Content::Other => holds(),
                Content::Text => {
                    Finder::new(">>>").find(&bytes).is_some() && holds()
                        || is_in_template(&bytes, attribute)
                }
                Content::Python => match modules.known_facts(path) {
                    Some(facts) => facts.may_reach(attribute, is_foreign),
                    None if !holds() => false,
                    None => modules
                        .facts_of_bytes(path, &bytes)
                        .is_none_or(|facts| facts.may_reach(attribute, is_foreign)),
                },
            }
        });
        files.map(|(path, _)| path.clone()).collect()
    }
}

/// The files that can be read and are like that.
pub(super) fn readable<'a>(
    files: impl Iterator<Item = &'a Utf8PathBuf>,
    modules: &Modules,
    is_like: impl Fn(&[u8]) -> bool,
) -> impl Iterator<Item = &'a Utf8PathBuf> {
    let mut bytes = Vec::new();
    files.filter(move |path| {
        read::whole(path.as_std_path(), modules.max_size, &mut bytes).is_ok() && is_like(&bytes)
    })
}
