//! Python 2's own syntax, where the grammar does not know it.

use super::Lexed;

/// Writes `del ` over the `exec` of Python 2's statement, of which the grammar
/// knows only the forms with a name or a string. Says whether there was one.
pub(super) fn disguise_exec(bytes: &mut [u8], lexed: &Lexed) -> bool {
    let mut found = false;
    let mut statement_starts = true;
    let mut strings = lexed.strings.iter().peekable();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(string) = strings.next_if(|string| string.start as usize <= at) {
            at = string.end as usize;
            statement_starts = false;
            continue;
        }
        match bytes[at] {
            b'\n' | b';' | b':' => statement_starts = true,
            b' ' | b'\t' | b'\x0c' | b'\r' => {}
            _ => {
                if statement_starts && is_exec_statement(&bytes[at..]) {
                    bytes[at..at + 4].copy_from_slice(b"del ");
                    found = true;
                }
                statement_starts = false;
            }
        }
        at += 1;
    }
    found
}

/// Whether `exec` is followed by an operand, as no variable is.
fn is_exec_statement(bytes: &[u8]) -> bool {
    let Some(rest) = bytes.strip_prefix(b"exec") else {
        return false;
    };
    let operand = rest.trim_ascii_start().first();
    matches!(rest.first(), Some(b' ' | b'\t'))
        && operand.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_'\"(".contains(byte))
}

/// Whether a word is a number as only Python 2 writes it: `10L`, `0777`.
pub fn is_old_number(word: &str) -> bool {
    let octal = word.len() > 1
        && word.starts_with('0')
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && word.bytes().any(|byte| byte != b'0');
    octal || word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['l', 'L'])
}

#[cfg(test)]
mod tests {
    use crate::syntax::{Kind, Node, Tree};
    use crate::text::Source;

    #[test]
    fn names_between_backticks_are_seen() {
        let source = Source::new("case.py", "x = `a, b` + `c` # `\n");
        let tree = Tree::parse(&source);
        assert!(tree.faults().is_empty() && !tree.lexed().lost);
        let names: Vec<_> = tree
            .nodes()
            .filter(|n| n.is(Kind::Identifier))
            .map(Node::text)
            .collect();
        assert_eq!(names, ["x", "a", "b", "c"]);
        assert_eq!(tree.nodes().filter(|node| node.is(Kind::Call)).count(), 2);
    }

    #[test]
    fn every_form_of_exec_parses() {
        let text = "def f(g, l):\n    exec f.read() in g, l\n    if g: exec a + b; exec (c)\n\
                    x = \"\"\"\nexec d.e\n\"\"\"\n";
        let source = Source::new("case.py", text);
        let tree = Tree::parse(&source);
        assert!(tree.faults().is_empty(), "{:?}", tree.faults());
        let count = |kind| tree.nodes().filter(|node| node.is(kind)).count();
        assert_eq!(count(Kind::DeleteStatement), 0);
        assert_eq!(count(Kind::ExecStatement), 3);
    }
}
