//! What people ask before going: for which ages an experience is, whom to ask, and whether a place receives visitors.

use crate::app::AppState;
use crate::domain::sports::{Ages, ExperienceFacts};
use crate::domain::topics::{Receives, Topics, VenueUse};
use crate::domain::{Lang, Stop};
use crate::i18n::{kind_name, receives_name, sport_words, topic_words, words};

use super::door;

/// The kinds of an experience in words; `None` if unknown.
pub fn kinds(lang: Lang, facts: Option<&ExperienceFacts>) -> Option<String> {
    let kinds = facts.map(|facts| &facts.kinds).filter(|kinds| !kinds.is_empty())?;
    let names: Vec<_> = kinds.iter().map(|kind| kind_name(lang, *kind)).collect();
    Some(names.join(words(lang).list_comma))
}

/// The ages of an experience in words, such as `12 岁起`; `None` if unknown.
pub fn ages(lang: Lang, facts: Option<&ExperienceFacts>) -> Option<String> {
    let says = sport_words(lang);
    let number = |pattern: &str, from: u8, to: u8| {
        pattern.replace("{n}", &from.to_string()).replace("{m}", &to.to_string())
    };
    match facts?.ages? {
        Ages { from: Some(from), to: Some(to) } => Some(number(says.age_both, from, to)),
        Ages { from: Some(from), to: None } => Some(number(says.age_from, from, from)),
        Ages { from: None, to: Some(to) } => Some(number(says.age_to, to, to)),
        Ages { from: None, to: None } => None,
    }
}

/// Whom to ask: a name, and a telephone number if one is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactView {
    /// The organization, or the stop.
    pub who: String,
    /// The telephone number.
    pub phone: Option<String>,
}

/// Whom to ask about an experience: the named contact, else the stop if its telephone number is known.
pub fn asked(lang: Lang, facts: Option<&ExperienceFacts>, stop: Option<&Stop>) -> Option<ContactView> {
    let named = facts
        .and_then(|facts| facts.contact.as_ref())
        .map(|contact| ContactView { who: contact.who.get(lang).to_owned(), phone: contact.phone.clone() });
    named.or_else(|| {
        let stop = stop.filter(|stop| stop.details.phone.is_some())?;
        Some(ContactView { who: stop.name.get(lang).to_owned(), phone: stop.details.phone.clone() })
    })
}

/// Whether and how a place receives visitors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceptionView {
    /// Whether it does, in words.
    pub whether: &'static str,
    /// How; empty if nothing more is known.
    pub how: String,
}

/// Whether a stop receives visitors: according to the pack's own entry, else to its entry as a venue of the Games, else
/// to its hours. Unknown if it has none of these.
pub fn reception(app: &AppState, topics: &Topics, stop: &Stop) -> ReceptionView {
    let lang = app.lang;
    if let Some(told) = topics.reception(&stop.id) {
        let how = told.how.as_ref().map(|how| how.get(lang).to_owned()).unwrap_or_default();
        return ReceptionView { whether: receives_name(lang, told.receives), how };
    }
    if let Some(venue) = topics.venue(&stop.id) {
        let at = VenueUse::ALL.into_iter().position(|(kind, _)| kind == venue.access).unwrap_or(0);
        let whether = topic_words(lang).venue_use.get(at).copied().unwrap_or_default();
        return ReceptionView { whether, how: venue.today.get(lang).to_owned() };
    }
    let Some(hours) = &stop.hours else {
        return ReceptionView { whether: receives_name(lang, Receives::Unknown), how: String::new() };
    };
    let says = sport_words(lang);
    let always = hours.is_always_open();
    let when = if always { says.at_any_time } else { says.at_its_hours };
    let booking = door::booking(lang, stop, app.day(), &app.atlas.calendar);
    let how = [Some(when.to_owned()), booking].into_iter().flatten().collect::<Vec<_>>();
    ReceptionView { whether: receives_name(lang, Receives::Open), how: how.join(words(lang).sentence_gap) }
}
