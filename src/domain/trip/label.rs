//! What an edit did, small enough to be stored with every snapshot and detailed enough to be put into words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Edit, ReplaceReason, Trip, VisitAt};
use crate::domain::{Bilingual, RouteId, StopId};

/// What an edit did. Days are counted from 1, as people count them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "kebab-case")]
#[allow(missing_docs)] // The names of the fields and variants say all that there is.
pub enum EditLabel {
    AddStop { stop: StopId },
    AddCandidate { stop: StopId },
    AddRoute { route: RouteId },
    AddPackage { name: Bilingual, day: usize, stops: Vec<StopId> },
    Remove { stop: StopId },
    Move { stop: StopId, day: usize },
    Swap { stop: StopId, other: StopId },
    Reorder { day: usize },
    PutInstead { stop: StopId, other: StopId },
    SetAside { stop: StopId },
    InsertDay { day: usize },
    RemoveDay { day: usize },
    MoveDay { day: usize, to: usize },
    SwapDays { day: usize, other: usize },
    SetStart { date: Option<NaiveDate> },
    ShiftDates { days: i32 },
    SetTimes { day: usize },
    SetBase { day: Option<usize> },
    AddRide { number: String },
    SetRide { number: String },
    RemoveRide { number: String },
    SetMode,
    SetParty,
    SetTitle,
    SetMinutes { stop: StopId },
    SetNote { stop: StopId },
    Lock { stop: StopId },
    Unlock { stop: StopId },
    Replace { reason: ReplaceReason },
    Merge { reason: ReplaceReason },
}

impl EditLabel {
    /// Whether both set the same thing, perhaps to different values.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::SetStart { .. }, Self::SetStart { .. }) => true,
            _ => self == other,
        }
    }
}

impl Edit {
    /// What the edit does to that trip, for the words of undo and redo.
    pub fn label(&self, trip: &Trip) -> EditLabel {
        label(self, trip)
    }
}

fn label(edit: &Edit, trip: &Trip) -> EditLabel {
    // A rejected edit needs no label, so a missing visit may get an empty id.
    let stop = |at: &VisitAt| trip.visit(*at).map_or_else(|| StopId::from(""), |visit| visit.stop.clone());
    let ride = |day: &usize, index: &usize| {
        let ride = trip.days.get(*day).and_then(|day| day.rides.get(*index));
        ride.map_or_else(String::new, |ride| ride.number.clone())
    };
    match edit {
        Edit::AddStop { stop, .. } => EditLabel::AddStop { stop: stop.clone() },
        Edit::AddCandidate { stop } => EditLabel::AddCandidate { stop: stop.clone() },
        Edit::AddRoute { route, .. } => EditLabel::AddRoute { route: route.clone() },
        Edit::AddPackage { name, day, visits, .. } => EditLabel::AddPackage {
            name: name.clone(),
            day: day + 1,
            stops: visits.iter().map(|visit| visit.stop.clone()).collect(),
        },
        Edit::Remove(at) => EditLabel::Remove { stop: stop(at) },
        Edit::RemoveCandidate { stop } => EditLabel::Remove { stop: stop.clone() },
        Edit::Move { from, to } => EditLabel::Move { stop: stop(from), day: to.day + 1 },
        Edit::SwapVisits(a, b) => EditLabel::Swap { stop: stop(a), other: stop(b) },
        Edit::Reorder { day, .. } => EditLabel::Reorder { day: day + 1 },
        Edit::PutInstead { at, stop: other } => {
            EditLabel::PutInstead { stop: stop(at), other: other.clone() }
        }
        Edit::SetAside(at) => EditLabel::SetAside { stop: stop(at) },
        Edit::InsertDay { at } => EditLabel::InsertDay { day: at + 1 },
        Edit::RemoveDay { day } => EditLabel::RemoveDay { day: day + 1 },
        Edit::MoveDay { from, to } => EditLabel::MoveDay { day: from + 1, to: to + 1 },
        Edit::SwapDays(a, b) => EditLabel::SwapDays { day: a + 1, other: b + 1 },
        Edit::SetStart(date) => EditLabel::SetStart { date: *date },
        Edit::ShiftDates { days } => EditLabel::ShiftDates { days: *days },
        Edit::SetTimes { day, .. } => EditLabel::SetTimes { day: day + 1 },
        Edit::SetBase { day, .. } => EditLabel::SetBase { day: day.map(|day| day + 1) },
        Edit::AddRide { ride, .. } => EditLabel::AddRide { number: ride.number.clone() },
        Edit::SetRide { day, index, .. } => EditLabel::SetRide { number: ride(day, index) },
        Edit::RemoveRide { day, index } => EditLabel::RemoveRide { number: ride(day, index) },
        Edit::SetMode(_) => EditLabel::SetMode,
        Edit::SetParty(_) => EditLabel::SetParty,
        Edit::SetTitle(_) => EditLabel::SetTitle,
        Edit::SetMinutes { at, .. } => EditLabel::SetMinutes { stop: stop(at) },
        Edit::SetNote { at, .. } => EditLabel::SetNote { stop: stop(at) },
        Edit::SetLocked { at, locked: true } => EditLabel::Lock { stop: stop(at) },
        Edit::SetLocked { at, locked: false } => EditLabel::Unlock { stop: stop(at) },
        Edit::Replace { reason, .. } => EditLabel::Replace { reason: *reason },
        Edit::Merge { reason, .. } => EditLabel::Merge { reason: *reason },
    }
}
