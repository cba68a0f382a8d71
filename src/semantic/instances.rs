//! What is an instance of a class of the file, and what that class inherits.

use super::model::{BindingKind, Model};
use crate::syntax::{Class, Field, Function, Kind, Node};

/// How many names are followed.
const STEPS: usize = 8;

impl<'t> Model<'t> {
    /// The class statement that `name` stands for, if nothing else binds it.
    pub fn class_named(&self, name: Node<'t>) -> Option<Class<'t>> {
        if !name.is(Kind::Identifier) {
            return None;
        }
        let [binding] = self.symbol(self.symbol_of(name)?).bindings.as_slice() else {
            return None;
        };
        if binding.kind != BindingKind::Class {
            return None;
        }
        Class::cast(self.tree().node(binding.node).parent()?)
    }

    /// What `expression` is, a name that is bound once taken for its value.
    pub fn value_of(&self, expression: Node<'t>) -> Node<'t> {
        let mut node = expression.unparenthesized();
        for _ in 0..STEPS {
            match self.only_value(node).filter(|_| node.is(Kind::Identifier)) {
                Some(value) => node = value.unparenthesized(),
                None => break,
            }
        }
        node
    }

    /// The class of the file that `expression` is certainly made by: a call of
    /// it, or a name that is bound once, to such a call.
    pub fn class_of_instance(&self, expression: Node<'t>) -> Option<Class<'t>> {
        let value = self.value_of(expression);
        let function = value
            .child(Field::Function)
            .filter(|_| value.is(Kind::Call))?;
        self.class_named(function)
    }

    /// Whether the class, or one of the file that it inherits from, has a base
    /// of that qualified name from elsewhere.
    pub fn derives_from(&self, class: Class<'t>, base: &str) -> bool {
        let own = self.lineage(class.node()).into_iter();
        let bases = own
            .filter_map(|class| class.child(Field::Superclasses))
            .flat_map(Node::named_children);
        bases.into_iter().any(|node| self.is_named(node, base))
    }

    /// The method `name` in the class's own body.
    pub fn method_in(&self, class: Class<'t>, name: &str) -> Option<Function<'t>> {
        let members = class.body().into_iter().flat_map(Node::named_children);
        members
            .map(|member| match member.kind() {
                Kind::DecoratedDefinition => member.child(Field::Definition).unwrap_or(member),
                _ => member,
            })
            .filter_map(Function::cast)
            .find(|function| function.name().is_some_and(|node| node.text() == name))
    }

    /// Whether the class, or one of the file that it inherits from, defines the
    /// method `name`.
    pub fn has_method(&self, class: Class<'t>, name: &str) -> bool {
        let own = self.lineage(class.node()).into_iter();
        own.filter_map(Class::cast)
            .any(|class| self.method_in(class, name).is_some())
    }
}
