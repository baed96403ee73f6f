//! The course of a day in parts, as drawn on the map and on paper: each with its means of transport, along the course
//! that the pack knows.

use crate::domain::network::{LinkKind, MetroLine};
use crate::domain::schedule::{DaySchedule, Leg, ScheduledRide, Spot, Step, StepKind};
use crate::domain::trip::{Base, Day};
use crate::domain::{Atlas, Bilingual, LegMode, Network, StationId, StopId};
use crate::geometry::LonLat;
use crate::geometry::stretch::stretch;
use crate::map::scene::Color;
use crate::map::{PartKind, TripPart};

/// A course leads to a place only if one of its vertices is nearer than this, in metres.
const NEAR_M: f64 = 300.0;
/// Two places that are nearer than this, in metres, count as one.
const SAME_M: f64 = 1.0;

/// The courses that the pack knows.
pub struct Courses<'a> {
    atlas: &'a Atlas,
    network: Network,
}

impl<'a> Courses<'a> {
    /// The courses of an atlas.
    pub fn of(atlas: &'a Atlas) -> Self {
        Self { atlas, network: atlas.network.read() }
    }

    /// The parts of a day, from its beginning through its stops and rides to its end. A day that stays at one place has
    /// one part with only that place.
    pub fn of_day(&self, day: &Day, schedule: &DaySchedule) -> Vec<TripPart> {
        let mut walker = Walker { courses: self, parts: Vec::new(), at: None, stop: None, by: None };
        walker.begin(self.place(day.base.start.as_ref()));
        for (at, visit) in schedule.visits.iter().enumerate() {
            schedule.rides_before(at).for_each(|ride| walker.own_ride(ride, day));
            if let Some(stop) = self.atlas.stop(&visit.stop) {
                walker.go(visit.way.as_ref(), stop.position, Some(&stop.id));
            }
        }
        schedule.rides_before(schedule.visits.len()).for_each(|ride| walker.own_ride(ride, day));
        if let Some(end) = self.place(day.base.end.as_ref()) {
            walker.go(schedule.way_home.as_ref(), end, None);
        }
        let only = walker.at.filter(|_| walker.parts.is_empty());
        walker.parts.extend(only.map(|place| TripPart::along(PartKind::Walk, vec![place])));
        walker.parts
    }

    fn place(&self, base: Option<&Base>) -> Option<LonLat> {
        Some(Spot::of_base(base?, self.atlas)?.position)
    }

    /// The course on land between two consecutive stops of a route, in either direction.
    fn between(&self, from: &StopId, to: &StopId) -> Option<Vec<LonLat>> {
        let by_land = |mode: LegMode| matches!(mode, LegMode::Walk | LegMode::Road | LegMode::Shore);
        self.atlas.routes.iter().flat_map(|route| route.legs.array_windows()).find_map(|[first, second]| {
            let course = second.geometry.as_deref().filter(|_| by_land(second.mode))?;
            match (&first.stop, &second.stop) {
                (a, b) if a == from && b == to => Some(course.to_vec()),
                (a, b) if a == to && b == from => Some(course.iter().rev().copied().collect()),
                _ => None,
            }
        })
    }

    /// From station to station along the line; only the two ends where one of them is off the line.
    fn by_train(&self, from: &StationId, to: &StationId) -> Option<TripPart> {
        let rail = &self.atlas.rail;
        let (from, to) = rail.station(from).zip(rail.station(to))?;
        if !(from.on_line && to.on_line) {
            return Some(TripPart::between(PartKind::Rail, from.position, to.position));
        }
        let between = stretch(&rail.geometry, from.position, to.position);
        let line = [vec![from.position], between, vec![to.position]].concat();
        Some(TripPart::along(PartKind::Rail, line))
    }

    /// From station to station in the line's colour: along its course where that leads to both, else from each station
    /// with a known position to the next such station.
    fn by_metro(&self, name: &Bilingual, from: &Bilingual, to: &Bilingual) -> Option<Vec<TripPart>> {
        let (line, between) = self.metro_ride(name, from, to)?;
        let kind = metro_kind(line);
        let position = |at: &usize| self.network.metro_stations.get(*at)?.position;
        let places: Vec<LonLat> = between.iter().filter_map(position).collect();
        let (first, last) = (position(between.first()?)?, position(between.last()?)?);
        let leads = |place: LonLat| line.course.iter().any(|vertex| vertex.distance_m(place) < NEAR_M);
        if leads(first) && leads(last) {
            let course = stretch(&line.course, first, last);
            return Some(vec![TripPart::along(kind, [vec![first], course, vec![last]].concat())]);
        }
        Some(places.array_windows().map(|[from, to]| TripPart::between(kind, *from, *to)).collect())
    }

    /// The line of that name that has both stations, and the indices of its stations from one to the other.
    fn metro_ride(
        &self,
        name: &Bilingual,
        from: &Bilingual,
        to: &Bilingual,
    ) -> Option<(&MetroLine, Vec<usize>)> {
        let lines = self.network.metro_lines.iter().filter(|line| &line.name == name);
        lines.flat_map(|line| line.runs.iter().map(move |run| (line, run))).find_map(|(line, run)| {
            let called = |name: &Bilingual| {
                let is_it =
                    |at: &usize| self.network.metro_stations.get(*at).is_some_and(|it| &it.name == name);
                run.iter().position(is_it)
            };
            Some((line, along_a_run(run, called(from)?, called(to)?, line.is_loop)))
        })
    }

    /// Between two piers or coach stops.
    fn by_link(
        &self,
        kind: LinkKind,
        name: &Bilingual,
        from: &Bilingual,
        to: &Bilingual,
    ) -> Option<TripPart> {
        let links = self.network.links.iter().filter(|link| link.kind == kind && &link.name == name);
        let [from, to] =
            links.map(|link| [0, 1].map(|end: usize| &link.ends[end])).find_map(|[a, b]| {
                match (&a.name, &b.name) {
                    (first, second) if first == from && second == to => Some([a.position, b.position]),
                    (first, second) if first == to && second == from => Some([b.position, a.position]),
                    _ => None,
                }
            })?;
        Some(match kind {
            LinkKind::Boat => TripPart::along(PartKind::Boat, vec![from, to]),
            LinkKind::Coach => TripPart::between(PartKind::Road, from, to),
        })
    }
}

/// The stations of a run from one index in it to another; on a loop, the shorter way round.
fn along_a_run(run: &[usize], from: usize, to: usize, is_loop: bool) -> Vec<usize> {
    let (first, last) = (from.min(to), from.max(to));
    let inside = run.get(first..=last).unwrap_or_default().to_vec();
    let around = is_loop && run.len() < 2 * (last - first);
    let mut between = if around {
        let before = run.get(..=first).unwrap_or_default().iter().rev();
        before.chain(run.get(last..).unwrap_or_default().iter().rev()).copied().collect()
    } else {
        inside
    };
    if from > to {
        between.reverse();
    }
    between
}

fn metro_kind(line: &MetroLine) -> PartKind {
    PartKind::Metro(Color::parse(&line.color).unwrap_or(Color::hex(0x6A_6F_68)))
}

/// Goes through a day and collects its parts.
struct Walker<'a> {
    courses: &'a Courses<'a>,
    parts: Vec<TripPart>,
    at: Option<LonLat>,
    /// The stop at the current place, if it is one.
    stop: Option<StopId>,
    /// The means of transport used since the current place, while its end is not known.
    by: Option<PartKind>,
}

impl Walker<'_> {
    fn begin(&mut self, place: Option<LonLat>) {
        self.at = place;
    }

    /// Goes along a leg to a place, which may be a stop.
    fn go(&mut self, way: Option<&Leg>, to: LonLat, stop: Option<&StopId>) {
        let known = self.stop.take().zip(stop).and_then(|(from, to)| self.courses.between(&from, to));
        let steps = way.map(|way| way.estimate.how.as_slice()).unwrap_or_default();
        steps.iter().for_each(|step| self.step(step));
        let by_land =
            matches!(self.by, Some(PartKind::Walk | PartKind::Road)) && !steps.iter().any(Step::is_ride);
        match (known.filter(|_| by_land), self.by) {
            (Some(course), Some(kind)) => {
                self.parts.push(TripPart::along(kind, course));
                (self.at, self.by) = (Some(to), None);
            }
            _ => self.arrive(to),
        }
        self.stop = stop.cloned();
    }

    /// Goes to one of the traveller's own rides, and takes it.
    fn own_ride(&mut self, scheduled: &ScheduledRide, day: &Day) {
        let Some(ride) = day.rides.get(scheduled.ride) else { return };
        let [from, to] = [&ride.from, &ride.to].map(|base| self.courses.place(Some(base)));
        let Some((from, to)) = from.zip(to) else { return };
        self.go(scheduled.way.as_ref(), from, None);
        let part = match (&ride.from, &ride.to) {
            (Base::Station(from), Base::Station(to)) => self.courses.by_train(from, to),
            _ => Some(TripPart::along(PartKind::Boat, vec![from, to])),
        };
        self.ride(PartKind::Rail, part.map(|part| vec![part]));
        self.at = Some(to);
    }

    fn step(&mut self, step: &Step) {
        use StepKind::{Cycle, Drive, Ferry, Link, Metro, Road, Train, Transit, Walk};
        match &step.kind {
            Walk(_) => self.by_at_least(PartKind::Walk),
            Ferry(_) => self.by_at_least(PartKind::Boat),
            Cycle(_) | Transit(_) | Drive(_) | Road(_) => self.by_at_least(PartKind::Road),
            Metro { line, from, to, .. } => {
                let named = self.courses.metro_ride(line, from, to).map(|(line, _)| metro_kind(line));
                let parts = self.courses.by_metro(line, from, to);
                self.ride(named.unwrap_or(PartKind::Road), parts);
            }
            Train { from, to, .. } => {
                let part = self.courses.by_train(from, to);
                self.ride(PartKind::Rail, part.map(|part| vec![part]));
            }
            Link { kind, name, from, to, .. } => {
                let part = self.courses.by_link(*kind, name, from, to);
                self.ride(PartKind::Road, part.map(|part| vec![part]));
            }
            _ => (),
        }
    }

    /// Notes a means of transport without known ends; of several in a row, the one with the highest rank counts.
    fn by_at_least(&mut self, kind: PartKind) {
        let rank = |kind: PartKind| match kind {
            PartKind::Walk => 0,
            PartKind::Boat => 1,
            PartKind::Road => 2,
            PartKind::Metro(_) => 3,
            PartKind::Rail => 4,
        };
        if self.by.is_none_or(|before| rank(before) < rank(kind)) {
            self.by = Some(kind);
        }
    }

    /// Goes to the first end of `parts` and rides along them; where their ends are unknown, only notes `kind`.
    fn ride(&mut self, kind: PartKind, parts: Option<Vec<TripPart>>) {
        let ends = |parts: &[TripPart]| Some((*parts.first()?.line.first()?, *parts.last()?.line.last()?));
        match parts.and_then(|parts| Some((ends(&parts)?, parts))) {
            Some(((from, to), parts)) => {
                self.arrive(from);
                self.parts.extend(parts);
                self.at = Some(to);
            }
            None => self.by_at_least(kind),
        }
    }

    fn arrive(&mut self, to: LonLat) {
        let kind = self.by.take().unwrap_or(PartKind::Walk);
        if let Some(from) = self.at.replace(to).filter(|from| from.distance_m(to) > SAME_M) {
            self.parts.push(TripPart::between(kind, from, to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::network::{Call, Link, MetroStation};
    use crate::domain::{PackedNetwork, PositionQuality, Station, testing};

    const WEST: LonLat = LonLat::new(120.2, 30.3);
    const BEND: LonLat = LonLat::new(120.7, 30.0);
    const EAST: LonLat = LonLat::new(121.5, 29.9);

    fn name(zh: &str) -> Bilingual {
        Bilingual::new(zh, zh)
    }

    fn rails(on_line: bool) -> Atlas {
        let mut atlas = testing::atlas(vec![testing::stop("bridge", |_| ())]);
        let station = |id: &str, position, on_line| Station {
            id: id.into(),
            name: Bilingual::default(),
            city: "hangzhou".into(),
            position,
            quality: PositionQuality::Exact,
            km: None,
            on_line,
            status: None,
            sources: Vec::new(),
        };
        atlas.rail.stations = vec![station("west", WEST, on_line), station("east", EAST, true)];
        atlas.rail.geometry = vec![WEST, BEND, EAST];
        atlas
    }

    /// A line of four stations; the position of the second is unknown.
    fn metro(course: Vec<LonLat>, is_loop: bool) -> Atlas {
        let at = [Some(120.0), None, Some(120.02), Some(120.03)].map(|lon| Some(LonLat::new(lon?, 30.0)));
        let station = |(position, id): (Option<LonLat>, &str)| MetroStation {
            id: id.into(),
            name: name(id),
            position,
            about: None,
        };
        let line = MetroLine {
            id: "h1".into(),
            city: "hangzhou".into(),
            name: name("1号线"),
            color: "#c8102e".into(),
            runs: vec![vec![0, 1, 2, 3]],
            is_loop,
            course,
            first: None,
            last: None,
            every_minutes: None,
            minutes_between: None,
        };
        let call = |zh: &str, position| Call { name: name(zh), position };
        let boat = Link {
            id: "boat".into(),
            name: name("轮渡"),
            kind: LinkKind::Boat,
            ends: [call("此岸", WEST), call("彼岸", EAST)],
            minutes: 20,
            every_minutes: None,
            first: None,
            last: None,
            cny: None,
        };
        let network = Network {
            metro_lines: vec![line],
            metro_stations: at.into_iter().zip(["甲", "乙", "丙", "丁"]).map(station).collect(),
            links: vec![boat],
            ..Network::default()
        };
        testing::atlas(Vec::new()).with_network(PackedNetwork::of(&network))
    }

    fn ridden(atlas: &Atlas, from: &str, to: &str) -> Vec<TripPart> {
        Courses::of(atlas).by_metro(&name("1号线"), &name(from), &name(to)).unwrap_or_default()
    }

    #[test]
    fn a_train_runs_along_the_rails_and_off_them_nobody_knows_where() {
        let atlas = rails(true);
        let part = Courses::of(&atlas).by_train(&"east".into(), &"west".into()).expect("both stations");
        assert_eq!(
            (part.kind, part.known, &part.line[1..4]),
            (PartKind::Rail, true, &[EAST, BEND, WEST][..])
        );
        let atlas = rails(false);
        let part = Courses::of(&atlas).by_train(&"east".into(), &"west".into());
        assert_eq!(part, Some(TripPart::between(PartKind::Rail, EAST, WEST)));
    }

    #[test]
    fn a_metro_follows_its_course_in_its_colour_else_its_stations_in_order() {
        let [first, third, last] = [120.0, 120.02, 120.03].map(|lon| LonLat::new(lon, 30.0));
        let red = PartKind::Metro(Color::hex(0xC8_10_2E));
        let bend = LonLat::new(120.01, 30.002);
        let course = metro(vec![first, bend, third, last], false);
        assert_eq!(
            ridden(&course, "丙", "甲"),
            [TripPart::along(red, vec![third, third, bend, first, first])]
        );
        let stations = metro(Vec::new(), false);
        let between = |a, b| TripPart::between(red, a, b);
        assert_eq!(ridden(&stations, "甲", "丁"), [between(first, third), between(third, last)]);
        assert_eq!(ridden(&stations, "丁", "甲"), [between(last, third), between(third, first)]);
        assert_eq!(ridden(&stations, "甲", "乙"), [], "where one gets off is not known");
        assert_eq!(
            ridden(&metro(Vec::new(), true), "甲", "丁"),
            [between(first, last)],
            "the shorter way round"
        );
    }

    #[test]
    fn a_boat_goes_from_pier_to_pier_in_both_directions() {
        let atlas = metro(Vec::new(), false);
        let part = Courses::of(&atlas).by_link(LinkKind::Boat, &name("轮渡"), &name("彼岸"), &name("此岸"));
        assert_eq!(part, Some(TripPart::along(PartKind::Boat, vec![EAST, WEST])));
    }
}
