//! Where `sys.getrefcount` is used, by whatever name.

use crate::transform::prelude::*;

/// One place where the function is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Use<'t> {
    /// `sys.getrefcount`, or the name that it was imported as.
    pub(super) node: Node<'t>,
    /// The call, when it is called there.
    pub(super) call: Option<Node<'t>>,
    /// The name in the `from sys import …`, or in the assignment, that brought
    /// it.
    pub(super) import: Option<Node<'t>>,
}

/// `getrefcount` in a `from sys import …`, or another name that is assigned
/// it, bound nowhere else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Imported<'t> {
    /// The name in the statement, with its `as`.
    pub(super) name: Node<'t>,
    /// The assignment, where it is one.
    pub(super) assignment: Option<syntax::Assignment<'t>>,
    /// What it binds.
    pub(super) symbol: SymbolId,
}

/// All uses of a file.
pub(super) struct Uses<'t> {
    pub(super) all: Vec<Use<'t>>,
    pub(super) imports: Vec<Imported<'t>>,
}

impl<'t> Uses<'t> {
    pub(super) fn find(cx: &Context<'t>) -> Self {
        let model = cx.model();
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
                if !is_name || !model.is_named(parent, "sys.getrefcount") {
                    continue;
                }
                match aliased(cx, parent) {
                    Some(alias) => uses.add(model, alias),
                    None => uses.all.push(used(parent, None)),
                }
            } else if let Some(import) = imported(model, node) {
                uses.add(model, import);
            }
        }
        uses.all.sort_by_key(|found| found.node.start());
        uses
    }

    fn add(&mut self, model: &Model<'t>, import: Imported<'t>) {
        let names = model.references(import.symbol);
        self.all
            .extend(names.map(|name| used(name, Some(import.name))));
        self.imports.push(import);
    }

    /// Leaves out what `is_guarded`, and with a name what it is read for.
    pub(super) fn leave_out(&mut self, is_guarded: impl Fn(Node<'t>) -> bool) {
        let guarded = |import: &Imported<'t>| is_guarded(import.name);
        let assigned: Vec<_> = self
            .imports
            .iter()
            .filter(|import| import.assignment.is_some() && guarded(import))
            .map(|import| import.name)
            .collect();
        let of_these = |found: &Use<'t>| found.import.is_some_and(|name| assigned.contains(&name));
        self.all
            .retain(|found| !of_these(found) && !is_guarded(found.node));
        self.imports.retain(|import| !guarded(import));
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
    (model.symbol(symbol).bindings.len() == 1).then_some(Imported {
        name,
        assignment: None,
        symbol,
    })
}

/// The name that `function`, which is `sys.getrefcount`, is assigned to, if
/// nothing but the file can read that.
fn aliased<'t>(cx: &Context<'t>, function: Node<'t>) -> Option<Imported<'t>> {
    let model = cx.model();
    let assignment = syntax::Assignment::cast(function.parent()?)?;
    let name = assignment.target()?;
    let is_plain = assignment.value() == Some(function)
        && assignment.annotation().is_none()
        && name.is(Kind::Identifier)
        && assignment.node().parent()?.is(Kind::ExpressionStatement);
    let id = model.symbol_of(name).filter(|_| is_plain)?;
    let symbol = model.symbol(id);
    let scope = model.scope(symbol.scope);
    let in_sight = match scope.kind {
        ScopeKind::Function => true,
        ScopeKind::Module => {
            let path = model.tree().source().path();
            let package = path.file_name() == Some("__init__.py");
            let listed = model.spelled("__all__").next().is_some();
            let unread = symbol.references.is_empty();
            !package && !listed && !unread && !cx.is_seen_elsewhere(symbol.name)
        }
        _ => false,
    };
    let once = symbol.bindings.len() == 1 && !model.is_bound_elsewhere(id);
    (in_sight && once && !scope.dynamic).then_some(Imported {
        name,
        assignment: Some(assignment),
        symbol: id,
    })
}
