//! Scopes, the names bound in them, and where those are used.

use rustc_hash::FxHashMap;

use crate::syntax::{Field, Function, Kind, Node, NodeId, Tree};
use crate::text::Span;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub(super) u32);

        impl $id {
            pub(super) fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// Number of a [`Scope`]; 0 is the module's.
    ScopeId,
    /// Number of a [`Symbol`].
    SymbolId,
}

/// What opens a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    /// The file.
    Module,
    /// A class body, which nested functions do not see.
    Class,
    /// A function.
    Function,
    /// A lambda.
    Lambda,
    /// A comprehension or generator expression. Python 2's list
    /// comprehensions have none; they are given one all the same.
    Comprehension,
    /// The type parameters of PEP 695 and what sees them.
    TypeParameters,
}

/// A region of text with names of its own.
#[derive(Debug)]
pub struct Scope {
    /// What opens it.
    pub kind: ScopeKind,
    /// The node that opens it.
    pub node: NodeId,
    /// The scope around it.
    pub parent: Option<ScopeId>,
    /// Whether code in it can see all of its names at run time: `locals()`,
    /// `eval(text)`, `exec text` and their kin.
    pub dynamic: bool,
    /// Whether code of this file is what may see them, not only text that is
    /// run in it.
    pub listed: bool,
    /// Whether it holds a `yield`.
    pub yields: bool,
}

/// How a name gets its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BindingKind {
    /// `name = value`, also as one of several targets.
    Assignment,
    /// `name += value`: reads and binds.
    Augmented,
    /// `name: annotation` without a value.
    Annotation,
    /// `for name in …`, in a statement or a comprehension.
    For,
    /// `with … as name`.
    With,
    /// `except … as name`.
    Except,
    /// `name := value`.
    Walrus,
    /// A parameter.
    Parameter,
    /// `import …`, `from … import …`.
    Import,
    /// `def name`.
    Function,
    /// `class name`.
    Class,
    /// A pattern of `match`.
    Pattern,
    /// `type name = …`, or a type parameter.
    Type,
    /// `del name`.
    Delete,
}

/// One place that binds a name.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// How.
    pub kind: BindingKind,
    /// The identifier; for `import a.b` the dotted name.
    pub node: NodeId,
}

/// A name of one scope. A name that no scope binds is a symbol of the module
/// without bindings: a builtin, or something that a star import brought.
#[derive(Debug)]
pub struct Symbol<'t> {
    /// The name.
    pub name: &'t str,
    /// The scope that it belongs to.
    pub scope: ScopeId,
    /// Everything that binds it, in source order.
    pub bindings: Vec<Binding>,
    /// Every identifier that reads it, in source order. The target of `+=`
    /// is among them.
    pub references: Vec<NodeId>,
}

/// The meaning of a file's names.
pub struct Model<'t> {
    pub(super) tree: &'t Tree<'t>,
    pub(super) scopes: Vec<Scope>,
    pub(super) symbols: Vec<Symbol<'t>>,
    /// The scope that each node is evaluated in.
    pub(super) scope_of: Vec<ScopeId>,
    pub(super) opened: FxHashMap<NodeId, ScopeId>,
    pub(super) named: FxHashMap<(ScopeId, &'t str), SymbolId>,
    pub(super) symbol_of: FxHashMap<NodeId, SymbolId>,
    /// Every identifier by its text, whatever it is used for.
    pub(super) spelled: FxHashMap<&'t str, Vec<NodeId>>,
    /// The modules of `from … import *`.
    pub(super) star_imports: Vec<&'t str>,
    pub(super) last_star_import: Option<NodeId>,
    /// Names declared `global` or `nonlocal`, by the declaring scope.
    pub(super) declared: FxHashMap<(ScopeId, &'t str), bool>,
}

impl<'t> Model<'t> {
    /// Builds the model of `tree`.
    pub fn new(tree: &'t Tree<'t>) -> Self {
        super::build::build(tree)
    }

    /// The tree that the model is of.
    pub fn tree(&self) -> &'t Tree<'t> {
        self.tree
    }

    /// The scope that `node` is evaluated in.
    pub fn scope_of(&self, node: Node<'_>) -> ScopeId {
        self.scope_of[node.id().index()]
    }

    /// The scope of that number.
    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.index()]
    }

    /// The scope that `node` (a function, class, lambda, comprehension or the
    /// module) opens.
    pub fn opened_by(&self, node: Node<'_>) -> Option<ScopeId> {
        self.opened.get(&node.id()).copied()
    }

    /// The scope and those around it, innermost first.
    pub fn scopes_from(&self, id: ScopeId) -> impl Iterator<Item = ScopeId> + '_ {
        std::iter::successors(Some(id), |&id| self.scope(id).parent)
    }

    /// The function, lambda, class or module whose frame runs `node`:
    /// comprehensions do not count.
    pub fn frame_of(&self, node: Node<'_>) -> ScopeId {
        self.scopes_from(self.scope_of(node))
            .find(|&id| {
                !matches!(
                    self.scope(id).kind,
                    ScopeKind::Comprehension | ScopeKind::TypeParameters
                )
            })
            .unwrap_or(ScopeId(0))
    }

    /// The node that opened the scope.
    pub fn scope_node(&self, id: ScopeId) -> Node<'t> {
        self.tree.node(self.scope(id).node)
    }

    /// The symbol of that number.
    pub fn symbol(&self, id: SymbolId) -> &Symbol<'t> {
        &self.symbols[id.index()]
    }

    /// All symbols.
    pub fn symbols(&self) -> impl Iterator<Item = (SymbolId, &Symbol<'t>)> {
        self.symbols
            .iter()
            .enumerate()
            .map(|(id, symbol)| (SymbolId(id as u32), symbol))
    }

    /// What an identifier stands for, whether it reads or binds.
    pub fn symbol_of(&self, identifier: Node<'_>) -> Option<SymbolId> {
        self.symbol_of.get(&identifier.id()).copied()
    }

    /// The symbol that `name` is in the scope itself.
    pub fn symbol_in(&self, scope: ScopeId, name: &str) -> Option<SymbolId> {
        self.named.get(&(scope, name)).copied()
    }

    /// The symbol that a read of `name` would find from `scope`.
    pub fn look_up(&self, scope: ScopeId, name: &str) -> Option<SymbolId> {
        let mut start = true;
        for id in self.scopes_from(scope) {
            let visible = start || self.scope(id).kind != ScopeKind::Class;
            start = false;
            match self.declared.get(&(id, name)) {
                Some(true) => return self.symbol_in(ScopeId(0), name),
                Some(false) => continue,
                None => {}
            }
            if visible && let Some(symbol) = self.symbol_in(id, name) {
                return Some(symbol);
            }
        }
        None
    }

    /// Whether the symbol's scope is told `global` or `nonlocal` by another
    /// scope, which then binds it as well.
    pub fn is_bound_elsewhere(&self, id: SymbolId) -> bool {
        let symbol = self.symbol(id);
        symbol.bindings.iter().any(|binding| {
            let node = self.tree.node(binding.node);
            match binding.kind {
                // A parameter, and a name bound by `:=` in a comprehension,
                // stand in another scope than the one that they bind in.
                BindingKind::Parameter => false,
                BindingKind::Walrus => self.frame_of(node) != symbol.scope,
                _ => self.scope_of(node) != symbol.scope,
            }
        })
    }

    /// The reads of the symbol, in source order.
    pub fn references(&self, id: SymbolId) -> impl Iterator<Item = Node<'t>> + '_ {
        self.symbol(id)
            .references
            .iter()
            .map(|&node| self.tree.node(node))
    }

    /// Everything that binds or reads the symbol, unordered; the target of
    /// `+=` comes twice.
    pub fn mentions(&self, id: SymbolId) -> impl Iterator<Item = Node<'t>> + '_ {
        let bindings = self.symbol(id).bindings.iter().map(|binding| binding.node);
        bindings
            .chain(self.symbol(id).references.iter().copied())
            .map(|node| self.tree.node(node))
    }

    /// Whether an identifier with that text stands anywhere under `span`,
    /// whatever it is used for.
    pub fn spells(&self, name: &str, span: Span) -> bool {
        let Some(nodes) = self.spelled.get(name) else {
            return false;
        };
        let first = nodes.partition_point(|&id| self.tree.node(id).start() < span.start);
        nodes
            .get(first)
            .is_some_and(|&id| self.tree.node(id).end() <= span.end)
    }

    /// All identifiers with that text, in source order, whatever they are
    /// used for.
    pub fn spelled(&self, name: &str) -> impl Iterator<Item = Node<'t>> + '_ {
        self.spelled
            .get(name)
            .into_iter()
            .flatten()
            .map(|&id| self.tree.node(id))
    }

    /// All functions of the file that are defined by that name, methods among them,
    /// in source order.
    pub fn functions_called(&self, name: &str) -> impl Iterator<Item = Function<'t>> + '_ {
        self.spelled(name).filter_map(|node| {
            let function = Function::cast(node.parent()?)?;
            (function.name() == Some(node)).then_some(function)
        })
    }

    /// The value of a name that is bound once, by a plain assignment of one
    /// target.
    pub fn only_value(&self, name: Node<'t>) -> Option<Node<'t>> {
        let [binding] = self.symbol(self.symbol_of(name)?).bindings.as_slice() else {
            return None;
        };
        self.bound_value(binding)
    }

    /// The values of a name that nothing but plain assignments of one target
    /// binds.
    pub fn all_values(&self, name: Node<'t>) -> Option<Vec<Node<'t>>> {
        let bindings = &self.symbol(self.symbol_of(name)?).bindings;
        let values: Option<Vec<_>> = bindings.iter().map(|it| self.bound_value(it)).collect();
        values.filter(|values| !values.is_empty())
    }

    fn bound_value(&self, binding: &Binding) -> Option<Node<'t>> {
        let target = self.tree.node(binding.node);
        let assignment = target.parent().filter(|node| node.is(Kind::Assignment))?;
        let plain = binding.kind == BindingKind::Assignment
            && assignment.child(Field::Left) == Some(target);
        assignment.child(Field::Right).filter(|_| plain)
    }

    /// The first of `wanted` that can be bound at `at` without touching
    /// anything: no identifier of its function (nested ones included), or at
    /// module level of the whole file, is spelled like it. `None` when all are
    /// taken, or when code of the scope can see its names at run time.
    pub fn fresh_name<'n>(
        &self,
        at: Node<'_>,
        wanted: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        let dynamic = self.scope(self.frame_of(at)).dynamic;
        if dynamic {
            None
        } else {
            self.unspelled_name(at, wanted)
        }
    }

    /// As [`fresh_name`](Self::fresh_name), even where code of the scope can
    /// see its names at run time.
    pub fn unspelled_name<'n>(
        &self,
        at: Node<'_>,
        wanted: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        let region = self.scope_node(self.frame_of(at)).span();
        wanted.into_iter().find(|name| !self.spells(name, region))
    }

    /// Whether `node` is directly in a class body, not in a function of it.
    pub fn is_in_class_body(&self, node: Node<'_>) -> bool {
        self.scope(self.frame_of(node)).kind == ScopeKind::Class
    }

    /// Whether `node` is run by the module itself.
    pub fn is_at_module_level(&self, node: Node<'_>) -> bool {
        self.scope(self.frame_of(node)).kind == ScopeKind::Module
    }

    /// The innermost `def` (not lambda) whose frame runs `node`.
    pub fn function_of(&self, node: Node<'_>) -> Option<Node<'t>> {
        let frame = self.scope_node(self.frame_of(node));
        frame.is(Kind::FunctionDefinition).then_some(frame)
    }
}
