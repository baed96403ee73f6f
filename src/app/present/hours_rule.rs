//! Opening hours as a rule in words, such as `周二至周日 09:00–17:00`, for pages that may be read at any time. Host only: in
//! the browser, the hours of the day are shown instead.

use super::last_entry::last_entry;
use crate::domain::admission::{LastEntry, Season};
use crate::domain::hours::{PlainDay, PlainHours, PlainRule};
use crate::domain::{Hours, Lang, Span};
use crate::i18n::format::{clock_of_minutes, month_name, weekday};
use crate::i18n::{hours_rule as said, words};
use chrono::Weekday;

const WHOLE_WEEK: u8 = 0b111_1111;
const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The rule in words, or as the pack writes it if plain words cannot express it.
pub fn hours_rule(lang: Lang, hours: &Hours) -> String {
    if hours.is_always_open() {
        return words(lang).always_open.into();
    }
    let Some(rules) = hours.plain_rules() else { return hours.text().to_owned() };
    let told: Vec<String> = rules.iter().map(|rule| told(lang, rule)).collect();
    told.join(words(lang).sentence_gap)
}

/// The last entry as a rule in words, such as `5月至10月 17:00；11月至4月 16:30`, `闭馆前 30 分钟`.
pub fn last_entry_rule(lang: Lang, last: &LastEntry) -> String {
    last_entry(lang, last, |season| season_rule(lang, season))
}

/// The days of a season, such as `5月至10月`; as the pack writes them if plain words cannot express them.
pub fn season_rule(lang: Lang, season: &Season) -> String {
    let days = |rule: &PlainRule| {
        let seasons: Vec<String> = rule.seasons.iter().map(|season| season_told(lang, *season)).collect();
        let parts = [seasons.join(words(lang).list_comma), days_told(lang, rule)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let Some(rules) = season.hours().plain_rules() else { return season.text().to_owned() };
    rules.iter().map(days).collect::<Vec<_>>().join(words(lang).list_comma)
}

fn told(lang: Lang, rule: &PlainRule) -> String {
    let seasons: Vec<String> = rule.seasons.iter().map(|season| season_told(lang, *season)).collect();
    let season = seasons.join(words(lang).list_comma);
    let parts = [season, days_told(lang, rule), hours_told(lang, &rule.hours)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `11月至4月`, `Nov–Apr`, or with days if the season does not consist of whole months.
fn season_told(lang: Lang, (first, last): (PlainDay, PlainDay)) -> String {
    let whole_months = first.day == 1 && last.day >= 28 && first.year.is_none();
    let day = |day: PlainDay| day_told(lang, day, whole_months);
    let (from, to) = (day(first), day(last));
    if from == to { from } else { said::from_to(lang, &from, &to) }
}

fn day_told(lang: Lang, day: PlainDay, whole_month: bool) -> String {
    let name = month_name(day.month).unwrap_or_default();
    match day.year {
        _ if whole_month => said::whole_month(lang, day.month, name),
        None => said::day_of_month(lang, day.month, name, day.day),
        Some(year) => said::day_of_year(lang, year, day.month, name, day.day),
    }
}

/// `每天`, `周二至周日`, `周一、法定节假日`; empty for every day of a season.
fn days_told(lang: Lang, rule: &PlainRule) -> String {
    if rule.weekdays & WHOLE_WEEK == WHOLE_WEEK {
        return if rule.seasons.is_empty() { said::every_day(lang).to_owned() } else { String::new() };
    }
    let mut parts: Vec<String> = runs(rule.weekdays)
        .into_iter()
        .map(|(first, last)| {
            let (first, last) = (weekday(lang, first), weekday(lang, last));
            if first == last { first.to_owned() } else { said::from_to(lang, first, last) }
        })
        .collect();
    parts.extend(rule.holidays.then(|| said::public_holidays(lang).to_owned()));
    parts.join(words(lang).list_comma)
}

/// Runs of consecutive days, continuing from Sunday to Monday: `We-Mo` is one run.
fn runs(days: u8) -> Vec<(Weekday, Weekday)> {
    let has = |day: Weekday| days >> day.num_days_from_monday() & 1 == 1;
    let begins = WEEK.into_iter().filter(|day| has(*day) && !has(day.pred()));
    let end = |first: Weekday| {
        let mut last = first;
        while has(last.succ()) && last.succ() != first {
            last = last.succ();
        }
        last
    };
    begins.map(|first| (first, end(first))).collect()
}

fn hours_told(lang: Lang, hours: &PlainHours) -> String {
    let words = words(lang);
    match hours {
        PlainHours::Closed => words.closed_all_day.into(),
        // Part of a sentence: a bare "unknown" after the days would not say what is unknown.
        PlainHours::Unknown => words.hours_unknown.to_lowercase(),
        PlainHours::Open(spans) if spans.iter().any(|span| span.from == 0 && span.to >= 1440) => {
            words.all_day.into()
        }
        PlainHours::Open(spans) => spans.iter().map(span_told).collect::<Vec<_>>().join(words.list_comma),
    }
}

fn span_told(span: &Span) -> String {
    format!("{}–{}", clock_of_minutes(span.from), clock_of_minutes(span.to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::admission::SeasonalEntry;

    fn zh(text: &str) -> String {
        hours_rule(Lang::Zh, &Hours::parse(text).expect("hours that parse"))
    }

    fn en(text: &str) -> String {
        hours_rule(Lang::En, &Hours::parse(text).expect("hours that parse"))
    }

    #[test]
    fn a_rule_reads_as_a_notice_at_the_gate_would_say_it() {
        assert_eq!(zh("Tu-Su 09:00-17:00"), "周二至周日 09:00–17:00");
        assert_eq!(zh("Mo-Su 08:00-17:00"), "每天 08:00–17:00");
        assert_eq!(zh("24/7"), "全天开放");
        assert_eq!(en("Tu-Su 09:00-11:30,13:00-17:00"), "Tue–Sun 09:00–11:30, 13:00–17:00");
        assert_eq!(en("We-Mo 09:00-16:30"), "Wed–Mon 09:00–16:30");
    }

    #[test]
    fn seasons_holidays_and_closures_are_told() {
        assert_eq!(
            zh("Nov-Apr Mo 13:30-17:00; Nov-Apr Tu-Su,PH 08:30-17:00"),
            "11月至4月 周一 13:30–17:00；11月至4月 周二至周日、法定节假日 08:30–17:00"
        );
        assert_eq!(zh("Tu-Su 09:00-17:00; PH 09:00-17:00"), "周二至周日 09:00–17:00；法定节假日 09:00–17:00");
        assert_eq!(zh("Mo-Su 09:00-17:00; 2026 Feb 16 off"), "每天 09:00–17:00；2026年2月16日 不开放");
    }

    #[test]
    fn a_closing_day_is_told_though_the_times_are_unknown() {
        let text = "Mo off; Tu-Su,PH unknown";
        assert_eq!(zh(text), "周一 不开放；周二至周日、法定节假日 开放时间不详");
        assert!(en(text).ends_with("Tue–Sun, public holidays hours unknown"), "{}", en(text));
    }

    #[test]
    fn what_plain_words_cannot_say_stays_as_the_pack_has_it() {
        assert_eq!(zh("Tu[1] 09:00-17:00"), "Tu[1] 09:00-17:00");
    }

    #[test]
    fn a_last_entry_that_follows_the_season_is_told_with_its_seasons() {
        let season =
            |days: &str, at| SeasonalEntry { when: Season::new(Hours::parse(days).expect("days")), at };
        let seasons = LastEntry::Seasons(vec![season("May-Oct", 1020), season("Nov-Apr", 990)]);
        assert_eq!(last_entry_rule(Lang::Zh, &seasons), "5月至10月 17:00；11月至4月 16:30");
        assert_eq!(last_entry_rule(Lang::En, &seasons), "May–Oct 17:00; Nov–Apr 16:30");
        assert_eq!(last_entry_rule(Lang::Zh, &LastEntry::BeforeClose(30)), "闭馆前 30 分钟");
    }
}
