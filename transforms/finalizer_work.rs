//! NR601: work that is left to a finalizer.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `__del__` methods that write, flush, commit or delete something,
    /// in classes that offer no other way to get it done: neither a context
    /// manager nor `close`.
    ///
    /// ## Why it matters
    /// CPython calls `__del__` when the last reference goes away. PyPy calls it
    /// some time later, and not at all for what is still alive when the program
    /// ends.
    ///
    /// ## Example
    /// ```python
    /// class Report:
    ///     def __del__(self):
    ///         self.out.write("done")
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// class Report:
    ///     def close(self):
    ///         self.out.write("done")
    ///
    ///     def __enter__(self):
    ///         return self
    ///
    ///     def __exit__(self, *exception):
    ///         self.close()
    /// ```
    ///
    /// ## Reasons
    /// - `design`: there is no fix; who uses the class has to say when it is
    ///   done.
    ///
    /// Nothing is reported where the class comes from one of another file,
    /// which may offer a way (unless the work is on a private attribute that
    /// this class declares), nor where it uses `atexit` or `weakref.finalize`, nor
    /// where the file asks an object of the class for it (`tracker.unlink()`).
    pub FinalizerWork {
        code: "NR601",
        name: "finalizer-work",
        summary: "a `__del__` that does work nothing else does",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["def __del__"], &["("]],
        kinds: &[Kind::FunctionDefinition],
        references: &[Reference {
            title: "PyPy: Differences related to garbage collection strategies",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#differences-related-to-garbage-collection-strategies",
        }],
        aliases: &[],
    }
}

impl Transform for FinalizerWork {
    fn may_apply_in<'c>(&'c self, _: &'c Code<'_>, _: &'c Settings) -> Applies<'c> {
        Box::new(|part| part.words().any(|word| word == "__del__"))
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        if node.child(Field::Name)?.text() != "__del__" || !model.is_in_class_body(node) {
            return None;
        }
        let class = model.scope_node(model.frame_of(node));
        let mut own = node
            .descendants()
            .filter(|call| model.function_of(*call) == Some(node));
        let work = own.find(|call| does_work(*call, model))?;
        if is_seen_to(class, work, model) || is_asked_for(class, work, model) {
            return None;
        }
        cx.report(Finding {
            rule: self.meta(),
            span: work.span(),
            message: "On PyPy this happens some time after the last reference is gone, or never \
                      if the program ends before: finalizers wait for the collector."
                .into(),
            help: "Make the class a context manager, or register the work with \
                   `weakref.finalize` or `atexit`."
                .into(),
            reason: Some(Reason("design")),
            fix: None,
        });
        Some(())
    }
}

/// Whether the class has another way to get `work` done, of its own or
/// inherited, as a class of another file may have one, unless the work is on what
/// this class alone knows.
fn is_seen_to<'t>(class: Node<'t>, work: Node<'t>, model: &Model<'t>) -> bool {
    const WAYS: &[&str] = &[
        "__exit__",
        "__aexit__",
        "close",
        "aclose",
        "shutdown",
        "stop",
        "disconnect",
        "cleanup",
        "release",
    ];
    const PLAIN: &[&str] = &["abc.ABC", "threading.Thread", "typing.Generic"];
    let has_way = |class: &Node<'t>| {
        let scope = model.opened_by(*class);
        let named = |name: &&str| scope.is_some_and(|it| model.symbol_in(it, name).is_some());
        WAYS.iter().any(named)
    };
    let is_plain = |base: &Node<'t>| {
        let name = model.qualified_name(*base);
        name.is_some_and(|name| name.starts_with("builtins.") || PLAIN.contains(&name.as_ref()))
    };
    let at_exit = || {
        ["atexit", "finalize"]
            .iter()
            .any(|name| model.spells(name, class.span()))
    };
    model.lineage(class).iter().any(has_way)
        || !model.bases_elsewhere(class).iter().all(is_plain) && !is_own(class, work, model)
        || at_exit()
}

/// Whether the file asks an instance of `class` for `work`, a method of its own:
/// `self.tracker = Tracker()`, and `self.tracker.unlink()` somewhere.
fn is_asked_for<'t>(class: Node<'t>, work: Node<'t>, model: &Model<'t>) -> bool {
    let function = work
        .child(Field::Function)
        .and_then(syntax::Attribute::cast);
    let Some((object, method)) = function.and_then(|it| Some((it.object()?, it.name()?))) else {
        return false;
    };
    let Some(name) = class.child(Field::Name) else {
        return false;
    };
    let scope = model.opened_by(class);
    let own = object.text() == "self"
        && scope.is_some_and(|scope| model.symbol_in(scope, method.text()).is_some());
    let last = |node: Node<'t>| node.child(Field::Attribute).unwrap_or(node);
    let is_instance = |object: Node<'t>| {
        model.spelled(last(object).text()).any(|it| {
            let target = it
                .parent()
                .filter(|it| it.is(Kind::Attribute))
                .unwrap_or(it);
            let assignment = target.parent().and_then(syntax::Assignment::cast);
            let value = assignment.filter(|it| it.target() == Some(target));
            let maker = value.and_then(|it| syntax::Call::cast(it.value()?)?.function());
            maker.is_some_and(|maker| last(maker).text() == name.text())
        })
    };
    own && model.spelled(method.text()).any(|it| {
        let attribute = it.parent().and_then(syntax::Attribute::cast);
        let asked = attribute.filter(|_| it.field() == Field::Attribute);
        let called = asked.filter(|it| it.node().field() == Field::Function);
        called.and_then(|it| it.object()).is_some_and(is_instance)
    })
}

/// Whether `work` is a method of an attribute that the class declares and keeps
/// to itself by its name: `self._path.unlink()`.
fn is_own<'t>(class: Node<'t>, work: Node<'t>, model: &Model<'t>) -> bool {
    let object = work
        .child(Field::Function)
        .and_then(|it| it.child(Field::Object));
    let Some(view) = object.and_then(syntax::Attribute::cast) else {
        return false;
    };
    let body = model.opened_by(class);
    view.object().is_some_and(|it| it.text() == "self")
        && view.name().is_some_and(|name| {
            name.text().starts_with('_')
                && body.is_some_and(|body| model.symbol_in(body, name.text()).is_some())
        })
}

/// Whether the call writes, or gets rid of, something outside the process.
fn does_work<'t>(node: Node<'t>, model: &Model<'t>) -> bool {
    const FUNCTIONS: &[&str] = &[
        "os.remove",
        "os.rmdir",
        "os.unlink",
        "os.removedirs",
        "shutil.rmtree",
        "os.kill",
        "os.rename",
        "os.replace",
        "os.write",
        "pickle.dump",
        "json.dump",
    ];
    const METHODS: &[&str] = &[
        "commit",
        "flush",
        "kill",
        "rmtree",
        "rollback",
        "save",
        "send",
        "sendall",
        "sync",
        "terminate",
        "unlink",
        "write",
        "writelines",
    ];
    let Some(function) = syntax::Call::cast(node).and_then(syntax::Call::function) else {
        return false;
    };
    if FUNCTIONS
        .iter()
        .any(|known| model.is_named(function, known))
    {
        return true;
    }
    let Some(view) = syntax::Attribute::cast(function) else {
        return false;
    };
    let (Some(object), Some(name)) = (view.object(), view.name()) else {
        return false;
    };
    // To say that it is too late is no work.
    let speaks = object.text().contains("std") || object.text().contains("log");
    METHODS.contains(&name.text()) && !speaks
}
