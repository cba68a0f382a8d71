//! Names that PyPy's modules do not have.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds uses of names that modules of PyPy's standard library lack:
    /// `ctypes.pythonapi`, `sys.getallocatedblocks`, four functions of
    /// `readline`. A call that is a statement and only makes something more
    /// comfortable is put under `if hasattr(…):`.
    ///
    /// ## Why it matters
    /// The use raises `AttributeError`, the import from the module `ImportError`.
    ///
    /// ## Example
    /// ```python
    /// import readline
    ///
    /// readline.set_auto_history(False)
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// import readline
    ///
    /// if hasattr(readline, 'set_auto_history'):
    ///     readline.set_auto_history(False)
    /// ```
    ///
    /// ## When it is not fixed
    /// - `import`: the name is imported by `from … import`.
    /// - `needed`: the program goes on as if the call had done something.
    /// - `value-used`: the value is used, or the function is handed on.
    /// - `side-effect`: the arguments do something, which would be lost.
    /// - `layout`: the statement is laid out in a way that the rewrite does not
    ///   follow.
    ///
    /// Nothing is reported for code that is guarded already: by `hasattr`,
    /// `getattr`, a handler of `AttributeError` or `ImportError`, a test of the
    /// implementation. `sys.getrefcount` and what `gc` lacks have rules of their
    /// own.
    pub MissingName {
        code: "NR803",
        name: "missing-name",
        summary: "a use of a name of the standard library that PyPy does not have",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["_clear_type_cache", "_debugmallocstats", "append_history_file", "get_completion_type", "getallocatedblocks", "pythonapi", "set_auto_history", "set_completion_display_matches_hook"]],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Miscellaneous",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#miscellaneous",
        }],
        aliases: &[],

    }
}

/// Calls that make something more comfortable or print something, and are not
/// missed where they cannot be made.
const OPTIONAL: &[&str] = &[
    "readline.append_history_file",
    "readline.set_auto_history",
    "readline.set_completion_display_matches_hook",
    "sys._clear_type_cache",
    "sys._debugmallocstats",
];

impl Transform for MissingName {
    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let found = find(cx);
        let wanted: Vec<_> = found.iter().map(|found| last_part(&found.name)).collect();
        if wanted.is_empty() {
            return None;
        }
        let subject = Subject {
            // What only a debug build of CPython has.
            in_string: |text| text.contains("gettotalrefcount"),
            ..Subject::called(&wanted)
        };
        let guards = Guards::find(cx.model(), &subject);
        for found in found.iter().filter(|found| !guards.cover(found.node)) {
            let made = judge(found);
            let (fix, refusal) = match made {
                Ok(fix) => (Some(fix), None),
                Err(refusal) => (None, Some(refusal)),
            };
            let raises = match found.import {
                true => "importing it raises `ImportError`",
                false => "this raises `AttributeError`",
            };
            cx.report(Finding {
                rule: self.meta(),
                span: found.node.span(),
                message: format!("PyPy has no `{}`: {raises}.", found.name),
                help: refusal.map(help).unwrap_or_default().to_owned(),
                reason: refusal.map(Reason),
                fix,
            });
        }
        Some(())
    }

    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        let known = Missing::table().last_parts();
        let is_known = |word: &str| is_ours(word) && known.iter().any(|name| name == word);
        code.formatted().next().is_some()
            || code
                .lines()
                .any(|line| line.words().any(|word| is_known(word.text)))
    }
}

/// One place where a missing name is read or imported.
struct Found<'t> {
    node: Node<'t>,
    name: String,
    import: bool,
}

/// Whether the last part of a name is none of those that other rules are about.
fn is_ours(last: &str) -> bool {
    last != "getrefcount"
}

fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

fn find<'t>(cx: &Context<'t>) -> Vec<Found<'t>> {
    let (model, release, missing) = (cx.model(), cx.settings().pypy, Missing::table());
    let lacks = |name: &str| !name.starts_with("gc.") && missing.lacks_name(name, release);
    let mut found = Vec::new();
    for last in missing.last_parts().iter().filter(|last| is_ours(last)) {
        for node in model.spelled(last) {
            let Some(statement) = node.statement() else {
                continue;
            };
            if let Some(module) = syntax::ImportFrom::cast(statement).and_then(|from| from.module())
            {
                let name = format!("{}.{last}", module.text());
                let imported = statement.children_of(Field::Name).any(|name| {
                    let path = syntax::AliasedImport::cast(name).and_then(|view| view.name());
                    path.unwrap_or(name).contains(node)
                });
                if imported && lacks(&name) {
                    found.push(Found {
                        node,
                        name,
                        import: true,
                    });
                }
                continue;
            }
            let attribute = node
                .parent()
                .filter(|parent| parent.is(Kind::Attribute) && node.field() == Field::Attribute);
            let Some(attribute) = attribute else { continue };
            let name = model.qualified_name(attribute);
            if let Some(name) = name.filter(|name| lacks(name))
                && !matches!(attribute.field(), Field::Left)
            {
                found.push(Found {
                    node: attribute,
                    name,
                    import: false,
                });
            }
        }
    }
    found
}

fn judge(found: &Found<'_>) -> Result<Fix, &'static str> {
    if found.import {
        return Err("import");
    }
    if !OPTIONAL.contains(&found.name.as_str()) {
        return Err("needed");
    }
    let call = match use_of(found.node) {
        Use::Called(call) => call,
        _ => return Err("value-used"),
    };
    let statement = call
        .parent()
        .filter(|node| node.is(Kind::ExpressionStatement))
        .ok_or("value-used")?;
    let view = syntax::Call::cast(call).ok_or("value-used")?;
    if !view.argument_nodes().all(is_pure) {
        return Err("side-effect");
    }
    let attribute = syntax::Attribute::cast(found.node);
    let object = attribute.and_then(|view| view.object()).ok_or("layout")?;
    let header = format!(
        "if hasattr({}, '{}'):",
        object.text(),
        last_part(&found.name)
    );
    let wrapped = reshape::wrap(statement, statement, &[Line::new(header)], &[]).ok_or("layout")?;
    let title = "Ask first whether it is there";
    let fix = Fix::new(title, Applicability::Safe, wrapped.edits);
    Ok(fix.claiming([wrapped.footprint]))
}

/// What to do where `reason` stands against a fix.
fn help(reason: &'static str) -> &'static str {
    match reason {
        "import" => "Import it in a `try`, and do without it on `ImportError`.",
        "needed" => "Ask `hasattr` first, and do without it where it is not there.",
        "value-used" => "Ask `hasattr` first, and do without the value where there is none.",
        "side-effect" => "Move what the arguments do to a line of its own, then it can be fixed.",
        _ => "Put the call on a line of its own, then it can be fixed.",
    }
}
