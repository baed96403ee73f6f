//! The last entry as a rule in words.

use crate::domain::Lang;
use crate::domain::admission::{LastEntry, Season, SeasonalEntry};
use crate::i18n::format::{clock_of_minutes, minutes};
use crate::i18n::{Words, stop_tool_words, words};

/// The last entry on any date, such as `闭馆前 30 分钟`, or `5月至10月 17:00；11月至4月 16:30`, where `days` words the days of a
/// season.
pub fn last_entry(lang: Lang, last: &LastEntry, days: impl Fn(&Season) -> String) -> String {
    match last {
        LastEntry::At(minute) => clock_of_minutes(*minute),
        LastEntry::BeforeClose(least) => {
            let (before, after) = stop_tool_words(lang).before_close;
            format!("{before}{}{after}", minutes(lang, u32::from(*least)))
        }
        LastEntry::Seasons(seasons) => {
            let told = |one: &SeasonalEntry| format!("{} {}", days(&one.when), clock_of_minutes(one.at));
            seasons.iter().map(told).collect::<Vec<_>>().join(words(lang).sentence_gap)
        }
    }
}

/// The last entry as appended to the hours, such as `，16:30 停止入场`; `last_entry` is in minutes after midnight.
pub fn enter_by(words: &Words, last_entry: u16) -> String {
    format!("{}{}{}", words.last_entry_before, clock_of_minutes(last_entry), words.last_entry_after)
}
