//! What context managers do with the exception that ends a generator.

use rustc_hash::FxHashSet;

use super::Model;
use super::generators::{Outside, Pending, pending_work};
use super::handlers::{catches_exit, raises_again};
use crate::syntax::{Call, Class, Field, Function, Kind, Node, With};

/// How many `with` statements are looked through.
const THROUGH: usize = 64;

/// The statement, and those in the generator functions that make its managers,
/// and theirs.
fn through<'t>(model: &Model<'t>, with: With<'t>) -> Vec<With<'t>> {
    let mut found = vec![with];
    let mut at = 0;
    while let Some(with) = found.get(at).copied() {
        at += 1;
        let callees = with.items().filter_map(|item| {
            let call = Call::cast(model.value_of(item))?;
            call.function()
        });
        for function in callees.filter_map(|callee| managed(model, callee)) {
            for inner in function.node().descendants().filter_map(With::cast) {
                if found.len() < THROUGH && !found.iter().any(|it| it.node() == inner.node()) {
                    found.push(inner);
                }
            }
        }
    }
    found
}

/// Whether what follows the `with` may run after `GeneratorExit`: a manager of
/// the file seems to swallow exceptions, or one is told to swallow that one.
pub(super) fn may_go_on<'t>(model: &Model<'t>, with: With<'t>) -> bool {
    let mut all = through(model, with).into_iter();
    all.any(|with| swallows_exit(model, with))
}

fn swallows_exit<'t>(model: &Model<'t>, with: With<'t>) -> bool {
    with.items().any(|item| {
        let value = model.value_of(item);
        let swallows = |class: Node<'t>| {
            let exit = Class::cast(class).and_then(|class| model.method_in(class, "__exit__"));
            exit.is_some_and(|exit| gives_true(model, exit))
        };
        if let Some(class) = model.class_of_instance(value) {
            return model.lineage(class.node()).into_iter().any(swallows);
        }
        let Some(call) = Call::cast(value) else {
            // It may be an object of any class.
            let exits = model.spelled("__exit__").filter_map(Node::parent);
            let mut functions = exits.filter_map(Function::cast);
            return functions.any(|exit| gives_true(model, exit));
        };
        let Some(function) = call.function() else {
            return false;
        };
        if model.is_named(function, "contextlib.suppress") {
            return names_exit(call);
        }
        managed(model, function).is_some_and(|function| {
            let mut handlers = function
                .node()
                .descendants()
                .filter(|node| node.is(Kind::ExceptClause));
            handlers.any(|handler| catches_exit(model, handler) && !raises_again(handler))
        })
    })
}

/// Whether every manager is known to let exceptions pass, unless the file shows
/// that it does not ([`may_go_on`]): it comes with Python, is made by the file
/// of such, or looks like a lock or an open file.
pub(super) fn are_known<'t>(model: &Model<'t>, with: With<'t>, outside: Outside<'_>) -> bool {
    let mut all = through(model, with).into_iter();
    all.all(|with| lets_pass(model, with, outside))
}

fn lets_pass<'t>(model: &Model<'t>, with: With<'t>, outside: Outside<'_>) -> bool {
    let is_standard = |name| model.comes_from(name, outside.comes_with_python);
    let mut items = with.items();
    items.all(|item| {
        let manager = model.value_of(item);
        let Some(function) = Call::cast(manager).and_then(Call::function) else {
            return is_like_a_lock(manager);
        };
        if let Some(class) = model.class_named(function) {
            let classes = model.lineage(class.node()).into_iter();
            let mut own = classes.filter_map(Class::cast);
            let has_exit = own.any(|class| model.method_in(class, "__exit__").is_some());
            let bases = model.bases_elsewhere(class.node());
            return has_exit || bases.into_iter().all(&is_standard);
        }
        if let Some(function) = managed(model, function) {
            let makers = function
                .decorators()
                .filter_map(|it| it.named_children().next());
            return makers.into_iter().all(&is_standard);
        }
        if is_idle(model, function, outside) {
            return true;
        }
        let opens = |name: Node<'_>| name.text() == "open";
        function.child(Field::Attribute).is_some_and(opens)
            || is_standard(function) && !function.text().ends_with("ExitStack")
    })
}

fn is_like_a_lock(manager: Node<'_>) -> bool {
    const WORDS: &[&str] = &["cond", "lock", "mutex", "sem"];
    let name = manager.child(Field::Attribute).unwrap_or(manager);
    let text = name.text().to_ascii_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

/// The generator function under `@contextmanager` that `name` stands for.
fn managed<'t>(model: &Model<'t>, name: Node<'t>) -> Option<Function<'t>> {
    let symbol = model.symbol(model.symbol_of(name)?);
    let mut functions = symbol.bindings.iter().filter_map(|binding| {
        let node = model.tree().node(binding.node).parent()?;
        Function::cast(node).filter(|function| function.decorators().next().is_some())
    });
    functions.next()
}

/// Whether a function returns anything but `None` and `False`, which stop no
/// exception.
fn gives_true<'t>(model: &Model<'t>, function: Function<'t>) -> bool {
    let scope = model.opened_by(function.node());
    let mut returns = function
        .node()
        .descendants()
        .filter(|node| node.is(Kind::ReturnStatement) && Some(model.frame_of(*node)) == scope);
    returns.any(|node| {
        let value = node.named_children().next();
        value.is_some_and(|value| !matches!(value.text(), "None" | "False" | "0"))
    })
}

/// The names of functions of the file that are all context managers made of
/// generators, and have nothing to do when an exception leaves the `with`.
pub(super) fn idle_managers<'t>(
    model: &Model<'t>,
    comes_with_python: fn(&str) -> bool,
) -> FxHashSet<&'t str> {
    let managers = MAKERS.iter().flat_map(|maker| model.spelled(maker));
    let decorated = managers.filter_map(|maker| {
        let mut around = maker.ancestors();
        let definition = around.find(|node| node.is(Kind::DecoratedDefinition))?;
        definition.named_children().find_map(Function::cast)
    });
    let names = decorated.filter_map(|function| function.name().map(Node::text));
    names
        .filter(|name| own_idle(model, name, comes_with_python) == Some(true))
        .collect()
}

/// What makes a context manager of a generator function.
const MAKERS: &[&str] = &["contextmanager", "asynccontextmanager"];

/// Whether all functions of the file that are called `name` are such managers;
/// `None` if there are none.
fn own_idle<'t>(
    model: &Model<'t>,
    name: &str,
    comes_with_python: fn(&str) -> bool,
) -> Option<bool> {
    let named = model.spelled(name).filter_map(|node| {
        let function = Function::cast(node.parent()?)?;
        (function.name() == Some(node)).then_some(function)
    });
    let mut named = named.peekable();
    named.peek()?;
    Some(named.all(|function| makes_idle(model, function, comes_with_python)))
}

fn makes_idle<'t>(
    model: &Model<'t>,
    function: Function<'t>,
    comes_with_python: fn(&str) -> bool,
) -> bool {
    let mut decorators = function.decorators();
    let maker = decorators.next().and_then(|it| it.named_children().next());
    let is_maker = |maker: Node<'t>| {
        let mut makers = MAKERS.iter();
        makers.any(|name| model.is_named(maker, &format!("contextlib.{name}")))
    };
    // Managers within count as clean-up.
    let outside = Outside {
        comes_with_python,
        is_idle: &|_| Some(false),
    };
    maker.is_some_and(is_maker)
        && decorators.next().is_none()
        && (model.opened_by(function.node())).is_some_and(|scope| model.scope(scope).yields)
        && pending_work(model, function.node(), outside) == Pending::Nothing
}

/// Whether `callee` gives a context manager that has nothing to do when an
/// exception leaves the `with`, as far as the project's functions of that name
/// tell.
fn is_idle<'t>(model: &Model<'t>, callee: Node<'t>, outside: Outside<'_>) -> bool {
    if let Some(function) = managed(model, callee) {
        return makes_idle(model, function, outside.comes_with_python);
    }
    let name = callee.child(Field::Attribute).unwrap_or(callee).text();
    let own = own_idle(model, name, outside.comes_with_python);
    own != Some(false)
        && match (outside.is_idle)(name) {
            Some(idle) => idle,
            None => own.is_some(),
        }
}

/// Whether leaving `with` does anything to speak of: `suppress`, `nullcontext`
/// and managers without clean-up only let the exit pass.
pub(super) fn cleans_up<'t>(model: &Model<'t>, with: With<'t>, outside: Outside<'_>) -> bool {
    with.items().any(|item| {
        let Some(call) = Call::cast(item.unparenthesized()) else {
            return true;
        };
        let passes = |callee: Node<'t>| {
            model.is_named(callee, "contextlib.suppress")
                || model.is_named(callee, "contextlib.nullcontext")
        };
        let Some(callee) = call.function() else {
            return true;
        };
        if passes(callee) {
            names_exit(call)
        } else {
            !is_idle(model, callee, outside)
        }
    })
}

fn names_exit(call: Call<'_>) -> bool {
    call.argument_nodes().any(|argument| {
        !argument.is(Kind::Identifier)
            || matches!(argument.text(), "GeneratorExit" | "BaseException")
    })
}
