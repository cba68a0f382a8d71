//! A transform's declaration: one place for its names, docs and needs.

use crate::edit::Applicability;
use crate::syntax::Kind;

/// What is known of a transform without running it.
#[derive(Debug)]
pub struct Meta {
    /// `NR` and three digits; never reused.
    pub code: &'static str,
    /// Kebab-case; also the name of its file, its folder of cases and its
    /// configuration table.
    pub name: &'static str,
    /// One line, without a full stop.
    pub summary: &'static str,
    /// The user's documentation, as Markdown.
    pub docs: &'static str,
    /// The best that a fix of it can be; each finding says what its own is.
    pub best: Applicability,
    /// The release that brought it.
    pub since: &'static str,
    /// What a file must contain to be worth parsing: of every group at least
    /// one literal. May let files through that hold nothing, never keep one
    /// back that does.
    pub needles: &'static [&'static [&'static str]],
    /// Qualified names, such as `gc.collect`, without one of which nothing is
    /// found; empty for rules that are told from something else.
    pub names: &'static [&'static str],
    /// The kinds of node it wants to see.
    pub kinds: &'static [Kind],
    /// Where PyPy's documents describe the difference.
    pub references: &'static [Reference],
    /// Whether it takes part only when it is selected by name or code: it
    /// judges by signs that are often wrong.
    pub pedantic: bool,
    /// Codes of other tools whose suppression comments hold for this rule
    /// too, such as `SIM115`.
    pub aliases: &'static [&'static str],
}

/// A section of a document.
#[derive(Debug)]
pub struct Reference {
    /// Document and section, for people.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// Carries a [`Meta`]; written by [`transform!`](crate::transform!).
pub trait Declared {
    /// The declaration.
    fn meta(&self) -> &'static Meta;
}

/// Declares a transform: a unit struct, its user documentation (the doc
/// comment) and its [`Meta`].
#[macro_export]
macro_rules! transform {
    (
        $(#[doc = $doc:literal])+
        pub $type:ident {
            code: $code:literal,
            name: $name:literal,
            summary: $summary:literal,
            best: $best:expr,
            since: $since:literal,
            needles: $needles:expr,
            $(names: $names:expr,)?
            kinds: $kinds:expr,
            references: $references:expr,
            aliases: $aliases:expr
            $(, pedantic: $pedantic:expr)? $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug)]
        pub struct $type;

        impl $crate::transform::Declared for $type {
            fn meta(&self) -> &'static $crate::transform::Meta {
                static META: $crate::transform::Meta = $crate::transform::Meta {
                    code: $code,
                    name: $name,
                    summary: $summary,
                    docs: concat!($($doc, "\n"),+),
                    best: $best,
                    since: $since,
                    needles: $needles,
                    names: $crate::names!($($names)?),
                    kinds: $kinds,
                    references: $references,
                    pedantic: false $(|| $pedantic)?,
                    aliases: $aliases,
                };
                &META
            }
        }
    };
}

/// The names of a declaration that may have none.
#[doc(hidden)]
#[macro_export]
macro_rules! names {
    () => {
        &[]
    };
    ($names:expr) => {
        $names
    };
}
