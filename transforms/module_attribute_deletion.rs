//! Attributes of modules that are deleted in loops.

use crate::transform::prelude::*;

transform! {
    /// ## What it does
    /// Finds `del module.name` and `delattr(module, …)` in loops.
    ///
    /// ## Why it matters
    /// PyPy's compiled code takes attributes of modules for constant: deleting
    /// one was seen to take 800 ns in place of 80 ns, and makes code that was
    /// compiled useless.
    ///
    /// ## Example
    /// ```python
    /// import settings
    ///
    /// for name in ('debug', 'trace'):
    ///     delattr(settings, name)
    /// ```
    ///
    /// ## Instead
    /// ```python
    /// settings = {'debug': True, 'trace': False}
    ///
    /// for name in ('debug', 'trace'):
    ///     del settings[name]
    /// ```
    ///
    /// ## Reasons
    /// - `slow`: the program is right, only slow.
    ///
    /// Pedantic: it is seldom worth while to change that.
    pub ModuleAttributeDeletion {
        code: "NR811",
        name: "module-attribute-deletion",
        summary: "an attribute of a module that is deleted in a loop, which is slow",
        best: Applicability::Manual,
        since: "0.1.0",
        needles: &[&["import"], &["del ", "delattr"]],
        kinds: &[Kind::DeleteStatement, Kind::Call],
        references: &[Reference {
            title: "PyPy: Differences between PyPy and CPython, Performance Differences",
            url: "https://doc.pypy.org/en/latest/cpython_differences.html#performance-differences",
        }],
        aliases: &[],
        pedantic: true,
    }
}

impl Transform for ModuleAttributeDeletion {
    fn visit<'t>(&self, node: Node<'t>, cx: &mut Context<'t>) -> Option<()> {
        let model = cx.model();
        let targets: Vec<_> = match node.kind() {
            Kind::Call => {
                let view = syntax::Call::cast(node)?;
                if !model.is_named(view.function()?, "builtins.delattr") {
                    return None;
                }
                view.positional(0).into_iter().collect()
            }
            _ => node
                .named_children()
                .flat_map(|child| match child.kind() {
                    Kind::ExpressionList => child.named_children().collect(),
                    _ => vec![child],
                })
                .filter_map(syntax::Attribute::cast)
                .filter_map(|view| view.object())
                .collect(),
        };
        let module = targets
            .into_iter()
            .find(|target| is_module(model, *target))?;
        if !is_in_loop(node) {
            return None;
        }
        cx.report(Finding::manual(
            self.meta(),
            node.span(),
            "slow",
            format!(
                "PyPy's compiled code relies on the attributes of `{}`: deleting one costs ten \
                 times what it costs on CPython.",
                module.text()
            ),
            "Keep what comes and goes in a dictionary.",
        ));
        Some(())
    }

    fn may_apply(&self, code: &Code<'_>, _: &Settings) -> bool {
        code.lines().any(|line| {
            line.words().any(|word| match word.text {
                "del" => line.text().contains('.'),
                "delattr" => word.is_called(),
                _ => false,
            })
        })
    }
}

/// Whether `name` is bound by `import` alone, so that it is a module.
fn is_module<'t>(model: &Model<'t>, name: Node<'t>) -> bool {
    let Some(id) = model.symbol_of(name).filter(|_| name.is(Kind::Identifier)) else {
        return false;
    };
    let bindings = &model.symbol(id).bindings;
    let by_import = |statement: Node<'_>| statement.is(Kind::ImportStatement);
    !bindings.is_empty()
        && bindings.iter().all(|binding| {
            binding.kind == BindingKind::Import
                && model
                    .tree()
                    .node(binding.node)
                    .statement()
                    .is_some_and(by_import)
        })
}

/// Whether a loop of the same function runs `node` again and again.
fn is_in_loop(node: Node<'_>) -> bool {
    node.ancestors()
        .take(400)
        .take_while(|node| {
            !matches!(
                node.kind(),
                Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda
            )
        })
        .any(|node| matches!(node.kind(), Kind::ForStatement | Kind::WhileStatement))
}
