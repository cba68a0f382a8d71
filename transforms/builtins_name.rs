//! NR705: `__builtins__`, which is a module here and a dictionary there.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds what is read from or stored in `__builtins__`, and goes through
    /// the module `builtins` instead.
    ///
    /// ## Why it matters
    /// `__builtins__` is always a module on PyPy. On CPython it is one in the
    /// main program and a dictionary everywhere else, so that
    /// `__builtins__["len"]` raises `TypeError` on PyPy, and
    /// `__builtins__.len` raises `AttributeError` on CPython.
    ///
    /// ## Example
    /// ```python
    /// import io
    ///
    /// opened = [io.open, __builtins__["open"]]
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import io
    /// import builtins
    ///
    /// opened = [io.open, builtins.open]
    /// ```
    ///
    /// ## When it is not fixed
    /// - `python2`: the module is called `__builtin__` in Python 2, which the
    ///   file is for, or for both.
    /// - `imported`: on CPython this looks at the attributes of a dictionary
    ///   where the module is imported, and finds other ones (unsafe), or asks a
    ///   dictionary for what may be no name.
    /// - `handler`: a `try` stands around it; another exception than before
    ///   may be raised for a missing name (unsafe).
    /// - `assigned`: assigning to `__builtins__` has no effect on PyPy.
    /// - `dictionary`: it is used as a dictionary in a way that a module does
    ///   not offer.
    /// - `names-taken`: `builtins` is another thing in the file, or a new name
    ///   would be seen (`globals()`).
    /// - `layout`: there is a comment or a line end inside.
    ///
    /// Nothing is reported where the file asks what `__builtins__` is, or
    /// hands it on.
    pub BuiltinsName {
        code: "NR705",
        name: "builtins-name",
        summary: "`__builtins__` taken for a dictionary or a module",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["__builtins__"]],
        kinds: &[Kind::Identifier],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
    }
}

const NAME: &str = "__builtins__";

/// The names with underscores that are in it.
const SPECIAL: &[&str] = &["__build_class__", "__debug__", "__import__"];

impl Transform for BuiltinsName {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let is_it = |word: Word<'_>| word.text == NAME;
        code.formatted().any(|text| text.contains(NAME))
            || code
                .lines()
                .any(|line| line.text().contains(NAME) && line.words().any(is_it))
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        if node.text() != NAME || node.field() == Field::Attribute || node.field() == Field::Name {
            return None;
        }
        if asks_what_it_is(cx) {
            return None;
        }
        let bound = cx.model().symbol_of(node).map(|id| cx.model().symbol(id));
        if bound.is_some_and(|symbol| !symbol.bindings.is_empty()) {
            let target = node.parent().filter(|parent| parent.is(Kind::Assignment));
            if target.is_some() && node.field() == Field::Left {
                self.put(cx, node, None, Err("assigned"));
            }
            return None;
        }
        let (whole, form) = form(node)?;
        let guarded = node
            .ancestors()
            .find(|around| around.is(Kind::TryStatement));
        if guarded.is_some_and(|around| spelled_twice(around)) {
            return None;
        }
        let weak = match form {
            Form::Asked => Some("imported"),
            Form::Get(key, _) | Form::Holds(key, _) if plain_name(key).is_none() => {
                Some("imported")
            }
            _ => guarded.map(|_| "handler"),
        };
        let made = self.fix(node, whole, form, weak.is_some(), cx);
        self.put(cx, whole, weak, made);
        Some(())
    }
}

/// How it is used.
enum Form<'t> {
    /// As a module: the name alone changes.
    Module,
    /// `getattr(__builtins__, …)` and its kin: the same.
    Asked,
    /// `__builtins__["name"]`.
    Item(&'t str),
    /// `__builtins__.get("name", default)`.
    Get(Node<'t>, Option<Node<'t>>),
    /// `"name" in __builtins__`, or `not in`.
    Holds(Node<'t>, bool),
    /// Otherwise as a dictionary.
    Dictionary,
}

fn form<'t>(node: Node<'t>) -> Option<(Node<'t>, Form<'t>)> {
    let parent = node.parent()?;
    match parent.kind() {
        Kind::Subscript if node.field() == Field::Value => {
            let mut keys = parent.children_of(Field::Subscript);
            let key = keys.next().filter(|_| keys.next().is_none());
            let name = key.and_then(plain_name);
            Some((parent, name.map_or(Form::Dictionary, Form::Item)))
        }
        Kind::Attribute => {
            let name = syntax::Attribute::cast(parent)?.name()?.text();
            let call = parent
                .parent()
                .filter(|call| call.is(Kind::Call) && parent.field() == Field::Function);
            let Some(call) = call.and_then(syntax::Call::cast) else {
                return Some((node, Form::Module));
            };
            let arguments: Vec<_> = call.argument_nodes().collect();
            let plain =
                !call.has_splat() && arguments.iter().all(|node| !node.is(Kind::KeywordArgument));
            match (name, arguments.as_slice()) {
                ("get", [key]) if plain => Some((call.node(), Form::Get(*key, None))),
                ("get", [key, default]) if plain => {
                    Some((call.node(), Form::Get(*key, Some(*default))))
                }
                (
                    "get" | "keys" | "values" | "items" | "copy" | "pop" | "update" | "setdefault"
                    | "has_key" | "iteritems" | "iterkeys" | "itervalues" | "clear" | "popitem",
                    _,
                ) => Some((call.node(), Form::Dictionary)),
                _ => Some((node, Form::Module)),
            }
        }
        Kind::ComparisonOperator => {
            let comparison = syntax::Comparison::cast(parent)?;
            let operands: Vec<_> = comparison.operands().collect();
            let operator = comparison.operators().next()?.text();
            match operands.as_slice() {
                [key, right] if *right == node && operator == "in" => {
                    Some((parent, Form::Holds(*key, true)))
                }
                [key, right] if *right == node && operator.starts_with("not") => {
                    Some((parent, Form::Holds(*key, false)))
                }
                _ => None,
            }
        }
        Kind::ArgumentList => {
            let call = syntax::Call::cast(parent.parent()?)?;
            let asked = ["getattr", "hasattr", "setattr", "delattr", "dir", "vars"];
            let first = call.positional(0) == Some(node);
            let function = call.function()?.text();
            (first && asked.contains(&function)).then_some((node, Form::Asked))
        }
        Kind::ForStatement | Kind::ForInClause if node.field() == Field::Right => {
            Some((node, Form::Dictionary))
        }
        _ => None,
    }
}

/// A string literal that is an identifier.
fn plain_name(key: Node<'_>) -> Option<&str> {
    let mut parts = key.children().filter(|_| key.is(Kind::String));
    let (Some(start), Some(content), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let text = content.text();
    // In a class, two underscores in front would make it a private name.
    let private = text.starts_with("__") && !text.ends_with("__");
    // Every module has attributes that are no names in it.
    let special = text.starts_with("__") && !SPECIAL.contains(&text);
    let plain = start.text().len() == 1 && content.is(Kind::StringContent);
    (plain && !private && !special && is_identifier(text)).then_some(text)
}

/// Whether the file finds out by itself what kind of thing it is.
fn asks_what_it_is(cx: &Context<'_>) -> bool {
    cx.model().spelled(NAME).any(|node| {
        let list = node.parent().filter(|parent| parent.is(Kind::ArgumentList));
        let call = list.and_then(Node::parent);
        let function = call.and_then(|call| call.child(Field::Function));
        let second = list.and_then(|list| list.named_children().nth(1));
        function.is_some_and(|function| match function.text() {
            "isinstance" | "type" => true,
            // `getattr(__builtins__, "__dict__", __builtins__)`
            "getattr" => {
                let third = list.and_then(|list| list.named_children().nth(2));
                third.is_some() && second.is_some_and(|name| name.text().contains("__dict__"))
            }
            "hasattr" => second.is_some_and(|name| name.text().contains("__")),
            _ => false,
        })
    })
}

/// Whether the `try` has it both ways: the name is used in a handler too.
fn spelled_twice(statement: Node<'_>) -> bool {
    let body = statement.child(Field::Body);
    let handlers = statement
        .children()
        .filter(|child| child.is(Kind::ExceptClause));
    let spells = |node: Node<'_>| {
        node.descendants()
            .any(|part| part.is(Kind::Identifier) && part.text() == NAME)
    };
    body.is_some_and(spells) && handlers.into_iter().any(spells)
}

impl BuiltinsName {
    fn fix<'t>(
        &self,
        node: Node<'t>,
        whole: Node<'t>,
        form: Form<'t>,
        weak: bool,
        cx: &Context<'t>,
    ) -> Result<Fix, &'static str> {
        if may_be_python2(cx) {
            return Err("python2");
        }
        if matches!(form, Form::Dictionary) {
            return Err("dictionary");
        }
        if whole.text().contains(['\n', '\r', '#']) {
            return Err("layout");
        }
        let model = cx.model();
        let known = model.imported_as(node, "builtins", None);
        let free = || {
            !model
                .spelled("builtins")
                .any(|node| model.symbol_of(node).is_some())
        };
        if known.is_none() && !(free() && cx.takes_imports(node)) {
            return Err("names-taken");
        }
        let import = known.is_none().then_some(Import {
            module: "builtins",
            name: None,
        });
        let module = known.unwrap_or_else(|| "builtins".to_owned());
        let (span, text) = match form {
            Form::Module | Form::Asked | Form::Dictionary => (node.span(), module),
            Form::Item(name) => (whole.span(), format!("{module}.{name}")),
            Form::Get(key, default) => {
                let default = default.map_or("None", |node| node.text());
                let text = format!("getattr({module}, {}, {default})", key.text());
                (whole.span(), text)
            }
            Form::Holds(key, yes) => {
                let not = if yes { "" } else { "not " };
                let text = format!("{not}hasattr({module}, {})", key.text());
                (whole.span(), text)
            }
        };
        let tier = if weak {
            Applicability::Unsafe
        } else {
            Applicability::Safe
        };
        let fix = Fix::new(
            "Go through the module `builtins`",
            tier,
            vec![Edit::replace(span, text)],
        );
        Ok(fix.importing(import))
    }

    fn put<'t>(
        &self,
        cx: &mut Context<'t>,
        node: Node<'t>,
        weak: Option<&'static str>,
        made: Result<Fix, &'static str>,
    ) {
        let (reason, fix) = match made {
            Ok(fix) => (weak, Some(fix)),
            Err(reason) => (Some(reason), None),
        };
        let help = match reason {
            None => "",
            Some("assigned") => "Change attributes of the module `builtins` instead.",
            Some("python2") => {
                "Import the module, `__builtin__` in Python 2, and take its attributes."
            }
            Some("imported") => {
                "Use the module `builtins`, and see that the names are those meant."
            }
            Some("handler") => {
                "Use the module `builtins`, and see that the handler awaits `AttributeError`."
            }
            Some(_) => "Import `builtins`, and use its attributes, or `vars(builtins)`.",
        };
        cx.report(Finding {
            rule: self.meta(),
            span: node.span(),
            message: "`__builtins__` is always a module on PyPy; on CPython it is a dictionary in \
                      all modules but the main one."
                .to_owned(),
            help: help.to_owned(),
            reason: reason.map(Reason),
            fix,
        });
    }
}
