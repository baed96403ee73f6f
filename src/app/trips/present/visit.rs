//! What is shown about the stop of a visit on the date of that visit.

use chrono::{Days, NaiveDate};

use super::events::day_events;
use crate::app::present::door;
use crate::app::present::openness::{Openness, Tone};
use crate::codec::Export;
use crate::codec::itinerary::ExportDay;
use crate::domain::schedule::{DaySchedule, ScheduledVisit};
use crate::domain::{Atlas, Lang};
use crate::i18n::words;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// The opening hours on the date of a visit; `None` for a trip without dates.
pub fn hours_of(lang: Lang, atlas: &Atlas, visit: &ScheduledVisit, day: &DaySchedule) -> Option<Openness> {
    let let_in = visit.let_in.as_ref()?;
    Some(match atlas.stop(&visit.stop).zip(date_of(visit, day)) {
        Some((stop, date)) => door::hours(lang, stop, let_in, date, &atlas.calendar),
        None => Openness { tone: Tone::Unknown, text: words(lang).hours_unknown.into() },
    })
}

/// The date of arrival: that of the day, or a later one for an arrival after midnight.
fn date_of(visit: &ScheduledVisit, day: &DaySchedule) -> Option<NaiveDate> {
    day.date?.checked_add_days(Days::new(u64::from(visit.arrive / DAY)))
}

/// What else to know before going there: what is closed on that date, and whether booking is required.
pub fn warnings_of(lang: Lang, atlas: &Atlas, visit: &ScheduledVisit, day: &DaySchedule) -> Vec<String> {
    let stop = atlas.stop(&visit.stop);
    stop.map(|stop| door::warnings(lang, stop, date_of(visit, day), &atlas.calendar)).unwrap_or_default()
}

/// What an adult pays there on that date; `None` where the pack does not have the stop.
pub fn ticket_of(lang: Lang, atlas: &Atlas, visit: &ScheduledVisit, day: &DaySchedule) -> Option<String> {
    let stop = atlas.stop(&visit.stop)?;
    Some(door::ticket(lang, stop, date_of(visit, day), &atlas.calendar))
}

/// The same, but only where there is something to pay, as the trip page shows it beside the visit.
pub fn paid_ticket_of(
    lang: Lang,
    atlas: &Atlas,
    visit: &ScheduledVisit,
    day: &DaySchedule,
) -> Option<String> {
    let stop = atlas.stop(&visit.stop)?;
    door::paid_ticket(lang, stop, date_of(visit, day), &atlas.calendar)
}

/// What files and texts say about the visit `at` of a day, counted from 0, one sentence each: hours, warnings and
/// ticket, as on the pages. Without `at`, the events on that day.
pub fn said(export: &Export<'_>, day: &ExportDay<'_>, at: Option<usize>) -> Vec<String> {
    let (lang, atlas) = (export.lang, export.atlas);
    let Some(at) = at else {
        return day_events(lang, atlas, day.schedule).into_iter().map(|event| event.text).collect();
    };
    let Some(visit) = day.schedule.visits.get(at) else { return Vec::new() };
    let hours = hours_of(lang, atlas, visit, day.schedule).map(|hours| hours.text);
    let warnings = warnings_of(lang, atlas, visit, day.schedule);
    hours.into_iter().chain(warnings).chain(ticket_of(lang, atlas, visit, day.schedule)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::Hours;
    use crate::domain::schedule::{Schedule, Ways};
    use crate::domain::testing;
    use crate::domain::trip::{Day, Visit};
    use crate::domain::{Stop, Trip};

    fn said(date: (i32, u32, u32), change: fn(&mut Stop)) -> Option<Openness> {
        let atlas = testing::atlas(vec![testing::stop("museum", change)]);
        let trip = Trip {
            start: NaiveDate::from_ymd_opt(date.0, date.1, date.2),
            days: vec![Day { visits: vec![Visit::to("museum".into())], ..Day::default() }],
            ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH)
        };
        let day = Schedule::of(&trip, &atlas, &Ways::new(&atlas)).days[0].clone();
        hours_of(Lang::Zh, &atlas, &day.visits[0], &day)
    }

    fn weekdays(stop: &mut Stop) {
        stop.hours = Hours::parse("Tu-Su 09:00-17:00; PH 09:00-17:00").ok();
        stop.last_entry = Some(crate::domain::LastEntry::At(16 * 60 + 30));
    }

    #[test]
    fn hours_of_the_date_are_told_with_the_last_entry() {
        let open = said((2026, 9, 8), weekdays).expect("a date");
        assert_eq!((open.tone, open.text.as_str()), (Tone::Open, "开放 09:00–17:00，16:30 停止入场"));
        let closed = said((2026, 9, 7), weekdays).expect("a date");
        assert_eq!((closed.tone, closed.text.as_str()), (Tone::Closed, "当天不开放"));
    }

    #[test]
    fn in_a_year_without_holidays_the_hours_are_told_as_the_usual_ones() {
        let no_holidays = |stop: &mut Stop| stop.hours = Hours::parse("Tu-Su 09:00-17:00; PH off").ok();
        let year = said((2027, 3, 2), no_holidays).expect("a date");
        assert_eq!((year.tone, year.text.as_str()), (Tone::Unknown, "平日 09:00–17:00，放假安排未公布"));
    }

    #[test]
    fn what_is_not_known_is_told_as_not_known_and_why() {
        let year = said((2027, 9, 6), weekdays).expect("a date");
        assert_eq!((year.tone, year.text.as_str()), (Tone::Unknown, "平日不开放，放假安排未公布"));
        let hours = said((2026, 9, 8), |_| ()).expect("a date");
        assert_eq!((hours.tone, hours.text.as_str()), (Tone::Unknown, "开放时间不详"));
    }
}
