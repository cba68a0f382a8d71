//! Texts that are short by what they are made of or for.

use super::extent::{Grown, last_name, parts};
use crate::transform::prelude::*;

impl<'t> Grown<'_, 't> {
    /// Whether the pieces come one at a time from what nobody asks for much:
    /// letters by chance, keys and passwords in the blocks of a cipher, adjacent
    /// literals of a program, the output of a program for each piece.
    pub(super) fn is_of_small_pieces(&self) -> bool {
        let mut pieces = self.statements.iter().flat_map(|(_, pieces)| pieces);
        let is_small = |call: syntax::Call<'t>, alone: bool| {
            let function = call.function();
            let name = function.and_then(last_name).map_or("", Node::text);
            let object = function.and_then(|it| it.child(Field::Object));
            match name {
                "check_output" | "decode_literal" | "exec_command" | "getoutput"
                | "getstatusoutput" | "literal_eval" | "run_command" => true,
                "choice" | "getrandbits" | "randint" | "randrange" => true,
                "digest" | "hexdigest" => object.is_some(),
                "decrypt" | "encrypt" => alone && object.is_some_and(|it| it.text() != "self"),
                "eval" => object.is_none(),
                _ => false,
            }
        };
        pieces.any(|piece| {
            let mut calls = parts(*piece).filter_map(syntax::Call::cast);
            calls.any(|call| is_small(call, call.node() == piece.unparenthesized()))
        })
    }

    /// Whether it is bytes that a field of a packet or record is packed into, by
    /// the name of the class or of one that it comes from.
    pub(super) fn is_packed_field(&self) -> bool {
        let is_field = |name: &str| {
            let name = name.trim_end_matches([',', ')', '(', ' ']);
            name.ends_with("Field") || name.ends_with("FieldList")
        };
        let scopes = self.model.scopes_from(self.model.scope_of(self.outermost));
        let openers = scopes.map(|scope| self.model.scope_node(scope));
        let mut classes = openers.filter(|opener| opener.is(Kind::ClassDefinition));
        self.bytes
            && classes.any(|class| {
                let bases = class.child(Field::Superclasses);
                let bases = bases.into_iter().flat_map(Node::named_children);
                let mut names = class.child(Field::Name).into_iter().chain(bases);
                names.any(|name| is_field(name.text()))
            })
    }

    /// Whether an empty line, stripped or not, ends what the loop reads: a
    /// header, a paragraph.
    pub(super) fn ends_at_a_blank_line(&self) -> bool {
        const ENDS: &[&str] = &["b'\\n'", "'\\n'", "b'\\r\\n'", "'\\r\\n'"];
        let is_item = |name: &str| {
            let mut pieces = self.statements.iter().flat_map(|(_, pieces)| pieces);
            pieces.any(|piece| parts(*piece).any(|it| it.is(Kind::Identifier) && it.text() == name))
        };
        let is_blank = |condition: Node<'t>| {
            let text = condition.unparenthesized().text();
            let stripped = text
                .strip_prefix("not ")
                .and_then(|it| it.strip_suffix(".strip()"));
            let compared = || {
                let view = syntax::Comparison::cast(condition.unparenthesized())?;
                let end = view.operands().last()?;
                let end = parts(end).any(|it| ENDS.contains(&it.text().replace('"', "'").as_str()));
                let equal = view.operators().all(|it| matches!(it.text(), "==" | "in"));
                view.operands().next().filter(|_| end && equal)
            };
            stripped.is_some_and(is_item) || compared().is_some_and(|it| is_item(it.text()))
        };
        self.exits().any(is_blank)
    }
}
