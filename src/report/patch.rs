//! Unified diffs that `git apply` and `patch -p1` take, byte for byte.

use std::fmt::Display;
use std::io::{self, Write};
use std::ops::Range;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

use super::paint::{Paint, Tone};
use crate::engine::FileReport;
use crate::workspace::{Sink, Tally};

const CONTEXT: usize = 3;

/// Shows every new text as a patch of the old one.
#[derive(Debug)]
pub struct Patches<W> {
    out: W,
    base: Utf8PathBuf,
    paint: Paint,
}

impl<W: Write> Patches<W> {
    /// `base` is the folder that relative paths start from, absolute.
    pub fn new(out: W, base: Utf8PathBuf, paint: Paint) -> Self {
        Self { out, base, paint }
    }
}

impl<W: Write> Sink for Patches<W> {
    fn file(&mut self, report: &FileReport) -> io::Result<()> {
        let Some(after) = &report.after else {
            return Ok(());
        };
        let (Some(old), Some(new)) = (report.before.to_bytes(), after.to_bytes()) else {
            return Ok(());
        };
        let name = name_in_patch(report.before.path(), &self.base);
        write_patch(&mut self.out, &name, &old, &new, self.paint)
    }

    fn error(&mut self, _: &str, _: &dyn Display) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self, _: &Tally) -> io::Result<()> {
        self.out.flush()
    }
}

/// Shows what standard input becomes, and nothing of files.
#[derive(Debug)]
pub struct Rewritten<W> {
    out: W,
}

impl<W: Write> Rewritten<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Sink for Rewritten<W> {
    fn file(&mut self, _: &FileReport) -> io::Result<()> {
        Ok(())
    }

    fn stream(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.out.flush()
    }

    fn error(&mut self, _: &str, _: &dyn Display) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, _: &Tally) -> io::Result<()> {
        Ok(())
    }
}

/// Without git's own header, on purpose: with it, `git apply` would take the
/// names from the top of the repository, not from the current folder.
fn write_patch(
    out: &mut impl Write,
    name: &str,
    old: &[u8],
    new: &[u8],
    paint: Paint,
) -> io::Result<()> {
    let (old, new) = (lines(old), lines(new));
    let groups = group_diff_ops(capture_diff_slices(Algorithm::Myers, &old, &new), CONTEXT);
    if groups.is_empty() {
        return Ok(());
    }
    // Ends a name that a reader would otherwise end at the blank.
    let end = if name.contains(' ') { "\t" } else { "" };
    let (bold, off) = (paint.on(Tone::Heading), paint.off());
    writeln!(out, "{bold}--- {}{end}{off}", quoted(&format!("a/{name}")))?;
    writeln!(out, "{bold}+++ {}{end}{off}", quoted(&format!("b/{name}")))?;
    for group in groups {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let old_range = first.old_range().start..last.old_range().end;
        let new_range = first.new_range().start..last.new_range().end;
        let (place, off) = (paint.on(Tone::Place), paint.off());
        writeln!(
            out,
            "{place}@@ -{} +{} @@{off}",
            counted(&old_range),
            counted(&new_range)
        )?;
        for op in &group {
            write_op(out, op, &old, &new, paint)?;
        }
    }
    Ok(())
}

fn write_op(
    out: &mut impl Write,
    op: &DiffOp,
    old: &[&[u8]],
    new: &[&[u8]],
    paint: Paint,
) -> io::Result<()> {
    if op.tag() == DiffTag::Equal {
        return op
            .old_range()
            .try_for_each(|at| write_line(out, ' ', old[at], None, paint));
    }
    let (removed, added) = (Some(Tone::Removed), Some(Tone::Added));
    op.old_range()
        .try_for_each(|at| write_line(out, '-', old[at], removed, paint))?;
    op.new_range()
        .try_for_each(|at| write_line(out, '+', new[at], added, paint))
}

fn write_line(
    out: &mut impl Write,
    sign: char,
    line: &[u8],
    tone: Option<Tone>,
    paint: Paint,
) -> io::Result<()> {
    let (body, newline) = match line.strip_suffix(b"\n") {
        Some(body) => (body, true),
        None => (line, false),
    };
    if let Some(tone) = tone {
        write!(out, "{}", paint.on(tone))?;
    }
    write!(out, "{sign}")?;
    out.write_all(body)?;
    if tone.is_some() {
        write!(out, "{}", paint.off())?;
    }
    writeln!(out)?;
    if !newline {
        writeln!(out, "\\ No newline at end of file")?;
    }
    Ok(())
}

/// Only `\n` ends a line of a patch; a lone `\r` does not, whatever Python says.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n').collect()
}

/// A range of lines as a hunk's header counts it.
fn counted(range: &Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => format!("{}", range.start + 1),
        len => format!("{},{len}", range.start + 1),
    }
}

/// The file's path from `base` if it lies there, else from the root.
fn name_in_patch(path: &Utf8Path, base: &Utf8Path) -> String {
    let mut names = Vec::new();
    for component in base.join(path).components() {
        match component {
            Utf8Component::Normal(name) => names.push(name.to_owned()),
            Utf8Component::ParentDir => {
                names.pop();
            }
            Utf8Component::Prefix(_) | Utf8Component::RootDir | Utf8Component::CurDir => {}
        }
    }
    let from_root = names.join("/");
    let parts = base.components().filter_map(|component| match component {
        Utf8Component::Normal(name) => Some(name),
        _ => None,
    });
    let base = parts.fold(String::new(), |base, name| base + name + "/");
    from_root
        .strip_prefix(base.as_str())
        .unwrap_or(&from_root)
        .to_owned()
}

/// The name as git writes it: plain, or between quotes with everything escaped
/// that is not printable ASCII.
fn quoted(name: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    if name.bytes().all(is_plain) {
        return name.to_owned();
    }
    let mut text = String::from("\"");
    for byte in name.bytes() {
        match byte {
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\t' => text.push_str("\\t"),
            b'\r' => text.push_str("\\r"),
            _ if is_plain(byte) => text.push(char::from(byte)),
            _ => text.push_str(&format!("\\{byte:03o}")),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patch(old: &str, new: &str) -> String {
        let mut out = Vec::new();
        write_patch(
            &mut out,
            "x.py",
            old.as_bytes(),
            new.as_bytes(),
            Paint::Plain,
        )
        .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn names_are_relative_to_the_base_or_to_the_root() {
        for (path, name) in [
            ("x.py", "x.py"),
            ("./pkg/x.py", "pkg/x.py"),
            ("/home/me/pkg/x.py", "pkg/x.py"),
            ("../you/x.py", "home/you/x.py"),
            ("/home/meme/x.py", "home/meme/x.py"),
            ("/etc/x.py", "etc/x.py"),
        ] {
            assert_eq!(
                name_in_patch(path.into(), "/home/me".into()),
                name,
                "{path}"
            );
        }
    }

    #[test]
    fn names_are_quoted_as_git_does() {
        assert_eq!(quoted("a/with blank.py"), "a/with blank.py");
        assert_eq!(quoted("a/\"q\"\\\t.py"), r#""a/\"q\"\\\t.py""#);
        assert_eq!(quoted("a/é.py"), r#""a/\303\251.py""#);
    }

    #[test]
    fn a_lone_carriage_return_does_not_end_a_line() {
        assert_eq!(
            patch("a\rb\nc", "a\rB\nc"),
            "--- a/x.py\n+++ b/x.py\n@@ -1,2 +1,2 @@\n-a\rb\n+a\rB\n c\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn an_empty_side_is_counted_from_the_line_before() {
        assert!(patch("", "a\n").contains("@@ -0,0 +1 @@\n+a\n"));
        assert!(patch("a\n", "").contains("@@ -1 +0,0 @@\n-a\n"));
    }
}
