//! Expressions that run code of the program.

use super::attributes::is_computed;
use crate::transform::prelude::*;

/// Whether evaluating `code` may run code of the program besides.
pub(super) fn runs_code<'t>(code: Node<'t>, cx: &Context<'t>) -> bool {
    let mut parts = std::iter::once(code).chain(code.descendants());
    parts.any(|part| may_rebind(part, cx))
}

/// Whether evaluating `part` itself may give names or attributes of this file
/// another value: it calls a function that may be one of the file's, or does
/// something that classes of the file have methods for.
fn may_rebind<'t>(part: Node<'t>, cx: &Context<'t>) -> bool {
    match part.kind() {
        Kind::Await | Kind::Yield => true,
        Kind::Attribute => is_computed(part, cx),
        Kind::BinaryOperator => ["__add__", "__mod__", "__radd__", "__rmod__", "__truediv__"]
            .iter()
            .any(|method| cx.model().spelled(method).next().is_some()),
        Kind::Subscript => cx.model().spelled("__getitem__").next().is_some(),
        Kind::Call => {
            let Some(function) = part.child(Field::Function) else {
                return false;
            };
            if takes_function(part, cx.model()) {
                return true;
            }
            if is_of_python(function, cx.model()) && opened_by(part, cx).is_some() {
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

/// Whether the function comes with Python, be it a method of a path.
fn is_of_python<'t>(function: Node<'t>, model: &Model<'t>) -> bool {
    let known = |module: &str| module == "six" || is_standard_module(module);
    match function.child(Field::Object) {
        Some(object) if model.qualified_names(function).is_empty() => model.is_path(object),
        _ => model.comes_from(function, known),
    }
}

/// Whether `call` is given a function of the file, to call it:
/// `re.sub(pattern, self.number, text)`, `json.load(file, object_hook=count)`.
fn takes_function<'t>(call: Node<'t>, model: &Model<'t>) -> bool {
    let arguments = syntax::Call::cast(call)
        .into_iter()
        .flat_map(syntax::Call::argument_nodes);
    let mut values = arguments.map(|given| {
        let keyword = syntax::KeywordArgument::cast(given);
        keyword
            .and_then(syntax::KeywordArgument::value)
            .unwrap_or(given)
    });
    values.any(|value| {
        let name = value.child(Field::Attribute).unwrap_or(value);
        let mut spelled = model.spelled(name.text());
        value.is(Kind::Lambda)
            || spelled.any(|node| {
                let holder = node.parent().filter(|it| it.is(Kind::FunctionDefinition));
                holder.is_some() && node.field() == Field::Name
            })
    })
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
