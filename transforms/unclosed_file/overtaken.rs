//! What stands before a file in its statement, and is evaluated after it when
//! the file is opened first.

use crate::transform::prelude::*;

/// Code that is moved to the front of its statement.
pub(super) struct Moved<'a, 't> {
    /// The expression that is evaluated first.
    code: Node<'t>,
    /// Whether nothing is lost if it has been evaluated when something that
    /// stood before it fails: a file is opened to be read.
    harmless: bool,
    /// What is evaluated before it all the same.
    known: &'a [Node<'t>],
    /// Whether it runs code that could give names and attributes new values.
    rebinds: bool,
    cx: &'a Context<'t>,
}

impl<'a, 't> Moved<'a, 't> {
    pub(super) fn new(
        code: Node<'t>,
        harmless: bool,
        known: &'a [Node<'t>],
        cx: &'a Context<'t>,
    ) -> Self {
        Self {
            code,
            harmless,
            known,
            rebinds: runs_code(code, cx),
            cx,
        }
    }

    /// When the code is evaluated in `statement`.
    pub(super) fn place_in(&self, statement: Node<'t>) -> Place<'t> {
        place_behind(self.code, statement, &|before| self.may_overtake(before))
    }

    /// Whether it makes no difference that `before` is evaluated after the
    /// code.
    ///
    /// Reading an attribute is taken to run no code of other files, and not to
    /// fail where nobody waits for that. An attribute can only be another
    /// afterwards where the code runs some other.
    fn may_overtake(&self, before: Node<'t>) -> bool {
        let mut skip_to = before.id();
        is_pure_apart_from(before, self.known)
            && std::iter::once(before)
                .chain(before.descendants())
                .all(|part| {
                    if part.id() < skip_to {
                        return true;
                    }
                    if self.known.contains(&part) || part.is(Kind::Lambda) {
                        skip_to = part.descendants_end();
                        return true;
                    }
                    match part.kind() {
                        Kind::Identifier => self.name_stays(part),
                        Kind::Attribute => {
                            (self.harmless || self.is_there(part))
                                && (!self.rebinds || self.attribute_stays(part))
                        }
                        // The value is shown as it is now, by code of its own.
                        Kind::Interpolation => self.harmless && !self.rebinds,
                        _ => true,
                    }
                })
    }

    /// Whether the name has a value, and the same one after the code.
    fn name_stays(&self, name: Node<'t>) -> bool {
        let model = self.cx.model();
        // The name of an attribute or a keyword, or what `:=` is about to bind.
        let Some(id) = model
            .symbol_of(name)
            .filter(|_| name.field() != Field::Name)
        else {
            return true;
        };
        let symbol = model.symbol(id);
        let is_global = model.scope(symbol.scope).kind == ScopeKind::Module;
        let rebound = self.rebinds
            && (model.is_bound_elsewhere(id)
                || is_global && model.spelled("globals").next().is_some());
        !rebound && !self.binds(name) && (self.harmless || self.is_bound(name, id))
    }

    /// Whether the code itself binds a name like it, with `:=`, or in Python 2
    /// with a list comprehension.
    fn binds(&self, name: Node<'t>) -> bool {
        let spelled = self.cx.model().spelled(name.text());
        let mut inside = spelled.filter(|node| self.code.contains(*node));
        inside.any(|node| {
            let binds = |part: Node<'t>, by: Node<'t>| match by.kind() {
                Kind::NamedExpression => part.field() == Field::Name,
                Kind::ForInClause => part.field() == Field::Left,
                _ => false,
            };
            let parts = std::iter::once(node).chain(node.ancestors());
            parts
                .zip(node.ancestors())
                .take_while(|(part, _)| *part != self.code)
                .any(|(part, by)| binds(part, by))
        })
    }

    fn is_bound(&self, name: Node<'t>, id: SymbolId) -> bool {
        let model = self.cx.model();
        let symbol = model.symbol(id);
        if symbol.bindings.is_empty() {
            // A star import may bring any name.
            return is_builtin_name(symbol.name) || model.qualified_names(name).is_empty();
        }
        if symbol.scope == model.frame_of(name) {
            return Flow::around(model, name).is_some_and(|flow| flow.is_bound_at(model, id, name));
        }
        // What runs later finds what has been bound meanwhile.
        let mut bindings = symbol.bindings.iter();
        bindings.all(|binding| binding.kind != BindingKind::Delete)
    }

    /// Whether reading the attribute runs no code of this file, and does not
    /// fail.
    fn is_there(&self, attribute: Node<'t>) -> bool {
        let model = self.cx.model();
        let view = syntax::Attribute::cast(attribute);
        let name = view.and_then(syntax::Attribute::name);
        let Some(name) = name.map(Node::text) else {
            return false;
        };
        if is_computed(name, model) {
            return false;
        }
        if model.spelled("AttributeError").next().is_none() {
            return true;
        }
        if !model.qualified_names(attribute).is_empty() {
            return !is_waited_for(attribute);
        }
        let object = view.and_then(syntax::Attribute::object);
        let class = object.and_then(|object| model.class_of_self(object));
        class.is_some_and(|class| has_from_the_start(class, name, model))
    }

    /// Whether the file gives no object another attribute of that name when it
    /// has been made. What other modules make may do so itself, unless the
    /// attribute is called, and so a method.
    fn attribute_stays(&self, attribute: Node<'t>) -> bool {
        let model = self.cx.model();
        let view = syntax::Attribute::cast(attribute);
        let (Some(object), Some(name)) = (
            view.and_then(syntax::Attribute::object),
            view.and_then(syntax::Attribute::name),
        ) else {
            return false;
        };
        if !model.qualified_names(attribute).is_empty() {
            return true;
        }
        let called = attribute.field() == Field::Function;
        let by_name = ["setattr", "__dict__", "__getattr__", "__getattribute__"];
        (called || model.class_of_self(object).is_some())
            && by_name
                .iter()
                .all(|name| model.spelled(name).next().is_none())
            && model
                .spelled(name.text())
                .all(|node| !is_set_late(node, model))
    }
}

/// Whether a handler around waits for attributes that are not there.
fn is_waited_for(attribute: Node<'_>) -> bool {
    attribute
        .ancestors()
        .filter(|node| node.is(Kind::TryStatement))
        .flat_map(Node::children)
        .filter(|clause| clause.is(Kind::ExceptClause))
        .flat_map(Node::named_children)
        .filter(|part| !part.is(Kind::Block))
        .any(|header| header.text().contains("AttributeError"))
}

/// Whether objects of `class` have an attribute of that name when they have
/// been made.
fn has_from_the_start<'t>(class: Node<'t>, name: &str, model: &Model<'t>) -> bool {
    let of_class = |class: Node<'t>| {
        let symbol = model
            .opened_by(class)
            .and_then(|scope| model.symbol_in(scope, name));
        symbol.is_some_and(|id| !model.symbol(id).bindings.is_empty())
    };
    let lineage = model.lineage(class);
    lineage.iter().any(|class| of_class(*class))
        || model.spelled(name).any(|node| {
            is_set(node) && is_set_when_made(node, model) && {
                lineage.iter().any(|class| class.contains(node))
            }
        })
}

fn is_set_when_made<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    model.function_of(name).is_some_and(|function| {
        let name = function.child(Field::Name).map_or("", Node::text);
        matches!(name, "__init__" | "__new__" | "__post_init__")
    })
}

/// Whether reading an attribute of that name may run code of the file: a
/// property, mostly.
fn is_computed<'t>(name: &str, model: &Model<'t>) -> bool {
    let by_hand = ["__getattr__", "__getattribute__"];
    by_hand
        .iter()
        .any(|method| model.spelled(method).next().is_some())
        || model.spelled(name).any(|node| {
            let function = node.parent().filter(|_| node.field() == Field::Name);
            function.is_some_and(|function| {
                let holder = function.parent();
                function.is(Kind::FunctionDefinition)
                    && holder.is_some_and(|holder| holder.is(Kind::DecoratedDefinition))
            })
        })
}

/// Whether `name` is the name of an attribute that gets a value other than
/// when its object is made.
fn is_set_late<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    is_set(name) && !is_set_when_made(name, model)
}

/// Whether evaluating `code` may run code of the program besides.
pub(super) fn runs_code<'t>(code: Node<'t>, cx: &Context<'t>) -> bool {
    let mut parts = std::iter::once(code).chain(code.descendants());
    parts.any(|part| may_rebind(part, cx))
}

/// Whether evaluating `part` itself may give names or attributes of this file
/// another value: it calls a function that may be one of the file's, or reads
/// an attribute or item that one of these gives. Operators are taken not to.
fn may_rebind<'t>(part: Node<'t>, cx: &Context<'t>) -> bool {
    match part.kind() {
        Kind::Await | Kind::Yield => true,
        Kind::Attribute => {
            let name = part.child(Field::Attribute).map_or("", Node::text);
            is_computed(name, cx.model())
        }
        Kind::Subscript => cx.model().spelled("__getitem__").next().is_some(),
        Kind::Call => {
            let Some(function) = part.child(Field::Function) else {
                return false;
            };
            if opened_by(part, cx).is_some() {
                // A path may be an object that is asked for its text.
                return cx.model().spelled("__fspath__").next().is_some();
            }
            if is_method_of_data(function, cx) {
                return false;
            }
            let names = cx.model().qualified_names(function);
            names.is_empty() || !names.iter().all(|name| stays_apart(name))
        }
        _ => false,
    }
}

/// Whether `function` is a method of a file that is opened there, or of a
/// string.
fn is_method_of_data<'t>(function: Node<'t>, cx: &Context<'t>) -> bool {
    let object = function
        .child(Field::Object)
        .filter(|_| function.is(Kind::Attribute));
    object.is_some_and(|object| {
        opened_by(object.unparenthesized(), cx).is_some()
            || type_of(cx.model(), object) == Type::Str
    })
}

/// Whether a function of that name comes with Python and neither calls nor
/// iterates what it is given.
fn stays_apart(name: &str) -> bool {
    const CALLING: &[&str] = &[
        "asyncio",
        "atexit",
        "collections",
        "contextlib",
        "functools",
        "gc",
        "heapq",
        "importlib",
        "itertools",
        "operator",
        "runpy",
        "signal",
        "six",
        "threading",
        "unittest",
    ];
    const BUILTINS: &[&str] = &[
        "abs",
        "bool",
        "chr",
        "float",
        "format",
        "hash",
        "hex",
        "id",
        "int",
        "isinstance",
        "len",
        "long",
        "oct",
        "ord",
        "print",
        "repr",
        "round",
        "str",
        "type",
        "unichr",
        "unicode",
    ];
    match name.split_once('.') {
        Some(("builtins", name)) => BUILTINS.contains(&name),
        Some((module, _)) => is_standard_module(module) && !CALLING.contains(&module),
        None => false,
    }
}
