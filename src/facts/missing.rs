//! What CPython has and PyPy has not.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Release;

/// The table of `data/missing.toml`.
#[derive(Debug)]
pub struct Missing {
    modules: FxHashMap<String, Option<Release>>,
    tests: FxHashMap<String, Option<Release>>,
    names: FxHashMap<String, Option<Release>>,
    variables: FxHashMap<String, Option<Release>>,
    module_list: Vec<String>,
    last_parts: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    missing: Vec<Group>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    #[serde(default)]
    modules: Vec<String>,
    #[serde(default)]
    tests: Vec<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    variables: Vec<String>,
    fixed: Option<Release>,
}

impl Missing {
    /// The table that comes with the program.
    pub fn table() -> &'static Self {
        static TABLE: OnceLock<Missing> = OnceLock::new();
        TABLE.get_or_init(|| {
            let tables: Tables = toml::from_str(include_str!("../../data/missing.toml"))
                .expect("the table that comes with the program is well-formed");
            let mut table = Self {
                modules: FxHashMap::default(),
                tests: FxHashMap::default(),
                names: FxHashMap::default(),
                variables: FxHashMap::default(),
                module_list: Vec::new(),
                last_parts: Vec::new(),
            };
            for group in tables.missing {
                let fixed = group.fixed;
                table.module_list.extend(group.modules.iter().cloned());
                let last = |name: &String| name.rsplit('.').next().map(str::to_owned);
                table.last_parts.extend(group.names.iter().filter_map(last));
                table
                    .variables
                    .extend(group.variables.into_iter().map(|name| (name, fixed)));
                table
                    .tests
                    .extend(group.tests.into_iter().map(|name| (name, fixed)));
                table
                    .modules
                    .extend(group.modules.into_iter().map(|name| (name, fixed)));
                table
                    .names
                    .extend(group.names.into_iter().map(|name| (name, fixed)));
            }
            table
        })
    }

    /// Whether that release lacks the module, by its dotted name.
    pub fn lacks_module(&self, name: &str, release: Release) -> bool {
        lacks(&self.modules, name, release)
    }

    /// Whether what needs the module cannot run with that release: it lacks it,
    /// or it is for tests of CPython itself.
    pub fn stops_without(&self, module: &str, release: Release) -> bool {
        self.lacks_module(module, release) || lacks(&self.tests, module, release)
    }

    /// Every module that some release lacks.
    pub fn modules(&self) -> &[String] {
        &self.module_list
    }

    /// The last part of every name that some release lacks.
    pub fn last_parts(&self) -> &[String] {
        &self.last_parts
    }

    /// Whether that release lacks the variable of `sysconfig`.
    pub fn lacks_variable(&self, name: &str, release: Release) -> bool {
        lacks(&self.variables, name, release)
    }

    /// Whether that release lacks the name, qualified by its module:
    /// `gc.freeze`.
    pub fn lacks_name(&self, name: &str, release: Release) -> bool {
        lacks(&self.names, name, release)
    }

    /// What that release lacks of the module: `freeze` of `gc`.
    pub fn names_of<'m>(
        &'m self,
        module: &'m str,
        release: Release,
    ) -> impl Iterator<Item = &'m str> + 'm {
        let own = self
            .names
            .keys()
            .filter(move |name| self.lacks_name(name, release));
        own.filter_map(move |name| name.strip_prefix(module)?.strip_prefix('.'))
    }
}

fn lacks(table: &FxHashMap<String, Option<Release>>, name: &str, release: Release) -> bool {
    match table.get(name) {
        None => false,
        Some(None) => true,
        Some(Some(fixed)) => release < *fixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_observed_is_missing() {
        let table = Missing::table();
        assert!(table.lacks_module("_json", Release::OBSERVED));
        assert!(table.lacks_name("gc.freeze", Release::OBSERVED));
        assert!(!table.lacks_name("gc.collect", Release::OBSERVED));
        assert!(!table.lacks_module("json", Release::OBSERVED));
    }

    #[test]
    fn a_later_release_may_have_it() {
        let table = FxHashMap::from_iter([("a".to_owned(), "7.4.0".parse().ok())]);
        assert!(lacks(&table, "a", "7.3".parse().unwrap()));
        assert!(!lacks(&table, "a", "7.4".parse().unwrap()));
    }
}
