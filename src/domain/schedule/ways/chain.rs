//! A sequence of rides, with the connections between them.

use super::Net;
use super::flow::{Flow, Slow};
use super::ride::Ride;
use super::stand::Stand;
use crate::domain::schedule::estimate::{Estimate, Step, StepKind, TravelMode};
use crate::domain::schedule::pace;
use crate::domain::schedule::way_length::WayLength;

/// Rides from the door of one hub to the door of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// Indices of the rides.
    rides: Vec<usize>,
    /// Before each ride but the first: the way from the hub of the ride before; `None` at the same hub.
    between: Vec<Option<Flow>>,
    /// Minutes without waiting for rides.
    pub least: u32,
}

impl Chain {
    pub(super) fn new(rides: &[usize], all: &[Ride], stands: &[Stand], net: &Net) -> Self {
        let pairs = rides.array_windows().filter_map(|[a, b]| all.get(*a).zip(all.get(*b)));
        let flow = |(before, after): (&Ride, &Ride)| {
            let (from, to) = stands.get(before.to).zip(stands.get(after.from))?;
            (before.to != after.from).then(|| Flow::public(from, to, net))
        };
        let between: Vec<_> = pairs.map(flow).collect();
        let mut chain = Self { rides: rides.to_vec(), between, least: 0 };
        chain.least = chain.go(0, all, |_, _| 0).minutes;
        chain
    }

    fn parts<'a>(
        &'a self,
        all: &'a [Ride],
    ) -> impl Iterator<Item = (&'a Ride, Option<&'a Ride>, Option<&'a Flow>)> {
        let ride = |at: &usize| all.get(*at);
        self.rides.iter().enumerate().filter_map(move |(order, at)| {
            let before = order.checked_sub(1).and_then(|before| ride(self.rides.get(before)?));
            let flow = order.checked_sub(1).and_then(|before| self.between.get(before)?.as_ref());
            Some((ride(at)?, before, flow))
        })
    }

    fn go(&self, minute: u32, all: &[Ride], wait: impl Fn(&Ride, u32) -> u32) -> WayLength {
        let (mut now, mut walk_m, mut driven) = (minute, 0, 0);
        let mut out = 0;
        for (ride, before, flow) in self.parts(all) {
            match (before, flow) {
                (None, _) => now += ride.in_minutes(),
                (Some(before), None) => now += change(before, ride),
                (Some(before), Some(flow)) => {
                    now += before.out_minutes();
                    let way = flow.at(now);
                    walk_m += way.walk_m;
                    driven += way.driven;
                    now += way.minutes + ride.in_minutes();
                }
            }
            now += wait(ride, now) + ride.minutes;
            out = ride.out_minutes();
        }
        WayLength { minutes: now + out - minute, walk_m, driven }
    }

    /// How long it takes when one is at the first door at that minute.
    pub fn at(&self, minute: u32, all: &[Ride]) -> WayLength {
        self.go(minute, all, Ride::wait)
    }

    /// Whether the duration does not increase from the first to the last of these minutes.
    pub fn is_quiet(&self, first: u32, last: u32, all: &[Ride]) -> bool {
        let (mut first, mut last) = (first, last);
        for (ride, before, flow) in self.parts(all) {
            let inside = match (before, flow) {
                (None, _) => ride.in_minutes(),
                (Some(before), None) => change(before, ride),
                (Some(before), Some(flow)) => {
                    (first, last) = (first + before.out_minutes(), last + before.out_minutes());
                    if !flow.is_quiet(first, last) {
                        return false;
                    }
                    (first, last) = (first + flow.at(first).minutes, last + flow.at(last).minutes);
                    ride.in_minutes()
                }
            };
            (first, last) = (first + inside, last + inside);
            if !ride.is_quiet(first, last) {
                return false;
            }
            (first, last) = (first + ride.wait(first) + ride.minutes, last + ride.wait(last) + ride.minutes);
        }
        true
    }

    /// The same as [`Self::at`], as a list of steps.
    pub(super) fn steps(&self, minute: u32, all: &[Ride], stands: &[Stand], net: &Net) -> Estimate {
        let mut now = minute;
        let mut steps: Vec<Step> = Vec::new();
        let mut mode = TravelMode::Transit;
        let mut last: Option<&Ride> = None;
        for (ride, before, flow) in self.parts(all) {
            let mut inside = Some(ride.step_in());
            if let Some((before, flow)) = before.zip(flow) {
                let ends = stands.get(before.to).zip(stands.get(ride.from));
                steps.push(before.step_out());
                let at = now + before.out_minutes();
                steps.extend(
                    ends.map(|(a, b)| flow.steps(a, b, net, Slow::Public, at).how).into_iter().flatten(),
                );
            } else if let Some(before) = before {
                inside = Some(change_step(before, ride));
            }
            now = minute + steps.iter().chain(&inside).map(|step| step.minutes).sum::<u32>();
            steps.extend(ride.steps(inside, now));
            now = minute + steps.iter().map(|step| step.minutes).sum::<u32>();
            mode = match mode {
                TravelMode::Ferry => TravelMode::Ferry,
                _ if ride.is_boat() => TravelMode::Ferry,
                _ if ride.is_train() => TravelMode::Train,
                other => other,
            };
            last = Some(ride);
        }
        steps.extend(last.map(Ride::step_out));
        Estimate::of(mode, steps)
    }
}

/// Minutes from one ride's platform to the other's at the same hub.
fn change(before: &Ride, after: &Ride) -> u32 {
    match before.is_train() && after.is_train() {
        true => pace::TRAIN_CHANGE_MINUTES,
        false => before.out_minutes() + after.in_minutes(),
    }
}

fn change_step(before: &Ride, after: &Ride) -> Step {
    let mut step = after.step_in();
    if before.is_train()
        && let StepKind::StationIn(station) = &step.kind
    {
        step.kind = StepKind::ChangeTrain(station.clone());
    }
    Step { minutes: change(before, after), ..step }
}
