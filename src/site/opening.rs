//! Opening hours for search engines. What their format cannot express exactly is left out rather than rounded.

use serde_json::{Value, json};

const DAYS: [(&str, &str); 7] = [
    ("Mo", "Monday"),
    ("Tu", "Tuesday"),
    ("We", "Wednesday"),
    ("Th", "Thursday"),
    ("Fr", "Friday"),
    ("Sa", "Saturday"),
    ("Su", "Sunday"),
];

/// `OpeningHoursSpecification`s that say the same as the text; `None` if the text cannot be expressed exactly. Only
/// plain rules can be: weekdays (and `PH`) with spans within one day. Months, closed days and exceptions have no exact
/// counterpart. `doubt` is added as the description.
pub fn specification(text: &str, doubt: Option<&str>) -> Option<Vec<Value>> {
    let mut said = rules(text)?;
    for hours in &mut said {
        if let (Some(doubt), Some(hours)) = (doubt, hours.as_object_mut()) {
            hours.insert("description".into(), doubt.into());
        }
    }
    Some(said)
}

fn rules(text: &str) -> Option<Vec<Value>> {
    if text.trim() == "24/7" {
        // The format has no 24:00; this is the usual way to write a whole day.
        return Some(vec![spec(&DAYS.map(|(_, name)| name.to_owned()), "00:00", "23:59")]);
    }
    let mut said = Vec::new();
    for rule in text.split(';') {
        let (days, spans) = rule.trim().split_once(' ')?;
        let days = days.split(',').map(named_days).collect::<Option<Vec<_>>>()?.concat();
        for span in spans.split(',') {
            let (opens, closes) = span.trim().split_once('-')?;
            if !(is_time(opens) && is_time(closes) && opens < closes) {
                return None;
            }
            said.push(spec(&days, opens, closes));
        }
    }
    Some(said)
}

fn spec(days: &[String], opens: &str, closes: &str) -> Value {
    let days: Vec<String> = days.iter().map(|day| format!("https://schema.org/{day}")).collect();
    json!({ "@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": opens, "closes": closes })
}

/// The days meant by a text such as `Mo`, `Tu-Su`, `We-Mo` or `PH`; `None` if it has another form.
fn named_days(text: &str) -> Option<Vec<String>> {
    if text == "PH" {
        return Some(vec!["PublicHolidays".into()]);
    }
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let at = |short: &str| DAYS.iter().position(|(known, _)| *known == short);
    let (first, last) = (at(first)?, at(last)?);
    let length = (last + DAYS.len() - first) % DAYS.len() + 1;
    Some(DAYS.iter().cycle().skip(first).take(length).map(|(_, name)| (*name).to_owned()).collect())
}

fn is_time(text: &str) -> bool {
    let number = |part: &str, below: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|n| n < below);
    text.split_once(':').is_some_and(|(hour, minute)| number(hour, 24) && number(minute, 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_with_a_closing_day_is_said_day_by_day() {
        let said = specification("We-Mo 08:30-16:30", None).unwrap_or_default();
        let days = said[0]["dayOfWeek"].as_array().map(Vec::len);
        assert_eq!((said.len(), days), (1, Some(6)));
        assert!(!said[0]["dayOfWeek"].to_string().contains("Tuesday"));
        assert_eq!((&said[0]["opens"], &said[0]["closes"]), (&json!("08:30"), &json!("16:30")));
    }

    #[test]
    fn holidays_are_said_where_the_hours_name_them() {
        let said = specification("Tu-Su 09:00-17:00; PH 09:00-17:00", None).unwrap_or_default();
        assert_eq!(said[1]["dayOfWeek"], json!(["https://schema.org/PublicHolidays"]));
    }

    #[test]
    fn what_has_no_exact_counterpart_is_not_said() {
        for text in [
            "Mar-Nov Tu-Su,PH 08:00-17:00; Dec-Feb Tu-Su,PH 08:30-16:30",
            "Mo-Su 09:00-17:00; Mo off",
            "Mo-Su 20:00-02:00",
            "Mo-Su 09:00-17:00 || \"by appointment\"",
            "09:00-17:00",
            "sunrise-sunset",
            "Mo[1] 09:00-17:00",
            "Mo-Su 09:00+",
            "",
        ] {
            assert_eq!(specification(text, None), None, "{text}");
        }
    }
}
