//! Which attributes the code of a module may read or set on objects that other
//! modules make.

use rustc_hash::{FxHashMap, FxHashSet};

use super::model::{BindingKind, Model, ScopeKind};
use super::names::is_identifier;
use super::origins::Origin;
use crate::syntax::{Call, Field, Kind, Node, NodeId};

/// Whose attribute a name is, wherever a module writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reach {
    /// That of classes of the module, which inherit from no other module and
    /// set it themselves.
    Own,
    /// That of classes which inherit from these as well.
    Inherited(Vec<Origin>),
    /// Perhaps that of any object.
    Any,
}

/// What reads an attribute whose name is a string.
const BY_NAME: &[&str] = &[
    "__dict__",
    "attrgetter",
    "delattr",
    "getattr",
    "hasattr",
    "methodcaller",
    "patch",
    "setattr",
    "vars",
];

/// What a class can define, or call, to reach all attributes of its objects.
const OF_ALL: &[&str] = &[
    "__delattr__",
    "__dict__",
    "__getattribute__",
    "__getstate__",
    "__reduce__",
    "__reduce_ex__",
    "__setattr__",
    "__setstate__",
    "delattr",
    "getattr",
    "setattr",
    "vars",
];

/// What makes an object, or changes one, whose attributes are its keywords.
const STAND_INS: &[&str] = &[
    "AsyncMock",
    "MagicMock",
    "Mock",
    "Namespace",
    "NonCallableMagicMock",
    "NonCallableMock",
    "SimpleNamespace",
    "configure_mock",
    "create_autospec",
    "multiple",
    "update",
];

/// Functions that give all attributes of an object.
const READERS: &[&str] = &["getmembers", "vars"];

/// What reads attributes by names that it makes, as far as it is told apart.
const MAKER: &str = "getattr";

/// What runs a string.
const BY_TEXT: &[&str] = &["compile", "eval", "exec", "execfile", "timeit"];

/// Every attribute that the module names.
pub(super) fn attributes(model: &Model<'_>) -> FxHashMap<String, Reach> {
    let mut found = Found::of(model);
    for (name, nodes) in &model.spelled {
        for &node in nodes {
            found.see(name, model.tree().node(node));
        }
    }
    found.see_strings();
    found.see_made_names();
    found.reach
}

/// Whether the module spells something that reaches all attributes of an
/// object.
pub(super) fn reaches_all(model: &Model<'_>) -> bool {
    let mut names = OF_ALL.iter();
    names.any(|name| model.spelled.contains_key(*name))
}

struct Found<'m, 't> {
    model: &'m Model<'t>,
    /// What the methods and bodies of each class set.
    set: FxHashMap<NodeId, FxHashSet<&'t str>>,
    /// Where the bases come from that are not in the file; `None` if some
    /// cannot be told.
    bases: FxHashMap<NodeId, Option<Vec<Origin>>>,
    reach: FxHashMap<String, Reach>,
}

impl<'m, 't> Found<'m, 't> {
    fn of(model: &'m Model<'t>) -> Self {
        let mut set: FxHashMap<NodeId, FxHashSet<&'t str>> = FxHashMap::default();
        for (_, symbol) in model.symbols() {
            if model.scope(symbol.scope).kind == ScopeKind::Class && !symbol.bindings.is_empty() {
                let class = model.scope_node(symbol.scope).id();
                set.entry(class).or_default().insert(symbol.name);
            }
        }
        let assigned = model.tree().nodes().filter(|node| {
            node.is(Kind::Attribute)
                && node.field() == Field::Left
                && node.parent().is_some_and(|by| by.is(Kind::Assignment))
        });
        for target in assigned {
            if let (Some(object), Some(name)) =
                (target.child(Field::Object), target.child(Field::Attribute))
                && let Some(class) = model.class_of_self(object)
            {
                set.entry(class.id()).or_default().insert(name.text());
            }
        }
        Self {
            model,
            set,
            bases: FxHashMap::default(),
            reach: FxHashMap::default(),
        }
    }

    fn see(&mut self, name: &'t str, node: Node<'t>) {
        let Some(parent) = node.parent() else {
            return;
        };
        if READERS.contains(&name) && reads_another(self.model, node) {
            self.add(name, Reach::Any);
        } else if node.field() == Field::Attribute && parent.is(Kind::Attribute) {
            let Some(object) = parent.child(Field::Object) else {
                return;
            };
            if let Some(class) = self.model.class_of_self(object) {
                // The classes that inherit it are asked by `reaches_all`.
                if name != "__dict__" {
                    self.see_in(class, name);
                }
            } else if !is_module(self.model, object) {
                self.add(name, Reach::Any);
            }
        } else if parent.is(Kind::KeywordPattern) || makes_attribute(self.model, node, parent) {
            self.add(name, Reach::Any);
        } else if let Some(id) = self.model.symbol_of(node) {
            let symbol = self.model.symbol(id);
            let scope = self.model.scope(symbol.scope);
            let binds = symbol.bindings.iter().any(|one| one.node == node.id());
            if scope.kind == ScopeKind::Class && binds {
                self.see_in(self.model.scope_node(symbol.scope), name);
            }
        }
    }

    /// The attribute of objects of `class`.
    fn see_in(&mut self, class: Node<'t>, name: &'t str) {
        let model = self.model;
        let bases = self.bases.entry(class.id()).or_insert_with(|| {
            let bases = model.bases_elsewhere(class);
            bases
                .into_iter()
                .map(|base| model.import_origin(base))
                .collect()
        });
        let reach = match bases {
            None => Reach::Any,
            Some(bases) if !bases.is_empty() => Reach::Inherited(bases.clone()),
            // What no class of these sets is set by one that inherits them.
            Some(_) => {
                let sets = |class: &Node<'t>| {
                    let names = self.set.get(&class.id());
                    names.is_some_and(|names| names.contains(name))
                };
                match model.lineage(class).iter().any(sets) {
                    true => Reach::Own,
                    false => Reach::Any,
                }
            }
        };
        self.add(name, reach);
    }

    fn see_strings(&mut self) {
        let spells = |names: &[&str]| {
            let mut names = names.iter();
            names.any(|name| self.model.spelled.contains_key(*name))
        };
        let (by_name, by_text) = (spells(BY_NAME), spells(BY_TEXT));
        if spells(&["setattr", "__dict__"]) {
            let keywords = self.model.tree().nodes().filter(|node| {
                node.field() == Field::Name
                    && node.parent().is_some_and(|it| it.is(Kind::KeywordArgument))
            });
            for keyword in keywords {
                self.add(keyword.text(), Reach::Any);
            }
        }
        let strings = self.model.tree().nodes();
        for string in strings.filter(|node| node.is(Kind::StringContent)) {
            let text = string.text();
            if text.split('.').all(is_identifier) {
                // Text that looks private may be read in another file.
                let names = text.split('.');
                for name in names.filter(|name| by_name || name.starts_with('_')) {
                    self.add(name, Reach::Any);
                }
            }
            if !by_text && !text.contains('{') && !text.contains(">>>") {
                continue;
            }
            for part in text.split('.').skip(1) {
                let end = part.find(|c: char| !c.is_alphanumeric() && c != '_');
                let name = &part[..end.unwrap_or(part.len())];
                if is_identifier(name) {
                    self.add(name, Reach::Any);
                }
            }
        }
    }

    /// `getattr(x, name)` for all names of `dir(x)`, or for `'_' + name`.
    fn see_made_names(&mut self) {
        let model = self.model;
        let mut listed = model.spelled("dir").filter(|name| {
            let call = name.parent().and_then(Call::cast);
            let object = call.and_then(|call| call.positional(0));
            reads_another(model, *name) && object.is_some_and(|object| !is_module(model, object))
        });
        let mut strings = model.tree().nodes().filter(|node| node.is(Kind::String));
        if model.spelled.contains_key(MAKER)
            && (listed.next().is_some() || strings.any(makes_private))
        {
            self.add(MAKER, Reach::Any);
        }
    }

    fn add(&mut self, name: &str, reach: Reach) {
        let Some(known) = self.reach.get_mut(name) else {
            self.reach.insert(name.to_owned(), reach);
            return;
        };
        match (known, reach) {
            (Reach::Any, _) | (_, Reach::Own) => {}
            (Reach::Inherited(known), Reach::Inherited(more)) => known.extend(more),
            (known, reach) => *known = reach,
        }
    }
}

/// Whether a function that reads all attributes of an object is called for
/// something but `self`, or handed to what may do so: `dumps(x, default=vars)`.
fn reads_another<'t>(model: &Model<'t>, name: Node<'t>) -> bool {
    const GIVEN: &[Kind] = &[Kind::ArgumentList, Kind::KeywordArgument];
    let by = name.parent();
    let whole = by.filter(|_| name.field() == Field::Attribute);
    let whole = whole.unwrap_or(name);
    let by = whole.parent();
    if whole.field() != Field::Name && by.is_some_and(|by| GIVEN.contains(&by.kind())) {
        return true;
    }
    let call = by.filter(|_| whole.field() == Field::Function);
    let call = call.and_then(Call::cast);
    let object = call.and_then(|call| call.positional(0));
    object.is_some_and(|object| model.class_of_self(object).is_none())
}

/// Whether `string` makes a private name of another one: `'_' + name`,
/// `'_%s' % name`, `'_{}'.format(name)`, `f'_{name}'`.
fn makes_private(string: Node<'_>) -> bool {
    let mut parts = string
        .named_children()
        .filter(|part| matches!(part.kind(), Kind::StringContent | Kind::Interpolation));
    let Some(content) = parts.next().filter(|it| it.is(Kind::StringContent)) else {
        return false;
    };
    match (content.text(), parts.next(), parts.next()) {
        ("_", Some(_), None) => true,
        ("_", None, None) => string.parent().is_some_and(|sum| {
            let is_part =
                |sum: Node<'_>| sum.parent().is_some_and(|it| it.is(Kind::BinaryOperator));
            sum.is(Kind::BinaryOperator)
                && sum.has_token("+")
                && string.field() == Field::Left
                && !is_part(sum)
        }),
        (text, None, None) => {
            let field = text.strip_prefix("_{").and_then(|it| it.strip_suffix('}'));
            text == "_%s" || field.is_some_and(|field| !field.contains(['{', '}']))
        }
        _ => false,
    }
}

/// Whether `name` is a keyword that becomes an attribute of a stand-in:
/// `SimpleNamespace(name=…)`.
fn makes_attribute<'t>(model: &Model<'t>, name: Node<'t>, keyword: Node<'t>) -> bool {
    let call = keyword
        .parent()
        .filter(|_| keyword.is(Kind::KeywordArgument) && name.field() == Field::Name)
        .and_then(Node::parent)
        .and_then(Call::cast);
    let Some(function) = call.and_then(Call::function) else {
        return false;
    };
    let is_maker = |name: &str| STAND_INS.contains(&name.rsplit('.').next().unwrap_or(name));
    is_maker(function.text())
        || model
            .qualified_names(function)
            .iter()
            .any(|it| is_maker(it))
}

/// Whether `object` is surely a module: `os` in `os.path`.
fn is_module<'t>(model: &Model<'t>, object: Node<'t>) -> bool {
    let Some(id) = model.symbol_of(object) else {
        return false;
    };
    let bindings = &model.symbol(id).bindings;
    !bindings.is_empty()
        && bindings.iter().all(|binding| {
            let statement = model.tree().node(binding.node).statement();
            binding.kind == BindingKind::Import
                && statement.is_some_and(|node| node.is(Kind::ImportStatement))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Tree;
    use crate::text::Source;

    fn reach(text: &str) -> &'static str {
        let source = Source::new("a.py", text);
        let tree = Tree::parse(&source);
        match attributes(&Model::new(&tree)).get("up") {
            None => "none",
            Some(Reach::Own) => "own",
            Some(Reach::Inherited(_)) => "inherited",
            Some(Reach::Any) => "any",
        }
    }

    #[test]
    fn attributes_of_own_classes_are_told_apart() {
        let class = |bases: &str, body: &str| {
            format!("import m\nfrom n import N\nclass A{bases}:\n def f(self):\n  {body}\n")
        };
        assert_eq!(reach(&class("", "self.up = 1")), "own");
        assert_eq!(reach(&class("(object)", "self.up = 1; self.up.x")), "own");
        assert_eq!(reach(&class("", "return self.up")), "any");
        assert_eq!(reach(&class("(N)", "return self.up")), "inherited");
        assert_eq!(reach(&class("(m.N)", "self.up = 1")), "inherited");
        assert_eq!(reach(&class("(N())", "self.up = 1")), "any");
        assert_eq!(reach(&class("", "self.up = 1; x.up")), "any");
        assert_eq!(reach(&class("", "x.up = 1")), "any");
        assert_eq!(reach("class A:\n up = 1\n"), "own");
        assert_eq!(
            reach("from n import N\nclass A(N):\n def up(self): pass\n"),
            "inherited"
        );
        assert_eq!(reach("up = 1\nprint(up)\n"), "none");
        assert_eq!(reach("f(up=1)\n"), "none");
    }

    #[test]
    fn modules_have_no_such_attributes() {
        assert_eq!(reach("import os\nos.up\n"), "none");
        assert_eq!(reach("import os.path\nos.path.up\n"), "any");
        assert_eq!(reach("from os import path\npath.up\n"), "any");
    }

    #[test]
    fn strings_count_where_something_reads_them() {
        assert_eq!(reach("x = 'up'\n"), "none");
        assert_eq!(reach("x = 'up'\ngetattr(y, x)\n"), "any");
        assert_eq!(
            reach("import operator\noperator.attrgetter('x.up')\n"),
            "any"
        );
        assert_eq!(reach("operator.attrgetter('up.x')\n"), "any");
        assert_eq!(reach("'{0.up}'.format(x)\n"), "any");
        assert_eq!(reach("'all.up to you'\n"), "none");
        assert_eq!(reach("'''\n>>> x.up\n'''\n"), "any");
        assert_eq!(reach("eval('x.up')\n"), "any");
        assert_eq!(reach("# x.up\n"), "none");
    }
}
