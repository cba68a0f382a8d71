//! What opens a resource, and what a resource can be handed to.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// How a resource is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "lowercase")]
pub enum Closing {
    /// It is a context manager that closes on exit.
    #[default]
    With,
    /// `contextlib.closing` does it.
    Closing,
}

/// When what is written is lost on CPython too, unless somebody closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unfinished {
    /// Always.
    Always,
    /// From Python 3.12 on, where it is written as bytes.
    Binary,
    /// Where it was not told what it holds: closing it fails then.
    Headless,
}

/// Something that opens a resource.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opener {
    names: Vec<String>,
    /// The kind of resource: `file`, `archive`, `connection` ….
    pub kind: String,
    /// How it is closed on Python 3.
    #[serde(default)]
    pub with: Closing,
    /// How it is closed on Python 2.7, where that differs.
    pub python2: Option<Closing>,
    /// The 0-based position of the argument that says whether it is read or
    /// written.
    pub mode: Option<usize>,
    /// Whether it is looked for mainly where it is bound to a name.
    #[serde(default)]
    pub named: bool,
    /// Whether it has a name in the file system, and goes when it is closed.
    #[serde(default)]
    pub temporary: bool,
    /// When what is written is lost on CPython too, unless it is closed.
    pub unfinished: Option<Unfinished>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    opener: Vec<Opener>,
    methods: FxHashMap<String, Vec<String>>,
    dependent: FxHashMap<String, Vec<String>>,
    iterable: Iterable,
    consumers: Consumers,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Iterable {
    kinds: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Consumers {
    eager: FxHashSet<String>,
    lazy: FxHashSet<String>,
    lazy_methods: Vec<String>,
    owners: FxHashSet<String>,
    owner_methods: Vec<String>,
    inert: FxHashSet<String>,
}

/// The tables of `data/resources.toml`, and what a user adds to them.
#[derive(Debug, Clone)]
pub struct Resources {
    tables: Tables,
    by_name: FxHashMap<String, usize>,
    last_parts: FxHashSet<String>,
    added: Vec<String>,
    last_added: Vec<String>,
    /// For each opener the same behind a function whose arguments are its own.
    handed_over: Vec<Opener>,
}

impl Resources {
    /// The tables that come with the program.
    pub(super) fn builtin() -> Self {
        let tables: Tables = toml::from_str(include_str!("../../data/resources.toml"))
            .expect("the table that comes with the program is well-formed");
        let mut resources = Self {
            tables,
            by_name: FxHashMap::default(),
            last_parts: FxHashSet::default(),
            added: Vec::new(),
            last_added: Vec::new(),
            handed_over: Vec::new(),
        };
        for at in 0..resources.tables.opener.len() {
            resources.index(at);
        }
        resources
    }

    /// Adds an opener under its qualified name, in place of one that is known
    /// by it.
    pub(super) fn add(&mut self, name: &str, kind: &str, with: Closing) {
        let added = Opener {
            names: vec![name.to_owned()],
            kind: kind.to_owned(),
            with,
            python2: None,
            mode: None,
            named: false,
            temporary: false,
            unfinished: None,
        };
        self.tables.opener.push(added);
        self.note(name);
        self.index(self.tables.opener.len() - 1);
    }

    /// Adds a function that is done with its arguments when it returns.
    pub(super) fn add_consumer(&mut self, name: &str) {
        self.tables.consumers.eager.insert(name.to_owned());
        self.note(name);
    }

    fn note(&mut self, name: &str) {
        self.added.push(name.to_owned());
        self.last_added
            .extend(name.rsplit('.').next().map(str::to_owned));
    }

    fn index(&mut self, at: usize) {
        self.handed_over.push(Opener {
            mode: None,
            ..self.tables.opener[at].clone()
        });
        for name in &self.tables.opener[at].names {
            self.by_name.insert(name.clone(), at);
            self.last_parts
                .extend(name.rsplit('.').next().map(str::to_owned));
        }
    }

    /// The kinds of resources that have methods in the tables.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &str> {
        self.tables.methods.keys().map(String::as_str)
    }

    /// Whether a user added anything.
    pub fn has_added(&self) -> bool {
        !self.added.is_empty()
    }

    /// The last parts of the names that a user added.
    pub fn last_added(&self) -> &[String] {
        &self.last_added
    }

    /// Whether some opener's name ends in `part`: a cheap first look.
    pub fn may_open(&self, part: &str) -> bool {
        self.last_parts.contains(part)
    }

    /// The opener of that qualified name.
    pub fn opener(&self, name: &str) -> Option<&Opener> {
        self.by_name.get(name).map(|&at| &self.tables.opener[at])
    }

    /// What a function opens for its caller that returns what one of the
    /// openers of those qualified names opened. `None` if that cannot be told,
    /// or is no context manager. Which argument is the mode is not known.
    pub fn handed_over(&self, names: &[String]) -> Option<&Opener> {
        let mut found = names.iter().map(|name| {
            let name = self.known(name).unwrap_or(name);
            let at = *self.by_name.get(name)?;
            let opener = &self.handed_over[at];
            (opener.with == Closing::With && opener.python2.is_none()).then_some(opener)
        });
        let first = found.next()??;
        found
            .all(|other| other.is_some_and(|other| other.kind == first.kind))
            .then_some(first)
    }

    /// Whether a file has a method of that name which reads or writes: a cheap
    /// first look at what could be one.
    pub fn is_method(&self, name: &str) -> bool {
        (name.starts_with("read") || name.starts_with("write"))
            && lists(&self.tables.methods, "file", name)
    }

    /// The user's name for what a file knows by the relative name, such as
    /// `..storage.open`.
    pub fn relative(&self, name: &str) -> Option<&str> {
        let end = name.strip_prefix('.')?.trim_start_matches('.');
        self.added_as(|added| match added.strip_suffix(end) {
            Some(package) => package.is_empty() || package.ends_with('.'),
            None => false,
        })
    }

    /// The user's name that is `name`, absolute or relative.
    pub fn known(&self, name: &str) -> Option<&str> {
        self.added_as(|added| added == name)
            .or_else(|| self.relative(name))
    }

    /// The user's name for what is called `name` in the module with that path,
    /// whose first parts may belong to no package.
    pub fn in_module(&self, module: &[&str], name: &str) -> Option<&str> {
        self.added_as(|added| match added.strip_suffix(name) {
            Some("") => true,
            Some(package) => package.strip_suffix('.').is_some_and(|package| {
                let parts: Vec<&str> = package.split('.').collect();
                module.ends_with(&parts)
            }),
            None => false,
        })
    }

    fn added_as(&self, is_it: impl Fn(&str) -> bool) -> Option<&str> {
        let added = self.added.iter().map(String::as_str);
        added.into_iter().find(|added| is_it(added))
    }

    /// Whether what `method` of an opened resource returns lives on without
    /// the resource.
    pub fn gives_data(&self, opener: &Opener, method: &str) -> bool {
        lists(&self.tables.methods, &opener.kind, method)
    }

    /// Whether what `method` returns needs the resource as long as it is used.
    pub fn gives_dependent(&self, opener: &Opener, method: &str) -> bool {
        lists(&self.tables.dependent, &opener.kind, method)
    }

    /// Whether a `for` over the resource reads it.
    pub fn is_iterable(&self, opener: &Opener) -> bool {
        self.tables.iterable.kinds.contains(&opener.kind)
    }

    /// Whether the function reads or writes all that it needs of a resource
    /// before it returns.
    pub fn is_eager(&self, function: &str) -> bool {
        self.tables.consumers.eager.contains(function)
    }

    /// Whether the function returns an iterator that reads the resource later.
    pub fn is_lazy(&self, function: &str) -> bool {
        self.tables.consumers.lazy.contains(function)
    }

    /// Whether that method of such an iterator does its work at once.
    pub fn is_lazy_method(&self, method: &str) -> bool {
        self.tables
            .consumers
            .lazy_methods
            .iter()
            .any(|name| name == method)
    }

    /// Whether the function takes over the duty to close.
    pub fn is_owner(&self, function: &str) -> bool {
        self.tables.consumers.owners.contains(function)
    }

    /// Whether a method of that name takes over the duty to close.
    pub fn is_owner_method(&self, method: &str) -> bool {
        self.tables
            .consumers
            .owner_methods
            .iter()
            .any(|name| name == method)
    }

    /// Whether the function cannot tell if the file that its argument was
    /// read from is still open.
    pub fn is_inert(&self, function: &str) -> bool {
        self.tables.consumers.inert.contains(function)
    }
}

fn lists(table: &FxHashMap<String, Vec<String>>, kind: &str, method: &str) -> bool {
    table
        .get(kind)
        .is_some_and(|methods| methods.iter().any(|name| name == method))
}
