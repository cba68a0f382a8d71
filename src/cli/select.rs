//! Which rules take part.

use norefcount::text::nearest;
use norefcount::transform::{Meta, Transform};
use norefcount::transforms::ALL;

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
pub(super) fn selected(
    select: &[String],
    ignore: &[String],
) -> Result<Vec<&'static dyn Transform>, SelectError> {
    let all = || ALL.iter().map(|transform| transform.meta());
    let known = |word: &String| match word == PEDANTIC || all().any(|rule| matches(rule, word)) {
        true => Ok(()),
        false => Err(unknown(word, all())),
    };
    select.iter().chain(ignore).try_for_each(known)?;
    let is_taken = |transform: &&&dyn Transform| {
        let rule = transform.meta();
        let ignored = |word: &String| word == PEDANTIC && rule.pedantic || matches(rule, word);
        (select.is_empty() && !rule.pedantic || is_picked(rule, select))
            && !ignore.iter().any(ignored)
    };
    let mut taken: Vec<_> = ALL.iter().filter(is_taken).copied().collect();
    if taken.is_empty() {
        return Err(SelectError::Nothing);
    }
    taken.sort_by_key(|transform| transform.meta().code);
    Ok(taken)
}

/// The word for all rules that take part only when they are asked for.
const PEDANTIC: &str = "pedantic";

/// Whether a rule is picked. The start of a code does not pick pedantic ones.
fn is_picked(rule: &Meta, select: &[String]) -> bool {
    select.iter().any(|word| {
        let is_it = rule.name == *word || rule.code.eq_ignore_ascii_case(word);
        is_it
            || if rule.pedantic {
                word == PEDANTIC
            } else {
                matches(rule, word)
            }
    })
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
        .filter_map(|(known, word)| nearest(word, [known]))
        .min()
        .map(|(_, known)| known.to_owned());
    SelectError::Unknown {
        word: word.to_owned(),
        nearest,
    }
}
