//! What a called name stands for: generator functions of the file, a method,
//! or a function of another module.

use crate::transform::prelude::*;

/// What a called name stands for.
pub(super) enum Callee<'t> {
    /// Functions of this file.
    Here {
        /// Generator functions; there is at least one.
        functions: Vec<syntax::Function<'t>>,
        /// Whether it can be nothing but one of them.
        certain: bool,
    },
    /// A method of the class around.
    Method(syntax::Function<'t>),
    /// Something imported, which may be a generator function.
    Elsewhere {
        /// Where from.
        origin: Origin,
        /// Whether nothing else can have been put in its place.
        certain: bool,
    },
}

/// What is known of the generator that a call gives.
pub(super) struct Generator {
    /// Whether the callee can be nothing but a generator function.
    pub(super) certain: bool,
    /// Whether it is for `async for`; `None` when that depends.
    pub(super) is_async: Option<bool>,
    /// What is left undone when it is abandoned.
    pub(super) abandoned: Abandoned,
    /// Whether a class of another file may put something else in its place.
    pub(super) overridable: bool,
}

impl<'t> Callee<'t> {
    /// The generator functions of this file that `name` stands for, or could.
    pub(super) fn here(model: &Model<'t>, name: Node<'t>) -> Option<Self> {
        if name.is(Kind::Attribute) {
            return model.called_generator_method(name).map(Self::Method);
        }
        let symbol = model.symbol(model.symbol_of(name)?);
        let open = is_open(model, symbol);
        if let Some(function) = model.called_function(name) {
            return is_generator(model, function).then(|| Self::Here {
                functions: vec![function],
                certain: !open,
            });
        }
        let functions: Vec<_> = symbol
            .bindings
            .iter()
            .filter(|binding| binding.kind == BindingKind::Function)
            .filter_map(|binding| syntax::Function::cast(model.tree().node(binding.node).parent()?))
            .filter(|function| function.decorators().next().is_none())
            .filter(|function| is_generator(model, *function))
            .collect();
        let first = functions.first()?;
        let alike = functions
            .iter()
            .all(|function| function.is_async() == first.is_async());
        let certain = alike
            && !open
            && functions.len() == symbol.bindings.len()
            && !model
                .tree()
                .nodes()
                .any(|node| node.is(Kind::WildcardImport));
        Some(Self::Here { functions, certain })
    }

    /// Where `callee` is imported from.
    pub(super) fn elsewhere(cx: &Context<'t>, callee: Node<'t>) -> Option<Self> {
        if !cx.has_project() || callee.text().contains(char::is_whitespace) {
            return None;
        }
        let last = callee.child(Field::Attribute).unwrap_or(callee);
        // Named like a class, it is taken for one.
        if starts_upper(last.text()) {
            return None;
        }
        let model = cx.model();
        let origin = model.import_origin(callee)?;
        let first = callee.descendants().find(|node| node.is(Kind::Identifier));
        let symbol = model.symbol(model.symbol_of(first.unwrap_or(callee))?);
        Some(Self::Elsewhere {
            origin,
            certain: !is_open(model, symbol),
        })
    }

    /// What calling it by `name` gives, if that is known to be a generator.
    /// May look into other modules.
    pub(super) fn generator(&self, cx: &Context<'t>, name: Node<'t>) -> Option<Generator> {
        let generator = self.unless_replaced(cx)?;
        Some(Generator {
            certain: generator.certain
                && !(generator.abandoned == Abandoned::Cleanup && is_replaced(cx, name)),
            ..generator
        })
    }

    fn unless_replaced(&self, cx: &Context<'t>) -> Option<Generator> {
        match self {
            Self::Here { functions, certain } => {
                let is_async = functions.first()?.is_async();
                let alike = functions.iter().all(|it| it.is_async() == is_async);
                Some(Generator {
                    certain: *certain,
                    is_async: alike.then_some(is_async),
                    abandoned: abandoned(cx, functions),
                    overridable: false,
                })
            }
            Self::Method(method) => Some(Generator {
                certain: true,
                is_async: Some(method.is_async()),
                abandoned: abandoned(cx, &[*method]),
                overridable: true,
            }),
            Self::Elsewhere { origin, certain } => match cx.imported(origin.clone())? {
                Export::Generator {
                    abandoned,
                    is_async,
                } => Some(Generator {
                    certain: *certain,
                    is_async: Some(is_async),
                    abandoned,
                    overridable: false,
                }),
                _ => None,
            },
        }
    }
}

/// What may be left undone when a generator of one of `functions` is
/// abandoned.
fn abandoned<'t>(cx: &Context<'t>, functions: &[syntax::Function<'t>]) -> Abandoned {
    let outside = Outside {
        comes_with_python: is_standard_module,
        is_idle: &|name| cx.is_idle_manager(name),
    };
    let mut worst = Abandoned::Nothing;
    for function in functions {
        match pending_work(cx.model(), function.node(), outside).into() {
            Abandoned::Hazard => return Abandoned::Hazard,
            Abandoned::Nothing => {}
            Abandoned::Cleanup => worst = Abandoned::Cleanup,
        }
    }
    worst
}

fn is_open(model: &Model<'_>, symbol: &Symbol<'_>) -> bool {
    let scope = model.scope(symbol.scope);
    scope.dynamic && scope.kind == ScopeKind::Module
}

/// Words without which no file puts something in place of a module's function
/// by its name.
const WAYS_IN: &[&str] = &[
    "patch",
    "setattr",
    "delattr",
    "setitem",
    "modules",
    "__dict__",
    "__globals__",
    "vars",
    "import_module",
    "__import__",
    "__main__",
];

/// Whether the file, or another one of the project, may put something else in
/// place of the module's function that `callee` names:
/// `mock.patch('shop.lines')`, `setattr(shop, 'lines', …)`,
/// `sys.modules[__name__].lines = …`.
fn is_replaced<'t>(cx: &Context<'t>, callee: Node<'t>) -> bool {
    let model = cx.model();
    let of_function = model.symbol_of(callee).is_some_and(|id| {
        let symbol = model.symbol(id);
        model.scope(symbol.scope).kind != ScopeKind::Module
            && symbol
                .bindings
                .iter()
                .all(|it| it.kind != BindingKind::Import)
    });
    if of_function {
        return false;
    }
    let name = callee.child(Field::Attribute).unwrap_or(callee).text();
    let module = callee.child(Field::Object).map_or(name, Node::text);
    let way_in = WAYS_IN.iter().any(|word| cx.text_holds(word));
    let spelled = model.spelled(name).any(|node| {
        let imported = || {
            let object = node.parent().and_then(|parent| parent.child(Field::Object));
            object
                .and_then(|object| model.symbol_of(object))
                .is_some_and(|id| {
                    let mut bindings = model.symbol(id).bindings.iter();
                    bindings.any(|binding| binding.kind == BindingKind::Import)
                })
        };
        is_stored_attribute(node) && (way_in || imported())
            || way_in && node.parent().is_some_and(|it| it.is(Kind::KeywordArgument))
    });
    spelled
        || way_in
            && cx
                .tree()
                .nodes()
                .any(|node| is_path_to(node, name) || is_path_to(node, module))
        || cx.is_replaced_elsewhere(callee)
}

/// Whether the node is text, `'shop.lines'`, that leads to `name`, and not
/// just lists it as something that the module has.
fn is_path_to(node: Node<'_>, name: &str) -> bool {
    let path = node
        .is(Kind::StringContent)
        .then(|| node.text().strip_suffix(name))
        .flatten();
    path.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        && !node
            .statement()
            .is_some_and(|statement| statement.text().starts_with("__all__"))
}

fn is_generator(model: &Model<'_>, function: syntax::Function<'_>) -> bool {
    model
        .opened_by(function.node())
        .is_some_and(|scope| model.scope(scope).yields)
}
