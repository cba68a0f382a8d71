//! The import statements of a file, by the modules that they name.

use super::Context;
use crate::facts::is_standard_module;
use crate::syntax::{AliasedImport, Code, Field, ImportFrom, Kind, Node, Origin, Tree};

/// One module that an import statement names.
#[derive(Debug, Clone, Copy)]
pub struct ModuleImport<'t> {
    /// The statement.
    pub statement: Node<'t>,
    /// The module's name as it stands there, with its `as`; of `from module
    /// import …` the module alone.
    pub name: Node<'t>,
    /// The dotted module.
    pub module: &'t str,
    /// Whether it is `from module import …`.
    pub from: bool,
}

/// Every module that the statements of a file import, in source order.
pub fn module_imports<'t>(tree: &'t Tree<'t>) -> impl Iterator<Item = ModuleImport<'t>> {
    tree.nodes().flat_map(|statement| {
        let from = ImportFrom::cast(statement).and_then(ImportFrom::module);
        let plain = statement
            .is(Kind::ImportStatement)
            .then(|| statement.children_of(Field::Name))
            .into_iter()
            .flatten();
        plain
            .map(move |name| (name, false))
            .chain(from.map(|name| (name, true)))
            .map(move |(name, from)| ModuleImport {
                statement,
                name,
                module: AliasedImport::cast(name)
                    .and_then(AliasedImport::name)
                    .unwrap_or(name)
                    .text(),
                from,
            })
    })
}

/// Whether a line of `code` may import a module of which `is_wanted` holds.
pub fn may_import(code: &Code<'_>, is_wanted: impl Fn(&str) -> bool) -> bool {
    code.lines().any(|line| {
        line.words()
            .any(|word| is_wanted(word.text) && !line.is_attribute(word))
            && line.words().any(|word| word.text == "import")
    })
}

/// Whether what is imported is surely part of the standard library.
pub fn comes_with_python(origin: &Origin) -> bool {
    let module = origin.module().unwrap_or_default();
    is_standard_module(module.split('.').next().unwrap_or_default())
}

/// Whether the file is what makes `module`, one in C, public: `symtable.py` of
/// `_symtable`, `cElementTree.py` of `_elementtree`. Without that it has nothing
/// to do.
pub fn is_face_of(module: &str, cx: &Context<'_>) -> bool {
    let stem = cx.tree().source().path().file_stem().unwrap_or_default();
    let plain = stem.strip_prefix('c').unwrap_or(stem);
    module
        .strip_prefix('_')
        .is_some_and(|own| own.eq_ignore_ascii_case(stem) || own.eq_ignore_ascii_case(plain))
}
