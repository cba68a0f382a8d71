//! What is asked of the files of a project on behalf of one of them.

use camino::Utf8Path;

/// Something that other files of the project may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question<'q> {
    /// Use this attribute of objects made in the file.
    Reach(&'q str),
    /// Spell one word, or bit of code, of each of these lists, in Python.
    Spell(&'q [&'q [&'q str]]),
    /// Be a Python module of this name, the last part of it, that defines functions.
    Define(&'q str),
    /// Define a function of this name, which may clean up when an exception leaves
    /// the `with` that uses what it gives.
    CleanUp(&'q str),
    /// Put something else in the place of a name of a module, or in the place
    /// of the module, as tests do with `mock.patch` and `sys.modules`. Of the
    /// module the last part of its name is told; without one it is the file.
    Replace(Option<&'q str>, Option<&'q str>),
    /// Get this name of a module from there, which is told in the same way.
    Borrow(Option<&'q str>, &'q str),
    /// List all names of a module, or hand it to a function that may, which is
    /// told in the same way.
    List(Option<&'q str>),
}

/// The files that may do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// These, by their paths in the project, and never the one on whose behalf
    /// it was asked.
    Files(Vec<String>),
    /// No project is in sight: not all that belongs to it can be found, or
    /// nothing says that there is one.
    OutOfSight,
    /// The project is too large for the question, or it was not asked before
    /// files were replaced.
    Unknown,
}

impl<'q> Question<'q> {
    /// The same, with the module named that the file is.
    #[must_use]
    pub fn in_module(self, own: &'q str) -> Self {
        match self {
            Self::Replace(None, name) => Self::Replace(Some(own), name),
            Self::Borrow(None, name) => Self::Borrow(Some(own), name),
            Self::List(None) => Self::List(Some(own)),
            other => other,
        }
    }
}

impl Doing {
    /// The files, if they are known.
    pub fn files(self) -> Option<Vec<String>> {
        match self {
            Self::Files(files) => Some(files),
            Self::OutOfSight | Self::Unknown => None,
        }
    }

    /// Whether a file of a project in sight may do it.
    pub fn may_be(&self) -> bool {
        match self {
            Self::Files(files) => !files.is_empty(),
            Self::OutOfSight => false,
            Self::Unknown => true,
        }
    }
}

/// The last part of the name of the module that a file is.
pub fn module_name(file: &Utf8Path) -> &str {
    match file.file_stem() {
        Some("__init__") => file.parent().and_then(Utf8Path::file_name),
        stem => stem,
    }
    .unwrap_or_default()
}
