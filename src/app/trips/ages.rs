//! Ages as people type them: numbers with commas between.

use crate::domain::trip::party::{MAX_AGE, MAX_PEOPLE};

/// The ages of a text such as `5, 8`; also with Chinese commas or blanks. `None` where a part is not an age, or there
/// are too many. An empty text gives no ages.
pub fn ages_of(text: &str) -> Option<Vec<u32>> {
    let parts = text.split([',', '，', '、', ' ', '\u{3000}', ';', '；']).filter(|part| !part.is_empty());
    let age = |part: &str| part.parse().ok().filter(|age| *age <= MAX_AGE);
    let ages: Vec<u32> = parts.map(age).collect::<Option<_>>()?;
    (ages.len() <= MAX_PEOPLE).then_some(ages)
}

/// Ages as they are typed.
pub fn ages_text(ages: &[u32]) -> String {
    ages.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_read_as_people_write_them() {
        for text in ["5, 8", "5，8", "5、8", " 5 8 ", "5,8,"] {
            assert_eq!(ages_of(text), Some(vec![5, 8]), "{text}");
        }
        assert_eq!(ages_of(&ages_text(&[70, 72])), Some(vec![70, 72]));
        assert_eq!(ages_of(""), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_age_is_refused() {
        for text in ["five", "5.5", "-1", "121", "5 years"] {
            assert_eq!(ages_of(text), None, "{text}");
        }
        assert_eq!(ages_of(&"5,".repeat(21)), None);
    }
}
