//! The ways to choose from: within the same land, or from hub to hub.

use super::Net;
use super::chain::Chain;
use super::flow::{Flow, Slow};
use super::ride::Ride;
use super::stand::Stand;
use crate::domain::schedule::estimate::Estimate;
use crate::domain::schedule::pace;
use crate::domain::schedule::way_length::WayLength;

/// A place with the ways between it and the hubs around it.
#[derive(Clone, Debug, PartialEq)]
pub struct WaySpot {
    pub stand: Stand,
    /// By hub: the way there and the way from there.
    hubs: Vec<(usize, Flow, Flow)>,
}

impl WaySpot {
    /// Prepares a place for travel by public transport or on foot, or by car.
    pub(super) fn new(stand: Stand, net: &Net, by: Slow) -> Self {
        let made = net.hubs.made(net);
        let here = stand.spot.position;
        let mut near: Vec<(f64, usize)> = made
            .stands
            .iter()
            .enumerate()
            .filter(|(at, hub)| hub.island == stand.island && (by == Slow::Public || net.hubs.is_pier(*at)))
            .map(|(at, hub)| (stand.spot.nearest(&hub.spot).0.min(here.distance_m(hub.spot.position)), at))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let wanted = near
            .into_iter()
            .enumerate()
            .filter(|(order, (metres, _))| *order < pace::HUBS || *metres <= pace::HUB_MAX_M);
        let flows = |(_, (_, at)): (usize, (f64, usize))| {
            let hub = made.stands.get(at)?;
            Some(match by {
                Slow::Public => (at, Flow::public(&stand, hub, net), Flow::public(hub, &stand, net)),
                Slow::Car => (at, Flow::car(&stand, hub, net), Flow::car(hub, &stand, net)),
            })
        };
        Self { hubs: wanted.filter_map(flows).collect(), stand }
    }
}

/// A way to choose from.
pub enum Choice<'a> {
    /// Within the same land, and without a train.
    Local(Flow),
    /// By rides.
    Via { hubs: (usize, usize), access: &'a Flow, chain: &'a Chain, egress: &'a Flow },
}

impl<'a> Choice<'a> {
    /// Every way from one place to another, ordered by the least time that each may take.
    pub(super) fn all(from: &'a WaySpot, to: &'a WaySpot, net: &'a Net, by: Slow) -> Vec<Self> {
        let made = net.hubs.made(net);
        let (a, b) = (&from.stand, &to.stand);
        let one_land = a.island == b.island;
        let mut all = Vec::new();
        if !one_land || (by == Slow::Public && a.spot.nearest(&b.spot).0 >= pace::TRAIN_MIN_M) {
            for (x, access, _) in &from.hubs {
                for (y, _, egress) in &to.hubs {
                    if let Some(chain) = net.hubs.chain(made, by == Slow::Car, *x, *y) {
                        all.push(Self::Via { hubs: (*x, *y), access, chain, egress });
                    }
                }
            }
        }
        let local = || match by {
            Slow::Public => Flow::public(a, b, net),
            Slow::Car => Flow::car(a, b, net),
        };
        let local = (one_land || all.is_empty()).then(local);
        // Ways by road are dropped where trains or coaches go.
        if local.as_ref().is_none_or(|local| local.by_road) && all.iter().any(|choice| !choice.is_by_road()) {
            all.retain(|choice| !choice.is_by_road());
        } else {
            all.extend(local.map(Self::Local));
        }
        all.sort_by_key(Self::least);
        all
    }

    /// Whether a part of it is by road because there is nothing else.
    fn is_by_road(&self) -> bool {
        match self {
            Self::Local(flow) => flow.by_road,
            Self::Via { access, egress, .. } => access.by_road || egress.by_road,
        }
    }

    /// The least time that it may take, in minutes.
    pub fn least(&self) -> u32 {
        match self {
            Self::Local(flow) => flow.least(),
            Self::Via { access, chain, egress, .. } => access.least() + chain.least + egress.least(),
        }
    }

    /// How long it takes when leaving at that minute.
    pub fn at(&self, minute: u32, rides: &[Ride]) -> WayLength {
        match self {
            Self::Local(flow) => flow.at(minute),
            Self::Via { access, chain, egress, .. } => {
                let before = access.at(minute);
                let middle = chain.at(minute + before.minutes, rides);
                let after = egress.at(minute + before.minutes + middle.minutes);
                before.plus(middle).plus(after)
            }
        }
    }

    /// Whether the duration does not increase from the first to the last of these minutes.
    pub fn is_quiet(&self, first: u32, last: u32, rides: &[Ride]) -> bool {
        match self {
            Self::Local(flow) => flow.is_quiet(first, last),
            Self::Via { access, chain, egress, .. } => {
                let (a, b) = (first + access.at(first).minutes, last + access.at(last).minutes);
                if !access.is_quiet(first, last) || !chain.is_quiet(a, b, rides) {
                    return false;
                }
                egress.is_quiet(a + chain.at(a, rides).minutes, b + chain.at(b, rides).minutes)
            }
        }
    }

    /// The same as [`Self::at`], as a list of steps.
    pub(super) fn steps(
        &self,
        from: &WaySpot,
        to: &WaySpot,
        net: &Net,
        by: Slow,
        minute: u32,
    ) -> Option<Estimate> {
        match self {
            Self::Local(flow) => Some(flow.steps(&from.stand, &to.stand, net, by, minute)),
            Self::Via { hubs: (x, y), access, chain, egress } => {
                let made = net.hubs.made(net);
                let (first, last) = made.stands.get(*x).zip(made.stands.get(*y))?;
                let before = access.steps(&from.stand, first, net, by, minute);
                let middle = chain.steps(minute + before.minutes, &net.hubs.rides, &made.stands, net);
                let mode = middle.mode;
                let there = minute + before.minutes + middle.minutes;
                let after = egress.steps(last, &to.stand, net, by, there);
                Some(before.then(mode, middle).then(mode, after))
            }
        }
    }
}

/// The longest that the quickest of some ways takes when leaving between two minutes, with the metres on foot. The
/// ways must be ordered by [`Choice::least`].
///
/// If the way that is quickest at `first` gets no longer, its duration is the answer. Otherwise each half is
/// examined.
pub fn longest(choices: &[Choice], rides: &[Ride], first: u32, last: u32) -> WayLength {
    let Some((choice, way)) = quickest(choices, rides, first) else { return WayLength::default() };
    if first >= last || choice.is_quiet(first, last, rides) {
        return way;
    }
    let middle = first + (last - first) / 2;
    let (early, late) = (longest(choices, rides, first, middle), longest(choices, rides, middle + 1, last));
    early.or_longer(late)
}

/// The quickest of some ways at a minute; the first of several that are equal.
fn quickest<'a, 'b>(
    choices: &'b [Choice<'a>],
    rides: &[Ride],
    minute: u32,
) -> Option<(&'b Choice<'a>, WayLength)> {
    let mut best: Option<(&Choice, WayLength)> = None;
    for choice in choices {
        if best.is_some_and(|(_, best)| choice.least() > best.minutes) {
            break;
        }
        let way = choice.at(minute, rides);
        if best.is_none_or(|(_, best)| way.minutes < best.minutes) {
            best = Some((choice, way));
        }
    }
    best
}
