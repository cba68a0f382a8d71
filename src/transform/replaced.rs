//! Functions of libraries that a file puts something else in the place of, as
//! tests do.

use super::{Context, Finding, Reason};
use crate::facts::is_standard_module;
use crate::semantic::{BindingKind, Model, is_stored_attribute};
use crate::syntax::{Attribute, Call, Field, KeywordArgument, Kind, Node, Subscript};

/// What a file replaces.
#[derive(Debug, Default)]
pub struct Replaced {
    all: Vec<Place>,
    /// Whether the means to do so is handed on, so that it may be anything.
    anything: bool,
}

/// An attribute that is replaced.
#[derive(Debug)]
struct Place {
    /// The last part of the name of what has the attribute; `None` where that
    /// is not known.
    owner: Option<String>,
    /// The attribute; `None` where it may be any.
    name: Option<String>,
}

/// Whether this file, or another one of the project, may replace what `call`
/// calls by something that is no context manager, or gives another one. May
/// read the whole project, so it wants asking last.
pub fn may_be_patched<'t>(call: Node<'t>, cx: &Context<'t>) -> bool {
    let Some(function) = call.child(Field::Function) else {
        return false;
    };
    let names = cx.model().qualified_names(function);
    let opens = names.iter().any(|name| name == "builtins.open");
    if opens && cx.text_holds("mock_open") {
        return true;
    }
    let replaced = cx.replaced();
    if names.is_empty() {
        let last = function.child(Field::Attribute).unwrap_or(function);
        return replaced.has_some(last.text())
            || cx.is_replaced_elsewhere(function)
            || cx.is_replaced_within(function);
    }
    let own = cx.tree().source().path().file_stem().unwrap_or_default();
    names.iter().any(|name| replaced.has(name, own))
        || cx.is_replaced_elsewhere(function)
        || cx.is_replaced_within(function)
}

impl Finding {
    /// The same finding, without a fix where the file, or another one of the
    /// project, puts something else in the place of the function of the qualified
    /// name `name` that it is about. May read the whole project.
    #[must_use]
    pub fn unless_replaced(mut self, name: &str, cx: &Context<'_>) -> Self {
        let own = cx.tree().source().path().file_stem().unwrap_or_default();
        let here = cx.replaced().has(name, own);
        if self.fix.is_some() && (here || cx.is_library_replaced_elsewhere(name)) {
            self.fix = None;
            self.reason = Some(Reason("replaced"));
            let who = if here { "The file" } else { "Another file" };
            self.help = format!("{who} replaces `{name}`; see what it is here.");
        }
        self
    }
}

impl Replaced {
    /// What the file of `model` replaces: by storing or deleting an attribute
    /// or an item of a module's names, or by a call that does so.
    pub(super) fn find(model: &Model<'_>) -> Self {
        let mut found = Self::default();
        let mut names_in_text = Vec::new();
        for node in model.tree().nodes() {
            match node.kind() {
                Kind::Attribute => found.add_stored(model, node),
                Kind::Subscript if is_stored(node) => found.add_item(model, node),
                Kind::Call => found.add_call(model, node),
                Kind::ExecStatement => found.add_code(node),
                Kind::Identifier if node.text() == "setattr" => found.add_handed_on(model, node),
                Kind::StringContent if node.text().contains('.') => names_in_text.push(node),
                _ => {}
            }
        }
        // What is to be patched may be named far from where it is.
        if model.tree().source().text().contains("patch") {
            for name in names_in_text {
                found.add_dotted(name.text());
            }
        }
        found
    }

    /// Whether something of that name is replaced, whoever has it.
    fn has_some(&self, name: &str) -> bool {
        let mut all = self.all.iter();
        self.anything || all.any(|place| place.name.as_deref() == Some(name))
    }

    /// Whether what has the qualified name `full` is replaced; `own` is the name
    /// of the module itself.
    fn has(&self, full: &str, own: &str) -> bool {
        if self.anything {
            return true;
        }
        let (path, name) = full.rsplit_once('.').unwrap_or(("", full));
        let owner = path.rsplit('.').next().unwrap_or_default();
        let builtin = is_builtins(owner);
        self.all.iter().any(|place| {
            let by = place.owner.as_deref();
            let is_owner = by.is_some_and(|by| by == owner || builtin && is_builtins(by));
            let here = by.is_some_and(|by| by == own || matches!(by, "" | "__main__" | "__name__"));
            let other = by.is_some_and(|by| is_builtins(by) || is_standard_module(by));
            match place.name.as_deref() {
                None => is_owner,
                // A module may be known to another one by any name.
                Some(known) if known == name => {
                    by.is_none() || is_owner || here || !builtin && !other
                }
                Some(known) => by == Some("modules") && path.split('.').any(|part| part == known),
            }
        })
    }

    fn add(&mut self, owner: Option<String>, name: &str) {
        let name = Some(name.to_owned());
        self.all.push(Place { owner, name });
    }

    /// `builtins.open`, in a string.
    fn add_dotted(&mut self, path: &str) {
        let is_name = |part: &str| part.chars().all(|c| c.is_alphanumeric() || c == '_');
        if let Some((owner, name)) = path.rsplit_once('.')
            && !name.is_empty()
            && path.split('.').all(is_name)
        {
            let owner = owner.rsplit('.').next().unwrap_or_default();
            self.add(Some(owner.to_owned()), name);
        }
    }

    /// `io.open = …`
    fn add_stored<'t>(&mut self, model: &Model<'t>, target: Node<'t>) {
        let view = Attribute::cast(target);
        let (Some(object), Some(name)) = (
            view.and_then(Attribute::object),
            view.and_then(Attribute::name),
        ) else {
            return;
        };
        if !is_stored_attribute(name) || !may_be_module(model, object) || is_made_by(target, name) {
            return;
        }
        self.add(owner_of(model, object), name.text());
    }

    /// `builtins.__dict__["open"] = …`, `sys.modules["gzip"] = …`
    fn add_item<'t>(&mut self, model: &Model<'t>, target: Node<'t>) {
        let view = Subscript::cast(target);
        let Some(object) = view.and_then(Subscript::value) else {
            return;
        };
        let key = target.child(Field::Subscript).and_then(text_of);
        if !holds_names(model, object) {
            return;
        }
        let owner = owner_of(model, object);
        match key {
            Some(key) => self.add(owner, key),
            None if owner.is_some() => self.all.push(Place { owner, name: None }),
            None => {}
        }
    }

    /// `addCleanup(setattr, io, "open", …)`, `partial(setattr, io)`
    fn add_handed_on<'t>(&mut self, model: &Model<'t>, function: Node<'t>) {
        if function.field() == Field::Function || !model.is_named(function, "builtins.setattr") {
            return;
        }
        let given = function.next_named();
        let given = given.filter(|_| {
            function
                .parent()
                .is_some_and(|it| it.is(Kind::ArgumentList))
        });
        let Some(object) = given else {
            self.anything = true;
            return;
        };
        let key = object.next_named();
        let name = key.and_then(text_of).map(str::to_owned);
        match owner_of(model, object) {
            None if key.is_none() => self.anything = true,
            owner => self.all.push(Place { owner, name }),
        }
    }

    /// `exec("io.open = …")`
    fn add_code(&mut self, statement: Node<'_>) {
        for text in statement.descendants().filter_map(text_of) {
            let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
            for word in words.filter(|word| !word.is_empty()) {
                self.add(None, word);
            }
        }
    }

    /// `setattr(io, "open", …)`, `patch.object(io, "open")`,
    /// `patch("io.open")`, `patch.multiple(io, open=…)`,
    /// `builtins.__dict__.update(open=…)`, `swapped(io, "open", fake)`
    fn add_call<'t>(&mut self, model: &Model<'t>, node: Node<'t>) {
        let Some(call) = Call::cast(node) else { return };
        let Some(function) = call.function() else {
            return;
        };
        if function.text() == "exec" {
            self.add_code(node);
        }
        let receiver = Attribute::cast(function).and_then(Attribute::object);
        if let Some((object, name)) = stubbed(&call, function) {
            self.add(owner_of(model, object), name.text());
        }
        let fills = receiver.filter(|object| holds_names(model, *object));
        if fills.is_none() && !replaces(function) && !is_told_to_replace(model, &call) {
            return;
        }
        let first = call.positional(0);
        let on = fills.or(first.filter(|it| !it.is(Kind::Dictionary)));
        let by_method = receiver.filter(|_| function.text().ends_with(".__setattr__"));
        let on = by_method.or(on);
        if on.is_some_and(|object| matches!(object.text(), "self" | "cls")) {
            return;
        }
        let owner = on.and_then(|object| owner_of(model, object));
        let computed = call.positional(1).filter(|name| {
            let plain = matches!(name.kind(), Kind::String | Kind::Dictionary);
            !plain && fills.is_none() && by_method.is_none()
        });
        if computed.is_some() && owner.is_some() {
            let owner = owner.clone();
            self.all.push(Place { owner, name: None });
        }
        for part in node.descendants() {
            if let Some(name) = KeywordArgument::cast(part).and_then(KeywordArgument::name) {
                self.add(owner.clone(), name.text());
            } else if let Some(text) = text_of(part).filter(|_| !function.contains(part)) {
                match text.contains('.') {
                    true => self.add_dotted(text),
                    false if Some(part) != first => self.add(owner.clone(), text),
                    false => self.add(None, text),
                }
            }
        }
    }
}

/// What has the function whose result is told, and the name of it:
/// `when(io).open("a")`, `when2(io.open, "a")`.
fn stubbed<'t>(call: &Call<'t>, function: Node<'t>) -> Option<(Node<'t>, Node<'t>)> {
    let last = |of: Node<'t>| of.child(Field::Attribute).unwrap_or(of);
    if last(function).text() == "when2" {
        let given = call.positional(0)?;
        let object = given.child(Field::Object).unwrap_or(given);
        return Some((object, last(given)));
    }
    let told = Call::cast(function.child(Field::Object)?)?;
    let name = function.child(Field::Attribute)?;
    matches!(last(told.function()?).text(), "when" | "expect").then_some(())?;
    Some((told.positional(0)?, name))
}

/// Whether the name of what is called tells that it puts something in the place
/// of an attribute.
fn replaces(function: Node<'_>) -> bool {
    const NAMES: &[&str] = &[
        "Set",
        "SmartSet",
        "__setattr__",
        "delattr",
        "delitem",
        "mock",
        "setattr",
        "setitem",
        "should_receive",
    ];
    let parts = std::iter::once(function).chain(function.descendants());
    parts
        .filter(|part| part.is(Kind::Identifier))
        .any(|part| match part.text() {
            name if NAMES.contains(&name) => true,
            name => ["patch", "stub", "flexmock", "swap", "overrid"]
                .iter()
                .any(|word| name.to_ascii_lowercase().contains(word)),
        })
}

/// Whether a call, of whatever name, is given something that is imported, an
/// attribute of it in a string, and what may become that: `hidden(io, "open", fake)`.
fn is_told_to_replace(model: &Model<'_>, call: &Call<'_>) -> bool {
    let at = |place| call.positional(place);
    let (Some(on), Some(name), Some(_)) = (at(0), at(1), at(2)) else {
        return false;
    };
    let asks = call.function().is_some_and(|it| it.text() == "getattr");
    !asks && !model.qualified_names(on).is_empty() && text_of(name).is_some()
}

/// Whether an expression is a dictionary of a module's names, or of modules, as
/// far as its words tell.
fn holds_names<'t>(model: &Model<'t>, object: Node<'t>) -> bool {
    const WORDS: &[&str] = &["__dict__", "globals(", "locals(", "modules", "vars("];
    let text = model.value_of(object).text();
    text == "__builtins__" || WORDS.iter().any(|word| text.contains(word))
}

/// The last part of the name of what an expression is.
fn owner_of<'t>(model: &Model<'t>, object: Node<'t>) -> Option<String> {
    let mut node = object.unparenthesized();
    loop {
        let view = Attribute::cast(node);
        node = match node.kind() {
            // `builtins.__dict__`
            Kind::Attribute if view.and_then(Attribute::name)?.text() == "__dict__" => {
                view.and_then(Attribute::object)?
            }
            // `vars(builtins)`, `import_module("builtins")`
            Kind::Call => Call::cast(node)?.positional(0)?,
            // `sys.modules["builtins"]`
            Kind::Subscript => node.child(Field::Subscript)?,
            Kind::String => {
                let path = text_of(node)?;
                return path.rsplit('.').next().map(str::to_owned);
            }
            Kind::Identifier if model.only_value(node).is_some() => model.only_value(node)?,
            _ => break,
        };
    }
    let names = model.qualified_names(node);
    let name = names.first()?;
    name.rsplit('.').next().map(str::to_owned)
}

/// Whether an object whose attribute is stored may be a module or a class: it is
/// imported, looked up, or handed in by a name that is not `self`.
fn may_be_module<'t>(model: &Model<'t>, object: Node<'t>) -> bool {
    if !model.qualified_names(object).is_empty() {
        return true;
    }
    if !object.is(Kind::Identifier) {
        let text = object.text();
        return ["modules", "import_module(", "__import__("]
            .iter()
            .any(|way| text.contains(way));
    }
    let Some(symbol) = model.symbol_of(object).map(|id| model.symbol(id)) else {
        return false;
    };
    let value = |binding: Node<'t>| binding.parent()?.child(Field::Right);
    !matches!(symbol.name, "self" | "cls")
        && symbol.bindings.iter().any(|binding| match binding.kind {
            BindingKind::Parameter | BindingKind::For | BindingKind::Import => true,
            BindingKind::Assignment => value(model.tree().node(binding.node)).is_some_and(|it| {
                matches!(it.kind(), Kind::Identifier | Kind::Attribute)
                    || it.text().contains("modules")
                    || it.text().contains("import")
            }),
            _ => false,
        })
}

/// Whether what is stored is made by a function of that name:
/// `connection.socket = socket.socket()`.
fn is_made_by(target: Node<'_>, name: Node<'_>) -> bool {
    let value = target
        .parent()
        .and_then(|assignment| assignment.child(Field::Right));
    let made = value
        .and_then(Call::cast)
        .and_then(Call::function)
        .map(|function| function.child(Field::Attribute).unwrap_or(function));
    made.is_some_and(|made| made.text() == name.text())
}

/// Whether an item is stored or deleted.
fn is_stored(item: Node<'_>) -> bool {
    item.field() == Field::Left || item.parent().is_some_and(|it| it.is(Kind::DeleteStatement))
}

/// The text of a plain string.
fn text_of(string: Node<'_>) -> Option<&str> {
    let mut parts = string.named_children();
    let content = parts.find(|part| part.is(Kind::StringContent))?;
    string.is(Kind::String).then(|| content.text())
}

fn is_builtins(name: &str) -> bool {
    matches!(name, "builtins" | "__builtin__" | "__builtins__")
}
