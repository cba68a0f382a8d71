//! NR302: a callback whose weak reference dies together with its target.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `weakref.ref(x, callback)` where nothing but the owner of `x` keeps
    /// the weak reference: both are attributes of one object, or locals of one
    /// function.
    ///
    /// ## Why it matters
    /// A weak reference that is gone calls nobody. CPython frees one object
    /// after the other, so the callback may just be in time; PyPy's collector
    /// finds both dead at once, and the callback is not called.
    ///
    /// ## Example
    /// ```python
    /// import weakref
    ///
    /// class Pool:
    ///     def __init__(self):
    ///         self.socket = make()
    ///         self.guard = weakref.ref(self.socket, dropped)
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import weakref
    ///
    /// class Pool:
    ///     def __init__(self):
    ///         self.socket = make()
    ///         weakref.finalize(self.socket, dropped)
    /// ```
    ///
    /// ## Reasons
    /// - `dies-together`: there is no fix that keeps the callback's argument;
    ///   `weakref.finalize` keeps itself alive.
    pub WeakrefCallback {
        code: "NR302",
        name: "weakref-callback",
        summary: "a callback whose weak reference dies with its target",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["weakref"], &["ref", "proxy"]],
        names: &["weakref.ref", "weakref.proxy"],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
    }
}

impl Transform for WeakrefCallback {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let callback = |line: CodeLine<'_>| {
            let mut words = line.words();
            words.any(|word| word.is_called() && line.argument(word, 1).is_some())
        };
        mentions(code, self.meta().names)
            && (code.lines().any(|line| line.has_equals() && callback(line))
                || code.formatted().next().is_some())
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let call = syntax::Call::cast(node)?;
        let function = call.function()?;
        if !model.is_named(function, "weakref.ref") && !model.is_named(function, "weakref.proxy") {
            return None;
        }
        let callback = call.positional(1).filter(|it| !it.is(Kind::NoneLiteral))?;
        let assignment = syntax::Assignment::cast(node.parent()?)?;
        let (holder, target) = (assignment.target()?, call.positional(0)?);
        let together = match (holder.kind(), target.kind()) {
            (Kind::Attribute, Kind::Attribute) => are_of_one_object(model, holder, target),
            (Kind::Identifier, Kind::Identifier) => are_local(cx, holder, target, callback),
            _ => false,
        };
        if together {
            cx.report(Finding {
                rule: self.meta(),
                span: node.span(),
                message: "On PyPy the callback is not called when both go together: the collector \
                          finds the weak reference dead along with its target."
                    .into(),
                help: "Use `weakref.finalize`, which keeps itself alive, or keep the reference \
                       where it outlives the target."
                    .into(),
                reason: Some(Reason("dies-together")),
                fix: None,
            });
        }
        Some(())
    }
}

/// Whether both are attributes of `self`, the target one that is made there
/// once and by nothing else.
fn are_of_one_object<'t>(model: &Model<'t>, holder: Node<'t>, target: Node<'t>) -> bool {
    let parts = |node| {
        let view = syntax::Attribute::cast(node)?;
        Some((view.object()?, view.name()?))
    };
    let (Some((owner, _)), Some((object, name))) = (parts(holder), parts(target)) else {
        return false;
    };
    if owner.text() != "self" || object.text() != "self" {
        return false;
    }
    let stores: Vec<_> = model
        .spelled(name.text())
        .filter_map(|node| node.parent())
        .filter(|node| node.is(Kind::Attribute) && node.field() == Field::Left)
        .collect();
    let [store] = stores.as_slice() else {
        return false;
    };
    let value = store.parent().and_then(|it| it.child(Field::Right));
    store.text() == target.text()
        && value.is_some_and(|it| it.is(Kind::Call))
        && model.function_of(*store) == model.function_of(holder)
}

/// Whether both are locals of one function, and go nowhere else.
fn are_local<'t>(cx: &Context<'t>, holder: Node<'t>, target: Node<'t>, callback: Node<'t>) -> bool {
    let model = cx.model();
    if model.function_of(holder).is_none() {
        return false;
    }
    let made = model.only_value(target).is_some_and(|it| it.is(Kind::Call));
    let stays = |name: Node<'t>| {
        let Some(Ok(mentions)) = model.symbol_of(name).map(|id| mentions_in_sight(cx, id)) else {
            return false;
        };
        mentions.into_iter().all(|mention| {
            let Some(parent) = mention.parent() else {
                return false;
            };
            match parent.kind() {
                Kind::Attribute => parent.field() != Field::Left,
                Kind::Assignment => mention.field() == Field::Left,
                Kind::Call => mention.field() == Field::Function,
                Kind::ComparisonOperator => true,
                _ => mention == target,
            }
        })
    };
    made && !callback.contains(target)
        && model.only_value(holder).is_some()
        && stays(holder)
        && stays(target)
}
