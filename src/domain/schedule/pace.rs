//! The speeds and waits that estimates rest on, each with its reason. They are this project's assumptions for a visitor
//! who is in no hurry, not measurements; rounding is always up.

/// A speed by how far one goes: the first metres slowly, the rest faster. Longer ways never take less time.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// `(up to metres, km/h)` in rising order; the last is used without end.
    bands: &'static [(f64, f64)],
    /// How much longer the way is than the crow's.
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

/// 4.5 km/h: a visitor's walk, crossings and a look at the map included. City streets are about 1.3 times the crow's way.
pub const WALK: Pace = Pace { bands: &[(f64::MAX, 4.5)], detour: 1.3 };

/// 12 km/h: a hired bicycle with traffic lights. The same streets as on foot.
pub const BIKE: Pace = Pace { bands: &[(f64::MAX, 12.0)], detour: 1.3 };

/// Metro and bus between doors of their stops: short rides are slow for their many stops and lights, long ones are
/// metro or an express bus. Lines bend more than streets do.
pub const TRANSIT: Pace = Pace { bands: &[(5_000.0, 18.0), (20_000.0, 28.0), (f64::MAX, 40.0)], detour: 1.4 };

/// City streets first, then main roads, then the expressway, a usual share of congestion included.
pub const DRIVE: Pace = Pace { bands: &[(5_000.0, 22.0), (25_000.0, 40.0), (f64::MAX, 75.0)], detour: 1.3 };

/// A passenger ferry among islands at 25 km/h, on a course that is nearly straight.
pub const FERRY: Pace = Pace { bands: &[(f64::MAX, 25.0)], detour: 1.1 };

/// Up to here one walks whatever the mode: a quarter of an hour, in which no bus has come and gone.
pub const WALKABLE_M: f64 = 1_200.0;
/// Farther than this nobody cycles to the next sight: an hour and a half.
pub const BIKE_MAX_M: f64 = 18_000.0;
/// Farther than this nobody walks to the next sight: an hour and three quarters.
pub const WALK_MAX_M: f64 = 8_000.0;
/// From here on, as the crow flies, a train is worth looking at.
pub const TRAIN_MIN_M: f64 = 15_000.0;

/// From the door to the stop of metro or bus, and again at the other end.
pub const TRANSIT_WALK_M: f64 = 400.0;
/// Waiting for metro or bus, one change included every now and then.
pub const TRANSIT_WAIT_MINUTES: u32 = 8;
/// Finding and unlocking a bicycle, and locking it.
pub const BIKE_HANDLING_MINUTES: u32 = 4;
/// Hailing a taxi, or walking to the car and parking it.
pub const DRIVE_HANDLING_MINUTES: u32 = 8;

/// From a station's door to its platform: identity and security checks, and gates that close before departure.
pub const STATION_IN_MINUTES: u32 = 25;
/// From the platform to the station's door.
pub const STATION_OUT_MINUTES: u32 = 10;
/// Waiting for a train where the pack knows no frequency: a train every two hours. Whoever counts a station's trains starts
/// with those that have many, so one that nobody counted has few, and must not look better than those that are known.
pub const TRAIN_WAIT_MINUTES: u32 = 60;

/// Tickets, boarding and waiting for a ferry.
pub const FERRY_WAIT_MINUTES: u32 = 30;

/// No day is made to begin before this.
pub const EARLIEST_START_MINUTE: u32 = 6 * 60;
/// No day is made to end after this.
pub const LATEST_END_MINUTE: u32 = 22 * 60;
/// No visit is made shorter than this.
pub const SHORTEST_STAY_MINUTES: u32 = 20;
