//! What a day or a trip adds up to, as a list of figures.

use crate::app::present::format::{distance, minutes, yuan};
use crate::domain::Lang;
use crate::domain::schedule::Sums;
use crate::i18n::words;

/// A figure with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub label: &'static str,
    /// How much.
    pub value: String,
}

/// The figures of sums: at the stops, on the way, on foot, tickets.
pub fn figures(lang: Lang, sums: &Sums) -> Vec<Figure> {
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
        Figure { label: words.later().sum_tickets, value: tickets(lang, sums) },
    ];
    if sums.waiting_minutes > 0 {
        figures
            .insert(1, Figure { label: words.later().sum_wait, value: minutes(lang, sums.waiting_minutes) });
    }
    figures
}

fn far(lang: Lang, metres: u32) -> String {
    if metres == 0 { words(lang).later().no_distance.into() } else { distance(lang, f64::from(metres)) }
}

/// The known sum, and how many stops it leaves out.
pub fn tickets(lang: Lang, sums: &Sums) -> String {
    let known = yuan(lang, sums.tickets_cny);
    match (lang, sums.tickets_unknown) {
        (_, 0) => known,
        (Lang::Zh, unknown) => format!("{known}，另有 {unknown} 站不详"),
        (Lang::En, 1) => format!("{known}, 1 stop unknown"),
        (Lang::En, unknown) => format!("{known}, {unknown} stops unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_tickets_are_told_beside_the_known_sum() {
        let sums = Sums { tickets_cny: 80, tickets_unknown: 2, ..Sums::default() };
        assert_eq!(tickets(Lang::Zh, &sums), "80 元，另有 2 站不详");
        assert_eq!(tickets(Lang::En, &sums), "¥80, 2 stops unknown");
        assert_eq!(tickets(Lang::En, &Sums { tickets_unknown: 1, ..sums }), "¥80, 1 stop unknown");
    }

    #[test]
    fn waiting_is_told_only_where_one_waits() {
        let labels =
            |sums: &Sums| figures(Lang::Zh, sums).into_iter().map(|one| one.label).collect::<Vec<_>>();
        assert_eq!(labels(&Sums::default()).len(), 4);
        assert_eq!(labels(&Sums { waiting_minutes: 10, ..Sums::default() }).len(), 5);
    }
}
