//! NR708: the exception that a forbidden change of something builtin raises.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds a handler of `TypeError` around something that raises another
    /// exception on PyPy: deleting the `__code__`, `__name__` or
    /// `__qualname__` of a function, and a method of `datetime.datetime` that
    /// is called on the class, with the object as argument.
    ///
    /// ## Why it matters
    /// What is written in C on CPython is written in Python on PyPy, and
    /// refuses with `AttributeError` what CPython refuses with `TypeError`.
    /// The handler does not run.
    ///
    /// ## Example
    /// ```python
    /// def strip(function):
    ///     try:
    ///         del function.__code__
    ///     except TypeError:
    ///         return False
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// def strip(function):
    ///     try:
    ///         del function.__code__
    ///     except (TypeError, AttributeError):
    ///         return False
    /// ```
    ///
    /// ## When it is not fixed
    /// - `handler`: an `AttributeError` may have another cause, which the
    ///   handler would now hide (unsafe, as all fixes of this rule).
    /// - `succeeds`: on PyPy the attribute of this class can be set: nothing
    ///   is raised.
    ///
    /// Nothing is reported where the `try` has a handler of `AttributeError`.
    pub BuiltinAttribute {
        code: "NR708",
        name: "builtin-attribute",
        summary: "`except TypeError` around what raises `AttributeError` on PyPy",
        best: Applicability::Unsafe,
        since: "0.1.0",
        needles: &[
            &["TypeError"],
            &["__code__", "__name__", "__qualname__", "datetime", "Decimal", "OrderedDict"],
        ],
        kinds: &[Kind::ExceptClause],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

/// Classes written in C on CPython, in Python on PyPy.
const CLASSES: &[&str] = &[
    "datetime.date",
    "datetime.datetime",
    "datetime.time",
    "datetime.timedelta",
    "decimal.Decimal",
    "collections.OrderedDict",
];

impl Transform for BuiltinAttribute {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let imports = code.imports();
        let is_class = |name: &str| CLASSES.contains(&name);
        let of_class = |line: CodeLine<'_>, word: Word<'_>| match line.path_to(word) {
            syntax::Path::Names(path) => path
                .rsplit_once('.')
                .is_some_and(|(class, _)| imports.may_be(class, is_class)),
            syntax::Path::OfValue => false,
            syntax::Path::Unknown => true,
        };
        let catches = |line: CodeLine<'_>| {
            let mut words = line.words().map(|word| word.text);
            words.any(|word| word == "except") && words.any(|word| word == "TypeError")
        };
        let tries = |line: CodeLine<'_>| {
            let mut deletes = false;
            line.words().any(|word| {
                deletes |= word.text == "del";
                word.text == "setattr"
                    || line.is_attribute(word)
                        && (deletes && word.text.starts_with("__") || of_class(line, word))
            })
        };
        code.lines_with(&["TypeError"]).any(catches) && code.lines().any(tries)
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let value = node.child(Field::Value)?;
        let caught = match value.kind() {
            Kind::AsPattern => value.named_children().next()?,
            _ => value,
        };
        if !cx.model().is_named(caught, "builtins.TypeError") {
            return None;
        }
        let statement = syntax::Try::cast(node.parent()?)?;
        let others = statement.handlers().filter(|handler| *handler != node);
        let awaits = |handler: Node<'_>| {
            let value = handler.child(Field::Value);
            value.is_none_or(|value| {
                ["AttributeError", "Exception"]
                    .iter()
                    .any(|name| value.text().contains(name))
            })
        };
        if others.into_iter().any(awaits) {
            return None;
        }
        let mut tried = statement.body()?.named_children();
        let only = tried.next().filter(|_| tried.next().is_none())?;
        if sets_class_attribute(only, cx) {
            cx.report(Finding {
                rule: self.meta(),
                span: only.span(),
                message: "This class is written in Python on PyPy, so that its attributes can be \
                          set: nothing is raised, and the handler does not run."
                    .to_owned(),
                help: "Do not change the class; derive one from it.".to_owned(),
                reason: Some(Reason("succeeds")),
                fix: None,
            });
            return Some(());
        }
        if !deletes_part_of_function(only) && !calls_unbound(only, cx) {
            return None;
        }
        let edit = Edit::replace(caught.span(), "(TypeError, AttributeError)");
        cx.report(Finding {
            rule: self.meta(),
            span: caught.span(),
            message:
                "On PyPy this raises `AttributeError` where CPython, which has it in C, raises \
                      `TypeError`."
                    .to_owned(),
            help: "Await both, if the handler is right for any `AttributeError`.".to_owned(),
            reason: Some(Reason("handler")),
            fix: Some(Fix::new(
                "Await `AttributeError` too",
                Applicability::Unsafe,
                vec![edit],
            )),
        });
        Some(())
    }
}

fn deletes_part_of_function(statement: Node<'_>) -> bool {
    let target = statement.named_children().next();
    let name = target
        .and_then(syntax::Attribute::cast)
        .and_then(syntax::Attribute::name);
    statement.is(Kind::DeleteStatement)
        && name.is_some_and(|name| matches!(name.text(), "__code__" | "__name__" | "__qualname__"))
}

/// `datetime.datetime.isoformat(day)`, alone or assigned.
fn calls_unbound<'t>(statement: Node<'t>, cx: &Context<'t>) -> bool {
    let part = statement.named_children().next();
    let value = part.map(|part| part.child(Field::Right).unwrap_or(part));
    let call = value.and_then(syntax::Call::cast);
    let Some(function) = call.and_then(syntax::Call::function) else {
        return false;
    };
    let class = function
        .child(Field::Object)
        .filter(|_| function.is(Kind::Attribute));
    let name = function.child(Field::Attribute).map(Node::text);
    // Those that are not inherited from `date`.
    let own = [
        "isoformat",
        "astimezone",
        "ctime",
        "dst",
        "replace",
        "time",
        "timestamp",
        "timetuple",
        "timetz",
        "tzname",
        "utcoffset",
        "utctimetuple",
    ];
    name.is_some_and(|name| own.contains(&name))
        && class.is_some_and(|class| cx.model().is_named(class, "datetime.datetime"))
        && call.and_then(|call| call.positional(0)).is_some()
}

/// `Decimal.x = 1`, `setattr(Decimal, "x", 1)`.
fn sets_class_attribute<'t>(statement: Node<'t>, cx: &Context<'t>) -> bool {
    let part = statement.named_children().next();
    let target = part.and_then(|part| match part.kind() {
        Kind::Assignment => part
            .child(Field::Left)
            .and_then(|left| left.child(Field::Object)),
        Kind::Call => {
            let call = syntax::Call::cast(part)?;
            let sets = call.function()?.text() == "setattr";
            call.positional(0).filter(|_| sets)
        }
        _ => None,
    });
    target.is_some_and(|class| CLASSES.iter().any(|name| cx.model().is_named(class, name)))
}
