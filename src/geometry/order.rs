//! Sorting that is compiled once. The standard library's sort is compiled again for every sorted type, about two
//! thousand instructions each, and a first view sorts a dozen kinds of short lists.

use std::cmp::Ordering;

/// Sorts by a comparison. Stable: equal items keep their order.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let mut order = order_of(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    // Puts each item in its place once, along the cycles of the permutation.
    for start in 0..items.len() {
        let mut at = start;
        while let Some(place) = order.get_mut(at) {
            let from = std::mem::replace(place, at);
            if from == at || from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts by a key. Stable: equal items keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// The sorted order of the indices `0..len`: merges ever longer runs of them.
#[inline(never)]
fn order_of(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut run = 1;
    while run < len {
        let pairs =
            order.chunks(2 * run).flat_map(|pair| merged(pair.split_at(run.min(pair.len())), compare));
        order = pairs.collect();
        run *= 2;
    }
    order
}

fn merged((left, right): (&[usize], &[usize]), compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        let next = if compare(**a, **b).is_le() { left.next() } else { right.next() };
        merged.extend(next);
    }
    merged.extend(left.chain(right));
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(numbers in prop::collection::vec(0..20u32, 0..70)) {
            let mut ours: Vec<_> = numbers.into_iter().enumerate().collect();
            let mut theirs = ours.clone();
            sort_by_key(&mut ours, |(_, number)| *number);
            theirs.sort_by_key(|(_, number)| *number);
            prop_assert_eq!(ours, theirs);
        }
    }
}
