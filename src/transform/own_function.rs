//! Functions that fixes put into a module.

use super::reshape::{self, Line};
use super::{Context, below_imports};
use crate::edit::Edit;
use crate::syntax::{Kind, Node, Tree};

/// A function that a fix puts into the module, once for all its uses.
#[derive(Debug, Clone)]
pub struct OwnFunction {
    /// What it may be called; the first that is free is taken.
    pub names: Vec<String>,
    /// Its parameters, without the brackets.
    pub parameters: &'static str,
    /// Its suite; level 0 is the suite's own.
    pub body: Vec<Line>,
}

impl OwnFunction {
    /// The name by which each of `uses` can call the function, and the lines
    /// that define it where it is not there yet: below the imports, and above
    /// the offset `above`.
    ///
    /// `None` where no name is free, or there is no place.
    pub fn provide<'t>(
        &self,
        cx: &Context<'t>,
        uses: &[Node<'t>],
        above: u32,
    ) -> Option<(String, Option<Edit>)> {
        let names = || self.names.iter();
        if let Some(name) = names().find(|name| self.is_there(cx, uses, name)) {
            return Some((name.clone(), None));
        }
        let root = cx.tree().root();
        let free = |name: &&String| cx.fresh_name(root, [name.as_str()]).is_some();
        let name = names().find(free)?;
        let definition = self.definition(cx.tree(), name, above)?;
        Some((name.clone(), Some(definition)))
    }

    fn text(&self, name: &str, unit: &str, newline: &str) -> String {
        let mut out = format!("def {name}({}):", self.parameters);
        for line in &self.body {
            out.push_str(newline);
            out.push_str(&unit.repeat(line.level + 1));
            out.push_str(&line.text);
        }
        out
    }

    /// Whether `name` is the function that an earlier fix has put there, and is
    /// so at each of the uses.
    fn is_there<'t>(&self, cx: &Context<'t>, uses: &[Node<'t>], name: &str) -> bool {
        let model = cx.model();
        let root = cx.tree().root();
        let Some(id) = model.symbol_in(model.scope_of(root), name) else {
            return false;
        };
        let [binding] = model.symbol(id).bindings.as_slice() else {
            return false;
        };
        let Some(function) = cx.tree().node(binding.node).parent() else {
            return false;
        };
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        function.is(Kind::FunctionDefinition)
            && function.parent() == Some(root)
            && words(function.text()) == words(&self.text(name, " ", "\n"))
            && uses.iter().all(|&node| {
                function.end() <= node.start()
                    && model.look_up(model.scope_of(node), name) == Some(id)
            })
    }

    /// The function, two lines below the imports that stand above `limit`.
    fn definition(&self, tree: &Tree<'_>, name: &str, limit: u32) -> Option<Edit> {
        let place = below_imports(tree, limit);
        if place.on_open_line {
            return None;
        }
        let source = tree.source();
        let offset = below_guarded_imports(tree, place.offset, limit);
        let unit = tree
            .nodes()
            .find(|node| node.is(Kind::Block))
            .map_or("    ", reshape::indent_unit);
        let newline = source.newline_at(offset.max(1) - 1);
        let rest = &source.text()[offset as usize..];
        let blank = rest
            .lines()
            .take_while(|line| line.trim().is_empty())
            .count();
        let above = newline.repeat(if offset == 0 { 0 } else { 2 });
        let below = newline.repeat(1 + 2_usize.saturating_sub(blank));
        let text = self.text(name, unit, newline);
        Some(Edit::insert(offset, format!("{above}{text}{below}")))
    }
}

/// The place behind `try` and `if` statements that do little but import.
fn below_guarded_imports(tree: &Tree<'_>, offset: u32, limit: u32) -> u32 {
    let source = tree.source();
    let mut below = offset;
    let next = tree
        .root()
        .named_children()
        .skip_while(|statement| statement.start() < offset);
    for statement in next.take_while(|statement| statement.end() < limit) {
        let kinds = || statement.descendants().map(Node::kind);
        let guards = matches!(statement.kind(), Kind::TryStatement | Kind::IfStatement)
            && kinds()
                .any(|kind| matches!(kind, Kind::ImportStatement | Kind::ImportFromStatement))
            && !kinds().any(|kind| {
                matches!(
                    kind,
                    Kind::FunctionDefinition | Kind::ClassDefinition | Kind::Lambda
                )
            });
        if !guards {
            break;
        }
        below = source
            .lines()
            .line_end(statement.end().max(1) - 1, source.text());
    }
    below
}
