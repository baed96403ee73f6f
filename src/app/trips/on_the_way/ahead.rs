//! What is next, and what is left of today.

use super::how::how;
use super::teller::Teller;
use super::ways_on::{WorkedOut, sets_out};
use crate::app::present::destination::Destination;
use crate::app::present::openness::Openness;
use crate::app::trips::present::hours_of;
use crate::domain::StopId;
use crate::domain::schedule::{Leg, ScheduledRide, ScheduledVisit, Spot};
use crate::domain::trip::{Base, Ride};
use crate::geometry::LonLat;
use crate::i18n::first_letter::raised;
use crate::i18n::format::time;
use crate::i18n::schedule::own_ride_name;
use crate::i18n::{on_the_way_words, travel_day, words};

/// What is next.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The label before its name: 下一站, 接下来坐, 回程.
    pub label: &'static str,
    /// The stop; `None` for the traveller's own train or boat, or for where the day ends.
    pub stop: Option<StopId>,
    /// Its position; for a ride, that of its departure. `None` where it is unknown.
    pub place: Option<LonLat>,
    /// Its name.
    pub name: String,
    /// What to show a driver; `None` where there is nothing that a driver could find.
    pub to: Option<Destination>,
    /// 11:20 前出发，坐地铁1号线（湘湖方向）5 站到龙翔桥，C 口出，约 11:50 到.
    pub go: String,
    /// What matters about the leg but is not known: the platform of a train.
    pub unknown: Option<&'static str>,
    /// Its opening hours today.
    pub hours: Option<Openness>,
}

/// A stop still ahead, the traveller's own train or boat, or the way back.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Which stop; `None` for a ride and for the way back.
    pub stop: Option<StopId>,
    /// Its name.
    pub name: String,
    /// `11:50–13:00`.
    pub times: String,
    /// Its opening hours today.
    pub hours: Option<Openness>,
    /// The words for "I am here", where the traveller may be there without having reported what comes before.
    pub here: Option<String>,
}

impl Teller<'_> {
    pub fn next(&self, now: &WorkedOut) -> Option<Next> {
        if let Some((ahead, ride)) = self.ride_ahead(now) {
            return Some(self.next_ride(now, ahead, ride));
        }
        let (words, atlas) = (on_the_way_words(self.lang), self.course.atlas);
        let first = now.rest.ahead.visits.first();
        let way = first.map_or(now.rest.ahead.way_home.as_ref(), |first| first.way.as_ref());
        if first.is_none() && way.is_none() {
            return None;
        }
        let place = now.underway.ahead.first().copied();
        let home = self.speaker.day.visits.len();
        let taxi = now.underway.by_taxi.contains(&place.unwrap_or(home));
        Some(Next {
            label: if first.is_some() { words.next } else { words.home },
            stop: first.map(|first| first.stop.clone()),
            place: match first {
                Some(first) => atlas.stop(&first.stop).map(|stop| stop.position),
                None => self.speaker.day.base.end.as_ref().and_then(|end| self.position(end)),
            },
            name: self.speaker.place(first.map(|first| &first.stop)),
            to: self.to(first),
            go: self.go(now, first, way, taxi),
            unknown: way.filter(|way| way.estimate.has_train()).map(|_| words.platform),
            hours: first.and_then(|first| self.hours(now, first)),
        })
    }

    /// The view of the traveller's own train or boat when it comes before anything else.
    fn next_ride(&self, now: &WorkedOut, ahead: &ScheduledRide, ride: &Ride) -> Next {
        let way = ahead.way.as_ref();
        let leave =
            way.filter(|_| !now.underway.whereabouts.is_moving()).map(|way| self.leave_by(way.depart));
        let at = time(self.lang, ahead.leg.depart);
        let leaves_at = travel_day::ride_leaves_at(self.lang, &at);
        Next {
            label: on_the_way_words(self.lang).next_ride,
            stop: None,
            place: self.position(&ride.from),
            name: self.ride_name(ahead),
            to: Destination::of_base(self.course.atlas, &ride.from),
            go: self.sentence(leave, way, false, leaves_at),
            unknown: ahead.leg.estimate.has_train().then(|| on_the_way_words(self.lang).platform),
            hours: None,
        }
    }

    fn position(&self, base: &Base) -> Option<LonLat> {
        Spot::of_base(base, self.course.atlas).map(|spot| spot.position)
    }

    /// `G7501 杭州东站→宁波站`.
    pub fn ride_name(&self, ride: &ScheduledRide) -> String {
        own_ride_name(self.lang, ride, self.course.atlas)
    }

    fn to(&self, first: Option<&ScheduledVisit>) -> Option<Destination> {
        let atlas = self.course.atlas;
        match first {
            Some(visit) => Some(Destination::of_stop(atlas, atlas.stop(&visit.stop)?)),
            None => Destination::of_base(atlas, self.speaker.day.base.end.as_ref()?),
        }
    }

    fn hours(&self, now: &WorkedOut, visit: &ScheduledVisit) -> Option<Openness> {
        hours_of(self.lang, self.course.atlas, visit, &now.rest.ahead)
    }

    fn leave_by(&self, minute: u32) -> String {
        travel_day::leave_by(self.lang, &time(self.lang, minute))
    }

    /// When to leave, how to go, and when to arrive.
    fn go(&self, now: &WorkedOut, first: Option<&ScheduledVisit>, way: Option<&Leg>, taxi: bool) -> String {
        let arrive =
            first.map(|first| first.arrive).or(way.map(|way| way.arrive)).unwrap_or(now.rest.ahead.end);
        let leaves = !now.underway.whereabouts.is_moving();
        let leave = sets_out(&now.rest).filter(|_| leaves).map(|leave| self.leave_by(leave));
        let there = travel_day::there_at(self.lang, &time(self.lang, arrive));
        self.sentence(leave, way, taxi, there)
    }

    fn sentence(&self, leave: Option<String>, way: Option<&Leg>, taxi: bool, end: String) -> String {
        let how = way.map(|way| how(self.lang, way, taxi, self.course.atlas)).filter(|how| !how.is_empty());
        let parts: Vec<String> = leave.into_iter().chain(how).chain([end]).collect();
        raised(&parts.join(words(self.lang).later().clause_comma))
    }

    /// What is left of the day, in order: stops, the traveller's own trains and boats, and the way back.
    pub fn left(&self, now: &WorkedOut) -> Vec<Left> {
        let ahead = &now.rest.ahead;
        let waits_for_ride = self.ride_ahead(now).is_some();
        let rides = |place: usize| ahead.rides_before(place).map(|ride| self.left_ride(ride));
        let mut all = Vec::new();
        for (place, visit) in ahead.visits.iter().enumerate() {
            all.extend(rides(place));
            all.push(self.left_stop(now, visit, place > 0 || waits_for_ride));
        }
        all.extend(rides(ahead.visits.len()));
        all.extend(ahead.way_home.as_ref().map(|way| self.left_way_home(way)));
        all
    }

    /// `further` says that something comes before it, so that the traveller may be there without having reported that.
    fn left_stop(&self, now: &WorkedOut, visit: &ScheduledVisit, further: bool) -> Left {
        let name = self.speaker.place(Some(&visit.stop));
        Left {
            stop: Some(visit.stop.clone()),
            times: self.span(visit.enter, visit.leave),
            hours: self.hours(now, visit),
            here: further.then(|| travel_day::i_am_at(self.lang, &name)),
            name,
        }
    }

    fn left_ride(&self, ride: &ScheduledRide) -> Left {
        let times = self.span(ride.leg.depart, ride.leg.arrive);
        Left { stop: None, name: self.ride_name(ride), times, hours: None, here: None }
    }

    fn left_way_home(&self, way: &Leg) -> Left {
        let (label, colon) = (on_the_way_words(self.lang).home, words(self.lang).colon);
        let name = format!("{label}{colon}{}", self.speaker.place(None));
        Left { stop: None, name, times: self.span(way.depart, way.arrive), hours: None, here: None }
    }

    fn span(&self, from: u32, to: u32) -> String {
        format!("{}–{}", time(self.lang, from), time(self.lang, to))
    }
}
