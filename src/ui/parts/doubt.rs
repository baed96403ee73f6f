//! The mark beside an unverified fact.

use yew::prelude::*;

use crate::app::present::doubt::doubt;
use crate::domain::{Claim, Lang, Stop};

/// The mark; empty beside what is certain, and beside hours and prices that are not known.
pub fn mark(lang: Lang, stop: &Stop, claim: Claim) -> Html {
    let known = match claim {
        Claim::Hours => stop.hours.is_some(),
        Claim::Ticket => stop.ticket_cny.is_some(),
        _ => true,
    };
    match doubt(lang, stop, claim).filter(|_| known) {
        Some(mark) => html! { <>{ " " }<span class="badge">{ mark }</span></> },
        None => Html::default(),
    }
}
