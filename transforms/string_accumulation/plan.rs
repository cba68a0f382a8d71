//! From a loop that an accumulator grows in to the fix, or the reason why
//! there is none.

use super::flow::{self, Catcher};
use super::piece::{Append, Change, classify};
use super::start::{Start, is_text, text_type};
use crate::transform::prelude::*;

/// Statements of one suite, from the first to the last.
#[derive(Clone, Copy)]
struct Region<'t> {
    first: Node<'t>,
    last: Node<'t>,
}

impl<'t> Region<'t> {
    fn only(node: Node<'t>) -> Self {
        Self {
            first: node,
            last: node,
        }
    }

    fn span(self) -> Span {
        self.first.span().to(self.last.span())
    }

    fn contains(self, node: Node<'t>) -> bool {
        self.span().contains(node.span())
    }

    fn suite(self) -> Node<'t> {
        self.first.parent().unwrap_or(self.first)
    }

    /// Whether a `break` or `continue` leads out of it.
    fn is_left_early(self) -> bool {
        self.suite()
            .named_children()
            .skip_while(|node| *node != self.first)
            .take_while(|node| node.start() < self.last.end())
            .any(flow::leaves)
    }
}

/// An accumulator and the loop that it grows in, or several loops one after
/// the other.
pub(super) struct Growth<'c, 't> {
    model: &'t Model<'t>,
    target: Target,
    start: &'c Start<'t>,
    looped: Region<'t>,
    frame: ScopeId,
    appends: Vec<Append<'t>>,
    prepends: Vec<Node<'t>>,
    resets: Vec<Node<'t>>,
}

/// Why there is no safe fix.
pub(super) type Refusal = Reason;

/// Where the text of `start` grows. Loops between which it is only added to
/// are one growth.
pub(super) fn growths<'c, 't>(start: &'c Start<'t>, cx: &Context<'t>) -> Vec<Growth<'c, 't>> {
    let mut found: Vec<Growth<'c, 't>> = Vec::new();
    for looped in loops(start, cx.model()) {
        let Some(growth) = Growth::of(start, Region::only(looped), cx) else {
            continue;
        };
        match found.last_mut() {
            Some(last) if last.goes_on_in(&growth) => {
                last.looped.last = growth.looped.last;
                last.appends.clear();
                last.collect();
            }
            _ => found.push(growth),
        }
    }
    found
}

/// The loops after `start` that its text grows in, outermost ones.
fn loops<'t>(start: &Start<'t>, model: &Model<'t>) -> Vec<Node<'t>> {
    let tree = start.name.tree();
    let bindings = &model.symbol(start.symbol).bindings;
    let first = bindings.partition_point(|binding| binding.node <= start.name.id());
    let mut found: Vec<Node<'t>> = Vec::new();
    // Suites further in that set the name anew: what comes later in one of
    // them is not this start's.
    let mut others: Vec<Node<'t>> = Vec::new();
    for binding in &bindings[first..] {
        let name = tree.node(binding.node);
        if !start.block.contains(name) {
            break;
        }
        if found.last().is_some_and(|last| last.contains(name)) {
            continue;
        }
        while others.pop_if(|suite| !suite.contains(name)).is_some() {}
        let Some(statement) = name.statement() else {
            break;
        };
        let suite = statement.parent();
        if let Change::Other = classify(name) {
            if suite == Some(start.block) {
                break;
            }
            others.extend(suite);
        } else if !others.is_empty() {
            continue;
        } else if let Some(outermost) = flow::outermost_loop(statement, start.block) {
            found.push(outermost);
        }
    }
    found
}

impl<'c, 't> Growth<'c, 't> {
    /// What happens to the accumulator in `looped`; `None` where it does not
    /// grow, or not by more than a few pieces, or is perhaps no text.
    fn of(start: &'c Start<'t>, looped: Region<'t>, cx: &Context<'t>) -> Option<Self> {
        let model = cx.model();
        let frame = model.frame_of(start.name);
        let mut growth = Self {
            model,
            target: cx.target(),
            start,
            looped,
            frame,
            appends: Vec::new(),
            prepends: Vec::new(),
            resets: Vec::new(),
        };
        growth.collect();
        growth.is_text_before()?;
        let grows = growth.growing().any(|statement| {
            flow::goes_on_after(statement, looped.first) && !flow::is_brief(statement, looped.first)
        });
        let other = |piece: &Node<'t>| matches!(type_of(model, *piece), Type::Number | Type::Other);
        let is_text = !growth
            .appends
            .iter()
            .flat_map(|append| &append.pieces)
            .any(other);
        (grows && is_text).then_some(growth)
    }

    fn collect(&mut self) {
        for name in self.bindings_in(self.looped.span()) {
            match classify(name) {
                Change::Append(append) => self.appends.push(append),
                Change::Prepend => self.prepends.push(name),
                Change::Other => self.resets.push(name),
            }
        }
    }

    /// Whether the text is only added to from here to the loop of `later`.
    fn goes_on_in(&self, later: &Self) -> bool {
        let gap = Span::new(self.looped.last.end(), later.looped.first.start());
        if self.looped.suite() != later.looped.suite() {
            return false;
        }
        let (mut reads, mut plain) = (Vec::new(), true);
        for name in self.bindings_in(gap) {
            match classify(name) {
                Change::Append(append) => {
                    plain &= append.is_regular()
                        && !flow::is_guarded(append.statement, self.looped.suite());
                    reads.push(append.read);
                }
                _ => return false,
            }
        }
        let jumps = || {
            self.looped
                .suite()
                .named_children()
                .skip_while(|node| node.start() < gap.start)
                .take_while(|node| node.start() < gap.end)
                .any(flow::leaves)
        };
        plain
            && self.check_loop().is_ok()
            && later.check_loop().is_ok()
            && self
                .seen()
                .filter(|read| gap.contains(read.span()))
                .all(|read| reads.contains(&read) || self.is_exit(read))
            && !jumps()
    }

    /// The first statement by which the text grows.
    pub(super) fn first(&self) -> Node<'t> {
        self.growing()
            .min_by_key(|node| node.start())
            .unwrap_or(self.looped.first)
    }

    /// The statements that add to what earlier turns have left, not to what
    /// the same turn has set.
    fn growing(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        let appends = self.appends.iter().map(|append| append.statement);
        let prepends = self.prepends.iter().filter_map(|name| name.statement());
        appends.chain(prepends).filter(|statement| {
            !self.resets.iter().take(32).any(|reset| {
                reset.start() < statement.start()
                    && reset
                        .statement()
                        .and_then(Node::parent)
                        .is_some_and(|suite| suite != *statement && suite.contains(*statement))
            })
        })
    }

    fn bindings_in(&self, span: Span) -> Vec<Node<'t>> {
        let tree = self.start.name.tree();
        let bindings = &self.model.symbol(self.start.symbol).bindings;
        let first = bindings.partition_point(|b| tree.node(b.node).start() < span.start);
        bindings[first..]
            .iter()
            .map(|binding| tree.node(binding.node))
            .take_while(|node| node.end() <= span.end)
            .collect()
    }

    /// What is read or deleted: whatever fails or differs when the name has
    /// another value, or none.
    fn seen(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        let symbol = self.model.symbol(self.start.symbol);
        let deleted = symbol
            .bindings
            .iter()
            .filter(|b| b.kind == BindingKind::Delete);
        self.model
            .references(self.start.symbol)
            .chain(deleted.map(|b| self.start.name.tree().node(b.node)))
    }

    /// Whether everything that binds the name between the start and the loop
    /// leaves it text.
    fn is_text_before(&self) -> Option<()> {
        let between = Span::new(self.start.statement.end(), self.looped.first.start());
        self.bindings_in(between)
            .into_iter()
            .all(|name| match classify(name) {
                Change::Append(_) => true,
                Change::Prepend => false,
                Change::Other => name
                    .parent()
                    .filter(|parent| parent.child(Field::Left) == Some(name))
                    .and_then(|parent| match parent.kind() {
                        Kind::Assignment => text_type(parent.child(Field::Right)?, self.model),
                        _ => None,
                    })
                    .is_some_and(|kind| is_text(kind) && kind == self.start.text),
            })
            .then_some(())
    }

    /// The fix.
    pub(super) fn fix(&self) -> Result<(Fix, Option<Refusal>), Refusal> {
        self.check_scope()?;
        self.check_loop()?;
        let anchor = self.anchor()?;
        let unsure = self.check_pieces(anchor)?;
        let fix = self.edits(anchor, unsure)?;
        Ok((fix, unsure))
    }

    fn check_scope(&self) -> Result<(), Refusal> {
        let model = self.model;
        let symbol = model.symbol(self.start.symbol);
        let scope = model.scope(self.frame);
        if scope.kind == ScopeKind::Class {
            return Err(Reason("class-scope"));
        }
        if symbol.scope != self.frame || model.is_bound_elsewhere(self.start.symbol) {
            return Err(Reason("declared-global"));
        }
        let region = model.scope_node(self.frame).span();
        if scope.dynamic || model.spells("_getframe", region) || model.spells("f_locals", region) {
            return Err(Reason("dynamic-scope"));
        }
        let later_round = flow::is_in_loop(self.looped.first);
        for read in model.references(self.start.symbol) {
            let generator = model
                .scope(model.scope_of(read))
                .kind
                .eq(&ScopeKind::Comprehension)
                && read
                    .ancestors()
                    .take(64)
                    .any(|node| node.is(Kind::GeneratorExpression))
                && (later_round || read.start() < self.looped.last.end());
            if model.frame_of(read) != self.frame || generator {
                let module = scope.kind == ScopeKind::Module && !generator;
                return Err(Reason(if module {
                    "public-module-name"
                } else {
                    "captured"
                }));
            }
        }
        // Python 2 binds the variable of a list comprehension in the function.
        let leaks = |node: Node<'t>| {
            model.frame_of(node) == self.frame
                && model.symbol_of(node).is_some_and(|other| {
                    other != self.start.symbol
                        && model.scope(model.symbol(other).scope).kind == ScopeKind::Comprehension
                })
        };
        if self.target == Target::Python2 && model.spelled(self.start.name.text()).any(leaks) {
            return Err(Reason("reset-in-loop"));
        }
        Ok(())
    }

    /// Whether the loop does nothing with the text but add to it, or leave
    /// the function with it.
    fn check_loop(&self) -> Result<(), Refusal> {
        if !self.prepends.is_empty() {
            return Err(Reason("prepends"));
        }
        if !self.resets.is_empty() {
            return Err(Reason("reset-in-loop"));
        }
        // Both are in source order.
        let known = |read: Node<'t>| {
            self.appends
                .binary_search_by_key(&read.start(), |append| append.read.start())
                .is_ok()
                || self.is_exit(read)
        };
        if !self
            .seen()
            .filter(|read| self.looped.contains(*read))
            .all(known)
        {
            return Err(Reason("reads-accumulator"));
        }
        if !self.appends.iter().all(Append::is_regular) {
            return Err(Reason("irregular-piece"));
        }
        Ok(())
    }

    /// Whether the text is read by a `return` or `raise`, where joining it
    /// happens once.
    fn is_exit(&self, read: Node<'t>) -> bool {
        let Some(statement) = read.statement() else {
            return false;
        };
        matches!(
            statement.kind(),
            Kind::ReturnStatement | Kind::RaiseStatement
        ) && self.model.scope_of(read) == self.frame
            && !read
                .ancestors()
                .take_while(|node| *node != statement)
                .any(|node| node.is(Kind::String))
    }

    fn exits(&self) -> impl Iterator<Item = Node<'t>> + '_ {
        self.model
            .references(self.start.symbol)
            .filter(|read| self.looped.contains(*read) && self.is_exit(*read))
    }

    /// The statement after which the pieces are joined: the loop, or what is
    /// around it where an error in the loop must not lose the part that is
    /// there.
    fn anchor(&self) -> Result<Region<'t>, Refusal> {
        match self.is_lost_after(self.looped) {
            Ok(()) => Ok(self.looped),
            Err(reason) => {
                let top = flow::within_frame(self.looped.first)
                    .find(|node| node.parent() == Some(self.start.block))
                    .filter(|top| self.is_only_mention(*top))
                    .map(Region::only)
                    .ok_or(reason)?;
                self.is_lost_after(top)?;
                Ok(top)
            }
        }
    }

    /// Whether `region` mentions the accumulator in the loop only.
    fn is_only_mention(&self, region: Node<'t>) -> bool {
        self.model
            .mentions(self.start.symbol)
            .all(|node| !region.contains(node) || self.looped.contains(node))
    }

    /// `Err` where somebody sees the accumulator who comes out of `anchor`
    /// without passing its end.
    fn is_lost_after(&self, anchor: Region<'t>) -> Result<(), Refusal> {
        let elsewhere = self.seen_elsewhere(anchor);
        let everyone = self.model.scope(self.frame).kind == ScopeKind::Module;
        let start = (self.start.statement, self.start.block);
        match flow::catcher(anchor.first, &elsewhere, everyone, start, self.model) {
            Some((_, Catcher::Try)) => return Err(Reason("read-in-handler")),
            Some((_, Catcher::With)) => return Err(Reason("suppressing-with")),
            None => {}
        }
        if (everyone || !elsewhere.is_empty()) && anchor.is_left_early() {
            return Err(Reason("left-early"));
        }
        Ok(())
    }

    /// Reads that can be reached otherwise than over the end of `anchor`:
    /// neither in it, nor after it in its suite, nor between it and the
    /// start.
    fn seen_elsewhere(&self, anchor: Region<'t>) -> Vec<Node<'t>> {
        let suite = anchor.suite();
        let start = self.start;
        self.seen()
            .filter(|read| {
                let between = start.block.contains(*read)
                    && read.start() >= start.statement.end()
                    && read.start() < anchor.first.start();
                let after = suite.contains(*read) && read.start() >= anchor.last.end();
                !(anchor.contains(*read) || between || after)
            })
            .collect()
    }

    /// Whether the pieces are such that joining them is adding them. `Ok`
    /// with a reason where that is probable only.
    fn check_pieces(&self, anchor: Region<'t>) -> Result<Option<Refusal>, Refusal> {
        let python2 = self.target == Target::Python2;
        let unsure = |append: &&Append<'t>| {
            append.pieces.iter().any(|piece| {
                let constant = is_constant(*piece);
                type_of(self.model, *piece) != self.start.text || python2 && !constant
            })
        };
        let mut unsure = self.appends.iter().filter(unsure).peekable();
        if unsure.peek().is_none() {
            return Ok(None);
        }
        let survives = |append: &Append<'t>| {
            flow::survives_error(append.statement, anchor.suite(), python2, self.model)
        };
        // Where the loop itself is the anchor an error ends it either way.
        if unsure.any(survives) {
            return Err(Reason("error-handled"));
        }
        let spelled = |names: &[&str]| names.iter().any(|name| self.is_spelled(name));
        if spelled(OWN_SUMS) {
            return Err(Reason("markup"));
        }
        let buffers = self.start.text == Type::Bytes || python2;
        if buffers && spelled(BUFFERS) {
            return Ok(Some(Reason("mutable-buffer")));
        }
        Ok(spelled(ARRAYS).then_some(Reason("own-addition")))
    }

    fn is_spelled(&self, name: &str) -> bool {
        self.model.spelled(name).next().is_some()
    }

    fn edits(&self, anchor: Region<'t>, unsure: Option<Refusal>) -> Result<Fix, Refusal> {
        let start = self.start;
        let name = start.name.text();
        let wanted: Vec<String> = ["parts".to_owned(), format!("{name}_parts")]
            .into_iter()
            .chain((1..10).map(|n| format!("{name}_parts{n}")))
            .collect();
        let list = self
            .model
            .fresh_name(start.name, wanted.iter().map(String::as_str))
            .ok_or(Reason("names-taken"))?;
        let between = Span::new(start.statement.end(), anchor.first.start());
        let untouched = !self
            .model
            .mentions(start.symbol)
            .any(|node| between.contains(node.span()));
        let everyone = self.model.scope(self.frame).kind == ScopeKind::Module;
        let left_before = (everyone || !self.seen_elsewhere(anchor).is_empty())
            && start
                .block
                .named_children()
                .skip_while(|node| node.start() < between.start)
                .take_while(|node| node.start() < between.end)
                .any(|node| flow::leaves(node));
        let mut edits = Vec::new();
        if start.plain && untouched && anchor.suite() == start.block && !left_before {
            edits.push(Edit::replace(start.name.span(), list));
            if start.is_empty() {
                edits.push(Edit::replace(start.value.span(), "[]"));
            } else {
                edits.push(Edit::insert(start.value.start(), "["));
                edits.push(Edit::insert(start.value.end(), "]"));
            }
        } else {
            let seed = if untouched && start.is_empty() {
                ""
            } else {
                name
            };
            let line = format!("{list} = [{seed}]");
            edits.extend(
                reshape::insert_before(anchor.first, &[Line::new(line)])
                    .ok_or(Reason("layout"))?
                    .edits,
            );
        }
        let from = edits
            .iter()
            .map(|edit| edit.span.start)
            .min()
            .unwrap_or(anchor.first.start());
        for append in &self.appends {
            edits.extend(append.edits(list).ok_or(Reason("layout"))?);
        }
        let joined = format!("{}.join({list})", start.empty_literal());
        edits.extend(
            self.exits()
                .map(|read| Edit::replace(read.span(), joined.clone())),
        );
        if !flow::is_endless(anchor.last) {
            let line = Line::new(format!("{name} = {joined}"));
            edits.extend(reshape::insert_after(anchor.last, &[line]).edits);
        }
        let applicability = if unsure.is_some() {
            Applicability::Unsafe
        } else {
            Applicability::Safe
        };
        let title = format!("Collect the pieces of `{name}` in a list and join them");
        // Nothing else may come between: another list of the same name, say.
        Ok(Fix::new(title, applicability, edits).claiming([Span::new(from, anchor.last.end())]))
    }
}

/// Names of modules, classes and functions whose objects have a sum of their
/// own with a string on the left; `join` would not ask them.
const OWN_SUMS: &[&str] = &[
    "Markup",
    "__radd__",
    "genshi",
    "gettext_lazy",
    "jinja2",
    "lazy_gettext",
    "markupsafe",
    "ngettext_lazy",
    "npgettext_lazy",
    "pgettext_lazy",
    "pyparsing",
    "safestring",
    "sqlalchemy",
    "ugettext_lazy",
    "z3",
];

/// Names of what makes bytes that may change after they were added.
const BUFFERS: &[&str] = &[
    "bytearray",
    "buffer",
    "create_string_buffer",
    "getbuffer",
    "memoryview",
    "mmap",
    "readinto",
    "readinto1",
    "recv_into",
    "recvfrom_into",
];

/// Modules whose arrays and symbols add strings element by element.
const ARRAYS: &[&str] = &[
    "dask",
    "ibis",
    "jax",
    "numpy",
    "pandas",
    "peewee",
    "polars",
    "pyspark",
    "sympy",
    "tensorflow",
    "xarray",
];
