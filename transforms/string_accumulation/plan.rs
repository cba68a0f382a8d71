//! From text that grows to the fix, or the reason why there is none.

use std::cell::LazyCell;

use super::errors::{self, Catcher};
use super::flow;
use super::given::given_in;
use super::growth::{Growth, growths};
use super::handed_over::{imports_own_sums, may_add_otherwise, may_be_refilled};
use super::mocked::may_be_mocked;
use super::piece::Append;
use super::region::Region;
use super::start;
use crate::transform::prelude::*;

/// Why there is no safe fix.
type Refusal = Reason;

impl<'t> Growth<'_, 't> {
    /// The fix.
    pub(super) fn fix(&self, cx: &Context<'t>) -> Result<(Fix, Option<Refusal>), Refusal> {
        let (anchor, unsure) = self.check(cx)?;
        let fix = self.edits(anchor, unsure, cx)?;
        Ok((fix, unsure))
    }

    /// What the pieces are joined after, and what makes that unsafe.
    fn check(&self, cx: &Context<'t>) -> Result<(Region<'t>, Option<Refusal>), Refusal> {
        self.check_scope()?;
        self.check_loop()?;
        let anchor = self.anchor()?;
        let unsure = self.check_pieces(anchor, cx)?;
        // What another module shows of the frame of its caller.
        let shown = cx.imports_module_spelling(&[
            &["f_locals"],
            &["f_back", "stack()[", "_getframe(1).f_locals"],
        ]);
        let of_module = self.model.scope(self.frame).kind == ScopeKind::Module;
        if shown || of_module && cx.is_listed_elsewhere() {
            return Err(Reason("dynamic-scope"));
        }
        Ok((anchor, unsure))
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
        // `sys.modules[__name__]`, `import __main__`.
        let as_module = || self.is_spelled("modules") || self.is_spelled("__main__");
        if scope.dynamic || scope.kind == ScopeKind::Module && as_module() {
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
        match errors::catcher(anchor.first, &elsewhere, everyone, start, self.model) {
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
    fn check_pieces(
        &self,
        anchor: Region<'t>,
        cx: &Context<'t>,
    ) -> Result<Option<Refusal>, Refusal> {
        // An error in a later piece would leave the first ones in the list.
        let is_torn = |append: &Append<'t>| {
            let mut later = append.pieces.iter().skip(1);
            later.any(|piece| !is_constant(*piece) && !piece.is(Kind::Identifier))
                && errors::is_watched(append.statement, anchor.suite(), self.model)
        };
        if self.appends.iter().any(is_torn) {
            return Err(Reason("error-handled"));
        }
        let python2 = self.target == Target::Python2;
        let unsure = |append: &&Append<'t>| {
            append.pieces.iter().any(|piece| {
                let constant = is_constant(*piece);
                type_of(self.model, *piece) != self.start.text || python2 && !constant
            })
        };
        let mut unsure = self.appends.iter().filter(unsure).peekable();
        let pieces: Vec<_> = unsure.clone().flat_map(|it| it.pieces.iter()).collect();
        if unsure.peek().is_none() {
            return Ok(None);
        }
        // A file that runs on both is seen by what only Python 2 needs; there
        // the sum of text and bytes raises errors of its own.
        let both = self.start.value.text().starts_with(['u', 'U'])
            || [
                "absolute_import",
                "basestring",
                "print_function",
                "six",
                "unicode",
                "unicode_literals",
            ]
            .iter()
            .any(|name| self.is_spelled(name));
        let survives = |append: &Append<'t>| {
            errors::survives_error(
                append.statement,
                anchor.suite(),
                python2 || both,
                self.model,
            )
        };
        // Where the loop itself is the anchor an error ends it either way.
        if unsure.any(survives) {
            return Err(Reason("error-handled"));
        }
        let facts = Strings::builtin();
        let all = |names: &str| names.split(' ').all(|name| self.is_spelled(name));
        let spelled = |facts: &[String]| facts.iter().any(|names| all(names));
        if spelled(facts.own_sums()) || imports_own_sums(cx) {
            return Err(Reason("markup"));
        }
        let buffers = self.start.text == Type::Bytes || python2;
        // Told once, and only where it matters: it may read other modules.
        let given = LazyCell::new(|| given_in(&pieces, cx));
        let is = |how| given(how);
        let refilled = || self.start.text == Type::Bytes && may_be_refilled(is, cx);
        if buffers && spelled(facts.buffers()) || refilled() {
            return Ok(Some(Reason("mutable-buffer")));
        }
        // Other files are asked last.
        let own = spelled(facts.arrays())
            || self.is_asked_for_more()
            || may_add_otherwise(&pieces, is, cx)
            || pieces.iter().any(|piece| may_be_mocked(**piece, cx));
        Ok(own.then_some(Reason("own-addition")))
    }

    fn is_spelled(&self, name: &str) -> bool {
        self.model.spelled(name).next().is_some()
    }

    fn edits(
        &self,
        anchor: Region<'t>,
        unsure: Option<Refusal>,
        cx: &Context<'t>,
    ) -> Result<Fix, Refusal> {
        let start = self.start;
        let name = start.name.text();
        let everyone = self.model.scope(self.frame).kind == ScopeKind::Module;
        let between = Span::new(start.statement.end(), anchor.first.start());
        let untouched = !self
            .model
            .mentions(start.symbol)
            .any(|node| between.contains(node.span()));
        let left_before = (everyone || !self.seen_elsewhere(anchor).is_empty())
            && start
                .block
                .named_children()
                .skip_while(|node| node.start() < between.start)
                .take_while(|node| node.start() < between.end)
                .any(|node| flow::leaves(node));
        let gives_way = start.plain && untouched && anchor.suite() == start.block && !left_before;
        let list = self.list_name(gives_way && is_far(between, start.name), cx)?;
        let list = list.as_str();
        let mut edits = Vec::new();
        if gives_way {
            edits.push(Edit::replace(start.name.span(), list));
            if start.is_empty() {
                edits.push(Edit::replace(start.value.span(), "[]"));
            } else if start.value.is(Kind::ParenthesizedExpression) {
                let Span { start: from, end } = start.value.span();
                edits.push(Edit::replace(Span::new(from, from + 1), "["));
                edits.push(Edit::replace(Span::new(end - 1, end), "]"));
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
        if !flow::is_endless(anchor.last) && !self.is_only_left_with(everyone) {
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

    /// Whether nobody sees the whole text but those who leave the loop with
    /// it, and joining it would not tell that a piece is no text.
    fn is_only_left_with(&self, everyone: bool) -> bool {
        let in_loop = |read: Node<'t>| self.looped.contains(read);
        let pieces = || self.appends.iter().flat_map(|append| &append.pieces);
        !everyone
            && self.exits().next().is_some()
            && self.seen().all(in_loop)
            && pieces().all(|piece| self.fails_in_time(*piece))
    }

    /// Whether `piece` is text, or raises an error before it is a piece.
    fn fails_in_time(&self, piece: Node<'t>) -> bool {
        let is_text = |node: Node<'t>| type_of(self.model, node) == self.start.text;
        is_text(piece)
            || syntax::BinaryOperator::cast(piece.unparenthesized()).is_some_and(|sum| {
                sum.operator()
                    .is_some_and(|operator| operator.text() == "+")
                    && [sum.left(), sum.right()].into_iter().flatten().any(is_text)
            })
    }

    /// A free name for the list: `parts`, or `text_parts` where there are
    /// lists for several texts, or where it is `far` from the loop.
    fn list_name(&self, far: bool, cx: &Context<'t>) -> Result<String, Refusal> {
        let name = self.start.name.text();
        // A public name of a module would go along with `import *`.
        let everyone = self.model.scope(self.frame).kind == ScopeKind::Module;
        let hidden = if everyone { "_" } else { "" };
        let stem = if everyone {
            name.trim_start_matches('_')
        } else {
            name
        };
        let alone = (!far && !self.is_one_of_several(cx)).then(|| format!("{hidden}parts"));
        let wanted: Vec<String> = alone
            .into_iter()
            .chain([format!("{hidden}{stem}_parts")])
            .chain((1..10).map(|n| format!("{hidden}{stem}_parts{n}")))
            .collect();
        cx.fresh_name(self.start.name, wanted.iter().map(String::as_str))
            .map(str::to_owned)
            .ok_or(Reason("names-taken"))
    }

    /// Whether the function or module has another text that is collected in a
    /// list, or soon will be.
    fn is_one_of_several(&self, cx: &Context<'t>) -> bool {
        let own = |node: &Node<'t>| self.model.frame_of(*node) == self.frame;
        let nodes = || self.model.scope_node(self.frame).descendants().filter(own);
        let collected = |node: Node<'t>| {
            node.is(Kind::Identifier)
                && node.field() == Field::Left
                && node.text().ends_with("_parts")
        };
        let mut others = Vec::new();
        for node in nodes().filter(|node| node.is(Kind::Assignment)) {
            start::for_each(node, self.model, |start| {
                if start.symbol != self.start.symbol {
                    others.push(start);
                }
            });
        }
        nodes().any(collected)
            || others.iter().any(|start| {
                growths(start, cx)
                    .iter()
                    .any(|growth| growth.check(cx).is_ok())
            })
    }
}

/// Whether so many lines are `between` that the name of the list has to say
/// what it is for.
fn is_far(between: Span, node: Node<'_>) -> bool {
    const FAR: usize = 20;
    let lines = node.tree().source().lines();
    lines.line_of(between.end) - lines.line_of(between.start) > FAR
}
