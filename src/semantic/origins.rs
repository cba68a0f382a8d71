//! Where imported names come from.

use super::model::{BindingKind, Model, Symbol};
use super::project::Origin;
use crate::syntax::{AliasedImport, Attribute, Field, ImportFrom, Kind, Node};

impl<'t> Model<'t> {
    /// Where `expression`, a name or attributes of one, is imported from, if
    /// from one place only, and if nothing in the file puts something else
    /// there.
    pub fn import_origin(&self, expression: Node<'t>) -> Option<Origin> {
        let mut attributes = Vec::new();
        let mut node = expression;
        while let Some(attribute) = Attribute::cast(node) {
            let name = attribute.name()?.text();
            if self.spelled(name).any(|node| is_stored_attribute(node)) {
                return None;
            }
            attributes.push(name.to_owned());
            node = attribute.object()?;
        }
        let symbol = self.symbol(self.symbol_of(node)?);
        if !self.star_imports.is_empty() && !self.is_bound_plainly(symbol) {
            return None;
        }
        let mut origin = self.origin(symbol)?;
        origin.attributes.extend(attributes.into_iter().rev());
        Some(origin)
    }

    /// Whether every binding is a statement of the module's or a function's
    /// own.
    fn is_bound_plainly(&self, symbol: &Symbol<'t>) -> bool {
        symbol.bindings.iter().all(|binding| {
            let statement = self.tree().node(binding.node).statement();
            statement.and_then(Node::parent).is_some_and(|block| {
                block == self.tree().root()
                    || block.field() == Field::Body
                        && block
                            .parent()
                            .is_some_and(|node| node.is(Kind::FunctionDefinition))
            })
        })
    }

    pub(super) fn origin(&self, symbol: &Symbol<'t>) -> Option<Origin> {
        let mut origins = symbol.bindings.iter().map(|binding| {
            let name = self.tree().node(binding.node);
            let known = binding.kind == BindingKind::Import && !has_later_star(self, name);
            if known { origin_of(name) } else { None }
        });
        let first = origins.next()??;
        origins
            .all(|other| other.as_ref() == Some(&first))
            .then_some(first)
    }
}

/// Whether an identifier is the attribute's name in `object.name = …`.
pub(super) fn is_stored_attribute(name: Node<'_>) -> bool {
    let attribute = name.parent().filter(|node| node.is(Kind::Attribute));
    name.field() == Field::Attribute
        && attribute.is_some_and(|node| {
            matches!(node.field(), Field::Left | Field::Alias)
                || node.parent().is_some_and(|parent| {
                    matches!(
                        parent.kind(),
                        Kind::PatternList
                            | Kind::TuplePattern
                            | Kind::ListPattern
                            | Kind::DeleteStatement
                            | Kind::AsPatternTarget
                    )
                })
        })
}

/// Where the name bound by one name of an import statement comes from.
fn origin_of(name: Node<'_>) -> Option<Origin> {
    let statement = name.statement()?;
    let aliased = AliasedImport::cast(name);
    let path = compact(aliased.and_then(AliasedImport::name).unwrap_or(name));
    Some(match ImportFrom::cast(statement) {
        Some(from) => Origin {
            module: compact(from.module()?),
            attributes: vec![path],
        },
        None if aliased.is_some() => Origin {
            module: path,
            attributes: Vec::new(),
        },
        None => Origin {
            module: path.split('.').next()?.to_owned(),
            attributes: Vec::new(),
        },
    })
}

fn compact(path: Node<'_>) -> String {
    super::names::compact(path.text())
}

/// Whether a star import below `node` may bind its name again.
pub(super) fn has_later_star(model: &Model<'_>, node: Node<'_>) -> bool {
    model.last_star_import.is_some_and(|star| star > node.id())
}
