//! What the page says of today.

use chrono::NaiveDateTime;

use super::how::how;
use super::progress::Told;
use super::stage::{Behind, Stage, stage};
use super::ways_on::{WayOn, WorkedOut, latest, sets_out, ways_on};
use super::words::{Speaker, capital};
use super::{Course, WayMsg, day_title};
use crate::app::Trips;
use crate::app::present::destination::Destination;
use crate::app::present::format::DOT;
use crate::app::present::openness::Openness;
use crate::app::trips::present::{hours_of, time};
use crate::domain::schedule::{Leg, ScheduledRide, ScheduledVisit, Whereabouts};
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::on_the_way_words;

/// By how much one press makes later, in minutes.
pub const LATE_MINUTES: u32 = 30;

/// What the page says of today.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// 今天 · 第2天 · 10月14日 周三.
    pub title: String,
    /// Where one is: 在灵隐寺，预计 11:20 离开.
    pub here: String,
    /// What is next; `None` when the day is over.
    pub next: Option<Next>,
    /// What falls, a sentence each.
    pub falls: Vec<String>,
    /// Whether ways on were looked for and none was found.
    pub nothing_helps: bool,
    /// Ways on.
    pub offers: Vec<Offer>,
    /// What can be told, in one tap each.
    pub buttons: Vec<Button>,
    /// What is left of today.
    pub left: Vec<Left>,
    /// When today ends as things stand, and what is behind: 17:40 结束 · 走过 2 站.
    pub sums: String,
    /// What undo takes back.
    pub undo: Option<String>,
}

/// What is next.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The stop; `None` is where the day ends.
    pub stop: Option<StopId>,
    /// Its name.
    pub name: String,
    /// What a driver is shown; `None` where that is nothing that a driver finds.
    pub to: Option<Destination>,
    /// 11:20 前出发，坐地铁1号线（湘湖方向）5 站到龙翔桥，C 口出，约 11:50 到.
    pub go: String,
    /// 最晚 11:40 出发；再晚就赶不上灵隐寺 16:30 的最晚入场.
    pub latest: Option<String>,
    /// What is not known of the way and matters: the platform of a train.
    pub unknown: Option<&'static str>,
    /// Its hours of today.
    pub hours: Option<Openness>,
}

/// A way on in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it does.
    pub does: String,
    /// What it costs.
    pub costs: String,
    /// The way on.
    pub way: WayOn,
}

/// Something that can be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Button {
    /// Its words.
    pub label: String,
    /// What it is about, for those who do not see what stands above it.
    pub about: String,
    /// What it tells.
    pub tells: WayMsg,
    /// Whether it is what one most likely does next.
    pub main: bool,
}

/// A stop that is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Which.
    pub stop: StopId,
    /// Its name.
    pub name: String,
    /// `11:50–13:00`.
    pub times: String,
    /// Its hours of today.
    pub hours: Option<Openness>,
    /// The words for "I am here", where one may be there without having told of what comes before.
    pub here: Option<String>,
}

/// What the page says at a moment in Shanghai; `None` outside the trip's dates.
pub fn today(trips: &Trips, moment: NaiveDateTime, atlas: &Atlas, lang: Lang) -> Option<Today> {
    let progress = trips.progress(moment.date());
    let course = trips.course(&progress, moment, atlas)?;
    let day = course.trip.days.get(course.day)?;
    let speaker = Speaker { lang, atlas, day };
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

struct Teller<'a> {
    course: Course<'a>,
    speaker: Speaker<'a>,
    lang: Lang,
}

impl Teller<'_> {
    fn say(&self, zh: String, en: String) -> String {
        if self.lang == Lang::Zh { zh } else { en }
    }

    fn over(&self) -> Today {
        Today {
            title: String::new(),
            here: on_the_way_words(self.lang).over.into(),
            next: None,
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
        let ways = ways_on(&self.course, now);
        let offer = |way: WayOn| Offer { does: self.speaker.way(&way), costs: self.speaker.cost(&way), way };
        Today {
            here: self.here(now),
            next: self.next(now),
            falls: now.falls.iter().map(|fall| self.speaker.fall(fall)).collect(),
            nothing_helps: !now.falls.is_empty() && ways.is_empty(),
            offers: ways.into_iter().map(offer).collect(),
            buttons: self.buttons(now),
            left: self.left(now),
            ..self.over()
        }
    }

    /// Where one is, and until when.
    fn here(&self, now: &WorkedOut) -> String {
        let late = match now.underway.late {
            0 => String::new(),
            late => {
                let by = crate::app::present::format::minutes(self.lang, late);
                self.say(format!("（已按晚 {by}算）"), format!(" ({by} late)"))
            }
        };
        let target = self.speaker.place(self.target(now));
        let told = match (now.underway.whereabouts, &now.rest.here) {
            (Whereabouts::Inside { .. }, Some(here)) => {
                let (name, leave) = (self.speaker.place(Some(&here.stop)), time(self.lang, here.leave));
                self.say(format!("在{name}，待到 {leave}"), format!("At {name} until {leave}"))
            }
            (Whereabouts::OnTheWay { .. }, _) => {
                self.say(format!("去{target}的路上"), format!("On the way to {target}"))
            }
            _ => on_the_way_words(self.lang).not_out.into(),
        };
        format!("{told}{late}")
    }

    /// The next stop; `None` is where the day ends.
    fn target<'a>(&self, now: &'a WorkedOut) -> Option<&'a StopId> {
        now.rest.ahead.visits.first().map(|visit| &visit.stop)
    }

    /// A train or boat of the traveller's own comes before anything else.
    fn next_ride(&self, now: &WorkedOut, ride: &ScheduledRide) -> Next {
        let name = ride.words(self.course.atlas).get(self.lang).to_owned();
        let from = self.speaker.day.rides.get(ride.ride).map(|ride| &ride.from);
        let way = ride.way.as_ref();
        let leaves = !matches!(now.underway.whereabouts, Whereabouts::OnTheWay { .. });
        let leave = way.filter(|_| leaves).map(|way| time(self.lang, way.depart));
        let leave = leave.map(|leave| self.say(format!("{leave} 前出发"), format!("leave by {leave}")));
        let how = way.map(|way| how(self.lang, way, false, self.course.atlas)).filter(|how| !how.is_empty());
        let at = time(self.lang, ride.leg.depart);
        let leaves_at = self.say(format!("{at} 开"), format!("it leaves at {at}"));
        let parts: Vec<String> = leave.into_iter().chain(how).chain([leaves_at]).collect();
        Next {
            stop: None,
            name,
            to: from.and_then(|from| Destination::of_base(self.course.atlas, from)),
            go: capital(&parts.join(if self.lang == Lang::Zh { "，" } else { ", " })),
            latest: self.latest(now),
            unknown: ride.leg.estimate.has_train().then(|| on_the_way_words(self.lang).platform),
            hours: None,
        }
    }

    fn next(&self, now: &WorkedOut) -> Option<Next> {
        if let Some(ride) = now.rest.ahead.rides_before(0).next() {
            return Some(self.next_ride(now, ride));
        }
        let first = now.rest.ahead.visits.first();
        let way = first.map_or(now.rest.ahead.way_home.as_ref(), |first| first.way.as_ref());
        if first.is_none() && way.is_none() {
            return None;
        }
        let place = now.underway.ahead.first().copied();
        let home = self.speaker.day.visits.len();
        let taxi = now.underway.by_taxi.contains(&place.unwrap_or(home));
        Some(Next {
            stop: first.map(|first| first.stop.clone()),
            name: self.speaker.place(first.map(|first| &first.stop)),
            to: self.to(first),
            go: self.go(now, first, way, taxi),
            latest: self.latest(now),
            unknown: way.filter(|way| way.estimate.has_train()).map(|_| on_the_way_words(self.lang).platform),
            hours: first.and_then(|first| self.hours(now, first)),
        })
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

    /// When to leave, how, and when one is there.
    fn go(&self, now: &WorkedOut, first: Option<&ScheduledVisit>, way: Option<&Leg>, taxi: bool) -> String {
        let leaves = !matches!(now.underway.whereabouts, Whereabouts::OnTheWay { .. });
        let arrive =
            first.map(|first| first.arrive).or(way.map(|way| way.arrive)).unwrap_or(now.rest.ahead.end);
        let arrive = time(self.lang, arrive);
        let how = way.map(|way| how(self.lang, way, taxi, self.course.atlas)).filter(|how| !how.is_empty());
        let leave = sets_out(&now.rest).filter(|_| leaves).map(|leave| time(self.lang, leave));
        let leave = leave.map(|leave| self.say(format!("{leave} 前出发"), format!("leave by {leave}")));
        let there = self.say(format!("约 {arrive} 到"), format!("there at about {arrive}"));
        let parts: Vec<String> = leave.into_iter().chain(how).chain([there]).collect();
        capital(&parts.join(if self.lang == Lang::Zh { "，" } else { ", " }))
    }

    fn latest(&self, now: &WorkedOut) -> Option<String> {
        let (minute, fall) = latest(&self.course, now)?;
        let (minute, falls) = (time(self.lang, minute), self.speaker.short(&fall));
        Some(self.say(
            format!("最晚 {minute} 出发，再晚：{falls}"),
            format!("At the latest leave at {minute}: after that {falls}"),
        ))
    }

    fn buttons(&self, now: &WorkedOut) -> Vec<Button> {
        let words = on_the_way_words(self.lang);
        let on_the_way = matches!(now.underway.whereabouts, Whereabouts::OnTheWay { .. });
        let leaves_nothing = now.rest.ahead.visits.is_empty() && now.rest.ahead.way_home.is_none();
        let (here, target) =
            (now.rest.here.as_ref().map(|here| here.stop.clone()), self.target(now).cloned());
        let button =
            |label: &str, about: String, tells, main| Button { label: label.into(), about, tells, main };
        let there = self.speaker.place(target.as_ref());
        let left = here.as_ref().map(|here| self.speaker.place(Some(here))).unwrap_or_default();
        // A day that begins at its first stop has no way there to set out on.
        let starts_there = here.is_none() && sets_out(&now.rest).is_none();
        let mut all = Vec::new();
        if !leaves_nothing {
            let tells = WayMsg::Arrived(target.clone());
            all.push(button(words.arrived, there.clone(), tells, on_the_way || starts_there));
        }
        if !on_the_way && !starts_there {
            all.push(button(words.leaving, left, WayMsg::Leaving(here), true));
        }
        all.extend(target.map(|stop| button(words.skip, there, WayMsg::Skip(stop), false)));
        all.push(button(words.late, String::new(), WayMsg::Late(LATE_MINUTES), false));
        all
    }

    fn left(&self, now: &WorkedOut) -> Vec<Left> {
        let one = |(at, visit): (usize, &ScheduledVisit)| {
            let name = self.speaker.place(Some(&visit.stop));
            Left {
                stop: visit.stop.clone(),
                times: format!("{}–{}", time(self.lang, visit.enter), time(self.lang, visit.leave)),
                hours: self.hours(now, visit),
                here: (at > 0).then(|| self.say(format!("我在{name}"), format!("I am at {name}"))),
                name,
            }
        };
        now.rest.ahead.visits.iter().enumerate().map(one).collect()
    }

    fn sums(&self, now: Option<&WorkedOut>, behind: &Behind) -> String {
        let (seen, skipped) = (behind.seen.len(), behind.skipped.len());
        let end = now.map(|now| time(self.lang, now.rest.ahead.end));
        let end = end.map(|end| self.say(format!("约 {end} 结束"), format!("over at about {end}")));
        let seen = (seen > 0).then(|| self.say(format!("到过 {seen} 站"), format!("{seen} seen")));
        let skipped =
            (skipped > 0).then(|| self.say(format!("没去 {skipped} 站"), format!("{skipped} left out")));
        capital(&end.into_iter().chain(seen).chain(skipped).collect::<Vec<_>>().join(DOT))
    }

    fn undo(&self, trips: &Trips) -> Option<String> {
        let last = self.course.progress.last(trips.trip())?;
        let told = match &last.told {
            Told::Changed { .. } => {
                let label = trips.desk.undo_label()?;
                return Some(label.undo_words(self.course.atlas).get(self.lang).to_owned());
            }
            told => self.speaker.told(told)?,
        };
        Some(format!("{}{told}", on_the_way_words(self.lang).undo))
    }
}
