//! What falls, what would help and what was reported, in words.

use super::falls::{Fall, FallKind};
use super::progress::Told;
use super::ways_on::{WayOn, WayOnKind};
use crate::app::trips::words::stop_name;
use crate::domain::network::LinkKind;
use crate::domain::trip::{Base, Day};
use crate::domain::{Atlas, Lang, StopId};
use crate::i18n::bases;
use crate::i18n::format::time;
use crate::i18n::format::{distance, minutes};

/// Puts things about a day into words.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The language.
    pub lang: Lang,
    /// The pack.
    pub atlas: &'a Atlas,
    /// The day.
    pub day: &'a Day,
}

impl Speaker<'_> {
    fn say(&self, zh: String, en: String) -> String {
        if self.lang == Lang::Zh { zh } else { en }
    }

    fn name(&self, stop: &StopId) -> String {
        stop_name(stop, self.atlas, self.lang)
    }

    fn minutes(&self, of: u32) -> String {
        minutes(self.lang, of)
    }

    fn time(&self, minute: u32) -> String {
        time(self.lang, minute)
    }

    /// A stop, or where the day ends.
    pub fn place(&self, stop: Option<&StopId>) -> String {
        match stop {
            Some(stop) => self.name(stop),
            None => self.home().unwrap_or_else(|| self.say("终点".into(), "the end of the day".into())),
        }
    }

    /// The words for the traveller's own train or boat; its number may be empty.
    fn ticket(&self, number: &str) -> String {
        let unnamed = || self.say("自己的车船".into(), "your train or boat".into());
        if number.is_empty() { unnamed() } else { number.to_owned() }
    }

    /// Where the day ends, by name.
    fn home(&self) -> Option<String> {
        Some(bases::end(&self.day.base, self.atlas)?.get(self.lang).to_owned())
    }

    /// The name of the station where the day ends, if it ends at one.
    fn last_station(&self) -> Option<String> {
        self.home().filter(|_| matches!(self.day.base.end, Some(Base::Station(_))))
    }

    /// What falls, in short: 赶不上灵隐寺 16:30 的最晚入场.
    pub fn short(&self, fall: &Fall) -> String {
        let name = fall.stop.as_ref().map(|stop| self.name(stop)).unwrap_or_default();
        let at = fall.limit.map(|limit| self.time(limit)).unwrap_or_default();
        match fall.kind {
            FallKind::ClosedToday => self.say(format!("{name}今天不开放"), format!("{name} is closed today")),
            FallKind::Shut if at.is_empty() => {
                self.say(format!("到{name}时已经关门"), format!("{name} is shut by then"))
            }
            FallKind::Shut => self.say(format!("{name} {at} 关门，赶不上"), format!("{name} closes at {at}")),
            FallKind::LastEntry => self.say(
                format!("赶不上{name} {at} 的最晚入场"),
                format!("you miss the last entry of {name} at {at}"),
            ),
            FallKind::StayCut => self.say(
                format!("{name} {at} 关门，看不完"),
                format!("{name} closes at {at}, before you have seen it"),
            ),
            FallKind::Night => {
                self.say(format!("到{name}已过半夜"), format!("you would be at {name} after midnight"))
            }
            FallKind::DayEnd => match self.last_station() {
                Some(station) => self.say(
                    format!("{at} 到不了{station}，当心误车"),
                    format!("you are not at {station} by {at}: mind your train"),
                ),
                None => {
                    self.say(format!("{at} 前结束不了"), format!("the day is not over by {at}, as planned"))
                }
            },
            FallKind::LastTrain => {
                self.say(format!("赶不上 {at} 的末班车"), format!("you miss the last train at {at}"))
            }
            FallKind::LastLink(LinkKind::Boat) => {
                self.say(format!("赶不上 {at} 的末班船"), format!("you miss the last boat at {at}"))
            }
            FallKind::LastLink(LinkKind::Coach) => {
                self.say(format!("赶不上 {at} 的末班客车"), format!("you miss the last coach at {at}"))
            }
            FallKind::OwnRide { boat: false } => {
                self.say(format!("赶不上自己 {at} 的火车"), format!("you miss your train at {at}"))
            }
            FallKind::OwnRide { boat: true } => {
                self.say(format!("赶不上自己 {at} 的船"), format!("you miss your boat at {at}"))
            }
            FallKind::Lunch => self.say("午饭要晚了".into(), "lunch comes late".into()),
        }
    }

    /// What falls, and by how much: 赶不上灵隐寺 16:30 的最晚入场，晚 20 分钟.
    pub fn fall(&self, fall: &Fall) -> String {
        let short = self.short(fall);
        let by = self.minutes(fall.by);
        let told = match fall.kind {
            _ if fall.by == 0 => short,
            FallKind::StayCut => self.say(format!("{short}，少 {by}"), format!("{short} ({by} short)")),
            FallKind::Night => short,
            _ => self.say(format!("{short}，晚 {by}"), format!("{short} ({by} late)")),
        };
        capital(&told)
    }

    /// What a way on does: 打车去灵隐寺.
    pub fn way(&self, way: &WayOn) -> String {
        match &way.kind {
            WayOnKind::Shorter { stop, from, to } => {
                let (name, less) = (self.name(stop), self.minutes(from - to));
                self.say(format!("{name}少待 {less}"), format!("Stay {less} less at {name}"))
            }
            WayOnKind::Swap { first, second } => {
                let (first, second) = (self.name(first), self.name(second));
                self.say(format!("先去{first}，再去{second}"), format!("{first} first, then {second}"))
            }
            WayOnKind::Taxi { to, .. } => {
                let to = self.place(to.as_ref());
                self.say(format!("打车去{to}"), format!("Take a taxi to {to}"))
            }
            WayOnKind::Drop { stop } => {
                let name = self.name(stop);
                self.say(format!("今天不去{name}"), format!("Leave {name} out today"))
            }
        }
    }

    /// What it costs, and what it leads to: 停留 1 小时改成 30 分钟，17:40 结束.
    pub fn cost(&self, way: &WayOn) -> String {
        let cost = match &way.kind {
            WayOnKind::Shorter { from, to, .. } => {
                let (from, to) = (self.minutes(*from), self.minutes(*to));
                self.say(format!("停留 {from}改成 {to}"), format!("{to} instead of {from}"))
            }
            WayOnKind::Swap { .. } => {
                self.say("一站不少，换个顺序".into(), "Every stop stays, in another order".into())
            }
            WayOnKind::Taxi { minutes, saved, metres, .. } => {
                let (minutes, saved) = (self.minutes(*minutes), self.minutes(*saved));
                let far = distance(self.lang, f64::from(*metres));
                self.say(
                    format!("约 {far}、{minutes}，快 {saved}；车费这里不知道"),
                    format!("About {far} and {minutes}, {saved} quicker; the fare is not known here"),
                )
            }
            WayOnKind::Drop { .. } => {
                self.say("放回备选，改天再去".into(), "It goes back to the candidates".into())
            }
        };
        let end = self.time(way.end);
        let end = self.say(format!("，{end} 结束"), format!("; the day ends at {end}"));
        let still: Vec<_> = way.still.iter().map(|fall| self.short(fall)).collect();
        let still = match still.as_slice() {
            [] => String::new(),
            still => {
                self.say(format!("。还是会：{}", still.join("；")), format!(". Still: {}", still.join("; ")))
            }
        };
        format!("{cost}{end}{still}")
    }

    /// A report as undo names it: 到了灵隐寺. `None` for an edit of the trip, which has its own words.
    pub fn told(&self, told: &Told) -> Option<String> {
        Some(match told {
            Told::Arrived { stop, .. } => {
                let place = self.place(stop.as_ref());
                self.say(format!("到了{place}"), format!("arrived at {place}"))
            }
            Told::Left { stop: Some(stop) } => {
                let name = self.name(stop);
                self.say(format!("离开{name}"), format!("left {name}"))
            }
            Told::Left { stop: None } => self.say("出发".into(), "set out".into()),
            Told::Skipped { stop } => {
                let name = self.name(stop);
                self.say(format!("跳过{name}"), format!("skipped {name}"))
            }
            Told::Late { minutes } => {
                let by = self.minutes(*minutes);
                self.say(format!("晚了 {by}"), format!("{by} late"))
            }
            Told::Boarded { number, depart } => {
                let (ride, at) = (self.ticket(number), self.time(*depart));
                self.say(format!("上了{ride}（{at} 开）"), format!("on board {ride} at {at}"))
            }
            Told::GotOff { number, .. } => {
                let ride = self.ticket(number);
                self.say(format!("下了{ride}"), format!("got off {ride}"))
            }
            Told::Taxi { to } => {
                let place = self.place(to.as_ref());
                self.say(format!("打车去{place}"), format!("taxi to {place}"))
            }
            Told::Changed { .. } => return None,
        })
    }
}

/// The text with its first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
