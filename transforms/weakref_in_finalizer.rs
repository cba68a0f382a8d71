//! NR303: a weak reference to an object, in that object's finalizer.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `__del__` methods that ask a weak reference to the object itself,
    /// or look the object up in a weak dictionary or set.
    ///
    /// ## Why it matters
    /// PyPy clears the weak references to an object before it calls `__del__`;
    /// CPython does so afterwards. In `__del__` the reference is dead on PyPy,
    /// and the entry of the dictionary is gone.
    ///
    /// ## Example
    /// ```python
    /// import weakref
    ///
    /// live = weakref.WeakValueDictionary()
    ///
    /// class Node:
    ///     def __init__(self, key):
    ///         self.key = key
    ///         live[key] = self
    ///
    ///     def __del__(self):
    ///         del live[self.key]
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import weakref
    ///
    /// live = weakref.WeakValueDictionary()
    ///
    /// class Node:
    ///     def __init__(self, key):
    ///         self.key = key
    ///         live[key] = self
    /// ```
    ///
    /// ## Reasons
    /// - `cleared-first`: there is no fix; the finalizer has to do without.
    pub WeakrefInFinalizer {
        code: "NR303",
        name: "weakref-in-finalizer",
        summary: "a weak reference that is dead in the `__del__` of its target",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["def __del__"], &["weakref"], &["(", "["]],
        kinds: &[Kind::FunctionDefinition],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
    }
}

impl Transform for WeakrefInFinalizer {
    fn may_apply_in<'c>(&'c self, file: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        let weak = |word: &str| {
            word == "weakref" || {
                let origins = file.imports().origins(word);
                origins
                    .iter()
                    .any(|origin| origin.module().is_none_or(|it| it == "weakref"))
            }
        };
        // What is put into a weak collection stands where the collection has a
        // name.
        let names: FxHashSet<_> = file
            .lines()
            .filter(|line| line.words().any(|word| weak(word.text)))
            .flat_map(|line| {
                line.words()
                    .filter(move |it| line.after(*it).starts_with(['=', ':']))
            })
            .map(|word| word.text)
            .collect();
        // Its finalizers, and what they find.
        let matters = move |word: &str| word == "__del__" || names.contains(word) || weak(word);
        Box::new(move |part| part.words().any(&matters))
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        if node.child(Field::Name)?.text() != "__del__" || !model.is_in_class_body(node) {
            return None;
        }
        let class = model.scope_node(model.frame_of(node));
        let asks = |it: &Node<'t>| asks_reference(*it, class, model) || looks_up(*it, class, model);
        let found: Vec<_> = node.descendants().filter(asks).collect();
        for node in found {
            cx.report(Finding {
                rule: self.meta(),
                span: node.span(),
                message: "On PyPy the object is no longer found here: its weak references are \
                          cleared before `__del__` is called, on CPython after it."
                    .into(),
                help: "Use `self`, and take a missing entry into account (`pop(key, None)`)."
                    .into(),
                reason: Some(Reason("cleared-first")),
                fix: None,
            });
        }
        Some(())
    }
}

/// Whether the call asks a weak reference to an instance of the class.
fn asks_reference<'t>(node: Node<'t>, class: Node<'t>, model: &Model<'t>) -> bool {
    let Some(call) = syntax::Call::cast(node).filter(|it| it.argument_nodes().next().is_none())
    else {
        return false;
    };
    let Some(function) = call.function() else {
        return false;
    };
    let is_own = |value: Node<'t>| {
        let made = syntax::Call::cast(value);
        let target = made.and_then(|it| it.positional(0));
        let weak = made
            .and_then(syntax::Call::function)
            .is_some_and(|it| model.is_named(it, "weakref.ref"));
        weak && target.is_some_and(|it| is_instance(it, class, model))
    };
    let values = values_of(function, class, model);
    !values.is_empty() && values.into_iter().all(is_own)
}

/// All that is assigned to a name, or to an attribute of `self` in the class.
fn values_of<'t>(place: Node<'t>, class: Node<'t>, model: &Model<'t>) -> Vec<Node<'t>> {
    let value = |target: Node<'t>| {
        let assignment = target.parent().filter(|it| it.is(Kind::Assignment))?;
        assignment
            .child(Field::Right)
            .filter(|_| target.field() == Field::Left)
    };
    if let Some(view) = syntax::Attribute::cast(place) {
        let own = view.object().is_some_and(|it| it.text() == "self");
        let Some(name) = view.name().filter(|_| own) else {
            return Vec::new();
        };
        let places = model.spelled(name.text()).filter(|it| class.contains(*it));
        return places.filter_map(|it| value(it.parent()?)).collect();
    }
    let Some(symbol) = model.symbol_of(place).map(|id| model.symbol(id)) else {
        return Vec::new();
    };
    let bindings = symbol.bindings.iter();
    let values: Option<Vec<_>> = bindings
        .filter(|binding| binding.kind != BindingKind::Delete)
        .map(|binding| value(model.tree().node(binding.node)))
        .collect();
    values.unwrap_or_default()
}

/// Whether the expression is `self` in the class, or a name that holds one of
/// its instances.
fn is_instance<'t>(node: Node<'t>, class: Node<'t>, model: &Model<'t>) -> bool {
    if node.text() == "self" {
        return class.contains(node);
    }
    let name = class.child(Field::Name).map_or("", Node::text);
    let makes = |value: Node<'t>| {
        let function = syntax::Call::cast(value).and_then(syntax::Call::function);
        function.is_some_and(|it| it.text() == name)
    };
    node.is(Kind::Identifier) && values_of(node, class, model).into_iter().any(makes)
}

/// Whether the node looks something up in a weak collection that the class
/// puts its instances in.
fn looks_up<'t>(node: Node<'t>, class: Node<'t>, model: &Model<'t>) -> bool {
    const COLLECTIONS: &[&str] = &[
        "weakref.WeakKeyDictionary",
        "weakref.WeakSet",
        "weakref.WeakValueDictionary",
    ];
    let collection = match node.kind() {
        Kind::Subscript => node.child(Field::Value),
        Kind::Call => syntax::Call::cast(node).and_then(|call| {
            let method = syntax::Attribute::cast(call.function()?)?;
            let strict = match method.name()?.text() {
                "remove" => true,
                "pop" => call.argument_nodes().count() == 1,
                _ => false,
            };
            method.object().filter(|_| strict)
        }),
        _ => None,
    };
    let Some(collection) = collection else {
        return false;
    };
    let weak = |value: Node<'t>| {
        let function = syntax::Call::cast(value).and_then(syntax::Call::function);
        function.is_some_and(|it| COLLECTIONS.iter().any(|name| model.is_named(it, name)))
    };
    let text = collection.text();
    let mut class_values = model
        .spelled(text.rsplit('.').next().unwrap_or(text))
        .filter(|it| it.field() == Field::Left && model.is_in_class_body(*it))
        .filter_map(|it| it.parent()?.child(Field::Right));
    let known = values_of(collection, class, model).into_iter().any(weak) || class_values.any(weak);
    known
        && class
            .descendants()
            .any(|it| it.text() == "self" && is_put_in(it, text))
}

/// Whether `value` is stored in the collection of that text.
fn is_put_in(value: Node<'_>, collection: &str) -> bool {
    let Some(parent) = value.parent() else {
        return false;
    };
    match parent.kind() {
        Kind::Assignment => {
            let target = parent
                .child(Field::Left)
                .and_then(|it| it.child(Field::Value));
            value.field() == Field::Right && target.is_some_and(|it| it.text() == collection)
        }
        Kind::Subscript => {
            parent.field() == Field::Left
                && parent
                    .child(Field::Value)
                    .is_some_and(|it| it.text() == collection)
        }
        Kind::ArgumentList => {
            let function = parent.parent().and_then(|it| it.child(Field::Function));
            function.is_some_and(|it| {
                ["add", "setdefault"]
                    .iter()
                    .any(|name| it.text() == format!("{collection}.{name}"))
            })
        }
        _ => false,
    }
}
