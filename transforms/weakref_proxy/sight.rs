//! Who else can see a name or an attribute.

use super::holder::Obstacle;
use super::mentions::is_mangled;
use crate::transform::prelude::*;

/// Names that more can see than the function that binds them.
pub(super) fn out_of_reach(model: &Model<'_>, id: SymbolId) -> Option<Obstacle> {
    let symbol = model.symbol(id);
    let scope = model.scope(symbol.scope);
    let owner = model.scope_node(symbol.scope);
    match scope.kind {
        ScopeKind::Module if model.is_bound_elsewhere(id) => {
            return Obstacle::new(
                "global-name",
                "It is a global name, which any module can read.",
            );
        }
        ScopeKind::Module => {
            return Obstacle::new("module-level", "Other modules can import it.");
        }
        ScopeKind::Class => {
            return Obstacle::new("class-attribute", "It is an attribute of the class.");
        }
        ScopeKind::Function => {}
        _ => return Obstacle::new("escapes", "It is bound in an expression."),
    }
    if model.is_bound_elsewhere(id) {
        return Obstacle::new("rebound", "A nested function rebinds it.");
    }
    let dynamic = std::iter::once(owner)
        .chain(owner.descendants())
        .filter(|node| matches!(node.kind(), Kind::FunctionDefinition | Kind::Lambda))
        .filter_map(|node| model.opened_by(node))
        .any(|id| model.scope(id).dynamic);
    if dynamic {
        return Obstacle::new(
            "dynamic-access",
            "The function's names can be read at run time (`locals()`, `eval`, `exec`).",
        );
    }
    // In Python 2 the names of a list comprehension are the function's.
    model
        .spelled(symbol.name)
        .filter(|node| owner.contains(*node))
        .find(|node| {
            model.symbol_of(*node).is_some_and(|other| {
                model.scope(model.symbol(other).scope).kind == ScopeKind::Comprehension
            })
        })
        .and_then(|node| Obstacle::at("rebound", "is a comprehension's name too", node))
}

/// Whether a proxy is made by a test that does not count on its death: it is
/// about proxies themselves, holds the object, or calls the collector.
pub(super) fn is_tested<'t>(model: &Model<'t>, node: Node<'t>) -> bool {
    let test = node.ancestors().find(|around| {
        let name = around.child(Field::Name).map_or("", Node::text);
        around.is(Kind::FunctionDefinition) && name.starts_with("test")
    });
    test.is_some_and(|test| {
        let spells = |name: &str| model.spells(name, test.span());
        !spells("ReferenceError") || spells("gc_collect") || spells("collect")
    })
}

/// A test that says that it is about proxies or weak references, by its own name
/// or that of its file, around `node`.
pub(super) fn tests_proxies<'t>(model: &Model<'t>, node: Node<'t>) -> Option<Obstacle> {
    let name = model.function_of(node)?.child(Field::Name)?;
    let text = name.text().to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let file = node.tree().source().path().file_stem().unwrap_or_default();
    let in_their_file = file.contains("test_weakref") || file.starts_with("weakref_test");
    let is_about = says(&["proxy", "proxies", "weakref", "weak_ref"]) || in_their_file;
    (is_about && text.starts_with("test"))
        .then(|| Obstacle::at("tests-proxy", "is what a test is about that starts", name))
        .flatten()
}

/// What gives all attributes of an object, or reads them by names that it makes.
const WHOLE: &[&str] = &["__dict__", "__slots__", "getattr", "getmembers", "vars"];

/// Words of files that copy objects with all that they hold.
const COPYING: &[&str] = &[
    "ProcessPoolExecutor",
    "cPickle",
    "cloudpickle",
    "deepcopy",
    "dill",
    "joblib",
    "multiprocessing",
    "pickle",
    "shelve",
];

/// Another file of the project that copies or pickles objects: a proxy is copied
/// as the object that it stands for, a reference is not, and cannot be pickled.
pub(super) fn copied_elsewhere(cx: &Context<'_>) -> Option<Obstacle> {
    let copying = cx.files_spelling(COPYING).into_iter();
    let reading = WHOLE.iter().filter_map(|name| cx.files_reaching(name));
    let mut files = copying.chain(reading);
    let files = files.find(|files| !files.is_empty())?;
    let first = files.first()?;
    Obstacle::new(
        "pickled",
        format!(
            "Look at what {first} copies, pickles, or reads as a whole or by names that it \
             makes: the fix is right unless that leads to this object."
        ),
    )
}

/// How many files are named.
const NAMED: usize = 3;

/// Other files that may use the attribute of objects of `class`. Only where the
/// whole project is in sight is a public one known to be used here alone; a
/// private one is taken to be, where nothing else is in sight.
pub(super) fn in_other_files<'t>(
    cx: &Context<'t>,
    name: &str,
    class: Node<'t>,
) -> Option<Obstacle> {
    let mangled = is_mangled(name)
        .then(|| class.child(Field::Name))
        .flatten()
        .map(|class| format!("_{}{name}", class.text().trim_start_matches('_')));
    let spelled = mangled.as_deref().unwrap_or(name);
    let is_special = name.starts_with("__") && name.ends_with("__");
    let same_named = || {
        // A class of that name elsewhere, which inherits it, mangles it alike.
        let files = mangled.as_ref().and_then(|_| cx.files_reaching(name));
        files.filter(|files| !files.is_empty())
    };
    let reaching = cx.files_reaching(spelled);
    let reaching = reaching.map(|files| match files.is_empty() {
        true => same_named().unwrap_or(files),
        false => files,
    });
    let Some(files) = reaching.filter(|_| !is_special) else {
        return match is_private(name) {
            true => None,
            false => Obstacle::new(
                "public-attribute",
                format!(
                    "`{name}` is public, so other modules can read it, and not all of them are in \
                     sight."
                ),
            ),
        };
    };
    let (last, first) = match &files[..] {
        [] => return None,
        [one] => (one.clone(), String::new()),
        [first @ .., last] if files.len() <= NAMED => (last.clone(), listed(first)),
        many => (
            format!("{} more files", many.len() - NAMED),
            listed(&many[..NAMED]),
        ),
    };
    let and = if first.is_empty() { "" } else { " and " };
    Obstacle::new(
        "other-files",
        format!(
            "`{name}` is also used in {first}{and}{last}, perhaps on objects of this class; those \
             uses would have to change together with this file, and a fix changes one file at a \
             time."
        ),
    )
}

fn listed(files: &[String]) -> String {
    files.join(", ")
}

fn is_private(name: &str) -> bool {
    name.starts_with('_')
        && !(name.starts_with("__") && name.ends_with("__"))
        && !name.trim_start_matches('_').contains("__")
}
