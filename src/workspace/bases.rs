//! Folders that Python may search for modules, by what is in them: a run may be
//! about hundreds.

use camino::Utf8PathBuf;
use rustc_hash::FxHashMap;

use super::names::names_in;

/// The folders, and what is in them.
#[derive(Debug)]
pub(super) struct Bases {
    all: Vec<Utf8PathBuf>,
    /// Which of them have a file or folder for the module, by its name.
    by_module: FxHashMap<Box<str>, Vec<u32>>,
}

impl Bases {
    pub(super) fn of(all: Vec<Utf8PathBuf>) -> Self {
        let mut by_module: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (number, base) in (0..).zip(&all) {
            for name in names_in(base) {
                let module = name.strip_suffix(".py").unwrap_or(&name);
                by_module.entry(module.into()).or_default().push(number);
            }
        }
        Self { all, by_module }
    }

    /// Those in which a module of that name, of one part, may be.
    pub(super) fn with(&self, module: &str) -> impl Iterator<Item = &Utf8PathBuf> {
        let numbers = self.by_module.get(module).into_iter().flatten();
        numbers.map(|number| &self.all[*number as usize])
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use camino::Utf8Path;

    use super::*;

    #[test]
    fn folders_are_found_by_the_modules_in_them() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = Utf8Path::from_path(folder.path()).expect("a path in UTF-8");
        for (base, name) in [("a", "shop.py"), ("a", "io.py"), ("b", "shop/__init__.py")] {
            let path = root.join(base).join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "").expect("a file");
        }
        let all = ["a", "b", "missing"].map(|name| root.join(name));
        let bases = Bases::of(all.to_vec());
        let found = |module: &str| -> Vec<_> {
            let found = bases.with(module);
            found.filter_map(|base| base.file_name()).collect()
        };
        assert_eq!(found("shop"), ["a", "b"]);
        assert_eq!(found("io"), ["a"]);
        assert_eq!(found("other"), [""; 0]);
    }
}
