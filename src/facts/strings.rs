//! What is added to strings otherwise than by putting two texts together.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The tables of `data/strings.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strings {
    own_sums: Vec<String>,
    handed_about: Vec<String>,
    made_about: Vec<String>,
    sums_of_text: Vec<String>,
    sequences: Vec<String>,
    tables: Vec<String>,
    buffers: Vec<String>,
    refilling: Vec<String>,
    arrays: Vec<String>,
    methods: Vec<String>,
    other_errors: FxHashSet<String>,
    other_errors_in_python3: FxHashSet<String>,
    strict_managers: FxHashSet<String>,
}

impl Strings {
    /// The tables that come with the program.
    pub fn builtin() -> &'static Self {
        static STRINGS: OnceLock<Strings> = OnceLock::new();
        STRINGS.get_or_init(|| {
            toml::from_str(include_str!("../../data/strings.toml"))
                .expect("the table that comes with the program is well-formed")
        })
    }

    /// Names that a file spells which has objects with a sum of their own with
    /// a string on the left: markup, lazy translations.
    pub fn own_sums(&self) -> &[String] {
        &self.own_sums
    }

    /// Words of a project that hands such objects to files which do not spell
    /// them.
    pub fn handed_about(&self) -> &[String] {
        &self.handed_about
    }

    /// Words of a module whose functions may make such objects.
    pub fn made_about(&self) -> &[String] {
        &self.made_about
    }

    /// Words of a project that hands about sequences of letters which are no
    /// strings.
    pub fn sequences(&self) -> &[String] {
        &self.sequences
    }

    /// Words of a project that hands about tables, whose columns add strings
    /// element by element.
    pub fn tables(&self) -> &[String] {
        &self.tables
    }

    /// What is spelled, next to `__radd__`, where a class has a sum of its own
    /// with text, not with numbers.
    pub fn sums_of_text(&self) -> &[String] {
        &self.sums_of_text
    }

    /// Names that a file spells which has bytes that may change.
    pub fn buffers(&self) -> &[String] {
        &self.buffers
    }

    /// Words in a module that may hand out bytes which change later.
    pub fn refilling(&self) -> &[String] {
        &self.refilling
    }

    /// Names that a file spells which has arrays or symbols.
    pub fn arrays(&self) -> &[String] {
        &self.arrays
    }

    /// Methods of strings and bytes, in Python 2 and 3.
    pub fn methods(&self) -> &[String] {
        &self.methods
    }

    /// Whether the addition of something to a string may raise what a handler
    /// of `error` catches.
    pub fn may_raise(&self, error: &str, python2: bool) -> bool {
        !self.other_errors.contains(error)
            && (python2 || !self.other_errors_in_python3.contains(error))
    }

    /// Whether the context manager of that qualified name lets errors through.
    pub fn is_strict_manager(&self, name: &str) -> bool {
        self.strict_managers.contains(name)
    }
}
