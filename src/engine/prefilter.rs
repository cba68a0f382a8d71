//! Tells whether parsing a file can be worth while: first from its bytes, then
//! from its words.

use std::time::Duration;

use memchr::memmem::Finder;

use super::Options;
use super::excerpt::{Worth, worth};
use super::rewrite::finds_some;
use crate::facts::Settings;
use crate::semantic::{Importable, Project};
use crate::syntax::{Code, Elsewhere};
use crate::text::Source;
use crate::transform::{Gate, Transform};

/// A search for what the transforms need. Both of its answers may be yes for a
/// file that holds nothing; a no is certain.
pub struct Prefilter<'a> {
    needs: Vec<(&'a dyn Transform, Groups)>,
    finders: Vec<Finder<'a>>,
    settings: &'a Settings,
}

/// Of each group at least one literal must be there; see
/// [`Meta::needles`](crate::transform::Meta::needles).
type Groups = Vec<Vec<usize>>;

impl<'a> Prefilter<'a> {
    /// The prefilter for `transforms`.
    pub fn new(transforms: &[&'a dyn Transform], settings: &'a Settings) -> Self {
        let mut literals: Vec<&'a str> = Vec::new();
        let mut number_of = |literal: &'a str| {
            let known = literals.iter().position(|known| *known == literal);
            known.unwrap_or_else(|| {
                literals.push(literal);
                literals.len() - 1
            })
        };
        let needs = transforms
            .iter()
            .map(|transform| {
                let groups = transform.meta().needles.iter();
                let groups = groups.map(|group| group.iter().map(|one| number_of(one)).collect());
                let mut groups: Groups = groups.collect();
                // In the first group stands what the rule is about.
                if let Some(first) = groups.first_mut() {
                    let more = transform.more_needles(settings).iter();
                    first.extend(more.map(|one| number_of(one)));
                }
                (*transform, groups)
            })
            .collect();
        let finders = literals.into_iter().map(Finder::new).collect();
        Self {
            needs,
            finders,
            settings,
        }
    }

    /// The transforms whose literals the bytes hold.
    pub fn candidates(&self, bytes: &[u8]) -> Vec<&'a dyn Transform> {
        let mut known: Vec<Option<bool>> = vec![None; self.finders.len()];
        let mut holds = |literal: usize| {
            *known[literal].get_or_insert_with(|| self.finders[literal].find(bytes).is_some())
        };
        let mut satisfied = |groups: &Groups| {
            groups
                .iter()
                .all(|group| group.iter().any(|&literal| holds(literal)))
        };
        let satisfied = self.needs.iter().filter(|(_, groups)| satisfied(groups));
        let transforms = satisfied.map(|(transform, _)| *transform);
        transforms
            .filter(|transform| transform.may_be_in(bytes))
            .collect()
    }

    /// Those of the candidates that may find something in the file; none if
    /// nothing is found, as far as that can be told without parsing all of it: from
    /// its words, and then from the functions that these leave. A text whose
    /// strings or brackets do not match is always worth a look, and so is one that
    /// takes longer than `timeout` to tell.
    pub fn confirmed(
        &self,
        source: &Source,
        candidates: Vec<&'a dyn Transform>,
        project: Option<&dyn Project>,
        timeout: Option<Duration>,
    ) -> Vec<&'a dyn Transform> {
        let importable = project.map(|project| Importable {
            project,
            from: source.path(),
        });
        let elsewhere = importable.as_ref().map(|it| it as &dyn Elsewhere);
        let (candidates, worth) = self.worth(source.text(), candidates, elsewhere);
        let text = match worth {
            Worth::Nothing => return Vec::new(),
            Worth::Whole => return candidates,
            Worth::Excerpt(text) => text,
        };
        let options = Options {
            threshold: None,
            settings: self.settings,
            project,
            timeout,
        };
        if finds_some(&source.with_text(text), &candidates, &options) {
            candidates
        } else {
            Vec::new()
        }
    }

    /// The candidates that the words of `text` leave, and what is worth parsing
    /// for them: one pass, a thirtieth of the cost of parsing. `elsewhere` tells of
    /// what it imports.
    fn worth(
        &self,
        text: &str,
        mut candidates: Vec<&'a dyn Transform>,
        elsewhere: Option<&dyn Elsewhere>,
    ) -> (Vec<&'a dyn Transform>, Worth) {
        if candidates.is_empty() {
            return (candidates, Worth::Nothing);
        }
        let code = Code::among(text, elsewhere);
        if !code.is_certain() {
            return (candidates, Worth::Whole);
        }
        // What transforms ask alike is asked once.
        let mut gates: Vec<(&Gate, bool)> = Vec::new();
        let mut may_apply = |it: &dyn Transform| {
            let known = it.gate().and_then(|gate| {
                let mut gates = gates.iter();
                gates.find(|(known, _)| std::ptr::eq(*known, gate))
            });
            if let Some((_, answer)) = known {
                return *answer;
            }
            let answer = it.may_apply(&code, self.settings);
            gates.extend(it.gate().map(|gate| (gate, answer)));
            answer
        };
        candidates.retain(|it| may_apply(*it));
        if candidates.is_empty() {
            return (candidates, Worth::Nothing);
        }
        let worth = worth(&code, &candidates, self.settings);
        (candidates, worth)
    }
}
