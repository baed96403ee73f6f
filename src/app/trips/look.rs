//! What is open, focused or being picked on the trip page. It is not part of a trip: it is not saved and not undone.

use crate::app::Shared;
use crate::domain::schedule::{Conflict, Fix};
use crate::domain::trip::VisitAt;
use crate::domain::{Trip, TripId};
use crate::geometry::LonLat;

/// The control that moved a visit; the focus stays on it, wherever the visit went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The handle: by dragging or with the arrow keys.
    Handle,
    /// The button that moves a place up.
    Up,
    /// The button that moves a place down.
    Down,
    /// The choice of the day.
    Day,
}

impl Control {
    /// The prefix of the element ids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Handle => "handle",
            Self::Up => "up",
            Self::Down => "down",
            Self::Day => "to-day",
        }
    }

    /// The id of this control for a visit.
    pub fn id(self, at: VisitAt) -> String {
        format!("{}-{}-{}", self.key(), at.day, at.index)
    }
}

/// A conflict that is open, with what would fix it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenConflict {
    /// Which.
    pub conflict: Conflict,
    /// What would fix it.
    pub fixes: Shared<Vec<Fix>>,
}

/// What a place on the map is being picked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picking {
    /// Where a day begins or ends.
    End(DayEnd),
    /// A place in the planner's form.
    Plan(PlanPlace),
}

/// A place that the planner asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanPlace {
    /// Where the first day begins.
    Arrival,
    /// Where the last day ends.
    Departure,
    /// Where the night after a day, counted from 0, is spent.
    Night(usize),
}

/// Which end of a day, or of every day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayEnd {
    /// The day, counted from 0; `None` is every day.
    pub day: Option<usize>,
    /// Whether it is where the day begins, rather than where it ends.
    pub start: bool,
}

/// What is open on the trip page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TripUiState {
    /// The day that the map shows alone, counted from 0; `None` is all.
    pub day: Option<usize>,
    /// The visit whose settings are open.
    pub visit: Option<VisitAt>,
    /// The day whose settings are open.
    pub settings: Option<usize>,
    /// The conflict that is open.
    pub conflict: Option<OpenConflict>,
    /// What a place on the map is being picked for.
    pub picking: Option<Picking>,
    /// The place that was last picked for the planner's form, which is not part of a trip.
    pub picked: Option<(PlanPlace, LonLat)>,
    /// The trip whose deletion the reader has to confirm.
    pub deleting: Option<TripId>,
}

impl TripUiState {
    /// Updates what is open after a change of the trip: visits may have moved, and days may be gone.
    pub(super) fn follow(&mut self, before: &Trip, after: &Trip) {
        let days = after.days.len();
        self.conflict = None;
        self.picking = None;
        self.day = self.day.filter(|day| *day < days);
        self.settings = self.settings.filter(|day| *day < days);
        self.visit = self.visit.and_then(|at| {
            let stop = &before.visit(at)?.stop;
            let same_day = after.days.get(at.day).and_then(|day| {
                let index = day.visits.iter().position(|visit| &visit.stop == stop)?;
                Some(VisitAt { index, ..at })
            });
            same_day.or_else(|| after.find(stop))
        });
    }

    /// Closes everything, because another trip is on the desk.
    pub(super) fn begin_again(&mut self) {
        *self = Self::default();
    }
}
