//! What the text is asked for once it is put together.

use super::growth::Growth;
use super::piece::{Change, classify};
use crate::transform::prelude::*;

impl<'t> Growth<'_, 't> {
    /// Whether the text that the loop leaves is asked for what no string has:
    /// `whole.reverse_complement()`. The sum is something else then.
    pub(super) fn is_asked_for_more(&self) -> bool {
        let set_anew = self.set_anew();
        self.model
            .references(self.start.symbol)
            .filter(|read| read.start() >= self.looped.first.start() && read.end() <= set_anew)
            .filter_map(|read| {
                let attribute = syntax::Attribute::cast(read.parent()?)?;
                (attribute.object()? == read).then_some(attribute.name()?)
            })
            .any(|name| !name.text().starts_with("__") && !is_of_text(name.text()))
    }

    /// Where the first statement ends that gives the name another value after
    /// the loop.
    fn set_anew(&self) -> u32 {
        let tree = self.start.name.tree();
        let bindings = &self.model.symbol(self.start.symbol).bindings;
        bindings
            .iter()
            .map(|binding| tree.node(binding.node))
            .filter(|name| name.start() >= self.looped.last.end())
            .find(|name| matches!(classify(*name), Change::Other))
            .map_or(u32::MAX, |name| {
                name.statement().map_or(name.end(), Node::end)
            })
    }
}

fn is_of_text(attribute: &str) -> bool {
    Strings::builtin()
        .methods()
        .iter()
        .any(|known| known == attribute)
}
