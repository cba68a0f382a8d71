//! Where pieces come from whose kind is not told in the file: from who calls the
//! function, from another module, from a library.

use super::library::comes_from_library;
use crate::transform::prelude::*;

/// How many functions of the file are looked at.
const FUNCTIONS: usize = 64;

/// How many operands and names a piece is taken apart into.
const STEPS: usize = 64;

/// How a piece depends on what is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// No, as far as can be seen.
    Not,
    /// It is given as it is: `item`, `item['title']`, `item.label`.
    Itself,
    /// It is read from what is given: `stream.read(512)`.
    Read,
    /// Another call of what is given makes it: `field()`, `item.html()`.
    Made,
    /// Another module of the project makes it, and may have it from anybody:
    /// `hooks.call('menu')`.
    Elsewhere,
    /// A library makes it: `MessageSegment.image(url)`.
    Foreign,
    /// What runs the file makes it, by a name that nothing in the file binds:
    /// `T('Name')` in a controller of web2py, which is no string.
    Injected,
}

/// Tells who makes the pieces. May read other modules.
struct Makers<'c, 't> {
    cx: &'c Context<'t>,
    /// Whether a library makes what a name is bound to, as far as asked.
    libraries: FxHashMap<SymbolId, bool>,
}

impl<'t> Makers<'_, 't> {
    /// How `part`, one operand, depends on what is handed over.
    fn given(&mut self, part: Node<'t>) -> Given {
        match self.made_by_another(part) {
            Some(given) => given,
            None if !part.is(Kind::Call) => Given::Itself,
            None if is_given(part.innermost(BEGINNINGS), self.cx.model()) => {
                let function = part.child(Field::Function);
                let method = function.and_then(|it| it.child(Field::Attribute));
                match method.map_or("", Node::text) {
                    method if READS.contains(&method) => Given::Read,
                    method if TAKES.contains(&method) => Given::Itself,
                    _ => Given::Made,
                }
            }
            None => Given::Not,
        }
    }

    /// Who makes `part`, if that is not the file and not who calls the function.
    fn made_by_another(&mut self, part: Node<'t>) -> Option<Given> {
        let root = part.innermost(BEGINNINGS);
        if self.comes_from_library(root) {
            return Some(Given::Foreign);
        }
        let function = syntax::Call::cast(part)?.function()?;
        made_elsewhere(function, self.cx).or_else(|| brought(root, self.cx))
    }

    /// Whether a library makes what `name` stands for.
    fn comes_from_library(&mut self, name: Node<'t>) -> bool {
        let cx = self.cx;
        let Some(symbol) = cx.model().symbol_of(name) else {
            return false;
        };
        let is_of_library = |it| made_elsewhere(it, cx) == Some(Given::Foreign);
        let ask = || comes_from_library(name, cx.model(), is_of_library);
        *self.libraries.entry(symbol).or_insert_with(ask)
    }

    /// Whether a function of the file that one of `calls` may call gives back what a
    /// library makes, or calls another one that does. Of too many functions, one may.
    fn may_give_back_foreign(&mut self, mut calls: Vec<Node<'t>>) -> bool {
        let model = self.cx.model();
        let (mut names, mut functions) = (FxHashSet::default(), 0);
        while let Some(call) = calls.pop() {
            let Some(function) = call.child(Field::Function) else {
                continue;
            };
            let name = function.child(Field::Attribute).unwrap_or(function).text();
            if !names.insert(name) {
                continue;
            }
            for function in model.functions_called(name) {
                functions += 1;
                if functions > FUNCTIONS {
                    return true;
                }
                let body = function.body().into_iter().flat_map(Node::descendants);
                let returns = body.filter(|it| it.is(Kind::ReturnStatement));
                for value in returns.filter_map(|it| it.named_children().next()) {
                    for part in parts(value, model) {
                        if self.made_by_another(part) == Some(Given::Foreign) {
                            return true;
                        }
                        calls.extend(Some(part).filter(|it| it.is(Kind::Call)));
                    }
                }
            }
        }
        false
    }
}

/// Methods of files, sockets and matches that give what is there.
const READS: &[&str] = &[
    "getvalue", "group", "read", "read1", "readline", "recv", "recvfrom",
];

/// Methods of collections that give what is in them.
const TAKES: &[&str] = &["get", "get_nowait", "pop", "popleft"];

/// Where an expression begins.
pub(super) const BEGINNINGS: &[Field] = &[Field::Object, Field::Function, Field::Value];

/// Who makes what a call of `function` gives, if that is imported, and not from
/// what comes with Python. `six` gives what Python would.
fn made_elsewhere<'t>(function: Node<'t>, cx: &Context<'t>) -> Option<Given> {
    let model = cx.model();
    let root = function.innermost(BEGINNINGS);
    let symbol = model.symbol(model.symbol_of(root)?);
    let mut bindings = symbol.bindings.iter();
    let is_known = |package: &str| package == "six" || is_standard_module(package);
    if !bindings.any(|it| it.kind == BindingKind::Import) || model.comes_from(root, is_known) {
        return None;
    }
    let origin = model.import_origin(function);
    let origin = origin.or_else(|| model.import_origin(root));
    let is_of_project = |it: Origin| it.package().is_empty() || cx.imported(it).is_some();
    Some(if origin.is_some_and(is_of_project) {
        Given::Elsewhere
    } else {
        Given::Foreign
    })
}

/// What `piece` may be put together from, or be one of: what stands beside `+`,
/// `or` and `if`, and what a method of text is asked of. What is text for sure is
/// left out.
pub(super) fn parts<'t>(piece: Node<'t>, model: &Model<'t>) -> Vec<Node<'t>> {
    let mut todo = vec![piece];
    let mut parts = Vec::new();
    let mut seen = Vec::new();
    while let Some(part) = todo.pop() {
        let part = part.unparenthesized();
        if seen.contains(&part.id()) {
            continue;
        }
        seen.push(part.id());
        match part.kind() {
            _ if seen.len() > STEPS => parts.push(part),
            Kind::Identifier if let Some(values) = model.all_values(part) => todo.extend(values),
            Kind::Await | Kind::BooleanOperator => todo.extend(part.named_children()),
            Kind::ConditionalExpression => {
                let parts = syntax::Conditional::cast(part).and_then(syntax::Conditional::parts);
                todo.extend(parts.into_iter().flat_map(|(yes, _, no)| [yes, no]));
            }
            Kind::BinaryOperator if part.has_token("+") => todo.extend(part.named_children()),
            _ if matches!(type_of(model, part), Type::Str | Type::Bytes) => {}
            // It is of the kind that its method is asked of.
            Kind::Call if let Some((object, method)) = asked_of(part) => match method {
                "decode" | "encode" => {}
                _ => todo.push(object),
            },
            _ => parts.push(part),
        }
    }
    parts
}

/// The object whose method `call` calls, and which, if that is one that text has.
fn asked_of(call: Node<'_>) -> Option<(Node<'_>, &str)> {
    let function = syntax::Call::cast(call)?.function()?;
    let method = function.child(Field::Attribute)?.text();
    let is_of_text = Strings::builtin().methods().iter().any(|it| it == method);
    let object = function.child(Field::Object).filter(|_| is_of_text)?;
    Some((object, method))
}

/// Tells of a way in which a piece depends on what is handed over whether one of
/// `pieces` does. May read other modules.
pub(super) fn given_in<'t>(
    pieces: &[&Node<'t>],
    cx: &Context<'t>,
) -> impl Fn(Given) -> bool + use<> {
    let mut seen = FxHashSet::default();
    let parts = pieces.iter().flat_map(|piece| parts(**piece, cx.model()));
    let parts: Vec<_> = parts.filter(|part| seen.insert(part.text())).collect();
    let mut makers = Makers {
        cx,
        libraries: FxHashMap::default(),
    };
    let mut all: Vec<Given> = parts.iter().map(|part| makers.given(*part)).collect();
    let told = parts.into_iter().zip(&all);
    let own = told.filter(|(part, how)| part.is(Kind::Call) && **how == Given::Not);
    let own = own.map(|(part, _)| part).collect();
    if !all.contains(&Given::Foreign) && makers.may_give_back_foreign(own) {
        all.push(Given::Foreign);
    }
    move |how| all.contains(&how)
}

/// Whether `name` is a parameter, or what a loop goes through.
pub(super) fn is_given<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let symbol = model.symbol_of(name).map(|id| model.symbol(id));
    symbol.is_some_and(|it| {
        let mut kinds = it.bindings.iter().map(|binding| binding.kind);
        !matches!(name.text(), "self" | "cls")
            && kinds.any(|kind| matches!(kind, BindingKind::Parameter | BindingKind::For))
    })
}

/// Who has put `name` there, which nothing in the file binds: a module that all is
/// imported from, or whoever runs the file. What `gettext` installs gives back
/// strings.
fn brought<'t>(name: Node<'t>, cx: &Context<'t>) -> Option<Given> {
    let model = cx.model();
    let symbol = model.symbol(model.symbol_of(name)?);
    if name.text() == "_" || !symbol.bindings.is_empty() || is_builtin_name(symbol.name) {
        return None;
    }
    Some(if !model.has_star_imports() {
        Given::Injected
    } else if cx.has_library_by_star() {
        Given::Foreign
    } else {
        Given::Elsewhere
    })
}
