//! The search's working form of a plan: one flat route per day, copied without allocation.

/// The day of a visit that is in no route.
pub(crate) const NOWHERE: u8 = u8::MAX;

/// One day: the stops between its two ends, with the times that make an insertion's check constant-time.
#[derive(Debug, Default)]
pub(crate) struct Route {
    /// Node by position; the first and the last are the day's ends.
    pub stops: Vec<u16>,
    /// Earliest start of service by position, given everything before.
    pub early: Vec<i32>,
    /// Latest arrival by position that everything after still survives.
    pub late: Vec<i32>,
    /// Travel time of the whole route.
    pub travel: i64,
}

impl Clone for Route {
    fn clone(&self) -> Self {
        Self {
            stops: self.stops.clone(),
            early: self.early.clone(),
            late: self.late.clone(),
            travel: self.travel,
        }
    }

    fn clone_from(&mut self, other: &Self) {
        self.stops.clone_from(&other.stops);
        self.early.clone_from(&other.early);
        self.late.clone_from(&other.late);
        self.travel = other.travel;
    }
}

impl Route {
    /// The visits, without the day's ends.
    pub fn visits(&self) -> &[u16] {
        self.stops.get(1..self.stops.len().saturating_sub(1)).unwrap_or_default()
    }
}

/// All days, and which of them each visit is in.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub routes: Vec<Route>,
    /// By visit; [`NOWHERE`] when left out.
    pub day_of: Vec<u8>,
    /// Sum of the scores of the visits inside.
    pub score: i64,
}

impl Clone for Plan {
    fn clone(&self) -> Self {
        Self { routes: self.routes.clone(), day_of: self.day_of.clone(), score: self.score }
    }

    fn clone_from(&mut self, other: &Self) {
        self.routes.clone_from(&other.routes);
        self.day_of.clone_from(&other.day_of);
        self.score = other.score;
    }
}
