//! The laws of [`EditSet`].

use norefcount::edit::{Applicability, Edit, EditSet, Fix};
use norefcount::text::Span;
use proptest::prelude::*;

const TEXT: &str = "0123456789abcdefghijklmnopqrstuvwxyz";

/// Fixes of up to three disjoint edits each.
fn fixes() -> impl Strategy<Value = Vec<Fix>> {
    let edit = (0..36_u32, 0..6_u32, "[A-Z]{0,3}");
    let fix = prop::collection::vec(edit, 1..4).prop_map(|mut raw| {
        raw.sort();
        let mut edits: Vec<Edit> = Vec::new();
        for (start, len, text) in raw {
            let span = Span::new(start, (start + len).min(36));
            if edits.last().is_none_or(|last| last.span.end < span.start) {
                edits.push(Edit::replace(span, text));
            }
        }
        Fix::new("Change", Applicability::Safe, edits)
    });
    prop::collection::vec(fix, 1..8)
}

fn taken(fixes: &[Fix]) -> (EditSet, Vec<Fix>) {
    let mut set = EditSet::default();
    let taken = fixes
        .iter()
        .filter(|fix| set.insert(fix).is_ok())
        .cloned()
        .collect();
    (set, taken)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn order_does_not_matter(fixes in fixes(), seed in any::<u64>()) {
        let (set, mut taken_fixes) = taken(&fixes);
        let turn = seed as usize % taken_fixes.len();
        taken_fixes.rotate_left(turn);
        if seed % 2 == 0 {
            taken_fixes.reverse();
        }
        let mut other = EditSet::default();
        for fix in &taken_fixes {
            prop_assert!(other.insert(fix).is_ok());
        }
        prop_assert_eq!(set.apply(TEXT), other.apply(TEXT));
    }

    #[test]
    fn a_refused_fix_leaves_nothing(fixes in fixes()) {
        let mut set = EditSet::default();
        for fix in &fixes {
            let before = set.clone();
            if set.insert(fix).is_err() {
                prop_assert_eq!(set.edits(), before.edits());
                prop_assert_eq!(format!("{set:?}"), format!("{before:?}"));
            }
        }
        prop_assert!(set.edits().windows(2).all(|p| p[0].span.end <= p[1].span.start));
    }

    #[test]
    fn what_moves_is_found_where_it_is(fixes in fixes(), start in 0..36_u32, len in 1..8_u32) {
        let (set, _) = taken(&fixes);
        let span = Span::new(start, (start + len).min(36));
        let after = set.apply(TEXT);
        if let Some(moved) = set.moves().of(span) {
            prop_assert_eq!(&after[moved.range()], &TEXT[span.range()]);
        } else {
            let touches = |edit: &Edit| edit.span.start < span.end && edit.span.end > span.start;
            prop_assert!(set.edits().iter().any(touches), "it does not move");
        }
    }
}
