//! The search's working form of a plan: one flat route per day, copied without allocation.

/// The day of a visit that is in no route.
pub(crate) const NOWHERE: u8 = u8::MAX;

/// One day: the stops between its two ends, with the times that allow an insertion to be checked in constant time.
#[derive(Debug, Default)]
pub(crate) struct Route {
    /// Node by position; the first and the last are the day's ends.
    pub stops: Vec<u16>,
    /// Earliest end of service by position, given everything before (lunch still to come).
    pub leave: Vec<i32>,
    /// The same with lunch had; only if the rules include lunch.
    pub leave_fed: Vec<i32>,
    /// Latest arrival by position with which everything after it is still feasible (lunch had or not needed).
    pub late: Vec<i32>,
    /// The same with lunch still to come.
    pub late_hungry: Vec<i32>,
    /// Travel from the position before; only in the plain problem.
    pub hop: Vec<i32>,
    /// The most time that a further visit could take at any position; only in the plain problem.
    pub spare: i32,
    /// Time spent on the way, over the whole route.
    pub travel: i64,
    /// Metres on foot.
    pub walk: i64,
    /// Fares.
    pub fare: i64,
}

impl Clone for Route {
    fn clone(&self) -> Self {
        let mut copy = Self::default();
        copy.stops.reserve(self.stops.capacity());
        copy.clone_from(self);
        copy
    }

    fn clone_from(&mut self, other: &Self) {
        self.stops.clone_from(&other.stops);
        self.leave.clone_from(&other.leave);
        self.leave_fed.clone_from(&other.leave_fed);
        self.late.clone_from(&other.late);
        self.late_hungry.clone_from(&other.late_hungry);
        self.hop.clone_from(&other.hop);
        (self.spare, self.travel, self.walk, self.fare) = (other.spare, other.travel, other.walk, other.fare);
    }
}

impl Route {
    /// The visits, without the day's ends.
    pub(crate) fn visits(&self) -> &[u16] {
        self.stops.get(1..self.stops.len().saturating_sub(1)).unwrap_or_default()
    }

    /// Whether the day has a lunch.
    pub(crate) fn fed(&self) -> bool {
        self.leave_fed.last().is_some_and(|&end| end < super::clock::NEVER)
    }

    /// Clears the times and makes room for one per stop.
    pub(crate) fn clear_times(&mut self) {
        let len = self.stops.len();
        self.leave.clear();
        self.leave_fed.clear();
        self.hop.clear();
        self.late.clear();
        self.late.resize(len, 0);
        self.late_hungry.clear();
        self.late_hungry.resize(len, 0);
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

impl Plan {
    /// The visits by day.
    pub(crate) fn days(&self) -> Vec<Vec<usize>> {
        self.routes.iter().map(|route| route.visits().iter().copied().map(usize::from).collect()).collect()
    }
}
