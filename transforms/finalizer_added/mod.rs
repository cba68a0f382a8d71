//! NR602: a finalizer that a class gets after it was made.

mod between;

use between::{follows, is_looked_at, may_be_mixed};

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `A.__del__ = …` and `setattr(A, "__del__", …)` for a class of the
    /// same file that has no `__del__`, and gives the class an empty one.
    ///
    /// ## Why it matters
    /// PyPy decides when a class is made whether its instances are finalized. A
    /// `__del__` that comes later is never called (there is a
    /// `RuntimeWarning`); one that takes the place of another is.
    ///
    /// ## Example
    /// ```python
    /// class Handle:
    ///     size = 0
    ///
    /// Handle.__del__ = lambda self: print("gone")
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// class Handle:
    ///     size = 0
    ///
    ///     def __del__(self):
    ///         pass
    ///
    /// Handle.__del__ = lambda self: print("gone")
    /// ```
    ///
    /// ## When it is not fixed
    /// - `python2`: there the empty one would keep cycles from being freed.
    /// - `unknown-class`: the class is made elsewhere, by a call, or several
    ///   times.
    /// - `unknown-base`: it may inherit a `__del__` from a class that is not in
    ///   sight.
    /// - `observed`: the file asks whether there is a `__del__`, or a metaclass,
    ///   a decorator or `__init_subclass__` sees what is in the class.
    /// - `mixed-in`: the `__del__` does not surely come right after the class,
    ///   and a subclass may have another base with one, which the empty one
    ///   would hide until then.
    /// - `on-instance`: it is set on an instance, where no Python 3 looks for it.
    /// - `layout`: the class is laid out in a way that the rewrite does not
    ///   follow.
    pub FinalizerAdded {
        code: "NR602",
        name: "finalizer-added",
        summary: "a `__del__` that a class gets too late",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["__del__"]],
        kinds: &[Kind::Assignment, Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
    }
}

impl Transform for FinalizerAdded {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        code.lines().any(|line| {
            let text = line.text();
            text.contains("__del__")
                && line.words().any(|word| match word.text {
                    "__del__" => line.is_attribute(word) && !word.is_called(),
                    "setattr" => true,
                    _ => false,
                })
        })
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let owner = owner(node, cx.model())?;
        let (span, message) = (
            node.span(),
            "On PyPy this `__del__` is never called: whether \
            instances are finalized is settled when their class is made.",
        );
        let made = match class_of(owner, cx.model()) {
            Owner::Class(class) => match finalizer_of(class, cx.model()) {
                Some(true) => return None,
                Some(false) if may_be_python2(cx) => Err("python2"),
                Some(false) if is_observed(node, cx.model()) || is_looked_at(class, cx.model()) => {
                    Err("observed")
                }
                Some(false)
                    if !follows(node, class, cx.model()) && may_be_mixed(class, cx.model()) =>
                {
                    Err("mixed-in")
                }
                Some(false) => fix(class).ok_or("layout"),
                None => Err("unknown-base"),
            },
            Owner::Instance => Err("on-instance"),
            Owner::Unknown => Err("unknown-class"),
        };
        let message = match made {
            Err("on-instance") => {
                "PyPy, like CPython 3, never calls this `__del__`: finalizers \
                                   are looked up on the class."
            }
            _ => message,
        };
        let (fix, reason) = match made {
            Ok(fix) => (Some(fix), None),
            Err(reason) => (None, Some(reason)),
        };
        let help = match reason {
            None => "",
            Some("on-instance") => "Define `__del__` in the class, or use `weakref.finalize`.",
            Some(_) => "Define a `__del__` in the body of the class, and replace that one.",
        };
        cx.report(Finding {
            rule: self.meta(),
            span,
            message: message.into(),
            help: help.into(),
            reason: reason.map(Reason),
            fix,
        });
        Some(())
    }
}

/// What `__del__` is set on.
fn owner<'t>(node: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    if let Some(assignment) = syntax::Assignment::cast(node) {
        assignment.value()?;
        let target = syntax::Attribute::cast(assignment.target()?)?;
        return target
            .object()
            .filter(|_| target.name().is_some_and(|it| it.text() == "__del__"));
    }
    let call = syntax::Call::cast(node)?;
    let function = call.function().filter(|it| it.text() == "setattr")?;
    let name = call.positional(1)?.text().trim_matches(['"', '\'']);
    let own = name == "__del__" && model.is_named(function, "builtins.setattr");
    call.positional(0).filter(|_| own)
}

enum Owner<'t> {
    Class(Node<'t>),
    Instance,
    Unknown,
}

fn class_of<'t>(owner: Node<'t>, model: &Model<'t>) -> Owner<'t> {
    if let Some(class) = only_class(owner, model) {
        return Owner::Class(class);
    }
    let is_self = owner.text() == "self" && owner.is(Kind::Identifier);
    if is_self || is_instance(owner, model) {
        Owner::Instance
    } else {
        Owner::Unknown
    }
}

/// Whether all that the name is bound to are instances of classes of the file.
fn is_instance<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let Some(symbol) = model.symbol_of(name).map(|id| model.symbol(id)) else {
        return false;
    };
    let mut bindings = symbol
        .bindings
        .iter()
        .filter(|binding| binding.kind != BindingKind::Delete)
        .peekable();
    let makes = |target: Node<'t>| {
        let assignment = target.parent().filter(|it| it.is(Kind::Assignment))?;
        let value = syntax::Call::cast(assignment.child(Field::Right)?)?;
        only_class(value.function()?, model)
    };
    bindings.peek().is_some()
        && bindings.all(|binding| makes(model.tree().node(binding.node)).is_some())
}

/// The one class statement that binds the name.
fn only_class<'t>(name: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    if !name.is(Kind::Identifier) {
        return None;
    }
    let symbol = model.symbol(model.symbol_of(name)?);
    let [binding] = symbol.bindings.as_slice() else {
        return None;
    };
    let class = model.tree().node(binding.node).parent()?;
    (binding.kind == BindingKind::Class).then_some(class)
}

/// Whether the class has a `__del__`, its own or that of a class in the same
/// file; `None` where a base is not in sight.
fn finalizer_of<'t>(class: Node<'t>, model: &Model<'t>) -> Option<bool> {
    const PLAIN: &[&str] = &[
        "builtins.object",
        "builtins.Exception",
        "builtins.dict",
        "builtins.list",
        "builtins.int",
        "builtins.str",
        "builtins.set",
        "builtins.tuple",
        "abc.ABC",
        "threading.Thread",
        "threading.local",
    ];
    let mut seen = vec![class];
    let mut at = 0;
    let mut unknown = false;
    while let Some(&class) = seen.get(at) {
        at += 1;
        let scope = model.opened_by(class)?;
        if model.symbol_in(scope, "__del__").is_some() {
            return Some(true);
        }
        let bases = class.child(Field::Superclasses);
        for base in bases.into_iter().flat_map(Node::named_children) {
            if base.is(Kind::KeywordArgument) {
                continue;
            }
            match only_class(base, model) {
                Some(class) if seen.contains(&class) => {}
                Some(class) => seen.push(class),
                None => unknown |= !PLAIN.iter().any(|name| model.is_named(base, name)),
            }
        }
    }
    (!unknown).then_some(false)
}

/// Whether anything in the file but `node` reads a `__del__`, or names it in a
/// string.
fn is_observed<'t>(node: Node<'t>, model: &Model<'t>) -> bool {
    let read = |name: Node<'t>| {
        name.parent()
            .is_some_and(|it| it.is(Kind::Attribute) && it.field() != Field::Left)
    };
    let named = |it: &Node<'t>| it.is(Kind::String) && it.text().contains("__del__");
    let setters = |it: Node<'t>| {
        let call = it.parent().and_then(|list| list.parent());
        call.is_some_and(|call| owner(call, model).is_some())
    };
    let is_doc = |it: Node<'t>| {
        it.parent()
            .is_some_and(|it| it.is(Kind::ExpressionStatement))
    };
    model.spelled("__del__").any(read)
        || node
            .tree()
            .nodes()
            .filter(named)
            .any(|it| !setters(it) && !is_doc(it))
}

/// Puts an empty `__del__` at the end of the class.
fn fix(class: Node<'_>) -> Option<Fix> {
    let body = class.child(Field::Body)?;
    let last = body.named_children().last()?;
    let first = body.named_children().next()?;
    let source = class.tree().source();
    let unit = reshape::indent_unit(class);
    let newline = source.newline_at(class.start());
    let title = "Give the class an empty `__del__`";
    let alone = first == last && first.is(Kind::PassStatement);
    if !first.starts_line() {
        // `class A: pass`
        let line = class.line_end();
        let gap_start = class
            .children()
            .take_while(|node| *node != body)
            .filter(|node| node.is(Kind::Token) && node.text() == ":")
            .last()?
            .end();
        let gap = Span::new(gap_start, first.end());
        let simple = alone
            && class.starts_line()
            && first.end() <= line.start
            && !source.slice(gap).contains(['\n', '\r', '#', '\\']);
        let indent = class.indent();
        let text =
            format!("{newline}{indent}{unit}def __del__(self):{newline}{indent}{unit}{unit}pass");
        return simple
            .then(|| Fix::new(title, Applicability::Safe, vec![Edit::replace(gap, text)]));
    }
    let indent = first.indent();
    if alone {
        let text = format!("def __del__(self):{newline}{indent}{unit}pass");
        return Some(Fix::new(
            title,
            Applicability::Safe,
            vec![Edit::replace(first.span(), text)],
        ));
    }
    let below = reshape::insert_after(last, &[]).footprint;
    if !last.starts_line() {
        return None;
    }
    let text = format!("{newline}{newline}{indent}def __del__(self):{newline}{indent}{unit}pass");
    Some(Fix::new(
        title,
        Applicability::Safe,
        vec![Edit::insert(below.start, text)],
    ))
}
