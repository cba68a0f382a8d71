//! What is kept of a project's files, so that few are read again for a question:
//! their words.

use std::sync::{Arc, OnceLock};

use super::listing::Content;
use super::spelled::{may_patch, may_stub};
use super::vocabulary::{Mark, Marks, Sought, Vocabulary, marked_phrase, phrase, told};
use crate::semantic::Question;

/// What is kept of each file of a project, if it can be read.
pub(super) type Texts = Arc<[OnceLock<Option<Text>>]>;

/// What is kept of a file.
#[derive(Debug)]
pub(super) struct Text {
    words: Vocabulary,
    /// It may put something in the place of what it names.
    patches: bool,
}

impl Text {
    pub(super) fn of(bytes: &[u8], content: Content) -> Self {
        let patches = content == Content::Python && may_patch(bytes);
        let marks = if patches {
            Marks::All
        } else {
            Marks::Definitions
        };
        let told: &[&str] = if patches && may_stub(bytes) {
            &[STUBS]
        } else {
            &[]
        };
        Self {
            words: Vocabulary::of(bytes, marks, told),
            patches,
        }
    }

    /// Whether it is worth to be read again. What is sought is [that of the
    /// question](sought).
    pub(super) fn may_do(&self, question: Question<'_>, sought: &Sought) -> bool {
        let patches = self.patches || !matches!(question, Question::Replace(..));
        patches && self.words.may_have(sought)
    }
}

/// Told of a file that may tell what functions are to return; no word.
const STUBS: &str = "->";

/// The words of a file that may do it.
pub(super) fn sought(question: Question<'_>) -> Sought {
    let sought = Sought::default();
    match question {
        Question::Reach(word) => sought.and([phrase(word)]),
        Question::Spell(lists) => lists.iter().fold(sought, |sought, words| {
            sought.and(words.iter().map(|word| phrase(word)))
        }),
        // The name has a mark there, or stands in what tells what it is to return;
        // or the module is named in `sys.modules`.
        Question::Replace(Some(module), name) => {
            let entry = [phrase("modules"), marked_phrase(module, Mark::Quoted)].concat();
            let name = name.into_iter().flat_map(|name| {
                [
                    marked_phrase(name, Mark::Quoted),
                    marked_phrase(name, Mark::Target),
                    [phrase(name), told(STUBS)].concat(),
                ]
            });
            sought.and([phrase(module)]).and(name.chain([entry]))
        }
        Question::Borrow(Some(module), _) | Question::List(Some(module)) => {
            sought.and([phrase(module)])
        }
        // Nobody does so to no module.
        Question::Replace(None, _) | Question::Borrow(None, _) | Question::List(None) => {
            sought.and([])
        }
        Question::Define(_) => sought.and([phrase("def")]),
        Question::CleanUp(name) => sought.and([phrase(&format!("def {name}"))]),
    }
}
