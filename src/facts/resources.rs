//! What opens a resource, and what a resource can be handed to.

use std::sync::OnceLock;

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
    /// Whether it is looked for only where it is bound to a name.
    #[serde(default)]
    pub named: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    opener: Vec<Opener>,
    methods: FxHashMap<String, Vec<String>>,
    dependent: FxHashMap<String, Vec<String>>,
    iterable: Iterable,
    consumers: Consumers,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Iterable {
    kinds: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Consumers {
    eager: FxHashSet<String>,
    lazy: FxHashSet<String>,
    lazy_methods: Vec<String>,
    owners: FxHashSet<String>,
    owner_methods: Vec<String>,
    inert: FxHashSet<String>,
}

/// The tables of `data/resources.toml`.
#[derive(Debug)]
pub struct Resources {
    tables: Tables,
    by_name: FxHashMap<String, usize>,
    last_parts: FxHashSet<String>,
    /// For each opener the same behind a function whose arguments are its own.
    handed_over: Vec<Opener>,
    consumer_parts: FxHashSet<String>,
}

impl Resources {
    /// The tables that come with the program.
    pub fn builtin() -> &'static Self {
        static RESOURCES: OnceLock<Resources> = OnceLock::new();
        RESOURCES.get_or_init(|| {
            let tables: Tables = toml::from_str(include_str!("../../data/resources.toml"))
                .expect("the table that comes with the program is well-formed");
            let mut by_name = FxHashMap::default();
            let mut last_parts = FxHashSet::default();
            for (at, opener) in tables.opener.iter().enumerate() {
                for name in &opener.names {
                    by_name.insert(name.clone(), at);
                    last_parts.extend(name.rsplit('.').next().map(str::to_owned));
                }
            }
            let behind_function = |opener: &Opener| Opener {
                mode: None,
                ..opener.clone()
            };
            let handed_over = tables.opener.iter().map(behind_function).collect();
            let consumers = &tables.consumers;
            let consumer_parts = consumers
                .eager
                .iter()
                .chain(&consumers.lazy)
                .filter_map(|name| name.rsplit('.').next().map(str::to_owned))
                .collect();
            Self {
                tables,
                by_name,
                last_parts,
                consumer_parts,
                handed_over,
            }
        })
    }

    /// Whether some opener's name ends in `part`: a cheap first look.
    pub fn may_open(&self, part: &str) -> bool {
        self.last_parts.contains(part)
    }

    /// The opener of that qualified name.
    pub fn opener(&self, name: &str) -> Option<&Opener> {
        self.by_name.get(name).map(|&at| &self.tables.opener[at])
    }

    /// What a call of a function opens that returns what `opener` opened: the
    /// same, but which argument is the mode is not known.
    pub fn handed_over(&self, opener: &Opener) -> &Opener {
        let mut at = opener
            .names
            .iter()
            .filter_map(|name| self.by_name.get(name));
        &self.handed_over[*at.next().expect("an opener has a name")]
    }

    /// Whether a file has a method of that name: a cheap first look at what
    /// could be one.
    pub fn is_method(&self, name: &str) -> bool {
        lists(&self.tables.methods, "file", name)
    }

    /// Whether the name of a function that reads or writes its argument ends
    /// in `part`.
    pub fn may_consume(&self, part: &str) -> bool {
        self.consumer_parts.contains(part)
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
