//! Where imported names come from, and what is found there.

use std::sync::Arc;

use camino::Utf8Path;

use super::model::{BindingKind, Model, Symbol};
use super::project::{Export, ModuleFacts, Project};
use crate::syntax::{AliasedImport, Attribute, Field, ImportFrom, Kind, Node};

/// Where an imported name comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What is surely a module, with the dots of a relative import.
    pub(super) module: String,
    /// The attributes of it that lead to what is meant; the first ones may be
    /// submodules.
    pub(super) attributes: Vec<String>,
}

/// How many times a name is followed from module to module.
const STEPS: usize = 32;

impl Origin {
    /// The last part of the name of what it is an attribute of.
    pub(crate) fn owner(&self) -> &str {
        let names = self.attributes.as_slice();
        match names {
            [.., owner, _] => owner,
            _ => self.module.rsplit('.').next().unwrap_or_default(),
        }
    }

    /// The first part of the name of its module; nothing for a relative one.
    pub(crate) fn package(&self) -> &str {
        self.module.split('.').next().unwrap_or_default()
    }

    /// Its own name, where it is defined; `None` for a module.
    pub(crate) fn name(&self) -> Option<&str> {
        self.attributes.last().map(String::as_str)
    }

    /// What the origin stands for in the file `from`. `None` when the project
    /// does not settle it.
    pub fn resolve(self, project: &dyn Project, from: &Utf8Path) -> Option<Export> {
        Some(self.follow(project, from)?.1)
    }

    /// Whether the origin is a class of the project of which all bases are,
    /// and none of their modules names `attribute` or has a way to all of
    /// them.
    pub fn keeps_off(self, attribute: &str, project: &dyn Project, from: &Utf8Path) -> bool {
        let mut waiting = vec![(from.to_owned(), self)];
        for _ in 0..STEPS {
            let Some((from, origin)) = waiting.pop() else {
                return true;
            };
            let Some((facts, Export::Class(Some(bases)))) = origin.follow(project, &from) else {
                return false;
            };
            if facts.reaches_all || facts.attributes.contains_key(attribute) {
                return false;
            }
            waiting.extend(bases.into_iter().map(|base| (facts.path.clone(), base)));
        }
        false
    }

    /// Whether the origin is a name of the project whose module neither names
    /// `attribute` nor has a way to all of them.
    pub fn looks_away(self, attribute: &str, project: &dyn Project, from: &Utf8Path) -> bool {
        let found = self.follow(project, from);
        found.is_some_and(|(facts, _)| {
            !facts.reaches_all && !facts.attributes.contains_key(attribute)
        })
    }

    /// What the origin stands for, and the module that defines it.
    fn follow(self, project: &dyn Project, from: &Utf8Path) -> Option<(Arc<ModuleFacts>, Export)> {
        let mut from = from.to_owned();
        let Self {
            mut module,
            mut attributes,
        } = self;
        for _ in 0..STEPS {
            if attributes.is_empty() {
                return None;
            }
            let Some(facts) = project.module(&from, &module) else {
                // A folder without `__init__.py` has only submodules.
                module = submodule(&module, &attributes.remove(0));
                continue;
            };
            let first = attributes.remove(0);
            match facts.exports.get(&first) {
                Some(Export::Imported(origin)) if !facts.imports_submodule(&first, origin) => {
                    if facts.is_shadowed(project, &first, Some(origin)) {
                        return None;
                    }
                    module.clone_from(&origin.module);
                    attributes.splice(0..0, origin.attributes.iter().cloned());
                }
                Some(Export::Imported(_)) => module = submodule(".", &first),
                None if facts.is_package() && !facts.is_open => module = submodule(".", &first),
                Some(export) if attributes.is_empty() => {
                    let export = export.clone();
                    let shadowed = facts.is_shadowed(project, &first, None);
                    return (!shadowed).then_some((facts, export));
                }
                _ => return None,
            }
            from.clone_from(&facts.path);
        }
        None
    }
}

pub(super) fn submodule(module: &str, name: &str) -> String {
    let dot = if module.ends_with('.') { "" } else { "." };
    format!("{module}{dot}{name}")
}

impl<'t> Model<'t> {
    /// Where `expression`, a name or attributes of one, is imported from, if
    /// from one place only, and if nothing in the file puts something else
    /// there.
    pub fn import_origin(&self, expression: Node<'t>) -> Option<Origin> {
        let mut attributes = Vec::new();
        let mut node = expression;
        while let Some(attribute) = Attribute::cast(node) {
            let name = attribute.name()?.text();
            if self.spelled(name).any(|node| is_stored_attribute(node)) {
                return None;
            }
            attributes.push(name.to_owned());
            node = attribute.object()?;
        }
        let symbol = self.symbol(self.symbol_of(node)?);
        if !self.star_imports.is_empty() && !self.is_bound_plainly(symbol) {
            return None;
        }
        let mut origin = self.origin(symbol)?;
        origin.attributes.extend(attributes.into_iter().rev());
        Some(origin)
    }

    /// Whether the file has `from … import *`, which may bind any name.
    pub fn has_star_imports(&self) -> bool {
        !self.star_imports.is_empty()
    }

    /// Whether a star import of the file at `path` is of a module that is neither
    /// of the project nor known: `is_known` is told the first part of its name.
    pub fn star_brings_library(
        &self,
        project: Option<&dyn Project>,
        path: &Utf8Path,
        is_known: impl Fn(&str) -> bool,
    ) -> bool {
        let is_of_project = |star| project.is_some_and(|it| it.module(path, star).is_some());
        self.star_imports.iter().any(|star| {
            let package = star.split('.').next().unwrap_or_default();
            !package.is_empty() && !is_known(package) && !is_of_project(star)
        })
    }

    /// Whether a star import of the file at `path` brings an `open` of the
    /// project's own, through other modules or not.
    pub fn star_brings_open(&self, project: &dyn Project, path: &Utf8Path) -> bool {
        self.star_brings(project, path, |module| module.has_own_open)
    }

    /// Whether a star import of the file at `path` may bring `name` from a module
    /// of the project, through other modules or not.
    pub fn star_may_bring(&self, project: &dyn Project, path: &Utf8Path, name: &str) -> bool {
        self.star_brings(project, path, |module| module.exports.contains_key(name))
    }

    fn star_brings(
        &self,
        project: &dyn Project,
        path: &Utf8Path,
        is_it: impl Fn(&ModuleFacts) -> bool,
    ) -> bool {
        let ask = |from: &Utf8Path, stars: &[&str]| -> Vec<_> {
            let found = stars.iter().filter_map(|star| project.module(from, star));
            found.collect()
        };
        let mut modules = ask(path, &self.star_imports);
        let mut at = 0;
        while let Some(module) = modules.get(at).cloned() {
            if is_it(&module) {
                return true;
            }
            let stars: Vec<_> = module.stars.iter().map(String::as_str).collect();
            for next in ask(&module.path, &stars) {
                if !modules.iter().any(|known| known.path == next.path) {
                    modules.push(next);
                }
            }
            at += 1;
        }
        false
    }

    /// Whether every binding is a statement of the module's or a function's
    /// own.
    fn is_bound_plainly(&self, symbol: &Symbol<'t>) -> bool {
        symbol.bindings.iter().all(|binding| {
            let statement = self.tree().node(binding.node).statement();
            statement.and_then(Node::parent).is_some_and(|block| {
                block == self.tree().root()
                    || block.field() == Field::Body
                        && block
                            .parent()
                            .is_some_and(|node| node.is(Kind::FunctionDefinition))
            })
        })
    }

    pub(super) fn origin(&self, symbol: &Symbol<'t>) -> Option<Origin> {
        let mut origins = symbol.bindings.iter().map(|binding| {
            let name = self.tree().node(binding.node);
            let known = binding.kind == BindingKind::Import && !has_later_star(self, name);
            if known { origin_of(name) } else { None }
        });
        let first = origins.next()??;
        origins
            .all(|other| other.as_ref() == Some(&first))
            .then_some(first)
    }
}

/// Whether an identifier is the attribute's name in `object.name = …`, or where
/// else the attribute is bound or deleted.
pub fn is_stored_attribute(name: Node<'_>) -> bool {
    let Some(attribute) = name.parent().filter(|node| node.is(Kind::Attribute)) else {
        return false;
    };
    let of_pattern = |node: &Node<'_>| {
        matches!(
            node.kind(),
            Kind::ExpressionList
                | Kind::List
                | Kind::ListPattern
                | Kind::ListSplatPattern
                | Kind::ParenthesizedExpression
                | Kind::PatternList
                | Kind::Tuple
                | Kind::TuplePattern
        )
    };
    let target = attribute.ancestors().take_while(of_pattern).last();
    let target = target.unwrap_or(attribute);
    name.field() == Field::Attribute
        && target.parent().is_some_and(|holder| match holder.kind() {
            Kind::AsPatternTarget | Kind::DeleteStatement => true,
            Kind::AsPattern => target.field() == Field::Alias,
            Kind::Assignment
            | Kind::AugmentedAssignment
            | Kind::ForInClause
            | Kind::ForStatement => target.field() == Field::Left,
            _ => false,
        })
}

/// Where the name bound by one name of an import statement comes from.
fn origin_of(name: Node<'_>) -> Option<Origin> {
    let statement = name.statement()?;
    let aliased = AliasedImport::cast(name);
    let path = compact(aliased.and_then(AliasedImport::name).unwrap_or(name));
    Some(match ImportFrom::cast(statement) {
        Some(from) => Origin {
            module: compact(from.module()?),
            attributes: vec![path],
        },
        None if aliased.is_some() => Origin {
            module: path,
            attributes: Vec::new(),
        },
        None => Origin {
            module: path.split('.').next()?.to_owned(),
            attributes: Vec::new(),
        },
    })
}

fn compact(path: Node<'_>) -> String {
    super::names::compact(path.text())
}

/// Whether a star import below `node` may bind its name again.
pub(super) fn has_later_star(model: &Model<'_>, node: Node<'_>) -> bool {
    model.last_star_import.is_some_and(|star| star > node.id())
}
