//! Which modules and builtins come with Python.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// Whether a top-level module of that name comes with some Python from 2.7 on.
pub fn is_standard_module(name: &str) -> bool {
    static NAMES: OnceLock<FxHashSet<&str>> = OnceLock::new();
    NAMES
        .get_or_init(|| {
            include_str!("../../data/standard_modules.txt")
                .lines()
                .collect()
        })
        .contains(name)
}

/// Whether some Python from 2.7 on has a builtin of that name, or gives every
/// module a name like that.
pub fn is_builtin_name(name: &str) -> bool {
    static NAMES: OnceLock<FxHashSet<&str>> = OnceLock::new();
    NAMES
        .get_or_init(|| {
            include_str!("../../data/builtin_names.txt")
                .lines()
                .collect()
        })
        .contains(name)
}
