//! Whether code speaks of something by its qualified name, told from words.

use crate::syntax::{Code, CodeLine, Path};

/// Whether one of `names`, such as `gc.collect`, may be read or imported in
/// `code`: by a path that an import of the file leads to, or by the name that
/// it is imported as. May say yes for nothing, never no for something that
/// [`Model::qualified_names`](crate::semantic::Model::qualified_names) knows.
pub fn mentions(code: &Code<'_>, names: &[&str]) -> bool {
    let last = |name: &str| name.rsplit('.').next().map(str::to_owned);
    let lasts: Vec<String> = names.iter().filter_map(|name| last(name)).collect();
    let is_last = |word: &str| lasts.iter().any(|last| last == word);
    let is_one = |name: &str| names.contains(&name);
    if code.formatted().any(|text| {
        let mut lasts = lasts.iter();
        lasts.any(|last| text.contains(last.as_str()))
    }) {
        return true;
    }
    let imports = code.imports();
    let renamed: Vec<&str> = imports
        .iter()
        .map(|(bound, _)| bound)
        .filter(|bound| !is_last(bound) && imports.may_be(bound, is_one))
        .collect();
    code.lines().any(|line| {
        line.words().any(|word| {
            let known = is_last(word.text);
            if !known && !renamed.contains(&word.text) {
                return false;
            }
            match line.path_to(word) {
                Path::Names(path) => imports.may_be(path, is_one) || known && is_import(line),
                Path::OfValue => false,
                Path::Unknown => true,
            }
        })
    })
}

/// Whether the line may import something.
fn is_import(line: CodeLine<'_>) -> bool {
    line.words().any(|word| word.text == "import")
}
