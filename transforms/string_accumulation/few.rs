//! Loops through a handful of things.

use super::checked::is_checked;
use super::extent::last_name;
use super::filled;
use super::flow::CLIMB;
use super::turns::{items_of, length};
use super::words;
use crate::transform::prelude::*;

/// Whether a loop goes through a few things only, as far as their name or what
/// they are taken from tells: arguments, options, the items of a dictionary,
/// the parts of an address.
pub(super) fn are_few<'t>(looped: Node<'t>, model: &Model<'t>) -> bool {
    const STEPS: usize = 12;
    if is_checked(looped) {
        return true;
    }
    let mut todo: Vec<_> = match syntax::For::cast(looped) {
        Some(view) => view.iterable().into_iter().collect(),
        None => bound(looped, model).into_iter().collect(),
    };
    if goes_through_keys(looped)
        || asks_for_text_nodes(looped)
        || closes_what_is_open(looped)
        || climbs(looped)
    {
        return true;
    }
    for _ in 0..STEPS {
        let Some(node) = todo.pop() else {
            break;
        };
        let node = node.unparenthesized();
        if length(node, model).is_some_and(|turns| turns <= 64) {
            return true;
        }
        match node.kind() {
            Kind::Identifier => {
                if words::are_few(node.text()) || takes_the_rest(node, model) {
                    return true;
                }
                let value = model
                    .only_value(node)
                    .or_else(|| value_just_before(node, looped));
                if value.is_some_and(|it| filled::is_short_list(node, it, model)) {
                    return true;
                }
                if is_small_number(node, value, model) || is_split_only(node, model) {
                    return true;
                }
                match filled::filling(node, model) {
                    Some(Some(iterable)) => todo.push(iterable),
                    Some(None) => return true,
                    None => {}
                }
                todo.extend(value.filter(|it| !matches!(it.kind(), Kind::List | Kind::Tuple)));
                // What the loop around goes through: the values of a header.
                let around = node.ancestors().take(CLIMB).find_map(|it| {
                    let view = syntax::For::cast(it)?;
                    let target = view.target()?;
                    let mut names = std::iter::once(target).chain(target.descendants());
                    view.iterable()
                        .filter(|_| names.any(|name| name.text() == node.text()))
                });
                todo.extend(around);
            }
            Kind::Attribute => {
                let name = last_name(node).map_or("", Node::text);
                if words::are_few(name) {
                    return true;
                }
                if name == "length" {
                    todo.extend(node.child(Field::Object));
                }
            }
            // What has changed between two sets.
            Kind::BinaryOperator
                if node
                    .child(Field::Operator)
                    .is_some_and(|it| it.text() == "-")
                    && syntax::For::cast(looped).and_then(syntax::For::iterable) == Some(node) =>
            {
                return true;
            }
            Kind::BinaryOperator => {
                let operator = node.child(Field::Operator).map_or("", Node::text);
                let sides = [node.child(Field::Left), node.child(Field::Right)];
                let sides = match operator {
                    "/" | "//" | ">>" | "-" => [sides[0], None],
                    "*" if !sides.into_iter().flatten().any(|it| it.is(Kind::Integer)) => {
                        let few = |side: Node<'t>| {
                            last_name(side).is_some_and(|it| words::are_few(it.text()))
                        };
                        sides.map(|side| side.filter(|_| sides.into_iter().flatten().all(few)))
                    }
                    _ => sides,
                };
                todo.extend(
                    sides
                        .into_iter()
                        .flatten()
                        .filter(|it| !it.is(Kind::Integer)),
                );
            }
            Kind::Subscript => {
                let key = node.child(Field::Subscript);
                match key {
                    Some(key) if key.is(Kind::String) => {
                        let object = node.child(Field::Value).and_then(last_name);
                        let set = object.is_some_and(|it| words::is_configuration(it.text()));
                        if set || words::are_few(key.text()) {
                            return true;
                        }
                    }
                    Some(key) if matches!(key.kind(), Kind::Slice | Kind::Identifier) => {
                        todo.extend(node.child(Field::Value))
                    }
                    _ => {}
                }
            }
            Kind::Call => {
                let Some(call) = syntax::Call::cast(node) else {
                    continue;
                };
                if items_of(call).is_some() || splits_a_part(call) {
                    return true;
                }
                let function = call.function().map_or("", Node::text);
                match function {
                    // From where and in which steps does not tell how many.
                    "range" | "xrange" => {
                        let down = call
                            .positional(2)
                            .is_some_and(|it| it.text().starts_with('-'));
                        let end = call.positional(1).filter(|_| !down);
                        todo.extend(end.or(call.positional(0)));
                    }
                    "enumerate" | "sorted" | "reversed" | "list" | "tuple" | "set" | "iter"
                    | "len" | "zip" => {
                        todo.extend(call.argument_nodes().filter(|it| !it.is(Kind::Integer)));
                    }
                    "min" if call.argument_nodes().any(is_fixed) => return true,
                    _ => {
                        let name = call.function().and_then(last_name);
                        if let Some(text) = as_many_letters(call) {
                            todo.push(text);
                        }
                        if name.is_some_and(|name| words::are_few(name.text())) {
                            return true;
                        }
                    }
                }
            }
            _ => {}
        }
    }
    false
}

/// `for key in sorted(d):` with `d[key]` in the loop.
fn goes_through_keys(looped: Node<'_>) -> bool {
    let Some(view) = syntax::For::cast(looped) else {
        return false;
    };
    let (Some(key), Some(iterable)) = (view.target(), view.iterable()) else {
        return false;
    };
    let sorted = syntax::Call::cast(iterable).filter(|call| {
        let function = call.function().map_or("", Node::text);
        matches!(function, "sorted" | "list" | "reversed" | "tuple")
    });
    let all = sorted.map_or(Some(iterable), |call| call.positional(0));
    let of_key = |node: Node<'_>| {
        let value = syntax::Subscript::cast(node).and_then(syntax::Subscript::value);
        let index = node.child(Field::Subscript);
        value.is_some_and(|it| all.is_some_and(|all| all.text() == it.text()))
            && index.is_some_and(|it| it.text() == key.text())
    };
    let mut body = view.body().into_iter().flat_map(Node::descendants);
    key.is(Kind::Identifier) && body.any(of_key)
}

/// `s` of `s.lower()`, `s.strip()`.
fn as_many_letters(call: syntax::Call<'_>) -> Option<Node<'_>> {
    const METHODS: &[&str] = &["lower", "lstrip", "rstrip", "strip", "upper"];
    let view = syntax::Attribute::cast(call.function()?)?;
    let same = METHODS.contains(&view.name()?.text());
    view.object().filter(|_| same)
}

/// What `name` is assigned last in the suite of the loop, before that.
fn value_just_before<'t>(name: Node<'t>, looped: Node<'t>) -> Option<Node<'t>> {
    let before = looped.parent()?.named_children();
    let before = before.take_while(|statement| *statement != looped);
    let mentions = |statement: &Node<'t>| {
        let mut parts = statement.descendants();
        parts.any(|it| it.text() == name.text() && it.is(Kind::Identifier))
    };
    let last = before.filter(mentions).last()?;
    let assignment = last
        .named_children()
        .next()
        .and_then(syntax::Assignment::cast);
    let target = assignment.and_then(syntax::Assignment::target);
    let value = assignment.and_then(syntax::Assignment::value);
    value.filter(|_| target.is_some_and(|target| target.text() == name.text()))
}

/// `while node: … node = node.parent`: as often as things are within each other.
fn climbs(looped: Node<'_>) -> bool {
    let Some(view) = syntax::While::cast(looped) else {
        return false;
    };
    let (Some(condition), Some(body)) = (view.condition(), view.body()) else {
        return false;
    };
    let names = |node: Node<'_>, name: &str| {
        let mut parts = std::iter::once(node).chain(node.descendants());
        parts.any(|it| it.is(Kind::Identifier) && it.text() == name)
    };
    let goes_up = |value: Node<'_>| {
        let by = value.child(Field::Function).unwrap_or(value);
        last_name(by).is_some_and(|it| it.text().to_ascii_lowercase().contains("parent"))
    };
    body.descendants()
        .filter_map(syntax::Assignment::cast)
        .any(|step| {
            let (Some(target), Some(value)) = (step.target(), step.value()) else {
                return false;
            };
            target.is(Kind::Identifier)
                && goes_up(value)
                && names(value, target.text())
                && (names(condition, target.text()) || condition.text() == "True")
        })
}

/// A number that is written out, or one that may not be exceeded.
pub(super) fn is_fixed(node: Node<'_>) -> bool {
    let name = last_name(node).map_or("", Node::text);
    node.is(Kind::Integer) || words::is_constant(name) || words::is_limit(name)
}

/// `if node.nodeType == node.TEXT_NODE:`: the text of an element of XML is
/// mostly one node.
fn asks_for_text_nodes(looped: Node<'_>) -> bool {
    let mut body = looped
        .child(Field::Body)
        .into_iter()
        .flat_map(Node::descendants);
    body.any(|node| node.is(Kind::Identifier) && node.text() == "TEXT_NODE")
}

/// `for tag in reversed(tags): s += '</%s>' % tag`: as many as are open within
/// each other.
fn closes_what_is_open(looped: Node<'_>) -> bool {
    let iterable = syntax::For::cast(looped).and_then(syntax::For::iterable);
    let call = iterable.and_then(syntax::Call::cast);
    let reversed = call
        .and_then(syntax::Call::function)
        .is_some_and(|it| it.text() == "reversed");
    let mut body = looped
        .child(Field::Body)
        .into_iter()
        .flat_map(Node::descendants);
    reversed && body.any(|it| it.is(Kind::StringContent) && it.text().starts_with("</"))
}

/// The text that `while i < n:` goes through, where `n` is its length.
fn bound<'t>(looped: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let condition = syntax::While::cast(looped)?.condition()?;
    let last = syntax::Comparison::cast(condition.unparenthesized())?
        .operands()
        .last()?;
    let length = model
        .only_value(last)
        .or_else(|| value_in_a_row(last, model))
        .unwrap_or(last);
    let call = syntax::Call::cast(length)?;
    let is_length = call.function()?.text() == "len";
    call.positional(0).filter(|_| is_length)
}

/// The value of a name that is bound once, as one of several: `i, n = 0, len(s)`.
fn value_in_a_row<'t>(name: Node<'t>, model: &Model<'t>) -> Option<Node<'t>> {
    let [binding] = model.symbol(model.symbol_of(name)?).bindings.as_slice() else {
        return None;
    };
    let target = model.tree().node(binding.node);
    let row = target.parent().filter(|it| it.is(Kind::PatternList))?;
    let values = row.parent()?.child(Field::Right)?;
    let at = row.named_children().position(|it| it == target)?;
    let alike = values.named_children().count() == row.named_children().count();
    values.named_children().nth(at).filter(|_| alike)
}

/// Whether `name` is a number below 65, always or by default: `digits=6`.
fn is_small_number<'t>(name: Node<'t>, value: Option<Node<'t>>, model: &Model<'t>) -> bool {
    const FEW: std::ops::RangeInclusive<u32> = 2..=64;
    let small = |value: Node<'t>| value.text().parse().is_ok_and(|n: u32| FEW.contains(&n));
    let Some(symbol) = model.symbol_of(name) else {
        return false;
    };
    let default = match model.symbol(symbol).bindings.as_slice() {
        [binding] => model
            .tree()
            .node(binding.node)
            .parent()
            .filter(|it| {
                matches!(
                    it.kind(),
                    Kind::DefaultParameter | Kind::TypedDefaultParameter
                )
            })
            .and_then(|parameter| parameter.child(Field::Value)),
        _ => None,
    };
    value.into_iter().chain(default).any(small)
}

/// Whether all that `name` is ever given are parts of something:
/// `parts = host.split('.')`.
fn is_split_only<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let Some(symbol) = model.symbol_of(name) else {
        return false;
    };
    let bindings = &model.symbol(symbol).bindings;
    let splits = |name: Node<'t>| {
        let assignment = name.parent().and_then(syntax::Assignment::cast);
        let value = assignment.filter(|it| it.target() == Some(name));
        let call = value.and_then(|it| syntax::Call::cast(it.value()?));
        call.is_some_and(splits_a_part)
    };
    !bindings.is_empty()
        && bindings
            .iter()
            .all(|binding| splits(model.tree().node(binding.node)))
}

/// `*args` and `**options`: what a call spells out.
fn takes_the_rest<'t>(name: Node<'t>, model: &Model<'t>) -> bool {
    let Some(symbol) = model.symbol_of(name) else {
        return false;
    };
    let mut bindings = model.symbol(symbol).bindings.iter();
    bindings.any(|binding| {
        let parent = model.tree().node(binding.node).parent();
        parent.is_some_and(|parent| {
            matches!(
                parent.kind(),
                Kind::ListSplatPattern | Kind::DictionarySplatPattern
            )
        })
    })
}

/// `ip.split('.')`, `match.groups()`.
fn splits_a_part(call: syntax::Call<'_>) -> bool {
    let name = call.function().and_then(last_name).map_or("", Node::text);
    let by = call.positional(0).filter(|by| by.is(Kind::String));
    let by = by.and_then(|by| by.named_children().find(|it| it.is(Kind::StringContent)));
    match name {
        "split" | "rsplit" => by.is_some_and(|by| !by.text().contains(['\\', '\n', ' '])),
        "groups" | "groupdict" => true,
        _ => false,
    }
}
