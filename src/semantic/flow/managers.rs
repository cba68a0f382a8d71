//! Context managers that are known to let exceptions pass.

use crate::semantic::Model;
use crate::syntax::{Call, Field, Kind, Node};

/// Whether leaving the context manager surely lets an exception pass.
pub(super) fn never_swallows<'t>(model: &Model<'t>, item: Node<'t>) -> bool {
    let mut item = item.unparenthesized();
    if let Some(value) = only_value(model, item) {
        item = value;
    }
    let Some(function) = Call::cast(item).and_then(Call::function) else {
        return false;
    };
    const OPENERS: &[&str] = &[
        "builtins.open",
        "builtins.file",
        "builtins.memoryview",
        "bz2.BZ2File",
        "bz2.open",
        "codecs.open",
        "contextlib.closing",
        "contextlib.nullcontext",
        "contextlib.redirect_stderr",
        "contextlib.redirect_stdout",
        "gzip.GzipFile",
        "gzip.open",
        "io.BytesIO",
        "io.StringIO",
        "io.open",
        "lzma.LZMAFile",
        "lzma.open",
        "mmap.mmap",
        "os.fdopen",
        "os.popen",
        "os.scandir",
        "socket.create_connection",
        "socket.socket",
        "subprocess.Popen",
        "tarfile.open",
        "tempfile.NamedTemporaryFile",
        "tempfile.SpooledTemporaryFile",
        "tempfile.TemporaryDirectory",
        "tempfile.TemporaryFile",
        "threading.Condition",
        "threading.Lock",
        "threading.RLock",
        "threading.Semaphore",
        "urllib.request.urlopen",
        "warnings.catch_warnings",
        "zipfile.ZipFile",
    ];
    let names = model.qualified_names(function);
    !names.is_empty() && names.iter().all(|name| OPENERS.contains(&name.as_str()))
}

/// The value of a name that is bound once, by a plain assignment.
fn only_value<'t>(model: &Model<'t>, name: Node<'t>) -> Option<Node<'t>> {
    let symbol = model.symbol(model.symbol_of(name)?);
    let [binding] = symbol.bindings.as_slice() else {
        return None;
    };
    let target = model.tree().node(binding.node);
    let assignment = target.parent().filter(|node| node.is(Kind::Assignment))?;
    (target.field() == Field::Left)
        .then(|| assignment.child(Field::Right))
        .flatten()
}
