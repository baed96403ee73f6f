//! What concessions mean for a party: where all of its members enter free, and where they pay less.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::visiting::concession;
use crate::domain::trip::Party;
use crate::domain::{Atlas, Lang, Price, Stop, StopId};
use crate::i18n::{party_words, visiting_words};

/// Where a party enters free or for less, each list in descending order of worth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForParty {
    /// Where every member enters free by a concession.
    pub free: Vec<ConcessionOffer>,
    /// Where some members pay less, but not all enter free.
    pub less: Vec<ConcessionOffer>,
    /// The number of stops that are free for everyone anyway.
    pub free_for_all: usize,
}

/// A stop that costs a party less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConcessionOffer {
    /// The stop.
    pub stop: StopId,
    /// The rules that apply, and the resulting price, in words.
    pub says: String,
    /// The savings in yuan; 0 if unknown.
    pub saves: u32,
}

/// What a pack offers a party on a date, or in general without one.
pub fn for_party(lang: Lang, party: &Party, date: Option<NaiveDate>, atlas: &Atlas) -> ForParty {
    let mut all = ForParty::default();
    let mut stops: Vec<&Stop> = atlas.stops.iter().collect();
    stops.sort_by_key(|stop| Reverse(stop.worth.unwrap_or(0)));
    for stop in stops {
        if stop.ticket_cny == Some(0) {
            all.free_for_all += 1;
        } else if let Some((offer, is_free)) = offer(lang, party, date, stop, atlas) {
            if is_free { &mut all.free } else { &mut all.less }.push(offer);
        }
    }
    all
}

/// The offer of a stop, and whether the whole party enters free; `None` if no concession applies.
fn offer(
    lang: Lang,
    party: &Party,
    date: Option<NaiveDate>,
    stop: &Stop,
    atlas: &Atlas,
) -> Option<(ConcessionOffer, bool)> {
    let rules = party.concessions(stop, date, &atlas.calendar);
    if rules.is_empty() {
        return None;
    }
    let words = party_words(lang);
    let rules: Vec<String> =
        rules.into_iter().map(|rule| concession(lang, visiting_words(lang), rule)).collect();
    let saves = party.saved(stop, date, &atlas.calendar);
    let price = party.price(stop, date, &atlas.calendar);
    let mut says = super::visiting::join(lang, &rules);
    if let Price::Cny(pays) = price
        && saves > 0
    {
        let yuan = |amount| crate::i18n::format::yuan(lang, amount);
        says += &format!("{}{}{}{}", words.together, yuan(pays), words.saving, yuan(saves));
    }
    Some((ConcessionOffer { stop: stop.id.clone(), says, saves }, price == Price::Cny(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::admission::{Concession, Pays, Who};
    use crate::domain::testing::{atlas, stop};

    fn garden(name: &str, cny: Option<u32>, worth: u8, rules: &[(Who, Pays)]) -> Stop {
        stop(name, |stop| {
            (stop.ticket_cny, stop.worth) = (cny, Some(worth));
            stop.details.concessions =
                rules.iter().map(|(who, pays)| Concession { who: *who, pays: *pays }).collect();
        })
    }

    #[test]
    fn what_is_free_for_all_of_them_stands_apart_from_what_costs_less() {
        let elder = [(Who::OverAge(70), Pays::Free)];
        let atlas = atlas(vec![
            garden("pagoda", Some(20), 2, &elder),
            garden("garden", Some(40), 4, &[(Who::OverAge(70), Pays::Free), (Who::UnderAge(19), Pays::Half)]),
            garden("lake", Some(0), 5, &elder),
            garden("hall", Some(30), 3, &[(Who::Resident, Pays::Half)]),
        ]);
        let told = |party: &Party| for_party(Lang::Zh, party, None, &atlas);
        let elder = Party { adults: 0, elders: vec![72], children: Vec::new(), students: 0 };
        let names =
            |offers: &[ConcessionOffer]| offers.iter().map(|one| one.stop.to_string()).collect::<Vec<_>>();
        assert_eq!(names(&told(&elder).free), ["garden", "pagoda"]);
        assert_eq!((told(&elder).less.len(), told(&elder).free_for_all), (0, 1));
        // An adult pays 40, the child of 8 pays 20, the elder nothing: 60 instead of 120.
        let family = Party { adults: 1, elders: vec![72], children: vec![8], students: 0 };
        let told = told(&family);
        assert_eq!((told.free.len(), names(&told.less)), (0, vec!["garden".to_owned(), "pagoda".to_owned()]));
        assert_eq!(told.less[0].saves, 60);
        assert!(told.less[0].says.contains("60 元"), "{}", told.less[0].says);
    }
}
