//! NR702: `id()` as if it were an address.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `id()` of two objects that are made on the spot, compared; the
    /// `id` of such an object; and an `id` that is handed to `ctypes` or packed
    /// by `struct`.
    ///
    /// ## Why it matters
    /// On CPython `id` is the address of the object, and an object that is
    /// made for the call is gone after it: `id(object()) == id(object())`, and
    /// `id(a.method) == id(a.method)`, hold because the second takes the place
    /// of the first. On PyPy they do not. There `id` is no address, and that
    /// of a number is made of its value: it may have more than 64 bits.
    ///
    /// ## Example
    /// ```python
    /// class Button:
    ///     def press(self):
    ///         pass
    ///
    ///
    /// def same(a, b):
    ///     return id(a.press) == id(b.press)
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// class Button:
    ///     def press(self):
    ///         pass
    ///
    ///
    /// def same(a, b):
    ///     return a.press == b.press
    /// ```
    ///
    /// ## When it is not fixed
    /// - `method`: reading a method makes a new object each time; `==` between
    ///   two tells whether object and function are the same (unsafe, as all
    ///   fixes of this rule).
    /// - `temporary`: the object is made on the spot, so its `id` says nothing
    ///   once the call is over.
    /// - `address`: the `id` is used as an address.
    /// - `layout`: there is a comment or a line end inside.
    ///
    /// Nothing is reported for `id(x) == id(y)` of objects that live on: that
    /// is what `x is y` says, on both.
    pub IdComparison {
        code: "NR702",
        name: "id-comparison",
        summary: "`id()` of a temporary, or taken for an address",
        best: Applicability::Unsafe,
        since: "0.1.0",
        needles: &[&["id(", "id ("]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Object Identity of Primitive Values",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#object-identity-of-primitive-values-is-and-id",
        }],
        aliases: &[],
    }
}

impl Transform for IdComparison {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let by_line = code.lines().any(|line| {
            let text = line.text();
            if !text.contains("id") {
                return false;
            }
            let words = line.words();
            let calls = words
                .filter(|word| word.text == "id" && word.is_called() && !line.is_attribute(*word));
            matters(text, calls.map(|word| &line.after(word)[1..]))
        });
        by_line
            || code.formatted().any(|text| {
                let calls = text.match_indices("id(");
                matters(text, calls.map(|(at, call)| &text[at + call.len()..]))
            })
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let object = identified(node, cx)?;
        let parent = node.parent()?;
        if parent.is(Kind::ComparisonOperator) {
            return self.compared(node, parent, object, cx);
        }
        if let Some(user) = address_user(node, cx) {
            let message = format!(
                "On PyPy objects move, an `id` is no address, and that of a number may have more \
                 than 64 bits: `{user}` raises, reads something else or crashes."
            );
            self.put(
                cx,
                node.span(),
                message,
                "Keep the object itself, in a table by its `id` if need be, or hand over \
                 `ctypes.py_object(x)`.",
                "address",
                None,
            );
        } else if is_made_here(object, cx) && !matches!(parent.kind(), Kind::ExpressionStatement) {
            self.put(
                cx,
                node.span(),
                TEMPORARY.to_owned(),
                KEEP,
                "temporary",
                None,
            );
        }
        Some(())
    }
}

/// Whether one of the calls of `id` in some code may matter: each is told by what
/// follows its parenthesis.
fn matters<'c>(code: &str, mut calls: impl Iterator<Item = &'c str>) -> bool {
    let mut count = 0;
    let made = calls.any(|rest| {
        count += 1;
        let argument = rest.trim_start();
        let name = argument.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
        argument.starts_with(['[', '{', '('])
            || name.starts_with('(')
            || argument.starts_with("lambda")
    });
    let mut users = ["pack", "cast", "from_address", "c_"].iter();
    made || count > 1 && (code.contains("==") || code.contains("!="))
        || count > 0 && users.any(|user| code.contains(user))
}

const TEMPORARY: &str = "The object is gone as soon as its `id` is taken. CPython often gives the \
                         next object the same `id`; PyPy does not.";
const KEEP: &str = "Bind the objects to names, and compare them with `is`.";

impl IdComparison {
    fn compared<'t>(
        &self,
        node: Node<'t>,
        parent: Node<'t>,
        object: Node<'t>,
        cx: &mut Context<'t>,
    ) -> Option<()> {
        let comparison = syntax::Comparison::cast(parent)?;
        let operands: Vec<_> = comparison.operands().collect();
        let &[left, right] = operands.as_slice() else {
            return None;
        };
        if left != node {
            return None;
        }
        let other = identified(right, cx)?;
        let equal = comparison.operators().next()?.text();
        if !matches!(equal, "==" | "!=") {
            return None;
        }
        if is_method(object, cx) && is_method(other, cx) && is_pure(object) && is_pure(other) {
            let text = format!("{} {equal} {}", object.text(), other.text());
            let one_line = !parent.text().contains(['#', '\n', '\r']);
            let fix = one_line.then(|| {
                let edit = Edit::replace(parent.span(), text);
                let title = format!("Compare the methods with `{equal}`");
                Fix::new(title, Applicability::Unsafe, vec![edit])
            });
            let reason = if one_line { "method" } else { "layout" };
            let help = "Compare the methods themselves with `==`.";
            self.put(cx, parent.span(), TEMPORARY.to_owned(), help, reason, fix);
        } else if is_gone(object, cx) && is_gone(other, cx) {
            self.put(
                cx,
                parent.span(),
                TEMPORARY.to_owned(),
                KEEP,
                "temporary",
                None,
            );
        }
        Some(())
    }

    fn put<'t>(
        &self,
        cx: &mut Context<'t>,
        span: Span,
        message: String,
        help: &str,
        reason: &'static str,
        fix: Option<Fix>,
    ) {
        cx.report(Finding {
            rule: self.meta(),
            span,
            message,
            help: help.to_owned(),
            reason: Some(Reason(reason)),
            fix,
        });
    }
}

/// The object of a call of the builtin `id`.
fn identified<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<Node<'t>> {
    let call = syntax::Call::cast(node)?;
    let function = call.function().filter(|function| function.text() == "id")?;
    let mut arguments = call.argument_nodes();
    let object = arguments.next().filter(|_| arguments.next().is_none())?;
    let plain = !matches!(
        object.kind(),
        Kind::ListSplat | Kind::KeywordArgument | Kind::DictionarySplat
    );
    (plain && cx.model().is_named(function, "builtins.id")).then_some(object)
}

/// Whether the object is certainly new, and nobody else has it.
fn is_made_here<'t>(object: Node<'t>, cx: &Context<'t>) -> bool {
    match object.kind() {
        Kind::List | Kind::Dictionary | Kind::Set | Kind::Lambda => true,
        kind if kind.is_comprehension() => true,
        Kind::Call => object.child(Field::Function).is_some_and(|function| {
            let model = cx.model();
            let known = ["object", "list", "dict", "set", "bytearray"];
            known.contains(&function.text())
                && model.is_named(function, &format!("builtins.{}", function.text()))
        }),
        _ => false,
    }
}

/// Whether the object is made here, or may be.
fn is_gone<'t>(object: Node<'t>, cx: &Context<'t>) -> bool {
    is_made_here(object, cx) || object.is(Kind::Call) || is_method(object, cx)
}

/// Whether it reads a method of a class of the file: an attribute whose name
/// is only ever that of undecorated functions in classes, and never assigned.
fn is_method<'t>(object: Node<'t>, cx: &Context<'t>) -> bool {
    let name = object
        .child(Field::Attribute)
        .filter(|_| object.is(Kind::Attribute));
    let Some(name) = name.map(Node::text) else {
        return false;
    };
    let mut defined = false;
    let others = cx.model().spelled(name).any(|node| {
        let parent = node.parent();
        let definition = parent.filter(|parent| parent.is(Kind::FunctionDefinition));
        match definition.filter(|_| node.field() == Field::Name) {
            Some(function) => {
                defined = true;
                let suite = function.parent().and_then(Node::parent);
                !suite.is_some_and(|suite| suite.is(Kind::ClassDefinition))
            }
            None => parent.is_some_and(|parent| {
                let bound = matches!(parent.field(), Field::Left | Field::Name);
                parent.is(Kind::Attribute) && bound || node.field() == Field::Left
            }),
        }
    });
    defined && !others
}

/// What takes the `id` for an address: a function of `ctypes` or `struct`.
fn address_user<'t>(node: Node<'t>, cx: &Context<'t>) -> Option<&'t str> {
    let list = node.ancestors().find(|around| {
        !matches!(
            around.kind(),
            Kind::BinaryOperator | Kind::ParenthesizedExpression
        )
    })?;
    let function = list
        .parent()
        .filter(|_| list.is(Kind::ArgumentList))?
        .child(Field::Function)?;
    let names = cx.model().qualified_names(function);
    let takes = |name: &String| {
        name.starts_with("ctypes.") || name == "struct.pack" || name == "struct.pack_into"
    };
    let from_address = function
        .child(Field::Attribute)
        .is_some_and(|name| name.text() == "from_address");
    (from_address || !names.is_empty() && names.iter().all(takes)).then(|| function.text())
}
