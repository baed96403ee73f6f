//! Forgives one slip of the finger: a letter that is another one, one too many, one missing, or two that are swapped.

/// The fewest letters of which one may be wrong: Latin ones, and Chinese characters, which say more.
const LEAST: (usize, usize) = (5, 3);
/// The fewest letters of which two may be swapped: that leaves more of a word than another letter does.
const LEAST_SWAPPED: usize = 4;

/// Whether `name` is `query`, or begins with it, but for one slip.
pub fn begins(name: &str, query: &str) -> bool {
    let least = if query.is_ascii() { LEAST.0 } else { LEAST.1 };
    let (name, query): (Vec<char>, Vec<char>) = (name.chars().collect(), query.chars().collect());
    if query.len() < least.min(LEAST_SWAPPED) {
        return false;
    }
    let same = name.iter().zip(&query).take_while(|(a, b)| a == b).count();
    let (name, query) = (name.get(same..).unwrap_or_default(), query.get(same..).unwrap_or_default());
    // From the first letter that differs on: another one, one that is missing, one too many.
    let after = |letters: &[char], skipped: usize| letters.get(skipped..).unwrap_or_default().to_vec();
    let swapped = matches!((name, query), ([a, b, ..], [c, d, ..]) if a == d && b == c);
    if swapped && same + query.len() >= LEAST_SWAPPED && after(name, 2).starts_with(&after(query, 2)) {
        return true;
    }
    same + query.len() >= least
        && [(1, 1), (1, 0), (0, 1)].into_iter().any(|(in_name, in_query)| {
            query.len() >= in_query && after(name, in_name).starts_with(&after(query, in_query))
        })
}
