//! A file that is opened in one case only: the cases written out as
//! statements, and a `lambda` as a `def`.

use super::build::in_its_place;
use super::form::Form;
use super::names::Names;
use super::opened::{joined, open_all, text_of};
use super::plan::{Member, Refusal, Unit, arrange};
use super::stored::is_quiet_target;
use crate::transform::prelude::*;

/// The fix that writes `statement` out so that each of `members` is opened
/// unconditionally. `None` where that cannot be done.
pub(super) fn cases<'t>(
    statement: Node<'t>,
    members: &[Member<'t>],
    safe: bool,
    cx: &Context<'t>,
) -> Option<Result<Fix, Refusal>> {
    let comments = statement.tree().lexed().comments_in(statement.span());
    if !comments.is_empty() || cx.model().is_in_class_body(statement) {
        return None;
    }
    let taker = Taker::of(statement, cx)?;
    let value = taker.value.unparenthesized();
    let mut writer = Writer {
        members,
        imports: Vec::new(),
        lines: Vec::new(),
        cx,
    };
    if value.is(Kind::Lambda) {
        writer.function(&taker, value)?;
    } else {
        writer.value(&taker, value, 0)?;
    }
    let Writer { lines, imports, .. } = writer;
    Some(in_its_place(statement, &lines, imports, safe))
}

/// What takes the value that is written out.
struct Taker<'t> {
    value: Node<'t>,
    /// What stands before the value: `name = `, `return `, or nothing.
    before: String,
    /// The same, where it has been said before: without an annotation.
    again: String,
    /// The name, if all that happens to the value is that one name gets it.
    name: Option<Node<'t>>,
    /// What the value is stored into.
    targets: Vec<Node<'t>>,
}

impl<'t> Taker<'t> {
    fn of(statement: Node<'t>, cx: &Context<'t>) -> Option<Self> {
        let inner = statement.named_children().next()?;
        match statement.kind() {
            Kind::ReturnStatement => Some(Self::returning(inner)),
            Kind::ExpressionStatement if inner.is(Kind::Assignment) => {
                Self::assigning(statement, inner, cx)
            }
            Kind::ExpressionStatement => Some(Self {
                value: inner,
                before: String::new(),
                again: String::new(),
                name: None,
                targets: Vec::new(),
            }),
            _ => None,
        }
    }

    fn returning(value: Node<'t>) -> Self {
        Self {
            value,
            before: "return ".into(),
            again: "return ".into(),
            name: None,
            targets: Vec::new(),
        }
    }

    fn assigning(statement: Node<'t>, first: Node<'t>, cx: &Context<'t>) -> Option<Self> {
        let mut targets = Vec::new();
        let mut value = first;
        while let Some(view) = syntax::Assignment::cast(value) {
            targets.push(view.target()?);
            value = view.value()?;
        }
        let text = |from: u32| {
            statement
                .tree()
                .source()
                .slice(Span::new(from, value.start()))
        };
        let before = text(statement.start());
        let view = syntax::Assignment::cast(first)?;
        let target = view.target()?;
        let again = match view.annotation() {
            // At module level an annotation is run.
            Some(_) if cx.model().is_at_module_level(statement) => return None,
            Some(_) => format!("{} = ", target.text()),
            None => before.to_owned(),
        };
        let single = view.value() == Some(value) && view.annotation().is_none();
        (!before.contains(['\n', '\r'])).then(|| Self {
            value,
            before: before.to_owned(),
            again,
            name: Some(target).filter(|target| single && target.is(Kind::Identifier)),
            targets,
        })
    }

    /// Whether taking the value runs no code that could notice that the files
    /// of `unit` are open.
    fn is_quiet(&self, unit: &Unit<'t>, cx: &Context<'t>) -> bool {
        let read = unit.members.iter().all(Member::is_only_read);
        let mut targets = self.targets.iter();
        targets.all(|target| is_pure(*target) && (read || is_quiet_target(*target, cx)))
    }
}

struct Writer<'a, 't> {
    members: &'a [Member<'t>],
    imports: Vec<Import>,
    lines: Vec<Line>,
    cx: &'a Context<'t>,
}

impl<'t> Writer<'_, 't> {
    fn line(&mut self, level: usize, text: impl Into<String>) {
        let mut line = Line::new(text);
        line.level = level;
        self.lines.push(line);
    }

    fn members_in(&self, node: Node<'t>) -> Vec<Member<'t>> {
        let within = |member: &&Member<'t>| node.contains(member.call);
        self.members.iter().filter(within).copied().collect()
    }

    /// `name = lambda parameters: value`.
    fn function(&mut self, taker: &Taker<'t>, lambda: Node<'t>) -> Option<()> {
        let view = syntax::Lambda::cast(lambda)?;
        let body = view.body()?;
        let parameters = view.parameters().map_or("", Node::text);
        let all_inside = self.members_in(body).len() == self.members.len();
        let suspends = |node: Node<'_>| matches!(node.kind(), Kind::Await | Kind::Yield);
        if !all_inside || lambda.descendants().any(suspends) {
            return None;
        }
        self.line(0, format!("def {}({parameters}):", taker.name?.text()));
        self.value(&Taker::returning(body), body.unparenthesized(), 1)
    }

    /// The value, its cases written out if it has some.
    fn value(&mut self, taker: &Taker<'t>, value: Node<'t>, level: usize) -> Option<()> {
        match value.kind() {
            Kind::ConditionalExpression => self.conditional(taker, value, level),
            Kind::BooleanOperator => self.boolean(taker, value, level),
            // Only a `def` is written out without cases.
            _ if level > 0 => self.arm(taker, value, &taker.before, level),
            _ => None,
        }
    }

    /// `value if condition else alternative`, the alternative perhaps another.
    fn conditional(&mut self, taker: &Taker<'t>, first: Node<'t>, level: usize) -> Option<()> {
        let mut rest = first;
        let mut word = "if";
        let mut before = &taker.before;
        while let Some((value, condition, alternative)) =
            syntax::Conditional::cast(rest).and_then(syntax::Conditional::parts)
        {
            if !self.members_in(condition).is_empty() {
                return None;
            }
            self.line(
                level,
                format!("{word} {}:", joined(condition, condition.text())),
            );
            self.arm(taker, value, before, level + 1)?;
            word = "elif";
            before = &taker.again;
            rest = alternative;
            if !rest.is(Kind::ConditionalExpression) || self.members_in(rest).is_empty() {
                break;
            }
        }
        if taker.before.is_empty() && is_constant(rest) {
            return Some(());
        }
        self.line(level, "else:");
        self.arm(taker, rest, before, level + 1)
    }

    /// `first or second`, `first and second`.
    fn boolean(&mut self, taker: &Taker<'t>, value: Node<'t>, level: usize) -> Option<()> {
        let view = syntax::BooleanOperator::cast(value)?;
        let (first, second) = (view.left()?, view.right()?);
        let is_or = view.operator()?.text() == "or";
        if !self.members_in(first).is_empty() {
            return None;
        }
        let test = |text: String, simple: bool| match (is_or, simple) {
            (false, _) => format!("if {text}:"),
            (true, true) => format!("if not {text}:"),
            (true, false) => format!("if not ({text}):"),
        };
        if taker.before.is_empty() {
            let simple = matches!(
                first.kind(),
                Kind::Attribute | Kind::Call | Kind::Identifier | Kind::Subscript
            );
            self.line(level, test(joined(first, first.text()), simple));
            return self.arm(taker, second, "", level + 1);
        }
        if first.is(Kind::Identifier) {
            let name = first.text();
            self.line(level, format!("if {name}:"));
            if is_or {
                self.line(level + 1, format!("{}{name}", taker.before));
                self.line(level, "else:");
                return self.arm(taker, second, &taker.again, level + 1);
            }
            self.arm(taker, second, &taker.before, level + 1)?;
            self.line(level, "else:");
            self.line(level + 1, format!("{}{name}", taker.again));
            return Some(());
        }
        let own = taker.name.filter(|name| self.is_unseen(*name, second));
        let name = match own {
            Some(name) => name.text().to_owned(),
            None => Names::new(first, &[], self.cx).ok()?.data().ok()?,
        };
        self.line(level, format!("{name} = {}", text_of(first, &[])));
        self.line(level, test(name.clone(), true));
        self.arm(taker, second, &format!("{name} = "), level + 1)?;
        if own.is_none() {
            self.line(level, format!("{}{name}", taker.before));
        }
        Some(())
    }

    /// Whether nobody can see the value that the name has while `second` is
    /// evaluated, be it because that fails.
    fn is_unseen(&self, name: Node<'t>, second: Node<'t>) -> bool {
        let model = self.cx.model();
        let Some(symbol) = model.symbol_of(name) else {
            return false;
        };
        let Some(function) = model.function_of(name) else {
            return false;
        };
        let frame = model.frame_of(name);
        let local = model.symbol(symbol).scope == frame
            && !model.is_bound_elsewhere(symbol)
            && model
                .references(symbol)
                .all(|read| model.scope_of(read) == frame);
        let guarded = name
            .ancestors()
            .take_while(|node| *node != function)
            .any(|node| matches!(node.kind(), Kind::TryStatement | Kind::WithStatement));
        local && !guarded && !model.spells(name.text(), second.span())
    }

    /// One case: opens what it opens, then takes its value.
    fn arm(
        &mut self,
        taker: &Taker<'t>,
        value: Node<'t>,
        before: &str,
        level: usize,
    ) -> Option<()> {
        let members = self.members_in(value);
        if members.is_empty() {
            self.line(level, format!("{before}{}", text_of(value, &[])));
            return Some(());
        }
        let (mut units, refused) = arrange(value, &members, &[], self.cx);
        if !refused.is_empty() {
            return None;
        }
        let last = units.last_mut()?;
        if last.form == Form::Wrap && !taker.is_quiet(last, self.cx) {
            last.form = Form::Hoist(value);
        }
        let mut names = Names::new(value, &units, self.cx).ok()?;
        let opened = open_all(&[], &units, &mut names, self.cx).ok()?;
        for line in opened.lines {
            self.line(level + line.level, line.text);
        }
        let text = text_of(value, &opened.inside);
        self.imports.extend(opened.imports);
        let level = level + usize::from(opened.wraps);
        // What is read may have the name already.
        if before.strip_suffix(" = ") != Some(text.as_str()) {
            self.line(level, format!("{before}{text}"));
        }
        Some(())
    }
}
