//! `weakref.proxy`, which outlives its object on PyPy.

mod classes;
mod form;
mod hidden;
mod holder;
mod mentions;
mod own;
mod sight;
mod targets;
mod usage;

use self::form::Form;
use self::holder::{Holder, Obstacle};
use self::targets::target_of;
use self::usage::{Usage, usage_of};
use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds calls of `weakref.proxy` and puts `weakref.ref` in their place, together with every
    /// use of the proxy, where all of them are in sight: the proxy is kept in a local name, or in
    /// an attribute of `self` that no other file uses, and each use is an attribute access, a
    /// call, a subscript, an operator, `len`, `iter`, `in` or a `for` loop.
    ///
    /// For an attribute the other files of the project are searched: the files around this one,
    /// up to the repository or the folder with `pyproject.toml`, `setup.cfg` or `setup.py`, and
    /// what the run was given. An attribute of that name which another file's class sets on its
    /// own `self` is another attribute, unless that class inherits from the project.
    ///
    /// ## Why it matters
    /// CPython ends an object with its last strong reference, and from then on its proxies raise
    /// `ReferenceError`. On PyPy the object stays until the garbage collector comes by, so a
    /// proxy goes on working for an uncertain time: code that counts on the exception, or that
    /// never saw it, behaves differently from run to run. A proxy of a callable object does not
    /// even compare equal to it there. A `weakref.ref` says in the text where the object is
    /// taken and that it may be gone.
    ///
    /// ## Example
    /// ```python
    /// import weakref
    ///
    /// class Child:
    ///     def __init__(self, parent):
    ///         self._parent = weakref.proxy(parent)
    ///
    ///     def title(self):
    ///         return self._parent.name.title()
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import weakref
    ///
    /// class Child:
    ///     def __init__(self, parent):
    ///         self._parent = weakref.ref(parent)
    ///
    ///     def title(self):
    ///         return self._parent().name.title()
    /// ```
    ///
    /// Where the file can tell `ReferenceError` from `AttributeError` or `TypeError` (it names
    /// one of them other than to raise it, another file of the project names `ReferenceError`, or
    /// a use stands in `hasattr`, in `getattr` with a
    /// default, in `__getattr__`), or where `None` could pass for the object, the uses read
    /// `_deref(self._parent).name`, with a function `_deref` that raises `ReferenceError` for a
    /// dead object as the proxy did.
    ///
    /// ## When it is not fixed
    /// The first that applies is named.
    ///
    /// - `used-at-once`: the proxy is not kept; the object is reached through it right away.
    /// - `module-level`, `global-name`: other modules can see it.
    /// - `class-attribute`: it is shared by all objects of a class, or the class has an attribute
    ///   of that name besides.
    /// - `other-object`: it is kept in an attribute of something that is not `self`.
    /// - `other-values`: the name or attribute also holds something that is no proxy.
    /// - `rebound`: it is deleted, changed in place, or bound by a nested function.
    /// - `annotated`: an annotation or type comment gives it the type of the object.
    /// - `passed-on`, `returned`, `yielded`, `stored`, `unpacked`, `awaited`: others get the
    ///   proxy itself.
    /// - `compared`, `hashed`, `truth-tested`, `type-tested`, `formatted`, `context-manager`,
    ///   `operand`: a proxy and a reference differ there.
    /// - `quoted`: a use stands in a decorator, in an annotation, or where its text is shown
    ///   (`f"{x.y=}"`).
    /// - `seen-outside`: the attribute's name is used other than through `self`, or by a class of
    ///   which the file does not show that it is no relative.
    /// - `named-in-text`, `dynamic-access`: a string, `locals()`, `getattr` with a computed name,
    ///   `__setattr__`, `vars` or `__dict__` of the object may reach it, or its weak references
    ///   are counted.
    /// - `pickled`: the object's state is copied, pickled or read as a whole; where only another
    ///   file of the project does that to something, or reads attributes by names that it makes
    ///   (`getattr(x, '_' + name)`), the fix is offered as unsafe.
    /// - `tests-proxy`: it is in a test that is about proxies or weak references, by its name
    ///   or that of its file.
    /// - `suppressed`: a comment keeps one of several creations as it is.
    /// - `public-attribute`: the name of the attribute has no underscore in front, and the project
    ///   is not in sight: for standard input, and for a file on its own.
    /// - `other-files`: the attribute may be used by other files of the project, which are named;
    ///   a fix changes one file at a time.
    /// - `replaced`: another file of the project, a test, may put something else in the place of
    ///   `weakref.proxy`.
    /// - `base-elsewhere`: a base class from outside the project might use the attribute, or a
    ///   decorator of the class that is imported; the fix is offered as unsafe.
    /// - `name-taken`: there is no name left for what the fix needs.
    /// - `escapes`: any other use of the proxy as a value.
    ///
    /// Nothing is reported in tests, unless one drops the object, expects
    /// `ReferenceError`, and does not call the collector, nor where the object
    /// that has the proxy holds what it stands for as well, or is what it stands
    /// for.
    ///
    /// ## Deviations
    /// D-PROXY: in the plain form a dead object raises `AttributeError` (`TypeError` for a call,
    /// a subscript and the like) where the proxy raised `ReferenceError`. A callback gets the
    /// reference, no longer the proxy. Both forms hold the object until the expression is done.
    /// Neither makes it die sooner on PyPy.
    pub WeakrefProxy {
        code: "NR301",
        name: "weakref-proxy",
        summary: "a `weakref.proxy`, which outlives its object until the next collection",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["weakref"], &["proxy"]],
        names: &["weakref.proxy", "_weakref.proxy"],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "Differences between PyPy and CPython: garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
    }
}

impl Transform for WeakrefProxy {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        if !is_creation(cx.model(), node)
            || sight::is_tested(cx.model(), node)
            || is_held_beside(cx.model(), node)
            || own::is_own(cx.model(), node)
        {
            return None;
        }
        let Some(target) = target_of(cx.model(), node) else {
            let obstacle = unheld(cx.model(), node)?;
            cx.report(self.by_hand(node, "This proxy", &obstacle));
            return Some(());
        };
        let holder = Holder::of(cx, target)?;
        // The first creation speaks for all of a name or attribute.
        if holder.creations.first() != Some(&node) {
            return None;
        }
        let subject = format!("The proxy in `{}`", holder.label);
        let finding = match &holder.obstacle {
            Some(obstacle) => self.by_hand(node, &subject, obstacle),
            None => match fix(cx, &holder) {
                Some(fix) => self.fixed(node, &subject, fix, holder.doubt.as_ref()),
                None => {
                    let text = "The fix needs a new name, and none is surely free here.".to_owned();
                    self.by_hand(
                        node,
                        &subject,
                        &Obstacle {
                            reason: "name-taken",
                            text,
                        },
                    )
                }
            },
        };
        cx.report(finding);
        Some(())
    }
}

/// Whether `node` is a call of `weakref.proxy`.
fn is_creation<'t>(model: &Model<'t>, node: Node<'t>) -> bool {
    let Some(function) = syntax::Call::cast(node).and_then(syntax::Call::function) else {
        return false;
    };
    let imported = |name: Node<'t>| {
        let bindings = model.symbol_of(name).map(|id| &model.symbol(id).bindings);
        bindings
            .and_then(|all| all.first())
            .is_some_and(|one| one.kind == BindingKind::Import)
    };
    let likely = match function.kind() {
        Kind::Identifier => imported(function),
        Kind::Attribute => function
            .child(Field::Attribute)
            .is_some_and(|n| n.text() == "proxy"),
        _ => false,
    };
    likely
        && (model.is_named(function, "weakref.proxy") || model.is_named(function, "_weakref.proxy"))
}

/// Whether the object that has the proxy holds what it stands for as well, in an
/// attribute that its class keeps to itself and that this function sets:
/// `self._link = proxy(self.__node)`. Who can reach the one can reach the other.
fn is_held_beside<'t>(model: &Model<'t>, creation: Node<'t>) -> bool {
    let of_self = |node: Node<'t>| {
        let view = syntax::Attribute::cast(node)?;
        view.object().filter(|it| it.text() == "self")?;
        view.name()
    };
    let object = syntax::Call::cast(creation).and_then(|call| call.positional(0));
    let Some(held) = object.and_then(of_self) else {
        return false;
    };
    let stored = creation
        .ancestors()
        .take_while(|node| node.is(Kind::Assignment))
        .filter_map(|node| node.child(Field::Left))
        .any(|target| of_self(target).is_some());
    let function = model.function_of(creation);
    let set = model.spelled(held.text()).any(|name| {
        let attribute = name.parent().filter(|it| it.is(Kind::Attribute));
        attribute.is_some_and(|attribute| attribute.field() == Field::Left)
            && model.function_of(name) == function
    });
    stored && held.text().starts_with("__") && set
}

/// Why a proxy that is not assigned to a name or to an attribute of `self`
/// stays.
fn unheld<'t>(model: &Model<'t>, creation: Node<'t>) -> Option<Obstacle> {
    let stored_elsewhere = creation.parent().is_some_and(|parent| {
        parent.is(Kind::Assignment)
            && parent
                .child(Field::Left)
                .is_some_and(|target| target.is(Kind::Attribute))
            && parent
                .parent()
                .is_some_and(|parent| parent.is(Kind::ExpressionStatement))
    });
    if stored_elsewhere {
        return Obstacle::at(
            "other-object",
            "is stored in an attribute of another object",
            creation,
        );
    }
    match usage_of(model, creation) {
        Usage::Escape(escape) => Obstacle::at(escape.reason, escape.what, creation),
        _ => Obstacle::at("used-at-once", "is not kept but used", creation),
    }
}

/// The creation and all uses, changed together.
fn fix<'t>(cx: &Context<'t>, holder: &Holder<'t>) -> Option<Fix> {
    let form = Form::for_uses(cx, holder)?;
    let mut edits = Vec::new();
    let mut imports = Vec::new();
    for creation in &holder.creations {
        let function = creation.child(Field::Function)?;
        if let Some(name) = function.child(Field::Attribute) {
            edits.push(Edit::replace(name.span(), "ref"));
        } else {
            let (text, import) = cx.import(*creation, "weakref", "ref")?;
            edits.push(Edit::replace(function.span(), text));
            imports.extend(import);
        }
    }
    for (node, _) in &holder.uses {
        edits.extend(form.edits(*node));
    }
    let label = holder.label;
    let (title, definition) = match form {
        Form::Plain => (
            format!("Keep a weakref.ref in {label} and call it at each use"),
            None,
        ),
        Form::Helper { name, definition } => (
            format!("Keep a weakref.ref in {label} and read it through {name}"),
            definition,
        ),
    };
    let applicability = match holder.doubt {
        Some(_) => Applicability::Unsafe,
        None => Applicability::Safe,
    };
    Some(
        Fix::new(title, applicability, edits)
            .importing(imports)
            .adding_lines(definition),
    )
}

impl WeakrefProxy {
    fn finding(&self, node: Node<'_>, subject: &str) -> Finding {
        Finding {
            rule: self.meta(),
            span: node.span(),
            message: format!(
                "{subject} goes on working on PyPy after the last strong reference to the object \
                 is gone, until the next garbage collection; on CPython it raises \
                 `ReferenceError` at once."
            ),
            help: String::new(),
            reason: None,
            fix: None,
        }
    }

    fn fixed(&self, node: Node<'_>, subject: &str, fix: Fix, doubt: Option<&Obstacle>) -> Finding {
        let mut finding = self.finding(node, subject);
        if let Some(doubt) = doubt {
            finding.reason = Some(Reason(doubt.reason));
            finding.help.clone_from(&doubt.text);
        }
        finding.fix = Some(fix);
        finding
    }

    fn by_hand(&self, node: Node<'_>, subject: &str, obstacle: &Obstacle) -> Finding {
        let mut finding = self.finding(node, subject);
        finding.reason = Some(Reason(obstacle.reason));
        finding.help = format!(
            "{} Keep a `weakref.ref`, call it once per operation to get the object, and decide \
             what to do when that gives `None`.",
            obstacle.text
        );
        finding
    }
}
