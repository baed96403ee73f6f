//! Trip → document.

use super::PartyDoc;
use super::{BasesDoc, DayDoc, ModeDoc, PlaceDoc, RideDoc, TripDoc, VERSION, VisitDoc};
use crate::domain::trip::{Base, Bases, Day, Ride, Trip, TripMode, Visit};

pub fn doc(trip: &Trip) -> TripDoc {
    TripDoc {
        v: VERSION,
        id: trip.id.as_str().to_owned(),
        title: trip.title.clone(),
        start: trip.start,
        days: trip.days.iter().map(day).collect(),
        candidates: trip.candidates.iter().map(visit).collect(),
        mode: trip.mode.into(),
        party: trip.party.as_ref().map(PartyDoc::from),
        updated: trip.updated,
    }
}

impl From<TripMode> for ModeDoc {
    fn from(mode: TripMode) -> Self {
        match mode {
            TripMode::Transit => Self::Transit,
            TripMode::Drive => Self::Drive,
            TripMode::Bike => Self::Bike,
            TripMode::Walk => Self::Walk,
        }
    }
}

fn day(day: &Day) -> DayDoc {
    let visits = day.visits.iter().map(visit).collect();
    let rides = day.rides.iter().map(ride).collect();
    DayDoc { from: day.from, to: day.to, base: bases(&day.base), visits, rides }
}

fn ride(ride: &Ride) -> RideDoc {
    RideDoc {
        number: ride.number.clone(),
        from: place(&ride.from),
        to: place(&ride.to),
        depart: ride.depart,
        arrive: ride.arrive,
        after: Some(ride.after),
    }
}

fn bases(bases: &Bases) -> Option<BasesDoc> {
    let ends = BasesDoc::Ends { start: bases.start.as_ref().map(place), end: bases.end.as_ref().map(place) };
    (*bases != Bases::default()).then_some(ends)
}

fn place(base: &Base) -> PlaceDoc {
    match base {
        Base::City(id) => PlaceDoc::City { city: id.as_str().to_owned() },
        Base::Station(id) => PlaceDoc::Station { station: id.as_str().to_owned() },
        Base::Place { name, position } => {
            PlaceDoc::Place { name: name.clone(), lon: position.lon, lat: position.lat }
        }
    }
}

fn visit(visit: &Visit) -> VisitDoc {
    VisitDoc {
        stop: visit.stop.as_str().to_owned(),
        minutes: visit.minutes,
        locked: visit.locked,
        note: visit.note.clone(),
    }
}
