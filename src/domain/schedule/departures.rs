//! When trains leave one station for another: hours of service and intervals, as far as they are known.

use chrono::{NaiveDate, Timelike};

use super::estimate::{Step, StepKind};
use super::pace;
use crate::domain::StationId;
use crate::domain::rail::Frequency;

const DAY: u32 = 24 * 60;
/// Today and the two days after it: no one waits longer than that.
const DAYS: u32 = 3;

/// The trains from one station to another.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Departures {
    /// Never empty.
    bands: Vec<Band>,
}

/// Departures between two moments, both of which are departures themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Band {
    from: u32,
    to: u32,
    /// Minutes between two trains, if known.
    every: Option<u32>,
    /// The day of the timetable that says so; `None` where no timetable covers this direction.
    as_of: Option<NaiveDate>,
}

/// The next train.
struct Next {
    minute: u32,
    band: Band,
    /// Whether it is the first one after a night without trains.
    is_after_the_last: bool,
}

impl Departures {
    /// The departures of a pair by a timetable: its own bands if there are any. Otherwise the service hours of the
    /// station's other departures, or of trains in the opposite direction, or of trains towards the station, or of
    /// the whole timetable, with the interval of the opposite direction if known. `None` if the timetable is empty.
    pub(super) fn of_pair(from: &StationId, to: &StationId, timetable: &[Frequency]) -> Option<Self> {
        let between = |here: &StationId, there: &StationId| -> Vec<&Frequency> {
            let leave = timetable.iter().filter(|band| &band.from_station == here);
            let (towards, anywhere): (Vec<_>, Vec<_>) = leave
                .filter(|band| band.to_station.as_ref().is_none_or(|station| station == there))
                .partition(|band| band.to_station.is_some());
            if towards.is_empty() { anywhere } else { towards }
        };
        let own = between(from, to);
        if !own.is_empty() {
            return Some(Self { bands: own.into_iter().map(Band::of).collect() });
        }
        let back = between(to, from);
        let here = timetable.iter().filter(|band| &band.from_station == from);
        let hours = hours(here)
            .or_else(|| hours(back.iter().copied()))
            .or_else(|| hours(timetable.iter().filter(|band| band.to_station.as_ref() == Some(from))))
            .or_else(|| hours(timetable.iter()))?;
        let every = back.iter().map(|band| band.every_minutes).max();
        Some(Self { bands: vec![Band { from: hours.0, to: hours.1, every, as_of: None }] })
    }

    /// Departures at even intervals from the first to the last, as for boats and coaches.
    pub(super) fn of_hours(from: u32, to: u32, every: Option<u32>) -> Self {
        Self { bands: vec![Band { from, to: to.max(from), every, as_of: None }] }
    }

    /// The usual wait.
    pub(super) fn usual_wait(&self) -> u32 {
        self.bands.iter().map(|band| band.half()).min().unwrap_or(pace::TRAIN_WAIT_MINUTES)
    }

    /// The last departure and the first one of the next morning, in minutes after midnight, for someone at that
    /// minute who has missed the last one; `None` if they have not.
    pub(super) fn morning(&self, minute: u32) -> Option<(u32, u32)> {
        let next = self.next(minute).filter(|next| next.is_after_the_last)?;
        Some((self.bands.iter().map(|band| band.to).max().unwrap_or(0), next.minute % DAY))
    }

    /// The wait on the platform from a minute on, as a step.
    pub(super) fn wait(&self, minute: u32) -> Step {
        let Some(next) = self.next(minute) else {
            return Step::pause(StepKind::WaitForTrain { every_minutes: None, as_of: None }, DAY);
        };
        let kind = if next.is_after_the_last {
            let last = self.bands.iter().map(|band| band.to).max().unwrap_or(0);
            StepKind::WaitForMorning { last, first: next.minute % DAY }
        } else {
            StepKind::WaitForTrain { every_minutes: next.band.every, as_of: next.band.as_of }
        };
        Step::pause(kind, next.minute - minute)
    }

    /// The wait on the platform from a minute on, in minutes.
    pub(super) fn wait_minutes(&self, minute: u32) -> u32 {
        self.next(minute).map_or(DAY, |next| next.minute - minute)
    }

    /// The train taken by someone who is on the platform at that minute: within a band, half an interval later, but
    /// never later than the last one; before a band, its first; after all of them, tomorrow's first. Coming later
    /// never means leaving earlier.
    fn next(&self, minute: u32) -> Option<Next> {
        let of_day = |band: Band, day: u32| {
            let (first, last) = (band.from + day * DAY, band.to + day * DAY);
            let leaves = if minute < first { first } else { (minute + band.half()).min(last) };
            (minute <= last).then_some((leaves, day, band))
        };
        let trains = self.bands.iter().flat_map(|band| (0..DAYS).filter_map(move |day| of_day(*band, day)));
        let (leaves, day, band) = trains.min_by_key(|(leaves, ..)| *leaves)?;
        let is_first = self.bands.iter().all(|other| band.from <= other.from);
        let is_after_the_last = day > 0 && is_first && minute < band.from + day * DAY;
        Some(Next { minute: leaves, band, is_after_the_last })
    }
}

impl Band {
    fn of(band: &Frequency) -> Self {
        Self {
            from: minute_of(band.from),
            to: minute_of(band.to),
            every: Some(band.every_minutes),
            as_of: Some(band.as_of),
        }
    }

    /// The mean wait within the band.
    fn half(&self) -> u32 {
        self.every.map_or(pace::TRAIN_WAIT_MINUTES, |every| every.div_ceil(2))
    }
}

/// From the first departure to the last one.
fn hours<'a>(bands: impl Iterator<Item = &'a Frequency>) -> Option<(u32, u32)> {
    let spans = bands.map(|band| (minute_of(band.from), minute_of(band.to)));
    spans.reduce(|all, span| (all.0.min(span.0), all.1.max(span.1)))
}

fn minute_of(time: chrono::NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;

    #[test]
    fn after_the_last_train_one_waits_for_the_first_of_the_next_morning_and_is_told_so() {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default();
        let band = Frequency {
            from_station: "a".into(),
            to_station: Some("b".into()),
            from: time(6, 27),
            to: time(21, 47),
            every_minutes: 12,
            as_of: NaiveDate::default(),
            sources: Vec::new(),
        };
        let trains = Departures::of_pair(&"a".into(), &"b".into(), &[band]).expect("trains");
        let wait = trains.wait(22 * 60);
        assert_eq!(wait.kind, StepKind::WaitForMorning { last: 21 * 60 + 47, first: 6 * 60 + 27 });
        assert_eq!(wait.minutes, 2 * 60 + 6 * 60 + 27);
        assert_eq!(trains.morning(22 * 60), Some((21 * 60 + 47, 6 * 60 + 27)));
        assert_eq!(trains.morning(12 * 60), None);
    }
}
