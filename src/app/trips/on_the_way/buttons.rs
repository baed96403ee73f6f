//! What the traveller can report during a day, one tap each.

use super::WayMsg;
use super::teller::Teller;
use super::today::{Button, LATE_MINUTES};
use super::ways_on::{WorkedOut, sets_out};
use crate::domain::trip::Ride;
use crate::i18n::{bases, on_the_way_words};

impl Teller<'_> {
    pub fn buttons(&self, now: &WorkedOut) -> Vec<Button> {
        let words = on_the_way_words(self.lang);
        let (aboard, ahead) = (self.aboard(now), self.ride_ahead(now));
        let mut all = Vec::new();
        match (aboard, ahead) {
            (Some((place, ride)), _) => all.push(self.got_off(now, place, ride)),
            (None, Some((ahead, ride))) => all.push(self.boarded(now, ahead.ride, ride)),
            (None, None) => all.extend(self.arrived(now)),
        }
        if aboard.is_none() {
            all.extend(self.leaving(now));
        }
        // A train or boat cannot be skipped, and the stop after it is not next.
        if let Some(stop) = self.target(now).filter(|_| ahead.is_none()) {
            let about = self.speaker.place(Some(stop));
            all.push(button(words.skip, about, WayMsg::Skip(stop.clone()), false));
        }
        all.push(button(words.late, String::new(), WayMsg::Late(LATE_MINUTES), false));
        all
    }

    fn got_off(&self, now: &WorkedOut, place: usize, ride: &Ride) -> Button {
        let words = on_the_way_words(self.lang);
        let label = if ride.is_boat() { words.got_off_boat } else { words.got_off };
        let to = bases::end_of_ride(self.lang, &ride.to, self.course.atlas);
        let rest = &now.rest.ahead;
        let ends_there = rest.visits.is_empty() && rest.rides.is_empty() && rest.way_home.is_none();
        let tells = if ends_there { WayMsg::Arrived(None) } else { WayMsg::GotOff(place) };
        button(label, to, tells, true)
    }

    fn boarded(&self, now: &WorkedOut, place: usize, ride: &Ride) -> Button {
        let words = on_the_way_words(self.lang);
        let label = if ride.is_boat() { words.boarded_boat } else { words.boarded };
        let about = bases::ride(self.lang, ride).to_owned();
        button(
            label,
            about,
            WayMsg::Boarded(place),
            now.underway.whereabouts.is_moving() || self.starts_there(now),
        )
    }

    /// The button for the arrival at the next stop, or where the day ends.
    fn arrived(&self, now: &WorkedOut) -> Option<Button> {
        let rest = &now.rest.ahead;
        let moving = now.underway.whereabouts.is_moving();
        // A traveller who is on the way is going somewhere, even if no leg is known.
        let leads_nowhere = rest.visits.is_empty() && rest.way_home.is_none() && !moving;
        let target = self.target(now);
        let tells = WayMsg::Arrived(target.cloned());
        let main = moving || self.starts_there(now);
        let label = on_the_way_words(self.lang).arrived;
        (!leads_nowhere).then(|| button(label, self.speaker.place(target), tells, main))
    }

    fn leaving(&self, now: &WorkedOut) -> Option<Button> {
        let here = now.rest.here.as_ref().map(|here| here.stop.clone());
        let can = !now.underway.whereabouts.is_moving() && !self.starts_there(now);
        let about = here.as_ref().map(|here| self.speaker.place(Some(here))).unwrap_or_default();
        let label = on_the_way_words(self.lang).leaving;
        can.then(|| button(label, about, WayMsg::Leaving(here), true))
    }

    /// Whether the traveller has not set out and there is no leg to set out on: the day begins at its first stop, or at
    /// the station of its first train.
    fn starts_there(&self, now: &WorkedOut) -> bool {
        let no_way = match self.ride_ahead(now) {
            Some((ahead, _)) => ahead.way.is_none(),
            None => sets_out(&now.rest).is_none(),
        };
        now.rest.here.is_none() && no_way
    }
}

fn button(label: &str, about: String, tells: WayMsg, main: bool) -> Button {
    Button { label: label.into(), about, tells, main }
}
