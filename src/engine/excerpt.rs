//! Which functions of a file can matter, so that the others need no parsing.

use memchr::memmem::Finder;

use crate::facts::Settings;
use crate::syntax::{Code, CodeLine, Outline};
use crate::transform::{Applies, Transform};

/// What is worth parsing of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worth {
    /// Nothing can be found in it.
    Nothing,
    /// What is found in this shorter text tells whether anything is found in
    /// the file: the bodies of functions that cannot matter only pass. Offsets
    /// differ.
    Excerpt(String),
    /// There is no telling without the whole.
    Whole,
}

/// What is worth parsing for `candidates`, of a file that may matter to them.
pub(super) fn worth(code: &Code<'_>, candidates: &[&dyn Transform], settings: &Settings) -> Worth {
    let Some(outline) = Outline::of(code).filter(|outline| !outline.bodies.is_empty()) else {
        return Worth::Whole;
    };
    let imports = imports(code, &outline);
    let searches: Vec<_> = candidates
        .iter()
        .map(|transform| Search::new(*transform, code, settings))
        .collect();
    let mut dropped = 0;
    let kept: Vec<bool> = outline
        .bodies
        .iter()
        .map(|body| {
            let own = code.part(vec![body.clone()]);
            let mut lines = imports.clone();
            lines.push(body.clone());
            let unit = code.part(lines);
            let matters = searches
                .iter()
                .any(|search| search.finds(&own) && (search.applies)(&unit));
            dropped += usize::from(!matters) * body.len();
            matters
        })
        .collect();
    // Copying pays where much is left out.
    if dropped * 4 < code.len() {
        return Worth::Whole;
    }
    Worth::Excerpt(code.excerpt(&outline, |place| kept[place]))
}

/// A transform, and the literals of which its findings in a function hold one.
struct Search<'a> {
    applies: Applies<'a>,
    finders: Vec<Finder<'a>>,
}

impl<'a> Search<'a> {
    fn new(transform: &'a dyn Transform, code: &'a Code<'_>, settings: &'a Settings) -> Self {
        let needles = transform.meta().needles.iter().copied().flatten().copied();
        let more = transform.more_needles(settings).iter().map(String::as_str);
        let mut finders: Vec<_> = needles.chain(more).map(Finder::new).collect();
        let other_names: Vec<_> = code
            .lines()
            .filter(|line| {
                finders
                    .iter()
                    .any(|it| it.find(line.text().as_bytes()).is_some())
            })
            .flat_map(other_names)
            .collect();
        finders.extend(other_names.into_iter().map(Finder::new));
        Self {
            applies: transform.may_apply_in(code, settings),
            finders,
        }
    }

    fn finds(&self, code: &Code<'_>) -> bool {
        let text = code.text().as_bytes();
        self.finders.is_empty() || self.finders.iter().any(|it| it.find(text).is_some())
    }
}

/// The names that a line may give to what it speaks of: `as name`, `name = …`.
fn other_names<'c>(line: CodeLine<'c>) -> impl Iterator<Item = &'c str> {
    let mut after_as = false;
    line.words().filter_map(move |word| {
        let named = std::mem::replace(&mut after_as, word.text == "as");
        let after = line.after(word);
        let assigned = after.starts_with('=') && !after.starts_with("==");
        (named || assigned).then_some(word.text)
    })
}

/// The lines outside functions that import.
fn imports(code: &Code<'_>, outline: &Outline) -> Vec<std::ops::Range<usize>> {
    let mut bodies = outline.bodies.iter().peekable();
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        bodies.next_if(|body| body.end <= number);
        let inside = bodies.peek().is_some_and(|body| body.contains(&number));
        if !inside && line.text().contains("import") {
            found.push(number..number + 1);
        }
    }
    found
}
