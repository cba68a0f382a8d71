//! What somebody may have meant.

/// The known word that is nearest to `word`, with how far away it is, if it is
/// near enough to be a slip of the pen: half of its letters, at most.
pub fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<(usize, &'a str)> {
    let distances = known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(known, word), known));
    distances
        .min()
        .filter(|&(distance, known)| distance <= known.len() / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_swapped_are_near() {
        assert_eq!(nearest("NR110", ["NR101", "NR810"]), Some((1, "NR101")));
    }

    #[test]
    fn what_is_far_away_was_not_meant() {
        assert_eq!(nearest("selct", ["select", "ignore"]), Some((1, "select")));
        assert_eq!(nearest("zzz", ["select", "ignore"]), None);
    }
}
