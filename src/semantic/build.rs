//! Builds a [`Model`]: scopes and roles in one pass over the nodes, then
//! bindings, then references.

use rustc_hash::FxHashMap;

use super::dynamic::{Seer, Sees};
use super::model::{Binding, BindingKind, Model, Scope, ScopeId, ScopeKind, Symbol, SymbolId};
use super::roles::{Role, pattern_identifier, role_of};
use crate::syntax::{AliasedImport, Comparison, Field, Kind, Node, NodeId, Tree};

const MODULE: ScopeId = ScopeId(0);

pub(super) fn build<'t>(tree: &'t Tree<'t>) -> Model<'t> {
    let mut builder = Builder {
        model: Model {
            tree,
            scopes: vec![Scope::new(ScopeKind::Module, tree.root().id(), None)],
            symbols: Vec::new(),
            scope_of: Vec::with_capacity(tree.len()),
            opened: FxHashMap::default(),
            named: FxHashMap::default(),
            symbol_of: FxHashMap::default(),
            spelled: FxHashMap::default(),
            star_imports: Vec::new(),
            last_star_import: None,
            declared: FxHashMap::default(),
        },
        roles: Vec::with_capacity(tree.len()),
        reads: Vec::new(),
        binds: Vec::new(),
    };
    builder.model.opened.insert(tree.root().id(), MODULE);
    for node in tree.nodes() {
        builder.enter(node);
    }
    for (node, name, kind) in std::mem::take(&mut builder.binds) {
        builder.bind(node, name, kind);
    }
    for node in std::mem::take(&mut builder.reads) {
        builder.read(node);
    }
    builder.model.mark_dynamic_scopes();
    builder.model
}

impl Scope {
    fn new(kind: ScopeKind, node: NodeId, parent: Option<ScopeId>) -> Self {
        Self {
            kind,
            node,
            parent,
            dynamic: false,
            listed: false,
            yields: false,
        }
    }
}

struct Builder<'t> {
    model: Model<'t>,
    roles: Vec<Role>,
    reads: Vec<Node<'t>>,
    binds: Vec<(Node<'t>, &'t str, BindingKind)>,
}

impl<'t> Builder<'t> {
    fn enter(&mut self, node: Node<'t>) {
        let (scope, role) = match node.parent() {
            None => (MODULE, Role::Read),
            Some(parent) => {
                let parent_role = self.roles[parent.id().index()];
                (
                    self.scope_for(node, parent),
                    role_of(node, parent, parent_role),
                )
            }
        };
        self.model.scope_of.push(scope);
        self.roles.push(role);
        match node.kind() {
            Kind::FunctionDefinition => self.open(node, scope, ScopeKind::Function),
            Kind::ClassDefinition => self.open(node, scope, ScopeKind::Class),
            Kind::Lambda => self.open(node, scope, ScopeKind::Lambda),
            kind if kind.is_comprehension() => self.open(node, scope, ScopeKind::Comprehension),
            Kind::Identifier => self.identifier(node, scope, role),
            Kind::Yield => {
                let frame = self.model.frame_of(node);
                self.model.scopes[frame.index()].yields = true;
            }
            Kind::WildcardImport => {
                let module = node.parent().and_then(|from| from.child(Field::ModuleName));
                self.model.star_imports.push(module.map_or("", Node::text));
                self.model.last_star_import = Some(node.id());
            }
            Kind::ImportStatement | Kind::ImportFromStatement => self.import(node),
            Kind::ExecStatement if !has_namespace(node) => {
                self.model.mark_dynamic(node, Sees::Both, Seer::Text);
            }
            _ => {}
        }
    }

    fn open(&mut self, node: Node<'t>, mut scope: ScopeId, kind: ScopeKind) {
        if node.child(Field::TypeParameters).is_some() {
            scope = self.push_scope(ScopeKind::TypeParameters, node, scope);
        }
        let id = self.push_scope(kind, node, scope);
        self.model.opened.insert(node.id(), id);
    }

    fn push_scope(&mut self, kind: ScopeKind, node: Node<'t>, parent: ScopeId) -> ScopeId {
        let id = ScopeId(self.model.scopes.len() as u32);
        self.model
            .scopes
            .push(Scope::new(kind, node.id(), Some(parent)));
        id
    }

    /// The scope that `node` is evaluated in: mostly its parent's.
    fn scope_for(&self, node: Node<'t>, parent: Node<'t>) -> ScopeId {
        let outer = self.model.scope_of[parent.id().index()];
        let around = |scope: ScopeId| self.model.scope(scope).parent.unwrap_or(MODULE);
        if let Some(&inner) = self.model.opened.get(&parent.id()) {
            return match (parent.kind(), node.field()) {
                (Kind::FunctionDefinition | Kind::ClassDefinition, Field::Name) => outer,
                (
                    Kind::FunctionDefinition | Kind::ClassDefinition,
                    Field::ReturnType | Field::TypeParameters | Field::Superclasses,
                ) => around(inner),
                _ => inner,
            };
        }
        match (parent.kind(), node.field()) {
            (
                Kind::DefaultParameter | Kind::TypedDefaultParameter | Kind::TypedParameter,
                Field::Value | Field::Type,
            ) => around(outer),
            (Kind::ForInClause, Field::Right) if is_first_clause(parent) => around(outer),
            _ => outer,
        }
    }

    fn identifier(&mut self, node: Node<'t>, scope: ScopeId, role: Role) {
        let name = node.text();
        self.model.spelled.entry(name).or_default().push(node.id());
        let role = if role == Role::Pattern {
            pattern_identifier(node)
        } else {
            role
        };
        match role {
            Role::Read => self.reads.push(node),
            Role::Bind(BindingKind::Pattern) if name == "_" => {}
            Role::Bind(kind) => {
                if kind == BindingKind::Augmented {
                    self.reads.push(node);
                }
                self.binds.push((node, name, kind));
            }
            Role::Declare => {
                let global = node
                    .parent()
                    .is_some_and(|node| node.is(Kind::GlobalStatement));
                self.model.declared.insert((scope, name), global);
            }
            Role::Spelling | Role::Pattern => {}
        }
    }

    fn import(&mut self, statement: Node<'t>) {
        let from = statement.is(Kind::ImportFromStatement);
        for name in statement.children_of(Field::Name) {
            let alias = AliasedImport::cast(name).and_then(AliasedImport::alias);
            let bound = match alias {
                Some(alias) => alias.text(),
                None if from => name.text(),
                None => name.text().split('.').next().unwrap_or_default().trim_end(),
            };
            self.binds.push((name, bound, BindingKind::Import));
        }
    }

    fn bind(&mut self, node: Node<'t>, name: &'t str, kind: BindingKind) {
        let mut scope = self.model.scope_of(node);
        if kind == BindingKind::Walrus {
            scope = self.model.frame_of(node);
        }
        let scope = match self.model.declared.get(&(scope, name)) {
            Some(true) => MODULE,
            Some(false) => self.nonlocal_scope(scope, name),
            None => scope,
        };
        let id = self.symbol(scope, name);
        self.model.symbols[id.index()].bindings.push(Binding {
            kind,
            node: node.id(),
        });
        self.model.symbol_of.insert(node.id(), id);
        if kind == BindingKind::Import
            && let Some(alias) = AliasedImport::cast(node).and_then(AliasedImport::alias)
        {
            self.model.symbol_of.insert(alias.id(), id);
        }
    }

    /// The function around `scope` that binds `name`; the scope itself when
    /// none does, which is not valid Python.
    fn nonlocal_scope(&self, scope: ScopeId, name: &'t str) -> ScopeId {
        self.model
            .scopes_from(scope)
            .skip(1)
            .filter(|&id| {
                !matches!(
                    self.model.scope(id).kind,
                    ScopeKind::Class | ScopeKind::Module
                )
            })
            .find(|&id| {
                !self.model.declared.contains_key(&(id, name))
                    && (self.model.symbol_in(id, name).is_some() || self.will_bind(id, name))
            })
            .unwrap_or(scope)
    }

    /// Whether a binding that is still to be entered stands in `scope`.
    fn will_bind(&self, scope: ScopeId, name: &str) -> bool {
        self.model
            .spelled
            .get(name)
            .into_iter()
            .flatten()
            .any(|&id| {
                self.model.scope_of[id.index()] == scope
                    && matches!(self.roles[id.index()], Role::Bind(_))
            })
    }

    fn read(&mut self, node: Node<'t>) {
        let name = node.text();
        let id = match self.model.look_up(self.model.scope_of(node), name) {
            Some(id) => id,
            None => self.symbol(MODULE, name),
        };
        self.model.symbols[id.index()].references.push(node.id());
        self.model.symbol_of.insert(node.id(), id);
    }

    fn symbol(&mut self, scope: ScopeId, name: &'t str) -> SymbolId {
        let next = SymbolId(self.model.symbols.len() as u32);
        let id = *self.model.named.entry((scope, name)).or_insert(next);
        if id == next {
            let symbol = Symbol {
                name,
                scope,
                bindings: Vec::new(),
                references: Vec::new(),
            };
            self.model.symbols.push(symbol);
        }
        id
    }
}

/// Whether an `exec` statement says where its code runs: `exec code in place`.
fn has_namespace(statement: Node<'_>) -> bool {
    let code = statement.named_children().next();
    let code = match code {
        Some(list) if list.is(Kind::ExpressionList) => list.named_children().next(),
        other => other,
    };
    let compared = code
        .and_then(Comparison::cast)
        .and_then(|code| code.operators().last());
    statement.has_token("in") || compared.is_some_and(|operator| operator.text() == "in")
}

/// Whether the iterable of `clause` is evaluated outside its comprehension.
fn is_first_clause(clause: Node<'_>) -> bool {
    clause
        .parent()
        .and_then(|parent| parent.child_of_kind(Kind::ForInClause))
        == Some(clause)
}
