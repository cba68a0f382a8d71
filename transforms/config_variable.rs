//! Variables of the build that only CPython has.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds variables of `sysconfig` that PyPy does not have where their value
    /// is needed: `get_config_vars()['CONFIG_ARGS']`, `get_config_var('LIBPL') +
    /// '/Makefile'`.
    ///
    /// ## Why it matters
    /// PyPy is not built by CPython's makefile and knows 44 of its 700 variables:
    /// a subscript raises `KeyError`, `get_config_var` gives `None`.
    ///
    /// ## Example
    /// ```python
    /// import sysconfig
    ///
    /// flags = sysconfig.get_config_vars()['CONFIG_ARGS'].split()
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// import sysconfig
    ///
    /// flags = (sysconfig.get_config_var('CONFIG_ARGS') or '').split()
    /// ```
    ///
    /// ## Reasons
    /// - `key`: the variable is a key, and there is none.
    /// - `none`: the variable is `None` where text is needed.
    ///
    /// Nothing is reported for a value that is tested, kept or given a default.
    pub ConfigVariable {
        code: "NR807",
        name: "config-variable",
        summary: "a variable of `sysconfig` that PyPy does not have, used as if it were there",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["get_config_var"]],
        kinds: &[Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Extension modules",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#extension-modules",
        }],
        aliases: &[],

    }
}

/// Variables, the exceptions by which one learns that one is missing, and how
/// programs ask whether they run in the folder that CPython was built in, which
/// PyPy never does.
const VARIABLES: Subject = Subject {
    in_name: |name| matches!(name, "is_python_build" | "python_build" | "_python_build"),
    raises: &[
        "KeyError",
        "TypeError",
        "LookupError",
        "Exception",
        "BaseException",
    ],
    ..Subject::IMPLEMENTATION
};

impl Transform for ConfigVariable {
    fn may_apply(&self, code: &Code<'_>, settings: &Settings) -> bool {
        let lacks = |text: &str| match text.strip_prefix(['"', '\'']) {
            Some(rest) => {
                let name = rest.split(['"', '\'']).next().unwrap_or_default();
                Missing::table().lacks_variable(name, settings.pypy)
            }
            None => true,
        };
        let asks = |line: CodeLine<'_>, word: Word<'_>| match word.text {
            "get_config_var" => line.argument(word, 0).is_none_or(lacks),
            "get_config_vars" => {
                let rest = line.after_call(word);
                let item = rest.and_then(|rest| rest.trim_start().strip_prefix('['));
                rest.is_none() || item.is_some_and(|item| lacks(item.trim_start()))
            }
            _ => false,
        };
        let renamed = |text: &str| text.contains("get_config_var");
        code.lines()
            .any(|line| line.words().any(|word| asks(line, word)))
            || code.formatted().any(renamed)
    }

    fn visit<'t>(&self, call: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let view = syntax::Call::cast(call)?;
        let function = view.function()?;
        let is = |name: &str| {
            ["sysconfig", "distutils.sysconfig"]
                .iter()
                .any(|module| model.is_named(function, &format!("{module}.{name}")))
        };
        let last = function.child(Field::Attribute).unwrap_or(function).text();
        let (key, value, raises) = match last {
            "get_config_var" if is("get_config_var") => (view.positional(0)?, call, "None"),
            "get_config_vars"
                if is("get_config_vars") && view.argument_nodes().next().is_none() =>
            {
                let Use::Subscript(item) = use_of(call) else {
                    return None;
                };
                (item.child(Field::Subscript)?, item, "KeyError")
            }
            _ => return None,
        };
        let name = constant_text(key)?;
        if !Missing::table().lacks_variable(name, cx.settings().pypy) {
            return None;
        }
        if raises == "None" && !needs_text(model, value) {
            return None;
        }
        let variable = Subject {
            names: &[name],
            ..VARIABLES
        };
        if Guards::find(model, &variable).cover(call) {
            return None;
        }
        let (reason, what) = match raises {
            "KeyError" => ("key", "this raises `KeyError`"),
            _ => ("none", "this is `None`, which what follows does not take"),
        };
        cx.report(Finding::manual(
            self.meta(),
            value.span(),
            reason,
            format!(
                "PyPy is not built by CPython's makefile and has no variable `{name}`: {what}."
            ),
            "Ask by `sysconfig.get_config_var`, and do without it where that gives `None`.",
        ));
        Some(())
    }
}

/// What a plain string literal says.
fn constant_text(string: Node<'_>) -> Option<&str> {
    let string = string.unparenthesized();
    if !string.is(Kind::String)
        || string
            .descendants()
            .any(|node| node.is(Kind::Interpolation))
    {
        return None;
    }
    let content = string.child_of_kind(Kind::StringContent)?;
    Some(content.text())
}

/// Whether a value is used in a way in which `None` raises.
fn needs_text<'t>(model: &Model<'t>, value: Node<'t>) -> bool {
    if value
        .parent()
        .is_some_and(|node| node.is(Kind::BooleanOperator))
    {
        return false;
    }
    match use_of(value) {
        Use::Method(_) | Use::Subscript(_) | Use::Iterated(_) => true,
        Use::Operand(operation) => {
            let operator = syntax::BinaryOperator::cast(operation).and_then(|view| view.operator());
            let contains = syntax::Comparison::cast(operation).is_some_and(|view| {
                view.operands().last() == Some(value)
                    && view
                        .operators()
                        .any(|node| matches!(node.text(), "in" | "not in"))
            });
            contains || operator.is_some_and(|node| node.text() == "+")
        }
        Use::Argument(call) => {
            let function = syntax::Call::cast(call).and_then(|view| view.function());
            function
                .and_then(|function| model.qualified_name(function))
                .is_some_and(|name| name.starts_with("os.path.") || name == "shlex.split")
        }
        _ => false,
    }
}
