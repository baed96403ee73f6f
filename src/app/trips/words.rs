//! What came of an edit, and why one was refused, in words.

use super::{Outcome, Trips};
use crate::domain::trip::{EditError, MAX_DAYS, MAX_STAY_MINUTES, MAX_VISITS, VisitAt};
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::words;

/// The last news of the trips in words; empty when there is none.
#[inline(never)]
pub fn news(trips: &Trips, atlas: &Atlas, lang: Lang) -> String {
    trips.said.as_ref().map(|said| outcome(&said.what, atlas, lang)).unwrap_or_default()
}

/// An outcome in words.
pub fn outcome(outcome: &Outcome, atlas: &Atlas, lang: Lang) -> String {
    match outcome {
        Outcome::Did(label) => {
            format!("{}{}", words(lang).later().did, lower_first(lang, label.words(atlas).get(lang)))
        }
        Outcome::Moved { stop, at, of } => moved(&stop_name(stop, atlas, lang), *at, *of, lang),
        Outcome::AtTheEdge => words(lang).later().at_the_edge.into(),
        Outcome::Deleted(title) if title.is_empty() => words(lang).later().trip_deleted.into(),
        Outcome::Deleted(title) => {
            format!("{}{}{title}", words(lang).later().trip_deleted, words(lang).colon)
        }
        Outcome::Undid(label) => {
            format!("{}{}", words(lang).later().undid, lower_first(lang, label.words(atlas).get(lang)))
        }
        Outcome::Redid(label) => {
            format!("{}{}", words(lang).later().redid, lower_first(lang, label.words(atlas).get(lang)))
        }
        Outcome::Refused(why) => refusal(why, atlas, lang),
        Outcome::ReadOnly => words(lang).later().read_only.into(),
    }
}

fn lower_first(lang: Lang, text: &str) -> String {
    let mut rest = text.chars();
    match (lang, rest.next()) {
        (Lang::En, Some(first)) => first.to_lowercase().chain(rest).collect(),
        _ => text.to_owned(),
    }
}

/// Where a visit stands, as it is told after a move: `天一阁：第2天第3站，共5站`.
pub fn moved(name: &str, at: VisitAt, of: usize, lang: Lang) -> String {
    let (day, place) = (at.day + 1, at.index + 1);
    match lang {
        Lang::Zh => format!("{name}：第{day}天第{place}站，共{of}站"),
        Lang::En => format!("{name}: day {day}, stop {place} of {of}"),
    }
}

/// Why an edit was refused.
pub fn refusal(why: &EditError, atlas: &Atlas, lang: Lang) -> String {
    let name = |stop: &StopId| stop_name(stop, atlas, lang);
    let (zh, en) = match why {
        EditError::NoSuchDay(day) => {
            (format!("没有第{}天。", day + 1), format!("There is no day {}.", day + 1))
        }
        EditError::NoSuchVisit(_) | EditError::NoSuchCandidate(_) => {
            ("这一站已经不在那里了。".into(), "That stop is not there any more.".into())
        }
        EditError::AlreadyThatDay { stop, day } => (
            format!("{}已经在第{}天。", name(stop), day + 1),
            format!("{} is in day {} already.", name(stop), day + 1),
        ),
        EditError::AlreadyInTrip(stop) => {
            (format!("{}已经在行程里。", name(stop)), format!("{} is in the trip already.", name(stop)))
        }
        EditError::NothingChanges => ("没有变化。".into(), "Nothing changes.".into()),
        EditError::TooManyDays => {
            (format!("一个行程最多 {MAX_DAYS} 天。"), format!("A trip has at most {MAX_DAYS} days."))
        }
        EditError::TooManyVisits => {
            (format!("一个行程最多 {MAX_VISITS} 站。"), format!("A trip has at most {MAX_VISITS} stops."))
        }
        EditError::TimesReversed => {
            ("结束时间要晚于开始时间。".into(), "A day has to end after it begins.".into())
        }
        EditError::NoSuchDate => ("没有这个日期。".into(), "There is no such date.".into()),
        EditError::StayOutOfRange => (
            format!("停留时间在 1 分钟到 {} 小时之间。", MAX_STAY_MINUTES / 60),
            format!("A stay lasts between 1 minute and {} hours.", MAX_STAY_MINUTES / 60),
        ),
        EditError::NoSuchPlace => {
            ("地球上没有这个位置。".into(), "There is no such place on the earth.".into())
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The name of a stop; one that the pack does not know goes by its id.
pub fn stop_name(stop: &StopId, atlas: &Atlas, lang: Lang) -> String {
    atlas.stop(stop).map_or(stop.as_str(), |stop| stop.name.get(lang)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;
    use crate::domain::trip::EditLabel;

    fn atlas() -> Atlas {
        let library = testing::stop("library", |stop| {
            stop.name = crate::domain::Bilingual::new("天一阁", "Tianyi Pavilion");
        });
        testing::atlas(vec![library])
    }

    #[test]
    fn a_move_is_told_with_the_new_place() {
        let at = VisitAt { day: 1, index: 2 };
        let moved = Outcome::Moved { stop: "library".into(), at, of: 5 };
        assert_eq!(outcome(&moved, &atlas(), Lang::Zh), "天一阁：第2天第3站，共5站");
        assert_eq!(outcome(&moved, &atlas(), Lang::En), "Tianyi Pavilion: day 2, stop 3 of 5");
    }

    #[test]
    fn every_refusal_is_a_sentence_in_both_languages() {
        let stop = || StopId::from("library");
        let all = [
            EditError::NoSuchDay(1),
            EditError::NoSuchVisit(VisitAt { day: 0, index: 0 }),
            EditError::NoSuchCandidate(stop()),
            EditError::AlreadyThatDay { stop: stop(), day: 0 },
            EditError::AlreadyInTrip(stop()),
            EditError::NothingChanges,
            EditError::TooManyDays,
            EditError::TooManyVisits,
            EditError::TimesReversed,
            EditError::NoSuchDate,
            EditError::StayOutOfRange,
            EditError::NoSuchPlace,
        ];
        for why in &all {
            let (zh, en) = (refusal(why, &atlas(), Lang::Zh), refusal(why, &atlas(), Lang::En));
            assert!(zh.ends_with('。') && !zh.contains("library"), "{zh}");
            assert!(en.ends_with('.') && !en.contains("library"), "{en}");
        }
    }

    #[test]
    fn what_was_done_is_told_as_done() {
        let did = Outcome::Did(EditLabel::AddStop { stop: "library".into() });
        assert_eq!(outcome(&did, &atlas(), Lang::Zh), "已添加天一阁");
        assert_eq!(outcome(&did, &atlas(), Lang::En), "Done: add Tianyi Pavilion");
    }
}
