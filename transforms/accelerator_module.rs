//! CPython's modules in C behind public ones.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds imports of the modules in C that CPython speeds up public ones with:
    /// `_heapq`, `_pickle`, `_json` and their like. Where the public module has
    /// every name that is used, it becomes the fallback.
    ///
    /// ## Why it matters
    /// PyPy has only the public modules: the import raises `ImportError`, and the
    /// program does not start.
    ///
    /// ## Example
    /// ```python
    /// from _heapq import heappop, heappush
    ///
    /// queue = []
    /// heappush(queue, 3)
    /// print(heappop(queue))
    /// ```
    ///
    /// ## Becomes
    /// ```python
    /// try:
    ///     from _heapq import heappop, heappush
    /// except ImportError:
    ///     from heapq import heappop, heappush
    ///
    /// queue = []
    /// heappush(queue, 3)
    /// print(heappop(queue))
    /// ```
    ///
    /// ## When it is not fixed
    /// - `no-twin`: a name is used that no public module has.
    /// - `handed-on`: the module itself is handed on or bound to something else
    ///   as well.
    /// - `star`: all its names are imported.
    /// - `layout`: the import shares its line with others.
    ///
    /// Nothing is reported for an import that is guarded already: by a handler of
    /// `ImportError`, by a test of the implementation, by `TYPE_CHECKING`; nor in
    /// the module that only makes the one in C public, by its name
    /// (`cElementTree.py`).
    pub AcceleratorModule {
        code: "NR801",
        name: "accelerator-module",
        summary: "an import of a module in C that only CPython has, where a public one would do",
        best: Applicability::Safe,
        since: "0.1.0",
        needles: &[&["import"], &["_bisect", "_datetime", "_decimal", "_elementtree", "_heapq", "_json", "_pickle", "_queue", "_statistics", "_zoneinfo"]],
        kinds: &[Kind::Module],
        references: &[Reference {
            title: "PyPy: Compatibility",
            url: "https://pypy.org/compat.html",
        }],
        aliases: &[],

    }
}

const LAYOUT: (&str, &str) = (
    "layout",
    "Put the import on a line of its own, then it can be fixed.",
);
const HANDED_ON: (&str, &str) = (
    "handed-on",
    "Import the public module where the one in C is missing, and see that what is done with the \
     module works with it.",
);

impl Transform for AcceleratorModule {
    fn visit<'t>(&self, _: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let release = cx.settings().pypy;
        let missing = Missing::table();
        let found: Vec<_> = module_imports(cx.tree())
            .filter(|import| Accelerator::is_one(import.module))
            .filter(|import| missing.lacks_module(import.module, release))
            .filter(|import| !is_face_of(import.module, cx))
            .collect();
        let wanted: Vec<_> = found.iter().map(|import| import.module).collect();
        if wanted.is_empty() {
            return None;
        }
        let guards = Guards::named(cx.model(), &wanted);
        for import in found.iter().filter(|import| !guards.cover(import.name)) {
            let made = fallback(cx, import).and_then(|line| guarded(import, line).ok_or(LAYOUT));
            let (fix, refusal) = match made {
                Ok(fix) => (Some(fix), None),
                Err(refusal) => (None, Some(refusal)),
            };
            cx.report(Finding {
                rule: self.meta(),
                span: import.name.span(),
                message: format!(
                    "`{}` is part of CPython only: PyPy raises `ImportError` here, and the module \
                     cannot be loaded.",
                    import.module
                ),
                help: refusal.map_or("", |refusal| refusal.1).to_owned(),
                reason: refusal.map(|refusal| Reason(refusal.0)),
                fix,
            });
        }
        Some(())
    }

    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        may_import(code, Accelerator::is_one)
    }
}

/// The import of the public module that has everything that is used.
fn fallback<'t>(
    cx: &Context<'t>,
    import: &ModuleImport<'t>,
) -> Result<String, (&'static str, &'static str)> {
    const NO_TWIN: (&str, &str) = (
        "no-twin",
        "Import it in a `try`, and do without it on `ImportError`.",
    );
    let statement = import.statement;
    if import.from {
        if statement.child_of_kind(Kind::WildcardImport).is_some() {
            return Err(("star", "Import from the public module."));
        }
        let names: Vec<_> = statement.children_of(Field::Name).collect();
        let used = names.iter().map(|name| {
            let path = syntax::AliasedImport::cast(*name).and_then(syntax::AliasedImport::name);
            path.unwrap_or(*name).text()
        });
        let twin = Accelerator::twin_of(import.module, used).ok_or(NO_TWIN)?;
        let names: Vec<_> = names.iter().map(|name| name.text()).collect();
        return Ok(format!("from {twin} import {}", names.join(", ")));
    }
    let model = cx.model();
    let id = model.symbol_of(import.name).ok_or(HANDED_ON)?;
    let symbol = model.symbol(id);
    if symbol.bindings.len() != 1 || model.scope(symbol.scope).dynamic {
        return Err(HANDED_ON);
    }
    let mut used = Vec::new();
    for name in model.references(id) {
        let attribute = name
            .parent()
            .filter(|node| node.is(Kind::Attribute) && node.child(Field::Object) == Some(name));
        let attribute = attribute.ok_or(HANDED_ON)?;
        if matches!(use_of(name), Use::Changed(_)) {
            return Err(HANDED_ON);
        }
        used.extend(attribute.child(Field::Attribute).map(Node::text));
    }
    let twin = Accelerator::twin_of(import.module, used.iter().copied()).ok_or(NO_TWIN)?;
    Ok(if twin == symbol.name {
        format!("import {twin}")
    } else {
        format!("import {twin} as {}", symbol.name)
    })
}

/// The import in a `try`, with `line` for where it fails.
fn guarded(import: &ModuleImport<'_>, line: String) -> Option<Fix> {
    let statement = import.statement;
    let title = "Fall back on the public module";
    let footer = [Line::new("except ImportError:"), Line::inner(line)];
    if import.from || statement.children_of(Field::Name).count() == 1 {
        let wrapped = reshape::wrap(statement, statement, &[Line::new("try:")], &footer)?;
        let fix = Fix::new(title, Applicability::Safe, wrapped.edits);
        return Some(fix.claiming([wrapped.footprint]));
    }
    if statement.shares_line() {
        return None;
    }
    let (mut edits, _) = reshape::delete_name(statement, import.name)?;
    let mut lines = vec![
        Line::new("try:"),
        Line::inner(format!("import {}", import.name.text())),
    ];
    lines.extend(footer);
    let inserted = reshape::insert_after(statement, &lines);
    edits.extend(inserted.edits);
    let fix = Fix::new(title, Applicability::Safe, edits);
    Some(fix.claiming([inserted.footprint, statement.span()]))
}
