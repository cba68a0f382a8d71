//! The relatives of a class: all that can meet in one object with it.

use std::collections::HashSet;

use crate::transform::prelude::*;

/// The innermost class around `node`, functions in between or not.
pub(super) fn class_around<'t>(model: &Model<'t>, node: Node<'t>) -> Option<Node<'t>> {
    model
        .scopes_from(model.scope_of(node))
        .find(|&id| model.scope(id).kind == ScopeKind::Class)
        .map(|id| model.scope_node(id))
}

/// The classes that can meet in one object, as far as the file shows.
#[derive(Debug)]
pub(super) struct Family<'t> {
    /// Those that mention the attribute through their `self`.
    pub(super) members: HashSet<NodeId>,
    /// These, their bases and their subclasses.
    pub(super) all: Vec<Node<'t>>,
    /// The bases that are not in the file.
    pub(super) elsewhere: Vec<Node<'t>>,
    /// What decorates them.
    pub(super) decorators: Vec<Node<'t>>,
}

impl<'t> Family<'t> {
    /// The family of `class` among those of the `mentioning` classes that
    /// share an object with it.
    pub(super) fn of(model: &Model<'t>, class: Node<'t>, mentioning: &HashSet<NodeId>) -> Self {
        let mut members = HashSet::from([class.id()]);
        let mut all = Vec::new();
        let (mut above, mut below) = (HashSet::new(), HashSet::from([class.id()]));
        // Down to every class whose objects have the attribute, up from there
        // to all that these objects inherit.
        let mut down = vec![class];
        while let Some(class) = down.pop() {
            down.extend(subclasses(model, class).filter(|class| below.insert(class.id())));
            let mut up = vec![class];
            while let Some(relative) = up.pop() {
                if !above.insert(relative.id()) {
                    continue;
                }
                all.push(relative);
                if mentioning.contains(&relative.id()) {
                    members.insert(relative.id());
                    if below.insert(relative.id()) {
                        down.push(relative);
                    }
                }
                up.extend(model.bases(relative).filter_map(|base| match base {
                    Base::Here(base) => Some(base),
                    _ => None,
                }));
            }
        }
        let decorated = all.iter().filter_map(|class| class.parent());
        let decorators = decorated
            .filter(|node| node.is(Kind::DecoratedDefinition))
            .flat_map(Node::named_children)
            .filter(|node| node.is(Kind::Decorator))
            .filter_map(|node| node.named_children().next())
            .collect();
        let elsewhere = all
            .iter()
            .flat_map(|&class| model.bases(class))
            .filter_map(|base| match base {
                Base::Elsewhere(node) => Some(node),
                _ => None,
            })
            .collect();
        Self {
            members,
            all,
            elsewhere,
            decorators,
        }
    }

    /// Whether `node` is in the text of one of the classes.
    pub(super) fn contains(&self, node: Node<'t>) -> bool {
        self.all.iter().any(|class| class.contains(node))
    }
}

/// The classes that name `class` among their bases.
fn subclasses<'t>(model: &Model<'t>, class: Node<'t>) -> impl Iterator<Item = Node<'t>> {
    let symbol = class
        .child(Field::Name)
        .and_then(|name| model.symbol_of(name));
    let references = symbol.into_iter().flat_map(|id| model.references(id));
    references.filter_map(move |reference| {
        let list = reference
            .ancestors()
            .take(4)
            .find(|node| node.is(Kind::ArgumentList))?;
        let subclass = list
            .parent()
            .filter(|node| node.is(Kind::ClassDefinition))?;
        let is_base = model
            .bases(subclass)
            .any(|base| matches!(base, Base::Here(base) if base == class));
        is_base.then_some(subclass)
    })
}
