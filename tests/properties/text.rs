//! Text, tokens and tree keep every byte.

use norefcount::syntax::{Lexed, Tree};
use norefcount::text::{Source, Span};
use proptest::prelude::*;

use crate::program;

/// Text that is full of what a lexer trips over.
fn scraps() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "'",
        "\"",
        "'''",
        "\"\"\"",
        "#",
        "\\",
        "\n",
        "\r\n",
        "\r",
        "f'",
        "rb\"",
        "f'''",
        "{",
        "}",
        "{{",
        "!r",
        ":",
        "\\N{DASH}",
        "(",
        ")",
        "x",
        " ",
        "\t",
        "\u{c}",
        "é",
        "if x:\n    ",
        "=",
        "\0",
        "\u{2028}",
        "pass",
        "1",
        "def f():",
        "\\\n",
        "print ",
        "lambda",
        ";",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn whole(text: &str) -> Result<(), TestCaseError> {
    let source = Source::new("case.py", text);
    let tree = Tree::parse(&source);
    for node in tree.nodes() {
        if let Some(parent) = node.parent() {
            prop_assert!(
                parent.span().contains(node.span()),
                "{node:?} leaves {parent:?}"
            );
            prop_assert!(parent.contains(node));
        }
        prop_assert!(text.is_char_boundary(node.start() as usize));
        prop_assert!(text.is_char_boundary(node.end() as usize));
    }
    let mut out = String::new();
    let mut at = 0;
    for leaf in tree.nodes().filter(|node| node.children().next().is_none()) {
        prop_assert!(leaf.start() >= at, "{leaf:?} overlaps what is before it");
        out.push_str(source.slice(Span::new(at, leaf.start())));
        out.push_str(leaf.text());
        at = leaf.end();
    }
    out.push_str(&text[at as usize..]);
    prop_assert_eq!(out, text);
    Ok(())
}

fn ordered(text: &str) -> Result<(), TestCaseError> {
    let lexed = Lexed::new(text);
    let mut spans: Vec<Span> = lexed
        .strings
        .iter()
        .chain(&lexed.comments)
        .copied()
        .collect();
    spans.sort();
    for pair in spans.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "{pair:?}");
    }
    for span in spans {
        prop_assert!(
            text.get(span.range()).is_some(),
            "{span:?} cuts a character"
        );
    }
    for comment in &lexed.comments {
        prop_assert!(text[comment.range()].starts_with('#'));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..Default::default() })]

    #[test]
    fn scraps_stay_whole(text in scraps()) {
        ordered(&text)?;
        whole(&text)?;
    }

    #[test]
    fn programs_stay_whole(program in program::programs()) {
        let text = program.text();
        ordered(&text)?;
        whole(&text)?;
        let source = Source::new("case.py", text.as_str());
        prop_assert!(Tree::parse(&source).faults().is_empty(), "{}", text);
    }

    #[test]
    fn files_go_back_byte_for_byte(
        text in scraps(),
        bom in any::<bool>(),
        latin in any::<bool>(),
        tail in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut bytes = Vec::new();
        if bom {
            bytes.extend(b"\xEF\xBB\xBF");
        }
        if latin {
            bytes.extend(b"# -*- coding: latin-1 -*-\r");
        }
        bytes.extend(text.as_bytes());
        bytes.extend(tail);
        if let Ok(source) = Source::from_bytes("case.py", &bytes) {
            prop_assert_eq!(source.to_bytes(), Some(bytes));
        }
    }

    #[test]
    fn positions_are_monotonous(text in scraps()) {
        let source = Source::new("case.py", text.as_str());
        let positions: Vec<_> =
            text.char_indices().map(|(at, _)| source.position(at as u32)).collect();
        prop_assert!(positions.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
