//! NR707: what kind of function a builtin one is.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds tests for the kinds of builtin functions and methods: the types
    /// `types.BuiltinMethodType`, `MethodDescriptorType`,
    /// `WrapperDescriptorType`, `MethodWrapperType`,
    /// `ClassMethodDescriptorType`; `inspect.isbuiltin` and
    /// `inspect.ismethoddescriptor`; and `inspect.isfunction` and
    /// `inspect.ismethod` of something builtin.
    ///
    /// ## Why it matters
    /// On PyPy the methods of builtin types are functions and methods like
    /// those that Python code defines: `inspect.isfunction(list.append)` and
    /// `inspect.ismethod([].append)` are true, and those types are
    /// `types.FunctionType` and `types.MethodType` themselves. A test for them
    /// is true for all functions, or never.
    ///
    /// ## Example
    /// ```python
    /// import inspect
    ///
    ///
    /// def is_plain(member):
    ///     return not inspect.ismethoddescriptor(member)
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import inspect
    ///
    ///
    /// def is_plain(member):
    ///     return not inspect.isroutine(member)
    /// ```
    ///
    /// ## Reasons
    /// - `kind`: what the test is for cannot be seen.
    ///
    /// Nothing is reported where the test stands beside one that PyPy's
    /// functions pass, `isfunction`, `ismethod`, `isroutine`, `FunctionType`
    /// or `MethodType`: what is asked for is any function. The rule takes part
    /// only when it is selected: many programs ask so as to be kind to builtin
    /// functions, and do well without.
    pub MethodTypeCheck {
        code: "NR707",
        name: "method-type-check",
        summary: "a test for builtin methods, which are plain functions on PyPy",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&[
            "BuiltinMethodType",
            "MethodDescriptorType",
            "WrapperDescriptorType",
            "MethodWrapperType",
            "isbuiltin",
            "ismethoddescriptor",
            "isfunction",
            "ismethod",
        ]],
        kinds: &[Kind::Attribute, Kind::Identifier],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],
        pedantic: true,
    }
}

const KINDS: &[&str] = &[
    "types.BuiltinMethodType",
    "types.MethodDescriptorType",
    "types.WrapperDescriptorType",
    "types.MethodWrapperType",
    "types.ClassMethodDescriptorType",
    "inspect.isbuiltin",
    "inspect.ismethoddescriptor",
];
const PLAIN: &[&str] = &["inspect.isfunction", "inspect.ismethod"];
const ANY: &[&str] = &[
    "isfunction",
    "ismethod",
    "isroutine",
    "FunctionType",
    "MethodType",
    "callable",
];

impl Transform for MethodTypeCheck {
    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let asks = |name: &&str, word: Word<'_>| name.rsplit('.').next() == Some(word.text);
        code.lines().any(|line| {
            line.words().any(|word| {
                KINDS.iter().any(|name| asks(name, word))
                    || PLAIN.iter().any(|name| asks(name, word)) && word.is_called()
            })
        }) || code.formatted().any(|text| {
            let mut all = KINDS.iter().chain(PLAIN);
            all.any(|name| {
                name.rsplit('.')
                    .next()
                    .is_some_and(|last| text.contains(last))
            })
        })
    }

    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let last = node.child(Field::Attribute).unwrap_or(node);
        let known = |name: &&&str| name.rsplit('.').next() == Some(last.text());
        let name = KINDS.iter().chain(PLAIN).find(known)?;
        if matches!(node.field(), Field::Attribute | Field::Name)
            || !cx.model().is_named(node, name)
        {
            return None;
        }
        if PLAIN.contains(name) {
            let call = syntax::Call::cast(node.parent()?)?;
            call.positional(0)
                .filter(|argument| is_builtin(*argument, cx))?;
        } else if !is_test(node) || asks_for_any(node) {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            node.span(),
            "kind",
            format!(
                "On PyPy builtin methods are plain functions and methods, and `{name}` does not \
                 tell them from those of Python code."
            ),
            "Ask `callable` or `inspect.isroutine` if any function will do, or look at what the \
             function can do.",
        ));
        Some(())
    }
}

/// Whether it is called, or stands in `isinstance` or a comparison.
fn is_test(node: Node<'_>) -> bool {
    let around = node.ancestors().find(|around| !around.is(Kind::Tuple));
    around.is_some_and(|around| match around.kind() {
        Kind::Call => node.field() == Field::Function,
        Kind::ComparisonOperator => true,
        Kind::ArgumentList => around
            .parent()
            .and_then(|call| call.child(Field::Function))
            .is_some_and(|function| matches!(function.text(), "isinstance" | "issubclass")),
        _ => false,
    })
}

/// Whether the expression around asks for other functions as well.
fn asks_for_any(node: Node<'_>) -> bool {
    let whole = node
        .ancestors()
        .take_while(|around| {
            matches!(
                around.kind(),
                Kind::BooleanOperator | Kind::ParenthesizedExpression | Kind::Tuple | Kind::Call
            ) || around.is(Kind::ArgumentList) && node.field() != Field::Function
        })
        .last();
    whole.is_some_and(|whole| {
        whole
            .descendants()
            .any(|part| part.is(Kind::Identifier) && ANY.contains(&part.text()))
    })
}

/// Whether it is certainly a method of a builtin type.
fn is_builtin<'t>(node: Node<'t>, cx: &Context<'t>) -> bool {
    let Some(object) = node
        .child(Field::Object)
        .filter(|_| node.is(Kind::Attribute))
    else {
        return false;
    };
    let types = [
        "list", "dict", "set", "str", "bytes", "tuple", "int", "object", "float",
    ];
    matches!(
        object.kind(),
        Kind::List | Kind::Dictionary | Kind::Set | Kind::String | Kind::Tuple
    ) || types.contains(&object.text())
        && cx
            .model()
            .is_named(object, &format!("builtins.{}", object.text()))
}
