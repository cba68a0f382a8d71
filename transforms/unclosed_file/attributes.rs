//! What the file tells of attributes by their names.

use crate::transform::prelude::*;

/// Whether a handler around waits for attributes that are not there.
pub(super) fn is_waited_for(attribute: Node<'_>) -> bool {
    attribute
        .ancestors()
        .filter(|node| node.is(Kind::TryStatement))
        .flat_map(Node::children)
        .filter(|clause| clause.is(Kind::ExceptClause))
        .flat_map(Node::named_children)
        .filter(|part| !part.is(Kind::Block))
        .any(|header| header.text().contains("AttributeError"))
}

/// Whether objects of `class` have an attribute of that name when they have
/// been made.
pub(super) fn has_from_the_start<'t>(class: Node<'t>, name: &str, model: &Model<'t>) -> bool {
    let of_class = |class: Node<'t>| {
        let symbol = model
            .opened_by(class)
            .and_then(|scope| model.symbol_in(scope, name));
        symbol.is_some_and(|id| !model.symbol(id).bindings.is_empty())
    };
    let lineage = model.lineage(class);
    lineage.iter().any(|class| of_class(*class))
        || model.spelled(name).any(|node| {
            is_stored_attribute(node) && is_set_when_made(node, model) && {
                lineage.iter().any(|class| class.contains(node))
            }
        })
}

fn is_set_when_made<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    model.function_of(name).is_some_and(|function| {
        let name = function.child(Field::Name).map_or("", Node::text);
        matches!(name, "__init__" | "__new__" | "__post_init__")
    })
}

/// Whether reading the attribute may run code of the file: a property of that
/// name, or what stands in for all attributes.
pub(super) fn is_computed<'t>(attribute: Node<'t>, cx: &Context<'t>) -> bool {
    let model = cx.model();
    let view = syntax::Attribute::cast(attribute);
    let (Some(object), Some(name)) = (
        view.and_then(syntax::Attribute::object),
        view.and_then(syntax::Attribute::name),
    ) else {
        return true;
    };
    let called = attribute.field() == Field::Function;
    let mut spelled = model.spelled(name.text());
    if spelled.any(|node| is_property(node, called, model)) {
        return true;
    }
    let has = |method: &str| model.spelled(method).next().is_some();
    match model.class_of_self(object) {
        Some(class) => {
            let lineage = model.lineage(class);
            let stands_in = |method| {
                let mut classes = lineage.iter();
                classes.any(|class| model.spells(method, class.span()))
            };
            stands_in("__getattribute__")
                || stands_in("__getattr__") && !has_from_the_start(class, name.text(), model)
        }
        None => {
            let known = called
                || opened_by(object, cx).is_some()
                || !model.qualified_names(attribute).is_empty();
            !known && (has("__getattr__") || has("__getattribute__"))
        }
    }
}

/// Whether `name` is what a class of the file calls a property, or something
/// that may be one: a decorated function, unless it is `called` and so decorated
/// that it is still a function; where the file has descriptors, what is made by
/// a call.
fn is_property<'t>(name: Node<'t>, called: bool, model: &Model<'t>) -> bool {
    let has_descriptors = || model.spelled("__get__").next().is_some();
    let makes_property = |maker: Node<'t>| {
        const WORDS: &[&str] = &["attr", "lazy", "property", "reify"];
        let text = maker.text().to_ascii_lowercase();
        WORDS.iter().any(|word| text.contains(word))
            || has_descriptors() && model.qualified_names(maker).is_empty()
    };
    let Some(holder) = name.parent() else {
        return false;
    };
    match (holder.kind(), name.field()) {
        (Kind::FunctionDefinition, Field::Name) => {
            let function = syntax::Function::cast(holder);
            let mut decorators = function.into_iter().flat_map(syntax::Function::decorators);
            decorators.any(|decorator| {
                let maker = decorator.named_children().next().unwrap_or(decorator);
                !called || makes_property(maker)
            })
        }
        (Kind::Assignment, Field::Left) if model.is_in_class_body(holder) => {
            let value = holder.child(Field::Right).and_then(syntax::Call::cast);
            let maker = value.and_then(syntax::Call::function);
            maker.is_some_and(makes_property)
        }
        _ => false,
    }
}

/// Whether `name` is the name of an attribute that gets a value other than
/// when its object is made.
pub(super) fn is_set_late<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    is_stored_attribute(name) && (!is_set_when_made(name, model) || is_made_again(model))
}

/// Whether the file makes an object anew that is there already:
/// `self.__init__()`.
fn is_made_again<'t>(model: &Model<'t>) -> bool {
    let mut names = model.spelled("__init__");
    names.any(|name| {
        let view = name.parent().and_then(syntax::Attribute::cast);
        let object = view.and_then(syntax::Attribute::object);
        // `super().__init__()`, `Base.__init__(self)`
        object.is_some_and(|object| {
            let of_class = object.is(Kind::Call)
                || starts_upper(object.text())
                || !model.qualified_names(object).is_empty();
            !of_class
                || model.function_of(name).is_none_or(|function| {
                    function.child(Field::Name).map_or("", Node::text) != "__init__"
                })
        })
    })
}
