//! Parameters that PyPy takes by keyword and CPython only by position.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The table of `data/positional.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Positional {
    positional: FxHashMap<String, Vec<String>>,
    #[serde(skip)]
    by_last: OnceLock<FxHashMap<String, Vec<String>>>,
}

impl Positional {
    /// The table that comes with the program.
    pub fn table() -> &'static Self {
        static TABLE: OnceLock<Positional> = OnceLock::new();
        TABLE.get_or_init(|| {
            toml::from_str(include_str!("../../data/positional.toml"))
                .expect("the table that comes with the program is well-formed")
        })
    }

    /// The parameters of a function (`math.sin`) or method
    /// (`builtins.str.find`), in order, if CPython takes none of them by
    /// keyword.
    pub fn parameters(&self, function: &str) -> Option<&[String]> {
        self.positional.get(function).map(Vec::as_slice)
    }

    /// Whether there is a function or method of that last name.
    pub fn knows(&self, last: &str) -> bool {
        self.by_last().contains_key(last)
    }

    /// Whether a function or method of that last name has such a parameter.
    pub fn may_be(&self, last: &str, parameter: &str) -> bool {
        let parameters = self.by_last().get(last);
        parameters.is_some_and(|all| all.iter().any(|known| known == parameter))
    }

    fn by_last(&self) -> &FxHashMap<String, Vec<String>> {
        self.by_last.get_or_init(|| {
            let mut table: FxHashMap<String, Vec<String>> = FxHashMap::default();
            for (function, parameters) in &self.positional {
                let last = function.rsplit('.').next().unwrap_or(function);
                let known = table.entry(last.to_owned()).or_default();
                known.extend(parameters.iter().cloned());
            }
            table
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_observed_is_there() {
        let table = Positional::table();
        let parameters = |name: &str| table.parameters(name).map(<[String]>::len);
        assert_eq!(parameters("builtins.len"), Some(1));
        assert_eq!(parameters("builtins.str.find"), Some(3));
        assert_eq!(parameters("builtins.str.split"), None);
    }
}
