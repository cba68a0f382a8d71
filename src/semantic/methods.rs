//! Which generator method a call of `self.name` runs.

use super::model::{BindingKind, Model};
use super::origins::is_stored_attribute;
use crate::syntax::{Attribute, Class, Function, Kind, Node};

impl<'t> Model<'t> {
    /// The generator method, without decorators, that a call of `callee`, `self.name` in a
    /// method, runs for an instance of the method's own class, and of each
    /// class of this file that is derived from it and leaves `name` alone.
    /// `None` where one of them puts something else there. Classes of other
    /// files may.
    pub fn called_generator_method(&self, callee: Node<'t>) -> Option<Function<'t>> {
        let view = Attribute::cast(callee)?;
        let (object, name) = (view.object()?, view.name()?.text());
        let class = self.class_of_self(object)?;
        let method = self.method_of(class, name)?;
        if !self.scope(self.opened_by(method.node())?).yields {
            return None;
        }
        let replaced = self.spelled(name).any(is_stored_attribute)
            || self
                .derived_from(class)
                .into_iter()
                .any(|derived| self.binds(derived, name));
        (!replaced).then_some(method)
    }

    /// The method that is the only thing called `name` in the body of `class`.
    fn method_of(&self, class: Node<'t>, name: &str) -> Option<Function<'t>> {
        let symbol = self.symbol(self.symbol_in(self.opened_by(class)?, name)?);
        let [binding] = symbol.bindings.as_slice() else {
            return None;
        };
        let function = Function::cast(self.tree().node(binding.node).parent()?)?;
        let plain = binding.kind == BindingKind::Function && function.decorators().next().is_none();
        plain.then_some(function)
    }

    fn binds(&self, class: Node<'t>, name: &str) -> bool {
        let symbol = self
            .opened_by(class)
            .and_then(|scope| self.symbol_in(scope, name));
        symbol.is_some_and(|symbol| !self.symbol(symbol).bindings.is_empty())
    }

    /// The classes of this file that may be derived from `class`, by name.
    fn derived_from(&self, class: Node<'t>) -> Vec<Node<'t>> {
        let name = |class: Node<'t>| Class::cast(class).and_then(Class::name).map(Node::text);
        let mut names: Vec<&str> = name(class).into_iter().collect();
        let mut derived = Vec::new();
        // A class comes after its bases.
        for node in self.tree().nodes().filter(|node| *node != class) {
            let Some(bases) = Class::cast(node).and_then(Class::superclasses) else {
                continue;
            };
            let inherits = bases
                .descendants()
                .any(|base| base.is(Kind::Identifier) && names.contains(&base.text()));
            if inherits {
                names.extend(name(node));
                derived.push(node);
            }
        }
        derived
    }
}
