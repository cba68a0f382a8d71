//! What functions do with an iterable that they are given.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// What a function does with the items of an iterable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taking {
    /// It hands them on one by one, until the iterable is done.
    Passes,
    /// The same, but it may stop before the iterable is done.
    Stops,
    /// It takes some and lets the iterable go before it returns.
    Samples,
    /// The same for an asynchronous iterable.
    SamplesAsync,
    /// It takes all and lets the iterable go before it returns.
    Exhausts,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    passes: Vec<String>,
    stops: Vec<String>,
    samples: Vec<String>,
    async_samples: Vec<String>,
    exhausts: Vec<String>,
    lists_in_python2: FxHashSet<String>,
    inert: FxHashSet<String>,
}

/// The tables of `data/iterators.toml`.
#[derive(Debug)]
pub struct Iterators {
    takings: FxHashMap<String, Taking>,
    lists_in_python2: FxHashSet<String>,
    inert: FxHashSet<String>,
    /// The last parts of the names of what may leave an iterable unfinished.
    leaving: FxHashSet<String>,
}

impl Iterators {
    /// The tables that come with the program.
    pub fn builtin() -> &'static Self {
        static ITERATORS: OnceLock<Iterators> = OnceLock::new();
        ITERATORS.get_or_init(|| {
            let tables: Tables = toml::from_str(include_str!("../../data/iterators.toml"))
                .expect("the table that comes with the program is well-formed");
            let last = |name: &String| name.rsplit('.').next().map(str::to_owned);
            let leaving = [&tables.stops, &tables.samples, &tables.async_samples];
            let leaving = leaving.into_iter().flatten().filter_map(last).collect();
            let takings = [
                (tables.passes, Taking::Passes),
                (tables.stops, Taking::Stops),
                (tables.samples, Taking::Samples),
                (tables.async_samples, Taking::SamplesAsync),
                (tables.exhausts, Taking::Exhausts),
            ];
            let takings = takings
                .into_iter()
                .flat_map(|(names, taking)| names.into_iter().map(move |name| (name, taking)))
                .collect();
            Self {
                takings,
                lists_in_python2: tables.lists_in_python2,
                inert: tables.inert,
                leaving,
            }
        })
    }

    /// What the function of that qualified name does with an iterable; `None`
    /// where that is not known.
    pub fn taking(&self, function: &str) -> Option<Taking> {
        self.takings.get(function).copied()
    }

    /// Whether a function whose name ends in `part` may leave an iterable
    /// unfinished: a cheap first look.
    pub fn may_leave(&self, part: &str) -> bool {
        self.leaving.contains(part)
    }

    /// Whether the function makes a list at once in Python 2.
    pub fn makes_list_in_python2(&self, function: &str) -> bool {
        self.lists_in_python2.contains(function)
    }

    /// Whether a call of the function runs no code of the program when its
    /// arguments are plain.
    pub fn is_inert(&self, function: &str) -> bool {
        self.inert.contains(function)
    }
}
