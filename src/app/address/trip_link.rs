//! Links to a trip that chats, mails and other programs have mangled: `?trip=`, `#/trip=`, `#trip%3D`, `/%23trip=`.
//!
//! Only the position of the code in the address is repaired here; `codec::share` repairs the code itself. Both are part
//! of the deferred half of the program, which is loaded for this when [`may_be_bent`] says so.

use super::{fragment_value, fragment_with};

/// The word before a trip's code, and the possible spellings of the `=` after it.
const WORD: &str = "trip";
const EQUALS: [&str; 3] = ["=", "%3d", "%253d"];

/// The parts of a repaired address: path, query without its `?`, fragment without its `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Led {
    /// The path as it was, without the trip.
    pub path: String,
    /// The query as it was, without the trip.
    pub query: String,
    /// The fragment, with the trip in its proper place.
    pub fragment: String,
}

/// Whether an address may contain a trip in the wrong place. Called at every start and therefore kept small.
pub fn may_be_bent(path: &str, query: &str, fragment: &str) -> bool {
    let names_one = |text: &str| {
        text.as_bytes().windows(WORD.len() + 1).any(|letters| {
            letters.starts_with(WORD.as_bytes()) && matches!(letters.last(), Some(b'=' | b'%'))
        })
    };
    fragment_value(fragment, WORD).is_none() && [path, query, fragment].into_iter().any(names_one)
}

/// The address with its trip in the fragment; `None` if it is there already, or if there is no trip.
pub fn led(path: &str, query: &str, fragment: &str) -> Option<Led> {
    let (query, fragment) = (query.trim_start_matches('?'), fragment.trim_start_matches('#'));
    if fragment_value(fragment, WORD).is_some() {
        return None;
    }
    let (mut path, mut kept) = (path.to_owned(), query.to_owned());
    let (around, code) = if let Some((before, code)) = found(fragment) {
        let before = before.trim_end_matches("%26");
        (fragment_value(before, "map").map(|camera| format!("map={camera}")).unwrap_or_default(), code)
    } else if let Some((_, code)) = query.split('&').find_map(found) {
        let others = query.split('&').filter(|pair| found(pair).is_none());
        kept = others.collect::<Vec<_>>().join("&");
        (fragment.to_owned(), code)
    } else {
        let (before, code) = found(&path)?;
        let code = code.to_owned();
        let before =
            before.trim_end_matches("%23").trim_end_matches("%2523").trim_end_matches(['#', '?', '/']);
        let fragment = fragment_with(fragment, WORD, Some(&code));
        path = format!("{before}/");
        return Some(Led { path, query: kept, fragment });
    };
    Some(Led { fragment: fragment_with(&around, WORD, Some(code)), path, query: kept })
}

/// The text before the word `trip`, and the code after the equals sign.
fn found(text: &str) -> Option<(&str, &str)> {
    text.match_indices(WORD).find_map(|(at, _)| {
        let (before, after) = (text.get(..at)?, text.get(at + WORD.len()..)?);
        let code = EQUALS.iter().find_map(|sign| {
            let is_it = after.get(..sign.len())?.eq_ignore_ascii_case(sign);
            is_it.then(|| after.get(sign.len()..)).flatten()
        })?;
        // The end of another word, such as `my-trip=`, does not count as `trip=`. The last character of an escape is
        // not part of a word.
        let escaped = before.len().checked_sub(3).and_then(|at| before.get(at..)).is_some_and(is_escape);
        let inside = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_'));
        (!code.is_empty() && (escaped || !inside)).then_some((before, code))
    })
}

/// Whether the three characters are `%23`, or the end of `%2523`.
fn is_escape(three: &str) -> bool {
    let (sign, digits) = (three.as_bytes().first(), three.get(1..).unwrap_or_default());
    matches!(sign, Some(b'%' | b'5')) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fragment(path: &str, query: &str, fragment: &str) -> Option<String> {
        assert!(may_be_bent(path, query, fragment), "{path}{query}{fragment}");
        led(path, query, fragment).map(|led| led.fragment)
    }

    #[test]
    fn a_trip_is_found_wherever_it_was_put() {
        for bent in [
            "#/trip=1.a",
            "#trip%3D1.a",
            "#trip%3d1.a",
            "#trip%253D1.a",
            "##%23trip=1.a",
            "#%2523trip=1.a",
            "#!trip=1.a",
        ] {
            assert_eq!(fragment("zh/trip/", "", bent).as_deref(), Some("trip=1.a"), "{bent}");
        }
        for path in
            ["zh/trip/%23trip=1.a", "zh/trip/%2523trip%3D1.a", "zh/trip/trip=1.a", "zh/trip%23trip=1.a"]
        {
            let led = led(path, "", "").unwrap_or_else(|| panic!("{path}"));
            assert_eq!((led.path.as_str(), led.fragment.as_str()), ("zh/trip/", "trip=1.a"), "{path}");
        }
        let query = led("zh/", "?lang=en&trip=1.a+/&from=x", "#map=9/30/120").expect("a trip");
        assert_eq!(query.query, "lang=en&from=x");
        assert_eq!(query.fragment, "trip=1.a+/&map=9/30/120");
        assert_eq!(fragment("zh/", "", "#map=9/30/120%26trip=1.a"), Some("trip=1.a&map=9/30/120".into()));
    }

    #[test]
    fn an_address_without_a_trip_and_one_with_it_in_place_stay() {
        for (path, query, hash) in [
            ("zh/trip/", "", "#trip=1.a"),
            ("zh/trip/", "", "#map=9/30/120&trip=1.a"),
            ("zh/trip/", "?lang=en", ""),
            ("zh/trip/", "?my-trip=1.a&roundtrip=1.a", "#trip"),
            ("zh/stops/trip/", "", "#trip="),
        ] {
            assert_eq!(led(path, query, hash), None, "{path}{query}{hash}");
        }
        assert!(
            !may_be_bent("zh/trip/", "", "#map=9/30/120&trip=1.a"),
            "the rest is not asked for at every trip"
        );
        assert!(!may_be_bent("zh/trip/", "?lang=en", ""));
    }
}
