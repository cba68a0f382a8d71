use super::*;

fn parts(text: &str) -> (Vec<&str>, Vec<&str>) {
    let lexed = Lexed::new(text);
    assert!(!lexed.lost, "{text}");
    let cut = |spans: &[Span]| spans.iter().map(|s| &text[s.range()]).collect::<Vec<_>>();
    (cut(&lexed.strings), cut(&lexed.comments))
}

#[test]
fn strings_hide_hashes_and_comments_hide_quotes() {
    let (strings, comments) = parts("a = '#x' # it's\nb = rb\"\\\"#\"\n");
    assert_eq!(strings, ["'#x'", "rb\"\\\"#\""]);
    assert_eq!(comments, ["# it's"]);
}

#[test]
fn an_f_string_ends_where_it_ends() {
    for text in [
        r#"f"{x["a"]}" "#,
        r#"f'{d["k"]!r:>{w}}'"#,
        r#"f"{{#}}""#,
        r#"f"{x:{'#'}>10}""#,
        r#"f"\N{DASH}#""#,
        r#"f"{a != b}""#,
        "f'''{\nx # note\n}'''",
        r#"rf"\{x}""#,
        r#"f"{f"{x}"}""#,
        r#"f"{lambda_:%Y-%m}""#,
    ] {
        let (strings, comments) = parts(text);
        assert_eq!(strings, [text.trim_end()]);
        assert!(comments.is_empty(), "{text}");
    }
}

#[test]
fn an_open_string_is_said_to_be_lost() {
    for text in ["x = 'a\ny = 1\n", "'''abc", "f'{x'", "f'{x"] {
        assert!(Lexed::new(text).lost, "{text}");
    }
}

#[test]
fn masking_keeps_every_offset() {
    let text = "a # é\r\n# b\rc\r";
    let lexed = Lexed::new(text);
    let masked = lexed.masked(text);
    assert_eq!(masked.len(), text.len());
    assert_eq!(String::from_utf8(masked).unwrap(), "a     \r\n   \nc\n");
}

#[test]
fn lines_in_brackets_and_behind_backslashes_are_joined() {
    let text = "a = (1, # x\r\n2) + \\\n '\\\n' \n";
    let masked = Lexed::new(text).masked(text);
    assert_eq!(
        String::from_utf8(masked).unwrap(),
        "a = (1,      2) +    '\\\n' \n"
    );
    let text = "a = (1,\n2]\n";
    assert_eq!(Lexed::new(text).masked(text), text.as_bytes());
}
