//! The traveller's own train or boat as stated on its ticket; only the length is estimated, as a straight line.

use super::{Estimate, Spot, Step, StepKind, TravelMode};
use crate::domain::Atlas;
use crate::domain::trip::{Base, Ride};

impl Estimate {
    /// The ride as stated on its ticket.
    pub fn of_ticket(ride: &Ride, atlas: &Atlas) -> Self {
        let (depart, arrive) = ride.minutes();
        let place = |base: &Base| Spot::of_base(base, atlas).map(|spot| spot.position);
        let metres = place(&ride.from).zip(place(&ride.to)).map_or(0.0, |(from, to)| from.distance_m(to));
        let boat = ride.is_boat();
        let kind = StepKind::Own {
            number: ride.number.clone(),
            from: ride.from.clone(),
            to: ride.to.clone(),
            boat,
            times: (depart, arrive),
        };
        let step = Step::new(kind, f64::from(arrive.saturating_sub(depart)), metres);
        Self::of(if boat { TravelMode::Ferry } else { TravelMode::Train }, vec![step])
    }
}
