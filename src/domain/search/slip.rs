//! Forgives one typo: a wrong letter, an extra one, a missing one, or two swapped ones.

/// The minimum length of a query in which one letter may be wrong: in Latin letters, and in Chinese characters, which
/// carry more information.
const LEAST: (usize, usize) = (5, 3);
/// The minimum length of a query in which two letters may be swapped, which changes a word less than a wrong letter
/// does.
const LEAST_SWAPPED: usize = 4;

/// Whether `name` equals or begins with `query`, forgiving one typo.
pub fn begins(name: &str, query: &str) -> bool {
    let least = if query.is_ascii() { LEAST.0 } else { LEAST.1 };
    let (name, query): (Vec<char>, Vec<char>) = (name.chars().collect(), query.chars().collect());
    if query.len() < least.min(LEAST_SWAPPED) {
        return false;
    }
    let same = name.iter().zip(&query).take_while(|(a, b)| a == b).count();
    let (name, query) = (name.get(same..).unwrap_or_default(), query.get(same..).unwrap_or_default());
    // From the first differing letter on: a wrong letter, a missing one, an extra one.
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
