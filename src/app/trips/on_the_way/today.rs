//! What the page shows about today.

use chrono::NaiveDateTime;

use super::ahead::{Left, Next};
use super::progress::Told;
use super::stage::{Behind, Stage, stage};
use super::teller::Teller;
use super::ways_on::{WayOn, WorkedOut, latest, ways_on};
use super::words::Speaker;
use super::{WayMsg, day_title};
use crate::app::Trips;
use crate::domain::schedule::Whereabouts;
use crate::domain::trip::Ride;
use crate::domain::{Atlas, Lang};
use crate::i18n::first_letter::raised;
use crate::i18n::format::{DOT, minutes, time};
use crate::i18n::{bases, edits, on_the_way_words, travel_day};

/// How many minutes one press of the button for being late adds.
pub const LATE_MINUTES: u32 = 30;

/// What the page shows about today.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// 今天 · 第2天 · 10月14日 周三.
    pub title: String,
    /// Where the traveller is: 在灵隐寺，待到 11:20.
    pub here: String,
    /// What is next; `None` when the day is over.
    pub next: Option<Next>,
    /// When to leave at the latest: 最晚 11:40 出发，再晚：赶不上灵隐寺 16:30 的最晚入场.
    pub latest: Option<String>,
    /// What no longer works out, one sentence each.
    pub falls: Vec<String>,
    /// Whether ways on were looked for and none was found.
    pub nothing_helps: bool,
    /// Ways on.
    pub offers: Vec<WayOnOffer>,
    /// What can be reported, one tap each.
    pub buttons: Vec<Button>,
    /// What is left of today.
    pub left: Vec<Left>,
    /// When today is going to end, and what is behind the traveller: 约 17:40 结束 · 到过 2 站.
    pub sums: String,
    /// What undo takes back.
    pub undo: Option<String>,
}

/// A way on in words.
#[derive(Clone, Debug, PartialEq)]
pub struct WayOnOffer {
    /// What it does.
    pub does: String,
    /// What it costs.
    pub costs: String,
    /// The way on.
    pub way: WayOn,
}

/// Something that can be reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// Its label.
    pub label: String,
    /// What it is about, for readers who do not see what is above it.
    pub about: String,
    /// What it reports.
    pub tells: WayMsg,
    /// Whether it is the most likely next action.
    pub main: bool,
}

/// What takes many trials to compute, and is shown after what is known immediately.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tried {
    /// See [`Today::latest`].
    pub latest: Option<String>,
    /// See [`Today::nothing_helps`].
    pub nothing_helps: bool,
    /// See [`Today::offers`].
    pub offers: Vec<WayOnOffer>,
}

/// What the page shows at `moment`, in Shanghai time; `None` outside the trip's dates.
pub fn today(trips: &Trips, moment: NaiveDateTime, atlas: &Atlas, lang: Lang) -> Option<Today> {
    let Tried { latest, nothing_helps, offers } = tried(trips, moment, atlas, lang)?;
    Some(Today { latest, nothing_helps, offers, ..at_once(trips, moment, atlas, lang)? })
}

/// The same without the results of [`tried`]. The day is computed only once for it, so it can be shown in the same
/// frame as the action that caused it.
pub fn at_once(trips: &Trips, moment: NaiveDateTime, atlas: &Atlas, lang: Lang) -> Option<Today> {
    let progress = trips.progress(moment.date());
    let course = trips.course(&progress, moment, atlas)?;
    let speaker = Speaker { lang, atlas, day: course.trip.days.get(course.day)? };
    let (stage, behind) = stage(course.trip, course.day, &progress, course.now)?;
    let worked_out = match stage {
        Stage::Underway(underway) => course.of(underway),
        Stage::Over => None,
    };
    let teller = Teller { course, speaker, lang };
    let mut view = match &worked_out {
        Some(now) => teller.underway(now),
        None => teller.over(),
    };
    view.title = day_title(on_the_way_words(lang).today, course.day, moment.date(), lang);
    view.sums = teller.sums(worked_out.as_ref(), &behind);
    view.undo = teller.undo(trips);
    Some(view)
}

/// The latest time to set out, and the ways on: the rest of the day is computed dozens of times for them. `None`
/// outside the trip's dates.
pub fn tried(trips: &Trips, moment: NaiveDateTime, atlas: &Atlas, lang: Lang) -> Option<Tried> {
    let progress = trips.progress(moment.date());
    let course = trips.course(&progress, moment, atlas)?;
    let speaker = Speaker { lang, atlas, day: course.trip.days.get(course.day)? };
    let Some(now) = course.worked_out() else { return Some(Tried::default()) };
    let teller = Teller { course, speaker, lang };
    let ways = ways_on(&teller.course, &now);
    let offer = |way: WayOn| WayOnOffer { does: speaker.way(&way), costs: speaker.cost(&way), way };
    Some(Tried {
        latest: teller.latest(&now),
        nothing_helps: !now.falls.is_empty() && ways.is_empty(),
        offers: ways.into_iter().map(offer).collect(),
    })
}

impl Teller<'_> {
    fn over(&self) -> Today {
        Today {
            title: String::new(),
            here: on_the_way_words(self.lang).over.into(),
            next: None,
            latest: None,
            falls: Vec::new(),
            nothing_helps: false,
            offers: Vec::new(),
            buttons: Vec::new(),
            left: Vec::new(),
            sums: String::new(),
            undo: None,
        }
    }

    fn underway(&self, now: &WorkedOut) -> Today {
        Today {
            here: self.here(now),
            next: self.next(now),
            falls: now.falls.iter().map(|fall| self.speaker.fall(fall)).collect(),
            buttons: self.buttons(now),
            left: self.left(now),
            ..self.over()
        }
    }

    /// Where the traveller is, and until when.
    fn here(&self, now: &WorkedOut) -> String {
        let late = match now.underway.late_minutes() {
            0 => String::new(),
            late => travel_day::counted_late(self.lang, &minutes(self.lang, late)),
        };
        let told = match (now.underway.whereabouts, &now.rest.here, self.aboard(now)) {
            (.., Some((_, ride))) => self.on_board(ride),
            (Whereabouts::Inside { .. }, Some(here), _) => {
                let (name, leave) = (self.speaker.place(Some(&here.stop)), time(self.lang, here.leave));
                travel_day::staying_until(self.lang, &name, &leave)
            }
            (whereabouts, ..) if whereabouts.is_moving() => {
                travel_day::on_the_way_to(self.lang, &self.bound_for(now))
            }
            _ => on_the_way_words(self.lang).not_out.into(),
        };
        format!("{told}{late}")
    }

    fn on_board(&self, ride: &Ride) -> String {
        let to = bases::end_of_ride(self.lang, &ride.to, self.course.atlas);
        let at = time(self.lang, ride.minutes().1);
        let told = if ride.is_boat() { travel_day::on_boat } else { travel_day::on_train };
        told(self.lang, bases::ride(self.lang, ride), &to, &at)
    }

    /// Where the traveller goes now: the next train or boat, the next stop, or where the day ends.
    fn bound_for(&self, now: &WorkedOut) -> String {
        match self.ride_ahead(now) {
            Some((_, ride)) => bases::end_of_ride(self.lang, &ride.from, self.course.atlas),
            None => self.speaker.place(self.target(now)),
        }
    }

    fn latest(&self, now: &WorkedOut) -> Option<String> {
        let (minute, fall) = latest(&self.course, now)?;
        let (minute, falls) = (time(self.lang, minute), self.speaker.short(&fall));
        Some(travel_day::leave_at_latest(self.lang, &minute, &falls))
    }

    fn sums(&self, now: Option<&WorkedOut>, behind: &Behind) -> String {
        let (seen, skipped) = (behind.seen.len(), behind.skipped.len());
        let end = now.map(|now| travel_day::over_at(self.lang, &time(self.lang, now.rest.ahead.end)));
        let seen = (seen > 0).then(|| travel_day::stops_seen(self.lang, seen));
        let skipped = (skipped > 0).then(|| travel_day::stops_left_out(self.lang, skipped));
        raised(&end.into_iter().chain(seen).chain(skipped).collect::<Vec<_>>().join(DOT))
    }

    fn undo(&self, trips: &Trips) -> Option<String> {
        let last = self.course.progress.last(trips.trip())?;
        let told = match &last.told {
            Told::Changed { .. } => {
                let label = trips.desk.undo_label()?;
                return Some(edits::undo(self.lang, label, self.course.atlas));
            }
            told => self.speaker.told(told)?,
        };
        Some(format!("{}{told}", on_the_way_words(self.lang).undo))
    }
}
