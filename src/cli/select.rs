//! Which rules take part.

use norefcount::transform::{Meta, Transform};
use norefcount::transforms::ALL;

use super::args::Common;

/// No such set of rules.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum SelectError {
    #[error("there is no rule `{word}`{} `norefcount rules` lists them", guess(.nearest))]
    Unknown {
        word: String,
        nearest: Option<String>,
    },
    #[error("--select and --ignore together leave no rule; `norefcount rules` lists them")]
    Nothing,
}

fn guess(nearest: &Option<String>) -> String {
    nearest
        .as_ref()
        .map_or(";".into(), |nearest| format!("; did you mean `{nearest}`?"))
}

/// The rules that are asked for, in the order of their codes.
pub(super) fn selected(common: &Common) -> Result<Vec<&'static dyn Transform>, SelectError> {
    let all = || ALL.iter().map(|transform| transform.meta());
    let known = |word: &String| match all().any(|rule| matches(rule, word)) {
        true => Ok(()),
        false => Err(unknown(word, all())),
    };
    common
        .select
        .iter()
        .chain(&common.ignore)
        .try_for_each(known)?;
    let is_taken = |transform: &&&dyn Transform| {
        let named_in = |words: &[String]| words.iter().any(|word| matches(transform.meta(), word));
        (common.select.is_empty() || named_in(&common.select)) && !named_in(&common.ignore)
    };
    let mut taken: Vec<_> = ALL.iter().filter(is_taken).copied().collect();
    if taken.is_empty() {
        return Err(SelectError::Nothing);
    }
    taken.sort_by_key(|transform| transform.meta().code);
    Ok(taken)
}

/// The one rule with that code or name.
pub(super) fn one(word: &str) -> Result<&'static Meta, SelectError> {
    let mut all = ALL.iter().map(|transform| transform.meta());
    let is_it = |rule: &&Meta| rule.code.eq_ignore_ascii_case(word) || rule.name == word;
    all.clone()
        .find(is_it)
        .ok_or_else(|| unknown(word, &mut all))
}

/// Whether the word is the rule's name, its code, or the start of its code.
fn matches(rule: &Meta, word: &str) -> bool {
    let start = rule.code.get(..word.len());
    rule.name == word || word.len() > 1 && start.is_some_and(|it| it.eq_ignore_ascii_case(word))
}

fn unknown<'a>(word: &str, rules: impl Iterator<Item = &'a Meta>) -> SelectError {
    let upper = word.to_ascii_uppercase();
    let words = rules.flat_map(|rule| [(rule.code, &*upper), (rule.name, word)]);
    let nearest = words
        .map(|(known, word)| (distance(known, word), known))
        .min()
        .filter(|&(distance, known)| distance <= known.len() / 2)
        .map(|(_, known)| known.to_owned());
    SelectError::Unknown {
        word: word.to_owned(),
        nearest,
    }
}

/// How many characters to insert, delete or replace to get from one to the
/// other (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, here) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (at, &there) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(here != there);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distance_counts_single_changes() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("unclosed-file", "unclosed-file"), 0);
        assert_eq!(distance("unclosed-file", "unclosd-files"), 2);
        assert_eq!(distance("NR101", "NR110"), 2);
    }
}
