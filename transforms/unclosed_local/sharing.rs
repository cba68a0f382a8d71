//! Whether something else has a hand on the file: by its descriptor, or by its
//! name.

use super::Opened;
use super::paths::may_open_one_file;
use super::usage::Usage;
use crate::transform::prelude::*;

/// Whether it may be opened on a descriptor that others use too.
pub(super) fn by_descriptor<'t>(opened: &Opened<'t>, cx: &Context<'t>) -> bool {
    let function = opened.call.child(Field::Function).map_or("", Node::text);
    if function.ends_with("fdopen") {
        return true;
    }
    let Some(view) = syntax::Call::cast(opened.call) else {
        return true;
    };
    let number = view.positional(0).is_some_and(|path| {
        let text = path.text().to_ascii_lowercase();
        path.is(Kind::Integer)
            || !path.is(Kind::String)
                && (text.contains("fd")
                    || text.contains("fileno")
                    || is_used_as_descriptor(path, cx)
                    || is_given_as_descriptor(path, cx.model()))
    });
    number || view.has_splat() || view.keyword("closefd").is_some()
}

/// Whether the function hands what reads like `path` to what takes descriptors.
fn is_used_as_descriptor<'t>(path: Node<'t>, cx: &Context<'t>) -> bool {
    const TAKING: &[&str] = &[
        "dup", "dup2", "fstat", "fsync", "isatty", "lseek", "pread", "read", "write",
    ];
    let function = cx.model().scope_node(cx.model().frame_of(path));
    let calls = TAKING.iter().flat_map(|name| cx.model().spelled(name));
    calls.filter(|name| function.contains(*name)).any(|name| {
        let whole = name.parent().filter(|parent| parent.is(Kind::Attribute));
        let whole = whole.unwrap_or(name);
        let first = whole
            .parent()
            .and_then(syntax::Call::cast)
            .and_then(|call| call.positional(0));
        let names = cx.model().qualified_names(whole);
        names.iter().any(|name| name.starts_with("os."))
            && first.is_some_and(|first| first.text() == path.text())
    })
}

/// Whether `path` is what a function that gives out descriptors returns, or a
/// name that gets some of that: `r, w = os.pipe()`.
fn is_given_as_descriptor<'t>(path: Node<'t>, model: &Model<'t>) -> bool {
    const GIVING: &[&str] = &[
        "os.dup",
        "os.open",
        "os.openpty",
        "os.pipe",
        "os.pipe2",
        "pty.fork",
        "pty.openpty",
        "tempfile.mkstemp",
    ];
    let bindings = model.symbol_of(path).map(|id| &model.symbol(id).bindings);
    let values = bindings.into_iter().flatten().filter_map(|binding| {
        let assignment = model
            .tree()
            .node(binding.node)
            .ancestors()
            .find(|it| it.is(Kind::Assignment));
        assignment?.child(Field::Right)
    });
    std::iter::once(path).chain(values).any(|value| {
        let mut calls = std::iter::once(value).chain(value.descendants());
        calls.any(|call| {
            let function = call.child(Field::Function);
            function.is_some_and(|it| GIVING.iter().any(|name| model.is_named(it, name)))
        })
    })
}

/// Whether it is made of another file's descriptor, or the function closes
/// descriptors by number.
pub(super) fn shares_descriptor<'t>(opened: &Opened<'t>, cx: &Context<'t>) -> bool {
    let function = cx.model().scope_node(cx.model().frame_of(opened.name));
    let called = |part: Node<'t>| part.parent().is_some_and(|parent| parent.is(Kind::Call));
    let by_number = ["close", "closerange"].into_iter().any(|name| {
        cx.model().spelled(name).any(|node| {
            let whole = node.parent().filter(|parent| parent.is(Kind::Attribute));
            let whole = whole.unwrap_or(node);
            function.contains(node) && called(whole) && {
                let names = cx.model().qualified_names(whole);
                names.iter().any(|name| name.starts_with("os.close"))
            }
        })
    });
    let borrowed = opened.opener.kind != "mmap"
        && opened
            .call
            .child(Field::Arguments)
            .is_some_and(|arguments| {
                arguments
                    .descendants()
                    .any(|node| node.is(Kind::Attribute) && node.text().ends_with(".fileno"))
            });
    by_number || borrowed
}

/// Whether the function opens what may have the same path under another name,
/// not only to read it.
pub(super) fn is_written_by_another_name<'t>(opened: &Opened<'t>, cx: &Context<'t>) -> bool {
    let model = cx.model();
    let path = |call: Node<'t>| syntax::Call::cast(call)?.positional(0).map(Node::text);
    let own = path(opened.call);
    let is_file = |call: Node<'t>, opener: &Opener| {
        let by_path = !syntax::Call::cast(call)
            .and_then(syntax::Call::function)
            .is_some_and(|function| function.text().ends_with("fdopen"));
        opener.mode.is_some() && !opener.temporary && by_path
    };
    let is_closed = |name: Node<'t>| {
        let closing = |node: Node<'t>| {
            let object = node.parent().and_then(|it| it.child(Field::Object));
            object.is_some_and(|object| object.text() == name.text())
        };
        model.spelled("close").any(closing)
    };
    let both_written =
        !reads_only(opened.call, opened.opener) && is_file(opened.call, opened.opener);
    let function = model.scope_node(model.frame_of(opened.name));
    let mut calls = function.descendants().filter(|call| call.is(Kind::Call));
    calls.any(|call| {
        let name = match use_of(call) {
            Use::Stored(place) => place.child(Field::Left),
            _ => None,
        };
        let Some(name) = name.filter(|name| name.text() != opened.name.text()) else {
            return false;
        };
        let written = opened_by(call, cx).filter(|opener| !reads_only(call, opener));
        written.is_some_and(|opener| {
            let (this, other) = ((opened.call, opened.opener), (call, opener));
            own.is_some() && path(call) == own
                || both_written
                    && is_file(call, opener)
                    && !is_closed(name)
                    && may_open_one_file(this, other, model)
        })
    })
}

/// Whether it is a temporary that somebody may delete or move before it is
/// closed: the function does so with some file, or hands its name to others and
/// the file does.
pub(super) fn is_removed_by_name<'t>(
    opened: &Opened<'t>,
    usage: &Usage<'t>,
    cx: &Context<'t>,
) -> bool {
    if !goes_when_closed(opened.call, opened.opener) {
        return false;
    }
    let model = cx.model();
    let removes = |name: Node<'t>| {
        let whole = name.parent().filter(|parent| parent.is(Kind::Attribute));
        let names = model.qualified_names(whole.unwrap_or(name));
        let known = |name: &String| name.starts_with("os.") || name.starts_with("shutil.");
        match names.is_empty() {
            true => matches!(name.text(), "rename" | "unlink") || is_replaced_path(name),
            false => names.iter().any(known),
        }
    };
    const REMOVING: &[&str] = &[
        "move", "remove", "rename", "renames", "replace", "rmtree", "unlink",
    ];
    let function = model.scope_node(model.frame_of(opened.name));
    let mut removing = REMOVING
        .iter()
        .flat_map(|name| model.spelled(name))
        .filter(|name| removes(*name))
        .peekable();
    let is_name = |node: &Node<'t>| {
        let name = node.child(Field::Attribute);
        name.is_some_and(|name| name.text() == "name")
    };
    let mut names = usage
        .mentions
        .iter()
        .filter_map(|mention| mention.parent().filter(is_name));
    if removing.peek().is_none() {
        return names.any(|name| is_removed_elsewhere(name, cx))
            || function.descendants().any(is_removing_command);
    }
    let mut handed_on = names.map(|name| match use_of(name) {
        Use::Argument(call) => {
            let function = call.child(Field::Function);
            function.is_none_or(|function| model.qualified_names(function).is_empty())
        }
        _ => true,
    });
    handed_on.any(|unknown| unknown) || removing.any(|name| function.contains(name))
}

/// Whether `name` is handed to a function of a module of the project, by its name,
/// which deletes or moves files.
fn is_removed_elsewhere<'t>(name: Node<'t>, cx: &Context<'t>) -> bool {
    const REMOVING: &[&str] = &[
        "os.remove",
        "os.rename",
        "os.renames",
        "os.replace",
        "os.unlink",
        "shutil.move",
        "unlink",
    ];
    let Use::Argument(call) = use_of(name) else {
        return false;
    };
    let called = call.child(Field::Function);
    let called = called.map(|it| it.child(Field::Attribute).unwrap_or(it).text());
    called.is_some_and(|called| {
        let (function, class) = (format!("def {called}"), format!("class {called}"));
        cx.imports_module_spelling(&[&[&function, &class], REMOVING])
    })
}

/// `path.replace(target)`: what strings have takes two arguments.
fn is_replaced_path(name: Node<'_>) -> bool {
    let call = name.parent().and_then(Node::parent);
    name.text() == "replace"
        && call
            .and_then(syntax::Call::cast)
            .is_some_and(|call| call.argument_nodes().count() == 1)
}

/// Whether a string has a command that deletes or moves files, alone or as one
/// of several for the shell.
fn is_removing_command(node: Node<'_>) -> bool {
    const COMMANDS: &[&str] = &["bzip2", "gzip", "lzma", "mv", "rm", "shred", "unlink", "xz"];
    node.is(Kind::StringContent)
        && node.text().split(['&', '(', ';', '|']).any(|command| {
            let program = command.split_whitespace().next().unwrap_or_default();
            COMMANDS.contains(&program.rsplit('/').next().unwrap_or_default())
        })
}

/// Whether the mode, when it is not given, is that of a file it is made of.
pub(super) fn mode_of_another(opened: &Opened<'_>) -> bool {
    syntax::Call::cast(opened.call)
        .is_some_and(|view| view.keyword("fileobj").is_some() || view.positional(3).is_some())
        && opened
            .call
            .child(Field::Function)
            .is_some_and(|function| function.text().ends_with("GzipFile"))
}
