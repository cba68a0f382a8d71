//! Makes an input smaller that something is wrong with.

/// What remains of a text when nothing more can be left out: lines first, then
/// words. `is_wrong` says whether the same is still wrong.
pub(crate) fn shrink(text: &str, is_wrong: &mut dyn FnMut(&str) -> bool) -> String {
    if !is_wrong(text) {
        return text.to_owned();
    }
    let mut tries = 0;
    let mut small = text.to_owned();
    for split in [lines, words] {
        loop {
            let before = small.len();
            small = without(split(&small), &mut tries, is_wrong);
            if small.len() == before {
                break;
            }
        }
    }
    small
}

/// No more texts are tried for one input.
const TRIES: usize = 1500;

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn words(text: &str) -> Vec<&str> {
    if text.len() > 600 {
        return vec![text];
    }
    text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_')
        .collect()
}

fn without(parts: Vec<&str>, tries: &mut usize, is_wrong: &mut dyn FnMut(&str) -> bool) -> String {
    let mut parts = parts;
    let mut size = parts.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < parts.len() && *tries < TRIES {
            let mut fewer = parts.clone();
            fewer.drain(at..(at + size).min(parts.len()));
            *tries += 1;
            if is_wrong(&fewer.concat()) {
                parts = fewer;
            } else {
                at += size;
            }
        }
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
    parts.concat()
}
