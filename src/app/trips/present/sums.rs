//! The totals of a day or a trip, as a list of figures.

use crate::domain::Lang;
use crate::domain::schedule::Sums;
use crate::domain::trip::Party;
use crate::i18n::format::{self, distance, minutes};
use crate::i18n::{party_words, words};

/// A figure with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub label: &'static str,
    /// How much.
    pub value: String,
}

/// The figures of sums, in order: stays, waiting if any, travel, walking, tickets, savings if any.
pub fn figures(lang: Lang, sums: &Sums, party: Option<&Party>) -> Vec<Figure> {
    let words = words(lang);
    let way = format!(
        "{}{}{}",
        minutes(lang, sums.way_minutes),
        words.later().clause_comma,
        far(lang, sums.way_metres)
    );
    let foot = format!(
        "{}{}{}",
        minutes(lang, sums.on_foot_minutes),
        words.later().clause_comma,
        far(lang, sums.on_foot_metres)
    );
    let mut figures = vec![
        Figure { label: words.later().sum_stay, value: minutes(lang, sums.stay_minutes) },
        Figure { label: words.later().sum_way, value: way },
        Figure { label: words.later().sum_foot, value: foot },
        Figure { label: words.later().sum_tickets, value: format::tickets(lang, sums, party) },
    ];
    if let Some(value) = format::saved(lang, sums) {
        figures.push(Figure { label: party_words(lang).saved, value });
    }
    if sums.waiting_minutes > 0 {
        figures
            .insert(1, Figure { label: words.later().sum_wait, value: minutes(lang, sums.waiting_minutes) });
    }
    figures
}

fn far(lang: Lang, metres: u32) -> String {
    if metres == 0 { words(lang).later().no_distance.into() } else { distance(lang, f64::from(metres)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_is_told_only_where_one_waits() {
        let labels =
            |sums: &Sums| figures(Lang::Zh, sums, None).into_iter().map(|one| one.label).collect::<Vec<_>>();
        assert_eq!(labels(&Sums::default()).len(), 4);
        assert_eq!(labels(&Sums { waiting_minutes: 10, ..Sums::default() }).len(), 5);
        assert_eq!(labels(&Sums { saved_cny: 40, ..Sums::default() }).last(), Some(&"惠民省下"));
    }
}
