//! What somebody may have meant.

/// The known word that is nearest to `word`, with how far away it is, if it is
/// near enough to be a slip of the pen: half of its letters, at most.
pub fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<(usize, &'a str)> {
    let distances = known
        .into_iter()
        .map(|known| (distance(known, word), known));
    distances
        .min()
        .filter(|&(distance, known)| distance <= known.len() / 2)
}

/// How many characters to insert, delete or replace to get from one to the
/// other (Levenshtein).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (above, here) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (at, &there) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(here != there);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_single_changes() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("unclosed-file", "unclosed-file"), 0);
        assert_eq!(distance("unclosed-file", "unclosd-files"), 2);
        assert_eq!(distance("NR101", "NR110"), 2);
    }

    #[test]
    fn what_is_far_away_was_not_meant() {
        assert_eq!(nearest("selct", ["select", "ignore"]), Some((1, "select")));
        assert_eq!(nearest("zzz", ["select", "ignore"]), None);
    }
}
