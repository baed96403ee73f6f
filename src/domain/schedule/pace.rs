//! The speeds and waits that estimates are based on, each with its reason. They are this project's assumptions for a
//! visitor who is in no hurry, not measurements; rounding is always up.

/// A speed that depends on the distance: slow for the first metres, faster for later ones. A longer way never takes
/// less time.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// `(up to metres, km/h)` in ascending order; the last band has no upper limit.
    bands: &'static [(f64, f64)],
    /// How many times longer the way is than the straight line.
    pub detour: f64,
}

impl Pace {
    /// Minutes for a way of that length.
    pub fn minutes(&self, metres: f64) -> f64 {
        let (mut minutes, mut done) = (0.0, 0.0);
        for (at, (up_to, kmh)) in self.bands.iter().enumerate() {
            let end = if at + 1 == self.bands.len() { metres } else { metres.min(*up_to) };
            if end > done {
                minutes += (end - done) / (kmh * 1000.0 / 60.0);
                done = end;
            }
        }
        minutes
    }
}

/// 4.5 km/h: a visitor's walk, crossings and a look at the map included. City streets are about 1.3 times the
/// straight-line distance.
pub const WALK: Pace = Pace { bands: &[(f64::MAX, 4.5)], detour: 1.3 };

/// 12 km/h: a hired bicycle with traffic lights. The same streets as on foot.
pub const BIKE: Pace = Pace { bands: &[(f64::MAX, 12.0)], detour: 1.3 };

/// Buses between their stops: slow in a city for their many stops and lights, quicker on the roads between towns. Lines
/// bend more than streets do.
pub const TRANSIT: Pace = Pace { bands: &[(5_000.0, 18.0), (20_000.0, 22.0), (f64::MAX, 40.0)], detour: 1.4 };

/// City streets first, then main roads, then the expressway around the city and, farther out, the one through the
/// country, where 100 to 120 km/h are allowed; a usual share of congestion included.
pub const DRIVE: Pace =
    Pace { bands: &[(5_000.0, 22.0), (25_000.0, 40.0), (60_000.0, 75.0), (f64::MAX, 105.0)], detour: 1.3 };

/// A passenger ferry among islands at 25 km/h, on a course that is nearly straight.
pub const FERRY: Pace = Pace { bands: &[(f64::MAX, 25.0)], detour: 1.1 };

/// Up to this length one walks whatever the mode: a quarter of an hour, less than a trip by bus takes.
pub const WALKABLE_M: f64 = 1_200.0;
/// Up to this length one walks where no bus is quicker: half an hour.
pub const STROLL_MAX_M: f64 = 2_250.0;
/// No one cycles farther than this to the next sight: an hour and a half.
pub const BIKE_MAX_M: f64 = 18_000.0;
/// No one walks farther than this to the next sight: an hour and three quarters.
pub const WALK_MAX_M: f64 = 8_000.0;
/// From this straight-line distance on, trains are considered.
pub const TRAIN_MIN_M: f64 = 15_000.0;

/// From the door to the stop of metro or bus, and again at the other end.
pub const TRANSIT_WALK_M: f64 = 400.0;
/// Waiting for metro or bus, one change included every now and then.
pub const TRANSIT_WAIT_MINUTES: u32 = 8;
/// Beyond this straight-line distance no one takes town buses, but a coach or a car.
pub const BUS_MAX_M: f64 = 40_000.0;

/// Between two metro trains where the pack does not know: the interval of city lines outside the peak.
pub const METRO_EVERY_MINUTES: u32 = 6;
/// Between the platforms of two lines.
pub const METRO_CHANGE_MINUTES: u32 = 4;
/// From the street through the security check to the platform.
pub const METRO_IN_MINUTES: u32 = 4;
/// From the platform to the street.
pub const METRO_OUT_MINUTES: u32 = 3;
/// When metros begin where the pack does not know.
pub const METRO_FIRST_MINUTE: u32 = 6 * 60;
/// When their last trains leave where the pack does not know.
pub const METRO_LAST_MINUTE: u32 = 22 * 60 + 30;
/// The most metres on foot to a metro station.
pub const METRO_WALK_M: f64 = 2_000.0;
/// The largest straight-line distance to a metro station that one takes a bus to.
pub const METRO_BUS_M: f64 = 6_000.0;
/// How many stations are considered around a place.
pub const METRO_GATES: usize = 4;

/// How many minutes quicker a bus has to be to be preferred to a metro: buses get stuck in traffic and are harder to
/// find.
pub const METRO_PREFERRED_MINUTES: u32 = 10;

/// Minutes in the train from one metro station to the next: 0.8 for stopping and 1.1 for each kilometre; what is
/// usual in a city if the distance is not known.
pub fn metro_minutes(crow_m: Option<f64>) -> f64 {
    crow_m.map_or(2.4, |metres| 0.8 + 1.1 * metres / 1_000.0)
}

/// The largest straight-line distance to a station or pier that one sets out for, unless none is nearer.
pub const HUB_MAX_M: f64 = 45_000.0;
/// How many stations and piers are considered in any case.
pub const HUBS: usize = 4;
/// The largest straight-line distance between the hubs of two consecutive rides.
pub const CHANGE_MAX_M: f64 = 25_000.0;
/// Between two trains at one station.
pub const TRAIN_CHANGE_MINUTES: u32 = 20;
/// Boarding a suburban train, which works like a metro.
pub const SUBURBAN_IN_MINUTES: u32 = 10;
/// Leaving it.
pub const SUBURBAN_OUT_MINUTES: u32 = 5;
/// Tickets and boarding a boat or a coach.
pub const LINK_IN_MINUTES: u32 = 15;
/// Getting off it.
pub const LINK_OUT_MINUTES: u32 = 5;
/// When boats and coaches begin where the pack does not know.
pub const LINK_FIRST_MINUTE: u32 = 7 * 60;
/// When the last ones leave where the pack does not know.
pub const LINK_LAST_MINUTE: u32 = 16 * 60 + 30;
/// Between two of them where the pack does not know.
pub const LINK_EVERY_MINUTES: u32 = 60;

/// Finding and unlocking a bicycle, and locking it.
pub const BIKE_HANDLING_MINUTES: u32 = 4;
/// Hailing a taxi, or walking to the car and parking it.
pub const DRIVE_HANDLING_MINUTES: u32 = 8;

/// From a station's door to its platform: identity and security checks, and gates that close before departure.
pub const STATION_IN_MINUTES: u32 = 25;
/// From the platform to the station's door.
pub const STATION_OUT_MINUTES: u32 = 10;
/// Waiting for a train where the pack knows no frequency: a train every two hours. Stations with many trains get
/// counted first, so one that has not been counted probably has few trains, and must not look better than those that
/// are known.
pub const TRAIN_WAIT_MINUTES: u32 = 60;

/// How many minutes before departure travellers have to be at the station or pier for their own train or boat: gates
/// close some minutes before.
pub const OWN_RIDE_EARLY_MINUTES: u32 = 15;

/// Tickets, boarding and waiting for a ferry.
pub const FERRY_WAIT_MINUTES: u32 = 30;

/// No day is made to begin before this.
pub const EARLIEST_START_MINUTE: u32 = 6 * 60;
/// No day is made to end after this.
pub const LATEST_END_MINUTE: u32 = 22 * 60;
/// No visit is made shorter than this.
pub const SHORTEST_STAY_MINUTES: u32 = 20;
