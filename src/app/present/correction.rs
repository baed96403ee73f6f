//! A reader's message that something about a stop is wrong. It is only composed here; the reader sends it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::last_entry::last_entry;
use super::visiting;
use crate::app::AppState;
use crate::domain::pack_info::Report;
use crate::domain::{Lang, Stop};
use crate::i18n::format::{iso_date, price};
use crate::i18n::{StopToolWords, stop_tool_words, visiting_words, words};

/// The fact that a message is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactField {
    /// Opening hours.
    #[default]
    Hours,
    /// The ticket of an adult.
    Ticket,
    /// The last entry.
    LastEntry,
    /// Whether and how to book.
    Booking,
    /// Who pays less.
    Concessions,
    /// That the stop is closed, or no longer closed.
    Closure,
    /// Its position.
    Position,
    /// Street address and telephone.
    Address,
    /// The text about it.
    Text,
}

impl FactField {
    /// Every field, in the order of the list and of its words.
    pub const ALL: [Self; 9] = [
        Self::Hours,
        Self::Ticket,
        Self::LastEntry,
        Self::Booking,
        Self::Concessions,
        Self::Closure,
        Self::Position,
        Self::Address,
        Self::Text,
    ];
}

/// What the pack says in a field, so that an editor can find it.
pub fn value(lang: Lang, stop: &Stop, field: FactField) -> String {
    let said = match field {
        FactField::Hours => stop.hours.as_ref().map(|hours| hours.text().to_owned()),
        FactField::Ticket => Some(price(lang, stop.ticket_cny)),
        // Editors read seasons in the notation of opening hours, as written in the pack.
        FactField::LastEntry => {
            stop.last_entry.as_ref().map(|last| last_entry(lang, last, |season| season.text().to_owned()))
        }
        FactField::Booking => stop.details.booking.as_ref().map(|one| visiting::booking(lang, one)),
        FactField::Concessions => {
            let all = stop.details.concessions.iter();
            said_of(lang, all.map(|one| visiting::concession(lang, visiting_words(lang), *one)))
        }
        FactField::Closure => {
            let closures = stop.closures.iter().map(|one| visiting::closure(lang, one));
            said_of(lang, closures.chain(stop.status.iter().map(|status| status.get(lang).to_owned())))
        }
        FactField::Position => Some(format!("{:.5}, {:.5}", stop.position.lat, stop.position.lon)),
        FactField::Address => {
            let address = stop.details.address.as_ref().map(|address| address.get(lang).to_owned());
            let known: Vec<String> = address.into_iter().chain(stop.details.phone.clone()).collect();
            (!known.is_empty()).then(|| known.join(" · "))
        }
        FactField::Text => Some(stop.summary.get(lang).to_owned()),
    };
    said.unwrap_or_else(|| stop_tool_words(lang).unknown.to_owned())
}

/// The given texts on one line; `None` if there are none.
fn said_of(lang: Lang, says: impl Iterator<Item = String>) -> Option<String> {
    let says: Vec<String> = says.collect();
    (!says.is_empty()).then(|| says.join(words(lang).sentence_gap))
}

/// What the reader wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// The field that it is about.
    pub field: FactField,
    /// What would be right.
    pub right: String,
    /// How the reader knows that.
    pub source: String,
}

/// The text of the message, several lines; `version` is that of the site.
pub fn message(app: &AppState, stop: &Stop, written: &Correction, version: &str) -> String {
    let says: &StopToolWords = stop_tool_words(app.lang);
    let colon = words(app.lang).colon;
    let at = FactField::ALL.iter().position(|field| *field == written.field).unwrap_or_default();
    let line = |label: &str, said: &str| format!("{label}{colon}{said}");
    [
        format!("{} ({})", stop.name.get(app.lang), stop.id),
        line(says.field, says.fields[at]),
        line(says.now_says, &value(app.lang, stop, written.field)),
        line(says.should_say, &written.right),
        line(says.how_known, &written.source),
        line(says.version, &format!("{} {version}", app.atlas.info.id)),
        line(says.checked, &iso_date(app.atlas.info.checked)),
    ]
    .join("\n")
}

/// The address to open for sending the message: a `mailto:` address that contains the message, or the pack's page for
/// reports.
pub fn address(report: &Report, subject: &str, message: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    match report {
        Report::Email(email) => {
            format!(
                "mailto:{email}?subject={}&body={}",
                encoded(subject),
                encoded(&message.replace('\n', "\r\n"))
            )
        }
        Report::Url(url) => url.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::app::Page;
    use crate::domain::admission::{Concession, LastEntry, Pays, Season, SeasonalEntry, Who};
    use crate::domain::{Bilingual, Hours, testing};

    fn state(lang: Lang) -> AppState {
        let stop = testing::stop("tianyi", |stop| {
            stop.name = Bilingual::new("天一阁", "Tianyi Pavilion");
            stop.hours = Hours::parse("Tu-Su 08:30-17:30").ok();
            stop.ticket_cny = Some(30);
        });
        AppState::new(Rc::new(testing::atlas(vec![stop])), "/", lang, Page::Overview)
    }

    #[test]
    fn a_message_names_stop_field_value_and_version() {
        let app = state(Lang::Zh);
        let written =
            Correction {
                field: FactField::Hours, right: "周一也开".into(), source: "门口的告示".into()
            };
        let message = message(&app, &app.atlas.stops[0], &written, "1.2+ab");
        for part in ["天一阁 (tianyi)", "开放时间", "Tu-Su 08:30-17:30", "周一也开", "门口的告示", "1.2+ab"]
        {
            assert!(message.contains(part), "{part} in {message}");
        }
    }

    #[test]
    fn what_nobody_knows_is_called_unknown() {
        let app = state(Lang::En);
        let stop = &app.atlas.stops[0];
        assert_eq!(value(Lang::En, stop, FactField::LastEntry), "unknown");
        assert_eq!(value(Lang::En, stop, FactField::Ticket), "¥30");
        for field in [FactField::Booking, FactField::Concessions, FactField::Closure] {
            assert_eq!(value(Lang::En, stop, field), "unknown", "{field:?}");
        }
    }

    #[test]
    fn a_message_about_what_follows_the_season_names_the_seasons() {
        let season = |days: &str| Season::new(Hours::parse(days).expect("days"));
        let stop = testing::stop("tianyi", |stop| {
            stop.last_entry = Some(LastEntry::Seasons(vec![
                SeasonalEntry { when: season("May-Oct"), at: 1020 },
                SeasonalEntry { when: season("Nov-Apr"), at: 990 },
            ]));
            stop.details.concessions = vec![Concession { who: Who::Student, pays: Pays::Half }];
        });
        assert_eq!(value(Lang::Zh, &stop, FactField::LastEntry), "May-Oct 17:00；Nov-Apr 16:30");
        assert_eq!(value(Lang::Zh, &stop, FactField::Concessions), "学生半价");
    }

    #[test]
    fn a_mail_carries_the_message_and_a_page_is_only_opened() {
        let mail = address(&Report::Email("map@example.org".into()), "天一阁", "a\nb & c");
        assert!(mail.starts_with("mailto:map@example.org?subject=%E5%A4%A9"), "{mail}");
        assert!(mail.ends_with("body=a%0D%0Ab%20%26%20c"), "{mail}");
        let page = Report::Url("https://example.org/report".into());
        assert_eq!(address(&page, "x", "y"), "https://example.org/report");
    }
}
