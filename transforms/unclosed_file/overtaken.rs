//! What stands before a file in its statement, and is evaluated after it when
//! the file is opened first.

use super::attributes::{has_from_the_start, is_computed, is_set_late, is_waited_for};
use super::program::runs_code;
use crate::transform::prelude::*;

/// Code that is moved to the front of its statement.
pub(super) struct Moved<'a, 't> {
    /// The expression that is evaluated first.
    code: Node<'t>,
    /// Whether nothing is lost if it has been evaluated when something that
    /// stood before it fails: a file is opened to be read.
    harmless: bool,
    /// What is evaluated before it all the same.
    known: &'a [Node<'t>],
    /// Whether it runs code that could give names and attributes new values.
    rebinds: bool,
    cx: &'a Context<'t>,
}

impl<'a, 't> Moved<'a, 't> {
    pub(super) fn new(
        code: Node<'t>,
        harmless: bool,
        known: &'a [Node<'t>],
        cx: &'a Context<'t>,
    ) -> Self {
        Self {
            code,
            harmless,
            known,
            rebinds: runs_code(code, cx),
            cx,
        }
    }

    /// When the code is evaluated in `statement`.
    pub(super) fn place_in(&self, statement: Node<'t>) -> Place<'t> {
        place_behind(self.code, statement, &|before| self.may_overtake(before))
    }

    /// Whether it makes no difference that `before` is evaluated after the
    /// code.
    ///
    /// Reading an attribute is taken to run no code of other files, and not to
    /// fail where nobody waits for that. An attribute can only be another
    /// afterwards where the code runs some other.
    fn may_overtake(&self, before: Node<'t>) -> bool {
        if is_shown(before) && (self.rebinds || !self.harmless) {
            return false;
        }
        let mut skip_to = before.id();
        is_pure_apart_from(before, self.known)
            && std::iter::once(before)
                .chain(before.descendants())
                .all(|part| {
                    if part.id() < skip_to {
                        return true;
                    }
                    if self.known.contains(&part) || part.is(Kind::Lambda) {
                        skip_to = part.descendants_end();
                        return true;
                    }
                    match part.kind() {
                        Kind::Identifier => self.name_stays(part),
                        Kind::Attribute => {
                            !is_computed(part, self.cx)
                                && (self.harmless || self.is_there(part))
                                && (!self.rebinds || self.attribute_stays(part))
                        }
                        // Like what is shown with `%`.
                        Kind::Interpolation => self.harmless && !self.rebinds,
                        _ => true,
                    }
                })
    }

    /// Whether the name has a value, and the same one after the code.
    fn name_stays(&self, name: Node<'t>) -> bool {
        let model = self.cx.model();
        // The name of an attribute or a keyword, or what `:=` is about to bind.
        let Some(id) = model
            .symbol_of(name)
            .filter(|_| name.field() != Field::Name)
        else {
            return true;
        };
        let symbol = model.symbol(id);
        let is_global = model.scope(symbol.scope).kind == ScopeKind::Module;
        let rebound = self.rebinds
            && !symbol.bindings.is_empty()
            && (model.is_bound_elsewhere(id)
                || is_global && model.spelled("globals").next().is_some());
        !rebound && !self.binds(name) && (self.harmless || self.is_bound(name, id))
    }

    /// Whether the code itself binds a name like it, with `:=`, or in Python 2
    /// with a list comprehension.
    fn binds(&self, name: Node<'t>) -> bool {
        let spelled = self.cx.model().spelled(name.text());
        let mut inside = spelled.filter(|node| self.code.contains(*node));
        inside.any(|node| {
            let binds = |part: Node<'t>, by: Node<'t>| match by.kind() {
                Kind::NamedExpression => part.field() == Field::Name,
                Kind::ForInClause => part.field() == Field::Left,
                _ => false,
            };
            let parts = std::iter::once(node).chain(node.ancestors());
            parts
                .zip(node.ancestors())
                .take_while(|(part, _)| *part != self.code)
                .any(|(part, by)| binds(part, by))
        })
    }

    fn is_bound(&self, name: Node<'t>, id: SymbolId) -> bool {
        let model = self.cx.model();
        let symbol = model.symbol(id);
        if symbol.bindings.is_empty() {
            // A star import may bring any name.
            return is_builtin_name(symbol.name) || model.qualified_names(name).is_empty();
        }
        let mut bindings = symbol.bindings.iter();
        if symbol.scope != model.frame_of(name)
            && (model.scope(symbol.scope).kind == ScopeKind::Module
                || bindings.clone().any(|it| it.kind == BindingKind::Function))
        {
            // What runs later finds what has been bound meanwhile.
            return bindings.all(|binding| binding.kind != BindingKind::Delete);
        }
        // A name of a function around has to be there before this one is.
        let mut scopes = model.scopes_from(model.scope_of(name));
        let inner = scopes.find(|id| model.scope(*id).parent == Some(symbol.scope));
        let place = match inner {
            Some(inner) if symbol.scope != model.frame_of(name) => model.scope_node(inner),
            _ => name,
        };
        let flow = Flow::new(model, model.scope_node(symbol.scope));
        flow.is_some_and(|flow| flow.is_bound_at(model, id, place))
    }

    /// Whether reading the attribute, which runs no code of this file, does not
    /// fail.
    fn is_there(&self, attribute: Node<'t>) -> bool {
        let model = self.cx.model();
        let view = syntax::Attribute::cast(attribute);
        let name = view.and_then(syntax::Attribute::name);
        let Some(name) = name.map(Node::text) else {
            return false;
        };
        let object = view.and_then(syntax::Attribute::object);
        let class = object.and_then(|object| model.class_of_self(object));
        let given = class.is_some_and(|class| has_from_the_start(class, name, model));
        if given {
            return true;
        }
        if model.spelled("AttributeError").next().is_none() {
            // Somebody else may give it to objects of the class.
            let elsewhere = class.is_none_or(|class| !model.bases_elsewhere(class).is_empty());
            return elsewhere || model.spelled(name).any(is_stored_attribute);
        }
        // Methods that are inherited are there.
        let inherited = class.is_some_and(|class| !model.bases_elsewhere(class).is_empty());
        let called = attribute.field() == Field::Function;
        let imported = !model.qualified_names(attribute).is_empty();
        inherited && called || imported && !is_waited_for(attribute)
    }

    /// Whether the file gives no object another attribute of that name when it
    /// has been made. What other modules make, or what inherits from their
    /// classes, may do so itself, and so may they, unless the attribute is
    /// called, and so a method, or is named like a class or a constant.
    fn attribute_stays(&self, attribute: Node<'t>) -> bool {
        let model = self.cx.model();
        let view = syntax::Attribute::cast(attribute);
        let (Some(object), Some(name)) = (
            view.and_then(syntax::Attribute::object),
            view.and_then(syntax::Attribute::name),
        ) else {
            return false;
        };
        let called = attribute.field() == Field::Function;
        if !model.qualified_names(attribute).is_empty() {
            return called || starts_upper(name.text()) || is_pythons(attribute, model);
        }
        let by_name = ["setattr", "vars", "__dict__"]
            .iter()
            .any(|name| model.spelled(name).next().is_some());
        let given_by_name = || {
            let quoted =
                |node: Node<'t>| node.is(Kind::StringContent) && node.text() == name.text();
            let mut spelled = model.spelled(name.text());
            spelled.any(|node| node.parent().is_some_and(|it| it.is(Kind::KeywordArgument)))
                || model.tree().nodes().any(quoted)
        };
        let stays_own = |class| {
            let bases = model.bases_elsewhere(class);
            bases.into_iter().all(|base| is_pythons(base, model))
        };
        (called || model.class_of_self(object).is_some_and(stays_own))
            && !(by_name && (!called || given_by_name()))
            && ["__class__", name.text()]
                .iter()
                .flat_map(|name| model.spelled(name))
                .all(|node| !is_set_late(node, model))
    }
}

/// Whether `named`, something imported, comes with Python.
fn is_pythons<'t>(named: Node<'t>, model: &Model<'t>) -> bool {
    model.comes_from(named, is_standard_module)
}

/// Whether the value is shown as it is now, by code of its own: in
/// `"%s %s" % (value, …)`, which Python 3.10 and later compile like `f"{value} …"`.
fn is_shown(value: Node<'_>) -> bool {
    let holder = value.parent().filter(|it| it.is(Kind::Tuple));
    let format = holder
        .and_then(Node::parent)
        .and_then(syntax::BinaryOperator::cast);
    format.is_some_and(|view| {
        view.operator().is_some_and(|it| it.text() == "%")
            && view.left().is_some_and(|left| left.is(Kind::String))
            && !is_constant(value)
    })
}
