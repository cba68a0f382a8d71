//! What is in a folder, asked of the system once.

use camino::Utf8Path;

use crate::text::WordSet;

/// The names of the files and folders in a folder; none where it cannot be read.
pub(super) fn names_in(folder: &Utf8Path) -> impl Iterator<Item = String> {
    let entries = folder.as_std_path().read_dir();
    let names = entries.into_iter().flatten().flatten();
    names.filter_map(|entry| entry.file_name().into_string().ok())
}

/// The names of the files and folders in a folder. Those of one that cannot be
/// read are none.
#[derive(Debug, Default)]
pub(super) struct Names {
    all: WordSet,
    /// The modules that compiled files stand for.
    compiled: WordSet,
}

impl Names {
    pub(super) fn of(folder: &Utf8Path) -> Self {
        let (mut all, mut compiled) = (Vec::new(), Vec::new());
        for name in names_in(folder) {
            all.push(WordSet::number(&name));
            if name.ends_with(".so") || name.ends_with(".pyd") {
                compiled.extend(name.split('.').next().map(WordSet::number));
            }
        }
        Self {
            all: all.into_iter().collect(),
            compiled: compiled.into_iter().collect(),
        }
    }

    /// Whether one of them is called so.
    pub(super) fn have(&self, name: &str) -> bool {
        self.all.may_have(name)
    }

    /// Whether a compiled module of that name is among them: Python takes that.
    pub(super) fn are_compiled(&self, module: &str) -> bool {
        self.compiled.may_have(module)
    }
}
