//! Code that can see, at run time, the names of a scope.

use super::model::{BindingKind, Model, ScopeId, SymbolId};
use crate::syntax::{AliasedImport, Attribute, Call, Field, Kind, Node};

/// Whose names are seen.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sees {
    /// Those of the frame that runs the node.
    Frame,
    /// Those of the module.
    Module,
    /// Those of the frame and of the module.
    Both,
    /// Those of every scope of the file: the code may run in any of them.
    All,
}

/// Who sees them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seer {
    /// Code of the file.
    Code,
    /// Text that the file runs, or code of the file that asks for one name.
    Text,
}

/// Builtins, and their like in `six`, that see the names of their caller.
const BUILTINS: &[&str] = &[
    "dir", "eval", "exec", "exec_", "execfile", "globals", "locals", "vars",
];

/// Modules that have them.
const MODULES: &[&str] = &["__builtin__", "__builtins__", "builtins", "six"];

/// Functions that give a frame.
const FRAMES: &[&str] = &["_getframe", "currentframe"];

/// What shows the names of a frame, whoever runs in it.
const NAMES_OF_A_FRAME: &[&str] = &["capture_locals", "f_locals", "getargvalues"];

impl Model<'_> {
    /// Marks the scopes that hold, or are seen by, code that sees all names.
    pub(super) fn mark_dynamic_scopes(&mut self) {
        let mut seen = Vec::new();
        for name in BUILTINS {
            for node in reads(self, name, is_builtins) {
                let seer = seer(self, name, node);
                seen.extend(by_builtin(self, name, node).map(|sees| (node, sees, seer)));
            }
        }
        for name in MODULES {
            let keyed = self.spelled(name).filter_map(by_key);
            seen.extend(keyed.map(|(node, sees)| (node, sees, Seer::Code)));
        }
        for name in FRAMES {
            for node in reads(self, name, |_| true) {
                seen.extend(by_frame(self, node).map(|sees| (node, sees, Seer::Code)));
            }
        }
        for name in NAMES_OF_A_FRAME {
            let all = self.spelled(name);
            seen.extend(all.map(|node| (node, Sees::All, Seer::Code)));
        }
        let globals = self.spelled("f_globals");
        seen.extend(globals.map(|node| (node, Sees::Module, Seer::Code)));
        let own = self
            .spelled("__name__")
            .filter(|name| sees_own_module(*name));
        seen.extend(own.map(|node| (node, Sees::Module, Seer::Code)));
        for (node, sees, seer) in seen {
            self.mark_dynamic(node, sees, seer);
        }
    }

    pub(super) fn mark_dynamic(&mut self, node: Node<'_>, sees: Sees, seer: Seer) {
        let frame = self.frame_of(node).index();
        let module = ScopeId(0).index();
        for (index, scope) in self.scopes.iter_mut().enumerate() {
            let seen = match sees {
                Sees::Frame => index == frame,
                Sees::Module => index == module,
                Sees::Both => index == frame || index == module,
                Sees::All => true,
            };
            scope.dynamic |= seen;
            scope.listed |= seen && seer == Seer::Code;
        }
    }
}

/// Where the function `name` is read: by that name, by another one that an
/// import gives it, or as an attribute of what `owns` it.
fn reads<'t>(model: &Model<'t>, name: &str, owns: fn(Node<'t>) -> bool) -> Vec<Node<'t>> {
    let mut found = Vec::new();
    for node in model.spelled(name) {
        let Some(parent) = node.parent() else {
            continue;
        };
        if let Some(view) = Attribute::cast(parent).filter(|_| node.field() == Field::Attribute) {
            found.extend(view.object().is_some_and(owns).then_some(parent));
        } else if let Some(import) = node.ancestors().take(2).find_map(AliasedImport::cast) {
            let alias = import.alias().and_then(|alias| model.symbol_of(alias));
            found.extend(alias.into_iter().flat_map(|id| model.references(id)));
        } else if let Some(id) = model.symbol_of(node) {
            let bindings = &model.symbol(id).bindings;
            let binds = bindings.iter().any(|binding| binding.node == node.id());
            found.extend((!binds).then_some(node));
        }
    }
    found
}

/// Whether the module gets at itself as a whole by its name:
/// `vars(sys.modules[__name__])`, not `sys.modules[__name__].x`.
fn sees_own_module(name: Node<'_>) -> bool {
    let item = name.parent().filter(|it| it.is(Kind::Subscript));
    let modules = item.and_then(|it| it.child(Field::Value));
    let (Some(item), Some(modules)) = (item, modules) else {
        return false;
    };
    let attribute = item.parent().and_then(Attribute::cast);
    let whole = match attribute.and_then(Attribute::name) {
        Some(attribute) => attribute.text() == "__dict__",
        None => item.field() != Field::Left,
    };
    modules.text().ends_with("modules") && whole
}

/// Whether an object is the module of the builtins, or `six`, as its name goes.
fn is_builtins(object: Node<'_>) -> bool {
    let name = Attribute::cast(object).and_then(Attribute::name);
    MODULES.contains(&name.unwrap_or(object).text())
}

/// `getattr(builtins, "locals")`, `builtins.__dict__["locals"]`, told from the
/// name of the module.
fn by_key(module: Node<'_>) -> Option<(Node<'_>, Sees)> {
    let around = module.ancestors().take(4);
    let mut keys = around.filter_map(|node| match node.kind() {
        Kind::Call => Call::cast(node)?.positional(1),
        Kind::Subscript => node.child(Field::Subscript),
        _ => None,
    });
    let named = keys.any(|key| {
        let name = key.text().trim_matches(['"', '\'']);
        key.is(Kind::String) && BUILTINS.contains(&name)
    });
    named.then_some((module, Sees::All))
}

fn call_of(function: Node<'_>) -> Option<Call<'_>> {
    let call = function.parent().and_then(Call::cast)?;
    (call.function() == Some(function)).then_some(call)
}

/// What a builtin sees that is read at `node`.
fn by_builtin<'t>(model: &Model<'t>, name: &str, node: Node<'t>) -> Option<Sees> {
    let Some(call) = call_of(node) else {
        return handed_on(model, name, node);
    };
    let arguments = call.argument_nodes().take(2).count();
    match name {
        "locals" => Some(Sees::Frame),
        "vars" | "dir" => (arguments == 0).then_some(Sees::Frame),
        "globals" => Some(Sees::Module),
        _ => (arguments == 1).then_some(Sees::Both),
    }
}

/// Who sees what a builtin sees that is read at `node`: of `locals()["x"]` and of
/// `exec(text, globals())` it is not the code around.
fn seer<'t>(model: &Model<'t>, name: &str, node: Node<'t>) -> Seer {
    const RUN: &[&str] = &["eval", "exec", "exec_", "execfile"];
    let runs = |function: Node<'t>| {
        let names = model.qualified_names(function);
        !names.is_empty()
            && names
                .iter()
                .all(|it| RUN.iter().any(|run| it.ends_with(run)))
    };
    let Some(call) = call_of(node) else {
        return Seer::Code;
    };
    let call = call.node();
    let for_one_name = call.parent().is_some_and(|parent| match parent.kind() {
        Kind::Subscript => call.field() == Field::Value,
        Kind::ArgumentList => {
            let function = parent.parent().and_then(|it| it.child(Field::Function));
            function.is_some_and(runs)
        }
        _ => false,
    });
    match RUN.contains(&name) || for_one_name {
        true => Seer::Text,
        false => Seer::Code,
    }
}

/// What a builtin sees that is read and not called there. Where it is given to a
/// function of another file it is called by that one: in its own frame, or, by
/// one in C as `map` is, in this one. `vars` given so gets an object.
fn handed_on<'t>(model: &Model<'t>, name: &str, node: Node<'t>) -> Option<Sees> {
    let symbol = model.symbol(model.symbol_of(node)?);
    let mut bindings = symbol.bindings.iter();
    if name == "dir" || !bindings.all(|binding| binding.kind == BindingKind::Import) {
        return None;
    }
    let mut around = node.ancestors().take(3);
    let Some(call) = around.find_map(Call::cast) else {
        return Some(Sees::All);
    };
    let function = call.function()?;
    let method = Attribute::cast(function).and_then(Attribute::object);
    let is_elsewhere = match method {
        Some(object) => object.text() != "self" || function.text().starts_with("self.assert"),
        None => !model.qualified_names(function).is_empty(),
    };
    match is_elsewhere {
        true => (name != "vars").then_some(Sees::Both),
        false => Some(Sees::All),
    }
}

/// Whether a frame is only asked for what is no name of it: by an attribute, by a
/// function that shows where it is, or whether there is one.
fn is_harmless(frame: Node<'_>) -> bool {
    const PLACES: &[&str] = &[
        "extract_stack",
        "format_stack",
        "getfile",
        "getframeinfo",
        "getmodule",
        "getsourcefile",
        "print_stack",
    ];
    let shows_place = |arguments: Node<'_>| {
        let function = arguments.parent().and_then(|it| it.child(Field::Function));
        let name = function.map(|it| it.child(Field::Attribute).unwrap_or(it));
        name.is_some_and(|name| PLACES.contains(&name.text()))
    };
    frame.parent().is_some_and(|parent| match parent.kind() {
        Kind::Attribute | Kind::ComparisonOperator | Kind::DeleteStatement => true,
        Kind::WhileStatement | Kind::IfStatement => true,
        Kind::ArgumentList => shows_place(parent),
        _ => false,
    })
}

/// Whether all that is done with the frame in a name is harmless, functions of
/// the file that it is given to included.
fn stays_harmless(model: &Model<'_>, name: SymbolId) -> bool {
    let mut names = vec![name];
    let mut at = 0;
    while let Some(&name) = names.get(at) {
        at += 1;
        for read in model.references(name).filter(|read| !is_harmless(*read)) {
            match parameter_for(model, read) {
                Some(parameter) if names.contains(&parameter) => {}
                Some(parameter) => names.push(parameter),
                None => return false,
            }
        }
    }
    true
}

/// The parameter that `argument` becomes, in a call of a function of the file.
fn parameter_for<'t>(model: &Model<'t>, argument: Node<'t>) -> Option<SymbolId> {
    let call = argument.ancestors().take(2).find_map(Call::cast)?;
    let mut arguments = call.argument_nodes();
    let place = arguments.position(|it| it == argument)?;
    let function = model.called_function(call.function()?)?;
    let parameters = function.node().child(Field::Parameters)?;
    let parameter = parameters.named_children().nth(place)?;
    let plain = !call.has_splat() && parameter.is(Kind::Identifier);
    model.symbol_of(parameter).filter(|_| plain)
}

/// Whether `call` is all that a function does which is named as one that gives
/// frames: where that is called is looked at by its name.
fn is_given_by_namesake(call: Node<'_>) -> bool {
    let lambda = call.parent().filter(|parent| parent.is(Kind::Lambda));
    let assignment = lambda
        .and_then(Node::parent)
        .filter(|it| it.is(Kind::Assignment));
    let target = assignment.and_then(|it| it.child(Field::Left));
    target.is_some_and(|name| FRAMES.contains(&name.text()))
}

/// What is seen by who has the frame that a function read at `node` gives:
/// nothing where only its code, its line or the next frame is asked for.
fn by_frame<'t>(model: &Model<'t>, node: Node<'t>) -> Option<Sees> {
    let Some(call) = call_of(node) else {
        return match node.parent().map(Node::kind) {
            Some(Kind::Attribute) => None,
            Some(Kind::ArgumentList) => Some(Sees::Frame),
            _ => Some(Sees::All),
        };
    };
    let assigned = call.node().parent().filter(|it| it.is(Kind::Assignment));
    let name = assigned
        .and_then(|it| it.child(Field::Left))
        .filter(|target| target.is(Kind::Identifier))
        .and_then(|target| model.symbol_of(target));
    let harmless = match name {
        Some(id) => stays_harmless(model, id),
        None => is_harmless(call.node()) || is_given_by_namesake(call.node()),
    };
    let function = model.symbol_of(node).map(|id| model.symbol(id));
    let is_library = function.is_none_or(|symbol| {
        let mut bindings = symbol.bindings.iter();
        bindings.all(|binding| binding.kind == BindingKind::Import)
    });
    let own = is_library && call.argument_nodes().all(|depth| depth.text() == "0");
    match (harmless, own) {
        (true, _) => None,
        (false, true) => Some(Sees::Frame),
        (false, false) => Some(Sees::All),
    }
}
