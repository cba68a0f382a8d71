//! CPython's modules in C, and the public ones that stand in for them.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// A module in C with a public one that has the same names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accelerator {
    /// The module in C.
    pub module: String,
    /// The public module.
    pub twin: String,
    /// The names that both have.
    pub names: FxHashSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    accelerator: Vec<Accelerator>,
}

impl Accelerator {
    /// The table of `data/accelerators.toml`.
    pub fn table() -> &'static [Self] {
        static TABLE: OnceLock<Vec<Accelerator>> = OnceLock::new();
        TABLE.get_or_init(|| {
            let tables: Tables = toml::from_str(include_str!("../../data/accelerators.toml"))
                .expect("the table that comes with the program is well-formed");
            tables.accelerator
        })
    }

    /// Whether `module` is one of them.
    pub fn is_one(module: &str) -> bool {
        Self::table().iter().any(|known| known.module == module)
    }

    /// The public module that has all of `names`.
    pub fn twin_of<'n>(
        module: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) -> Option<&'static str> {
        let fits = |known: &&Self| {
            known.module == module && names.clone().all(|name| known.names.contains(name))
        };
        Self::table()
            .iter()
            .find(fits)
            .map(|known| known.twin.as_str())
    }
}
