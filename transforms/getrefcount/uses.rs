//! Where `sys.getrefcount` is used, by whatever name.

use crate::transform::prelude::*;

/// One place where the function is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Use<'t> {
    /// `sys.getrefcount`, or the name that it was imported as.
    pub(super) node: Node<'t>,
    /// The call, when it is called there.
    pub(super) call: Option<Node<'t>>,
    /// The name in the `from sys import …` that brought it.
    pub(super) import: Option<Node<'t>>,
}

/// `getrefcount` in a `from sys import …`, bound nowhere else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Imported<'t> {
    /// The name in the statement, with its `as`.
    pub(super) name: Node<'t>,
    /// What it binds.
    pub(super) symbol: SymbolId,
}

/// All uses of a file.
pub(super) struct Uses<'t> {
    pub(super) all: Vec<Use<'t>>,
    pub(super) imports: Vec<Imported<'t>>,
}

impl<'t> Uses<'t> {
    pub(super) fn find(model: &Model<'t>) -> Self {
        let mut uses = Self {
            all: Vec::new(),
            imports: Vec::new(),
        };
        for node in model.spelled("getrefcount") {
            let Some(parent) = node.parent() else {
                continue;
            };
            if parent.is(Kind::Attribute) {
                let is_name = node.field() == Field::Attribute;
                if is_name && model.is_named(parent, "sys.getrefcount") {
                    uses.all.push(used(parent, None));
                }
            } else if let Some(import) = imported(model, node) {
                let names = model.references(import.symbol);
                uses.all
                    .extend(names.map(|name| used(name, Some(import.name))));
                uses.imports.push(import);
            }
        }
        uses.all.sort_by_key(|found| found.node.start());
        uses
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty() && self.imports.is_empty()
    }
}

fn used<'t>(node: Node<'t>, import: Option<Node<'t>>) -> Use<'t> {
    let call = node.parent().filter(|parent| {
        syntax::Call::cast(*parent).and_then(syntax::Call::function) == Some(node)
    });
    Use { node, call, import }
}

/// The name of `from sys import …` that `node` is the spelling of.
fn imported<'t>(model: &Model<'t>, node: Node<'t>) -> Option<Imported<'t>> {
    let statement = node.statement()?;
    let from = syntax::ImportFrom::cast(statement)?;
    if from.module()?.text() != "sys" {
        return None;
    }
    let name = statement
        .children_of(Field::Name)
        .find(|name| name.contains(node))?;
    let path = syntax::AliasedImport::cast(name).and_then(syntax::AliasedImport::name);
    if path.unwrap_or(name).text() != "getrefcount" {
        return None;
    }
    let symbol = model.symbol_of(name)?;
    (model.symbol(symbol).bindings.len() == 1).then_some(Imported { name, symbol })
}
