//! Which of many changes break something, found by trying sets of them. Pure:
//! whoever calls says how a set is tried.

/// Sets of changes that break something, each on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// In the order in which they were found. Every set fails, and does so no
    /// longer without any one of its changes.
    pub(super) culprits: Vec<Vec<usize>>,
    /// All other changes, which pass together.
    pub(super) kept: Vec<usize>,
}

/// Looks for the culprits among the changes of all groups: first for the
/// groups that they are in, then for themselves. `fails` tries a set, in
/// ascending order; no changes at all must pass.
///
/// A culprit among `g` groups of `c` changes takes about `log g + log c`
/// trials, and three more. Answers are asked for more than once.
///
/// # Errors
/// The first of `fails`.
pub(super) fn culprits<E>(
    groups: &[Vec<usize>],
    fails: &mut dyn FnMut(&[usize]) -> Result<bool, E>,
) -> Result<Found, E> {
    let mut groups = groups.to_vec();
    let mut culprits = Vec::new();
    loop {
        let kept = sorted(groups.iter().flatten().copied());
        // No changes are nobody's fault, whatever is said of them.
        if kept.is_empty() || !fails(&kept)? {
            return Ok(Found { culprits, kept });
        }
        let numbers: Vec<usize> = (0..groups.len()).collect();
        let of_groups =
            |numbers: &[usize]| sorted(numbers.iter().flat_map(|&number| &groups[number]).copied());
        let broken = smallest(&numbers, &mut |numbers| fails(&of_groups(numbers)))?;
        let culprit = smallest(&of_groups(&broken), fails)?;
        for group in &mut groups {
            group.retain(|change| !culprit.contains(change));
        }
        groups.retain(|group| !group.is_empty());
        culprits.push(culprit);
    }
}

/// A part of `items`, which fail, that fails and of which no item can be taken
/// away.
fn smallest<E>(
    items: &[usize],
    fails: &mut dyn FnMut(&[usize]) -> Result<bool, E>,
) -> Result<Vec<usize>, E> {
    let mut needed = Vec::new();
    let mut candidates = items;
    let together = |needed: &[usize], more: &[usize]| sorted(needed.iter().chain(more).copied());
    loop {
        // What is needed passes by itself and fails with all candidates.
        let (mut passing, mut failing) = (0, candidates.len());
        while failing - passing > 1 {
            let middle = passing.midpoint(failing);
            if fails(&together(&needed, &candidates[..middle]))? {
                failing = middle;
            } else {
                passing = middle;
            }
        }
        needed.push(candidates[failing - 1]);
        candidates = &candidates[..failing - 1];
        if candidates.is_empty() || fails(&together(&needed, &[]))? {
            break;
        }
    }
    let mut needed = sorted(needed);
    let mut at = 0;
    while needed.len() > 1 && at < needed.len() {
        let mut fewer = needed.clone();
        fewer.remove(at);
        if fails(&fewer)? {
            (needed, at) = (fewer, 0);
        } else {
            at += 1;
        }
    }
    Ok(needed)
}

fn sorted(items: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut items: Vec<usize> = items.into_iter().collect();
    items.sort_unstable();
    items
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::convert::Infallible;

    use proptest::prelude::*;

    use super::*;

    /// Tries sets by a rule, and counts the different ones.
    fn find(groups: &[Vec<usize>], rule: impl Fn(&[usize]) -> bool) -> (Found, usize) {
        let mut tried = HashMap::new();
        let found = culprits(groups, &mut |set: &[usize]| {
            assert!(set.windows(2).all(|pair| pair[0] < pair[1]), "{set:?}");
            Ok::<_, Infallible>(*tried.entry(set.to_vec()).or_insert_with(|| rule(set)))
        });
        (found.unwrap(), tried.len())
    }

    /// Groups of the sizes.
    fn groups(sizes: &[usize]) -> Vec<Vec<usize>> {
        let mut next = 0;
        let group = |&size: &usize| {
            next += size;
            (next - size..next).collect()
        };
        sizes.iter().map(group).collect()
    }

    #[test]
    fn nothing_fails() {
        let (found, tried) = find(&groups(&[3, 1]), |_| false);
        assert_eq!((found.culprits.len(), found.kept.len(), tried), (0, 4, 1));
    }

    #[test]
    fn one_among_many_takes_few_trials() {
        for culprit in [0, 1, 511, 1023] {
            let (found, tried) = find(&groups(&[32; 32]), |set| set.contains(&culprit));
            assert_eq!(found.culprits, [[culprit]]);
            assert_eq!(found.kept.len(), 1023);
            assert!(tried <= 5 + 5 + 4, "{tried}");
        }
    }

    #[test]
    fn two_are_found_one_after_the_other() {
        let (found, tried) = find(&groups(&[8; 8]), |set| {
            set.contains(&9) || set.contains(&60)
        });
        assert_eq!(found.culprits, [[9], [60]]);
        assert!(tried <= 2 * 10, "{tried}");
    }

    #[test]
    fn a_pair_is_found_as_a_pair() {
        let (found, tried) = find(&groups(&[8; 8]), |set| {
            set.contains(&9) && set.contains(&60)
        });
        assert_eq!(found.culprits, [[9, 60]]);
        assert_eq!(found.kept.len(), 62);
        // Twice the way to each of them, and one of the two alone.
        assert!(tried <= 2 * 10 + 1, "{tried}");
    }

    #[test]
    fn everything_may_have_to_go() {
        let (found, _) = find(&groups(&[1, 2, 1]), |set| !set.is_empty());
        assert_eq!(found.culprits.len(), 4);
        assert!(found.kept.is_empty());
        // No single change breaks it.
        let (found, _) = find(&groups(&[1, 2, 1]), |set| set.len() == 4);
        assert_eq!(found.culprits, [[0, 1, 2, 3]]);
    }

    fn holds_what_it_promises(groups: &[Vec<usize>], rule: impl Fn(&[usize]) -> bool) -> usize {
        let (found, tried) = find(groups, &rule);
        assert!(found.kept.is_empty() || !rule(&found.kept), "{found:?}");
        let mut all = found.kept.clone();
        for culprit in &found.culprits {
            assert!(rule(culprit), "{culprit:?} does not fail");
            for at in 0..culprit.len() {
                let mut fewer = culprit.clone();
                all.push(fewer.remove(at));
                assert!(fewer.is_empty() || !rule(&fewer), "{fewer:?} fails too");
            }
        }
        assert_eq!(sorted(all), sorted(groups.concat()));
        tried
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 500, failure_persistence: None, ..Default::default()
        })]

        #[test]
        fn sets_of_culprits_are_minimal(
            sizes in prop::collection::vec(1..9_usize, 1..9),
            singles in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
            pairs in prop::collection::vec(any::<[prop::sample::Index; 2]>(), 0..4),
            triples in prop::collection::vec(any::<[prop::sample::Index; 3]>(), 0..2),
        ) {
            let groups = groups(&sizes);
            let count = sizes.iter().sum();
            let index = |it: &prop::sample::Index| it.index(count);
            let mut bad: Vec<Vec<usize>> = singles.iter().map(|it| vec![index(it)]).collect();
            bad.extend(pairs.iter().map(|it| it.iter().map(index).collect()));
            bad.extend(triples.iter().map(|it| it.iter().map(index).collect()));
            let rule = |set: &[usize]| {
                bad.iter().any(|bad| bad.iter().all(|it| set.contains(it)))
            };
            let tried = holds_what_it_promises(&groups, rule);
            let members: usize = bad.iter().map(Vec::len).sum();
            prop_assert!(tried <= 1 + members * (2 * (3 + 3) + 3), "{} trials", tried);
        }

        #[test]
        fn commands_without_rhyme_or_reason_come_to_an_end(
            sizes in prop::collection::vec(1..5_usize, 1..6), seed in any::<u64>(),
        ) {
            holds_what_it_promises(&groups(&sizes), |set| {
                let hash = set.iter().fold(seed, |hash, &it| {
                    (hash ^ it as u64).wrapping_mul(0x0100_0000_01b3).rotate_left(23)
                });
                !set.is_empty() && hash.is_multiple_of(3)
            });
        }
    }
}
