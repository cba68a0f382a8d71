//! Where a resource goes: followed from the call that opens it outwards.

use super::duty::{STANDS_FOR_IT, puts_away};
use super::expected::is_expected_to_raise;
use super::handed::{is_closed_by, is_returned_by, is_set_by};
use crate::transform::prelude::*;

/// What becomes of a resource in its statement.
pub(super) enum Fate<'t> {
    /// Somebody closes it, or it is another rule's business.
    Quiet,
    /// It is used up: the expression's value lives on without it.
    UsedUp(Node<'t>),
    /// The loop iterates it, itself or through lazy readers.
    Iterated(Node<'t>),
    /// The statement is the call alone.
    Dropped,
    /// Something that outlives the expression keeps it.
    Kept(Reason, String),
}

/// How the resource is held while it is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    /// As itself.
    Handle,
    /// As itself, perhaps: an arm of a conditional.
    Perhaps,
    /// Through an iterator that reads it later.
    Lazy,
    /// Through a result that needs it, such as a database cursor.
    Dependent,
}

const ESCAPES: Reason = Reason("escapes");

/// How many levels of nesting are followed.
const DEPTH: usize = 200;

/// Follows the resource that `call` opens.
pub(super) fn follow<'t>(call: Node<'t>, opener: &Opener, cx: &Context<'t>) -> Fate<'t> {
    let mut walk = Walk {
        node: call,
        held: Held::Handle,
        opener,
        cx,
    };
    for _ in 0..DEPTH {
        let Some(parent) = walk.node.parent() else {
            break;
        };
        if let Some(fate) = walk.step(parent) {
            return fate;
        }
    }
    kept("is used in a way that is nested too deeply to follow")
}

fn kept<'t>(what: impl Into<String>) -> Fate<'t> {
    Fate::Kept(ESCAPES, what.into())
}

struct Walk<'a, 't> {
    node: Node<'t>,
    held: Held,
    opener: &'a Opener,
    cx: &'a Context<'t>,
}

impl<'t> Walk<'_, 't> {
    /// One level out: the resource's fate if it is settled there.
    fn step(&mut self, parent: Node<'t>) -> Option<Fate<'t>> {
        if self.opener.kind == "process" && !parent.is(Kind::Attribute) {
            // A process that nobody waits for is meant so.
            return Some(Fate::Quiet);
        }
        match parent.kind() {
            Kind::ParenthesizedExpression => self.go_on(parent, self.held),
            Kind::Attribute => self.attribute(parent),
            Kind::ArgumentList | Kind::Call if parent.child(Field::Function) != Some(self.node) => {
                self.argument(parent)
            }
            Kind::KeywordArgument => self.go_on(parent, self.held),
            Kind::Subscript if self.opener.kind == "shelf" && self.held == Held::Handle => {
                Some(self.shelf_item(parent))
            }
            Kind::ForStatement if self.node.is_iterated() => Some(self.loop_over(parent)),
            Kind::ForInClause if self.node.is_iterated() => self.comprehension(parent),
            Kind::ComparisonOperator if self.is_searched(parent) => Some(Fate::UsedUp(parent)),
            Kind::ConditionalExpression | Kind::BooleanOperator if self.held != Held::Lazy => {
                self.go_on(parent, Held::Perhaps)
            }
            Kind::WithItem | Kind::AsPattern | Kind::WithClause => Some(Fate::Quiet),
            Kind::Chevron => Some(Fate::UsedUp(parent)),
            Kind::ExpressionStatement => Some(match self.held {
                // A call that a test expects to raise opens nothing.
                Held::Handle if is_expected_to_raise(parent, self.cx.model()) => Fate::Quiet,
                Held::Handle => Fate::Dropped,
                Held::Dependent => Fate::UsedUp(self.node),
                Held::Perhaps => kept("may be opened and dropped"),
                Held::Lazy => Fate::UsedUp(self.node),
            }),
            // `yield from` reads it to the end, or is closed with the generator.
            Kind::Yield if parent.has_token("from") && self.held != Held::Perhaps => {
                Some(Fate::UsedUp(parent))
            }
            Kind::ReturnStatement | Kind::Yield | Kind::Lambda => Some(match self.held {
                Held::Handle | Held::Perhaps => Fate::Quiet,
                _ => kept("is still read through what is given to the caller"),
            }),
            Kind::Assignment if self.node.field() == Field::Right => Some(self.assigned(parent)),
            Kind::NamedExpression => Some(self.bound_by_walrus()),
            _ if gathers(parent) => self.element(parent),
            Kind::ListSplat => Some(kept("is read by a `*`")),
            Kind::DefaultParameter | Kind::TypedDefaultParameter => {
                Some(kept("is a default value and lives as long as the function"))
            }
            Kind::Call => Some(kept("is called")),
            _ => Some(kept("is used in a way that may outlive the statement")),
        }
    }

    fn go_on(&mut self, node: Node<'t>, held: Held) -> Option<Fate<'t>> {
        self.node = node;
        self.held = held;
        None
    }

    /// `resource.name`, mostly called.
    fn attribute(&mut self, attribute: Node<'t>) -> Option<Fate<'t>> {
        let facts = self.cx.resources();
        let name = attribute.child(Field::Attribute).map_or("", Node::text);
        let call = attribute
            .parent()
            .filter(|call| call.is(Kind::Call) && call.child(Field::Function) == Some(attribute));
        if self.opener.kind == "process" {
            let pipe = matches!(name, "stdout" | "stderr" | "stdin");
            return Some(if pipe {
                Fate::Kept(
                    Reason("waits-for-child"),
                    format!("is a child process of which only `{name}` is used"),
                )
            } else {
                Fate::Quiet
            });
        }
        match (self.held, call) {
            (_, Some(_)) if matches!(name, "close" | "__enter__" | "__exit__") => Some(Fate::Quiet),
            // `stack.callback(open(p).close)`.
            (_, None) if name == "close" => Some(Fate::Quiet),
            (Held::Handle, Some(call)) if facts.gives_data(self.opener, name) => {
                Some(Fate::UsedUp(call))
            }
            (Held::Handle, Some(call)) if facts.gives_dependent(self.opener, name) => {
                self.go_on(call, Held::Dependent)
            }
            (Held::Dependent, Some(call)) if name.starts_with("fetch") => Some(Fate::UsedUp(call)),
            (Held::Dependent, None) if matches!(name, "lastrowid" | "rowcount") => {
                Some(Fate::UsedUp(attribute))
            }
            (Held::Lazy, Some(call)) if facts.is_lazy_method(name) => Some(Fate::UsedUp(call)),
            (Held::Handle, None) if matches!(name, "name" | "mode" | "encoding" | "newlines") => {
                Some(Fate::UsedUp(attribute))
            }
            (_, Some(_)) => Some(kept(format!("may be kept by what `.{name}()` returns"))),
            (_, None) => Some(kept(format!("may be kept by its attribute `.{name}`"))),
        }
    }

    /// Whether the callee has the duty to close it: an object that is made of
    /// it, or a function of the file that closes what it is given.
    fn is_taken_over(&self, call: Node<'t>, function: Node<'t>) -> bool {
        let model = self.cx.model();
        let name = function.child(Field::Attribute).unwrap_or(function);
        if starts_upper(name.text()) || model.class_named(function).is_some() {
            return !is_opener(call, self.cx);
        }
        let Some(place) = syntax::Call::cast(call)
            .and_then(|call| call.argument_nodes().position(|node| node == self.node))
        else {
            return false;
        };
        let parameter = model
            .called_function(function)
            .and_then(|function| function.parameters()?.named_children().nth(place))
            .and_then(|parameter| model.symbol_of(parameter));
        let mut uses = parameter.map(|id| uses_of(model, id)).into_iter().flatten();
        uses.any(|(_, used)| match used {
            Use::Managed(_) => true,
            Use::Method(call) => call
                .child(Field::Function)
                .and_then(|function| function.child(Field::Attribute))
                .is_some_and(|name| name.text() == "close"),
            _ => false,
        })
    }

    /// Whether `call` makes the item of a `with`, in a way that neither the file
    /// nor the standard library tells: `with fits.open(GzipFile(p)) as f:`. What
    /// is done at its end is its own business.
    fn is_managed_elsewhere(&self, call: Node<'t>, function: Node<'t>) -> bool {
        let model = self.cx.model();
        let name = function.child(Field::Attribute).unwrap_or(function);
        let is_item = || {
            let around = call.ancestors().take(2);
            let mut around =
                around.take_while(|it| matches!(it.kind(), Kind::AsPattern | Kind::WithItem));
            around.any(|it| it.is(Kind::WithItem))
        };
        let is_own = || {
            model
                .spelled(name.text())
                .any(|it| it.field() == Field::Name)
        };
        let names = model.qualified_names(function);
        let mut roots = names
            .iter()
            .map(|name| name.split('.').next().unwrap_or(name));
        is_item()
            && !is_opener(call, self.cx)
            && !is_own()
            && !roots.any(|root| root == "builtins" || is_standard_module(root))
    }

    /// The resource is an argument of a call.
    fn argument(&mut self, list: Node<'t>) -> Option<Fate<'t>> {
        let facts = self.cx.resources();
        let call = if list.is(Kind::Call) {
            Some(list)
        } else {
            list.parent()
        };
        let Some(call) = call.filter(|call| call.is(Kind::Call)) else {
            return Some(kept("is handed to a class or decorator"));
        };
        let Some(function) = call.child(Field::Function) else {
            return Some(kept("is shown as text"));
        };
        if let Some(method) = syntax::Attribute::cast(function) {
            let name = method.name().map_or("", Node::text);
            if facts.is_owner_method(name) {
                return Some(Fate::Quiet);
            }
            if self.held == Held::Handle && puts_away(method, call, self.node) {
                return Some(Fate::Quiet);
            }
            let writes = method.object().is_some_and(|file| {
                opened_by(file, self.cx).is_some_and(|opener| facts.gives_data(opener, name))
            });
            if writes && facts.is_iterable(self.opener) && self.held == Held::Handle {
                return Some(Fate::UsedUp(call));
            }
            let joins = name == "join" && self.held != Held::Dependent;
            if joins
                && method
                    .object()
                    .is_some_and(|text| is_text(self.cx.model(), text))
            {
                return Some(Fate::UsedUp(call));
            }
        }
        let names = self.cx.model().qualified_names(function);
        let all = |test: &dyn Fn(&str) -> bool| !names.is_empty() && names.iter().all(|n| test(n));
        if takes_over(self.cx, call) {
            return Some(Fate::Quiet);
        }
        if matches!(self.held, Held::Handle | Held::Perhaps)
            && all(&|name| STANDS_FOR_IT.contains(&name))
        {
            return self.go_on(call, Held::Perhaps);
        }
        let reads = facts.is_iterable(self.opener) || self.held == Held::Lazy;
        if reads && self.held != Held::Perhaps && self.held != Held::Dependent {
            if consumes(self.cx, call, self.node) {
                return Some(Fate::UsedUp(call));
            }
            if all(&|name| facts.is_lazy(name)) {
                return self.go_on(call, Held::Lazy);
            }
        }
        let taken_over = self.is_taken_over(call, function);
        let model = self.cx.model();
        if matches!(self.held, Held::Handle | Held::Perhaps)
            && (taken_over
                || self.is_managed_elsewhere(call, function)
                || is_closed_by(call, self.node, model)
                || is_set_by(call, self.node, model))
        {
            return Some(Fate::Quiet);
        }
        if matches!(self.held, Held::Handle | Held::Perhaps)
            && is_returned_by(call, self.node, model)
        {
            return self.go_on(call, Held::Perhaps);
        }
        if self.held == Held::Handle && checked_arguments(model, function).is_some() {
            return Some(Fate::UsedUp(call));
        }
        let callee = function.text().lines().next().unwrap_or_default();
        Some(kept(format!("is handed to `{callee}`, which may keep it")))
    }

    fn shelf_item(&self, subscript: Node<'t>) -> Fate<'t> {
        if subscript.child(Field::Value) != Some(self.node) {
            return kept("is used as a key");
        }
        Fate::UsedUp(subscript)
    }

    fn loop_over(&self, statement: Node<'t>) -> Fate<'t> {
        let readable = self.held == Held::Lazy || self.cx.resources().is_iterable(self.opener);
        match self.held {
            Held::Handle | Held::Lazy if readable => Fate::Iterated(statement),
            Held::Dependent => Fate::Iterated(statement),
            _ => kept("is iterated"),
        }
    }

    /// The iterable of a comprehension's `for`.
    fn comprehension(&mut self, clause: Node<'t>) -> Option<Fate<'t>> {
        let comprehension = clause.parent()?;
        let first = comprehension.child_of_kind(Kind::ForInClause) == Some(clause);
        if self.held == Held::Perhaps || !first && comprehension.is(Kind::GeneratorExpression) {
            return Some(kept("is iterated by a comprehension"));
        }
        if comprehension.is(Kind::GeneratorExpression) {
            return self.go_on(comprehension, Held::Lazy);
        }
        Some(Fate::UsedUp(comprehension))
    }

    /// `x in resource`.
    fn is_searched(&self, comparison: Node<'t>) -> bool {
        let view = syntax::Comparison::cast(comparison);
        let last = view.and_then(|view| view.operands().last());
        let operators: Vec<_> = view.into_iter().flat_map(|view| view.operators()).collect();
        self.held == Held::Handle
            && last == Some(self.node)
            && matches!(operators.as_slice(), [one] if matches!(one.text(), "in" | "not in"))
    }

    fn assigned(&self, assignment: Node<'t>) -> Fate<'t> {
        let target = assignment.child(Field::Left);
        let is_unpacked = |target: Node<'t>| {
            // Brackets around one target are no tuple.
            let mut target = target;
            while target.is(Kind::TuplePattern) && !target.has_token(",") {
                match target.named_children().next() {
                    Some(inner) => target = inner,
                    None => break,
                }
            }
            matches!(
                target.kind(),
                Kind::PatternList | Kind::TuplePattern | Kind::ListPattern
            )
        };
        // In `whole = a, b = open(…)` a name has the resource as well.
        let unpacked = std::iter::once(assignment)
            .chain(assignment.ancestors())
            .take(DEPTH)
            .take_while(|node| node.is(Kind::Assignment))
            .all(|node| node.child(Field::Left).is_some_and(is_unpacked));
        match self.held {
            Held::Handle if unpacked => Fate::UsedUp(self.node),
            // A name or attribute that holds the resource itself.
            Held::Handle | Held::Perhaps => Fate::Quiet,
            _ => kept(format!(
                "is still read through `{}`",
                target.map_or("", |target| target
                    .text()
                    .lines()
                    .next()
                    .unwrap_or_default())
            )),
        }
    }

    /// Whether `node` puts containers together: `tuple(items)`, `a + b`.
    fn is_sum_of_items(&self, node: Node<'t>) -> bool {
        const MAKERS: &[&str] = &["dict", "frozenset", "list", "set", "sorted", "tuple"];
        match node.kind() {
            Kind::ArgumentList => node.parent().is_some_and(|call| self.is_sum_of_items(call)),
            Kind::Call => node.child(Field::Function).is_some_and(|function| {
                MAKERS.contains(&function.text())
                    && self
                        .cx
                        .model()
                        .is_named(function, &format!("builtins.{}", function.text()))
            }),
            Kind::BinaryOperator => node
                .child(Field::Operator)
                .is_some_and(|it| it.text() == "+"),
            _ => false,
        }
    }

    fn bound_by_walrus(&self) -> Fate<'t> {
        match self.held {
            Held::Handle | Held::Perhaps => Fate::Quiet,
            _ => kept("is still read through a name"),
        }
    }

    /// An element of a display. `a, b = open(x), open(y)` binds names; a
    /// display that is returned or becomes an attribute hands on the duty to
    /// close.
    fn element(&mut self, display: Node<'t>) -> Option<Fate<'t>> {
        if matches!(self.held, Held::Handle | Held::Perhaps) {
            let outermost = std::iter::once(display)
                .chain(display.ancestors())
                .take(DEPTH)
                .take_while(|node| gathers(*node) || self.is_sum_of_items(*node))
                .last()?;
            let handed_on = outermost
                .parent()
                .is_some_and(|holder| match holder.kind() {
                    Kind::ReturnStatement | Kind::Yield => true,
                    Kind::Assignment => holder
                        .child(Field::Left)
                        .is_some_and(|target| !target.is(Kind::Identifier)),
                    _ => false,
                });
            if handed_on {
                return Some(Fate::Quiet);
            }
        }
        Some(kept("is an element of a container"))
    }
}

/// Whether `node` makes a container of what it is made of.
fn gathers(node: Node<'_>) -> bool {
    let kind = node.kind();
    kind.is_comprehension()
        || matches!(
            kind,
            Kind::List
                | Kind::Tuple
                | Kind::Set
                | Kind::Pair
                | Kind::Dictionary
                | Kind::ExpressionList
                | Kind::ParenthesizedExpression
        )
}

/// Whether `expression` is certainly a string or bytes.
fn is_text(model: &Model<'_>, expression: Node<'_>) -> bool {
    matches!(type_of(model, expression), Type::Str | Type::Bytes)
}
