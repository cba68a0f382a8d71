//! Context managers for what is opened.

use crate::edit::Import;
use crate::facts::{Closing, Opener, Python};
use crate::syntax::{Kind, Node};
use crate::transform::{Context, Target, reshape};

/// The context manager that closes what `call` opens, and the import that it
/// needs. `None` when there is no name for `contextlib.closing`.
pub fn managed<'t>(
    call: Node<'t>,
    opener: &Opener,
    cx: &Context<'t>,
) -> Option<(String, Option<Import>)> {
    let closing = match opener.python2 {
        Some(closing) if may_be_python2(cx) => closing,
        _ => opener.with,
    };
    let text = call.text();
    match closing {
        Closing::With if reshape::is_broken_between_brackets(call) => {
            Some((format!("({text})"), None))
        }
        Closing::With => Some((text.to_owned(), None)),
        Closing::Closing => {
            let (closing, import) = cx.import(call, "contextlib", "closing")?;
            Some((format!("{closing}({text})"), import))
        }
    }
}

/// Whether the file is for Python 2.7, or for that as well, as far as its
/// names tell.
pub fn may_be_python2(cx: &Context<'_>) -> bool {
    const NAMES: &[&str] = &[
        "ConfigParser",
        "Queue",
        "StringIO",
        "__builtin__",
        "__future__",
        "absolute_import",
        "basestring",
        "cPickle",
        "cStringIO",
        "division",
        "httplib",
        "iteritems",
        "itervalues",
        "long",
        "print_function",
        "raw_input",
        "six",
        "test_support",
        "thread",
        "unichr",
        "unicode",
        "unicode_literals",
        "urllib2",
        "urlparse",
        "with_statement",
        "xrange",
    ];
    let model = cx.model();
    match (cx.target(), cx.settings().python) {
        (Target::Python2, _) => true,
        (Target::Python3, Some(Python::Three)) => false,
        _ => {
            NAMES
                .iter()
                .any(|name| model.spelled(name).next().is_some())
                && !model.tree().nodes().any(is_new_syntax)
        }
    }
}

/// Whether no Python 2 can read the node.
fn is_new_syntax(node: Node<'_>) -> bool {
    matches!(
        node.kind(),
        Kind::Await
            | Kind::Interpolation
            | Kind::MatchStatement
            | Kind::NamedExpression
            | Kind::NonlocalStatement
            | Kind::Type
    )
}
