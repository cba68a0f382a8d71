//! A function that reads a file, where the user allows one.

use super::plan::Member;
use crate::transform::prelude::*;

/// The fix that reads the file through a function of the module: whatever else
/// the statement does, it does as before.
pub(super) fn through_a_function<'t>(member: &Member<'t>, cx: &Context<'t>) -> Option<Fix> {
    if !cx.settings().helpers {
        return None;
    }
    let call = member.call;
    let function = call.child(Field::Function)?;
    let root = root_of(function)?;
    let model = cx.model();
    let module = model.scope_of(cx.tree().root());
    // The function must find the opener where the module does.
    let visible = model.symbol(model.symbol_of(root)?).scope == module;
    let (manager, _) = managed(call, member.opener, cx)?;
    if !visible || manager != call.text() {
        return None;
    }
    let (method, rest) = read_at_once(member).or_else(|| lines_of_each(member, cx))?;
    let comments = cx.tree().lexed().comments_in(rest);
    if !comments.is_empty() {
        return None;
    }
    let opener = function.text();
    let stem = stem(method, opener)?;
    let reader = OwnFunction {
        names: std::iter::once(stem.clone())
            .chain((1..9).map(|number| format!("{stem}{number}")))
            .collect(),
        parameters: "*args, **kwargs",
        body: vec![
            Line::new(format!("with {opener}(*args, **kwargs) as f:")),
            Line::inner(format!("return f.{method}()")),
        ],
    };
    let (name, definition) = reader.provide(cx, &[call], call.start())?;
    let mut edits = vec![Edit::replace(function.span(), name)];
    if !rest.is_empty() {
        edits.push(Edit::delete(rest));
    }
    let fix = Fix::new(
        "Read it in a function of its own",
        Applicability::Safe,
        edits,
    );
    Some(fix.claiming([call.span()]).adding_lines(definition))
}

/// What the function is called: no two openers may have one name.
fn stem(method: &str, opener: &str) -> Option<String> {
    let verb = match method {
        "read" => "_read",
        _ => "_read_lines",
    };
    match (opener.contains('.'), opener.contains('_')) {
        (false, _) if opener == "open" && method == "read" => Some("_read_file".into()),
        (false, _) if opener == "open" => Some(verb.into()),
        (true, false) => Some(format!("{verb}_{}", opener.replace('.', "_"))),
        _ if opener.contains("__") => None,
        _ => Some(format!("{verb}_with__{}", opener.replace('.', "__"))),
    }
}

/// The first name of a dotted one.
fn root_of(function: Node<'_>) -> Option<Node<'_>> {
    let mut node = function;
    for _ in 0..8 {
        match syntax::Attribute::cast(node) {
            Some(attribute) => node = attribute.object()?,
            None => break,
        }
    }
    let one_line = !function.text().contains(['\n', '\r', '\\', ' ']);
    (node.is(Kind::Identifier) && one_line).then_some(node)
}

/// `open(…).read()`, `open(…).readlines()`: the method, and what goes.
fn read_at_once<'t>(member: &Member<'t>) -> Option<(&'static str, Span)> {
    let used = syntax::Call::cast(member.used)?;
    let attribute = used.function().and_then(syntax::Attribute::cast)?;
    let bare = attribute.object() == Some(member.call)
        && used.argument_nodes().next().is_none()
        && matches!(member.opener.kind.as_str(), "file" | "pipe" | "response");
    let method = ["read", "readlines"]
        .into_iter()
        .find(|method| attribute.name().is_some_and(|name| name.text() == *method));
    let rest = Span::new(member.call.end(), member.used.end());
    method.filter(|_| bare).map(|method| (method, rest))
}

/// `… for name in names for line in open(name)`, where what is done with a line
/// cannot tell that all have been read.
fn lines_of_each<'t>(member: &Member<'t>, cx: &Context<'t>) -> Option<(&'static str, Span)> {
    let clause = member.call.parent().and_then(syntax::ForIn::cast)?;
    let target = clause
        .target()
        .filter(|target| target.is(Kind::Identifier))?;
    let comprehension = clause.node().parent()?;
    let first = comprehension.child_of_kind(Kind::ForInClause) == Some(clause.node());
    if first || clause.iterable() != Some(member.call) || member.opener.kind != "file" {
        return None;
    }
    let blind = |node: Node<'t>| match node.kind() {
        Kind::Await | Kind::Yield | Kind::NamedExpression => false,
        Kind::Call => {
            let Some(function) = node.child(Field::Function) else {
                return false;
            };
            let mut object = function;
            while let Some(inner) = object
                .child(Field::Object)
                .or_else(|| object.child(Field::Function))
            {
                object = inner;
            }
            let of_line = object != function && object.text() == target.text();
            let names = cx.model().qualified_names(function);
            let inert = names.iter().all(|name| cx.resources().is_inert(name));
            of_line || !names.is_empty() && inert
        }
        _ => true,
    };
    let is_blind = comprehension
        .descendants()
        .filter(|node| !member.call.contains(*node))
        .all(blind);
    is_blind.then_some(("readlines", Span::at(member.call.end())))
}
