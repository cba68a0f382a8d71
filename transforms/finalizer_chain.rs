//! NR603: finalizers that wait for each other.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds classes with `__del__` whose instances hold others of their kind:
    /// in an attribute named `next`, `prev`, `previous` or `parent`. For Python 2
    /// it also finds `__del__` methods that keep `self` somewhere.
    ///
    /// It judges by names, so it takes part only when it is selected.
    ///
    /// ## Why it matters
    /// PyPy calls finalizers in order: of a chain of objects each collection
    /// frees one, where CPython frees all. A long chain takes long to go.
    /// CPython 2 calls the `__del__` of an object that was saved by it each time
    /// that it dies, PyPy only once.
    ///
    /// ## Example
    /// ```python
    /// class Node:
    ///     def __init__(self, next):
    ///         self.next = next
    ///
    ///     def __del__(self):
    ///         print("gone")
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import weakref
    ///
    /// class Node:
    ///     def __init__(self, next):
    ///         self.next = next
    ///         weakref.finalize(self, print, "gone")
    /// ```
    ///
    /// ## Reasons
    /// - `chain`: there is no fix; the class has to do without `__del__`.
    /// - `resurrects`: there is no fix; the object cannot be finalized again.
    pub FinalizerChain {
        code: "NR603",
        name: "finalizer-chain",
        summary: "objects with finalizers that hold each other",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["def __del__"], &[".", "["]],
        kinds: &[Kind::FunctionDefinition],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for FinalizerChain {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let name = node.child(Field::Name)?;
        if name.text() != "__del__" || !model.is_in_class_body(node) {
            return None;
        }
        let class = model.scope_node(model.frame_of(node));
        if links_up(class, model) {
            cx.report(Finding {
                rule: self.meta(),
                span: name.span(),
                message: "On PyPy a chain of such objects goes one by one, a collection each: \
                          finalizers are called in order."
                    .into(),
                help: "Do without `__del__` in what is linked; put it into an object that they \
                       share."
                    .into(),
                reason: Some(Reason("chain")),
                fix: None,
            });
        }
        let saved = node
            .descendants()
            .find(|it| it.text() == "self" && is_kept(*it));
        if let (Some(saved), Target::Python2) = (saved, cx.target()) {
            cx.report(Finding {
                rule: self.meta(),
                span: saved.span(),
                message: "On PyPy `__del__` is not called again for an object that it saves: it \
                          is finalized once."
                    .into(),
                help: "Do not keep `self`; make a new object instead.".into(),
                reason: Some(Reason("resurrects")),
                fix: None,
            });
        }
        Some(())
    }
}

/// Whether such an attribute of `self`, or of a name that holds an instance, is
/// set in the file.
fn links_up<'t>(class: Node<'t>, model: &Model<'t>) -> bool {
    const LINKS: &[&str] = &["next", "parent", "prev", "previous"];
    let class_name = class.child(Field::Name).map_or("", Node::text);
    let is_made = |value: Node<'t>| {
        let function = value.child(Field::Function);
        function.is_some_and(|it| it.text() == class_name)
    };
    let is_instance = |owner: Node<'t>| {
        let symbol = model.symbol_of(owner).map(|id| model.symbol(id));
        let mut bindings = symbol.into_iter().flat_map(|it| it.bindings.iter());
        bindings.any(|binding| {
            let assignment = model.tree().node(binding.node).parent();
            let value = assignment.and_then(|it| it.child(Field::Right));
            value.is_some_and(is_made)
        })
    };
    let is_link = |name: Node<'t>| {
        let target = name.parent().filter(|it| it.field() == Field::Left)?;
        let owner = syntax::Attribute::cast(target)?.object()?;
        let value = target.parent()?.child(Field::Right)?;
        let own = owner.text() == "self" && class.contains(owner);
        Some((own || is_instance(owner)) && !value.is(Kind::NoneLiteral))
    };
    let spelled = |link: &str| {
        let names = [link.to_owned(), format!("_{link}"), format!("__{link}")];
        names
            .iter()
            .any(|name| model.spelled(name).any(|it| is_link(it) == Some(true)))
    };
    LINKS.iter().any(|link| spelled(link))
}

/// Whether something else than a local name keeps the value.
fn is_kept(value: Node<'_>) -> bool {
    let Some(parent) = value.parent() else {
        return false;
    };
    match parent.kind() {
        Kind::Assignment => {
            let target = parent.child(Field::Left);
            value.field() == Field::Right && target.is_some_and(|it| !it.is(Kind::Identifier))
        }
        Kind::ArgumentList => {
            let function = parent.parent().and_then(|it| it.child(Field::Function));
            let name = function.and_then(|it| it.child(Field::Attribute));
            name.is_some_and(|it| matches!(it.text(), "add" | "append" | "insert" | "put"))
        }
        _ => false,
    }
}
