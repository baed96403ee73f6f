//! What readers did, as facts that can be looked up in the trips afterwards.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use hangyong::domain::Trip;

/// Something that is true of a trip. Stops, notes and titles are numbers, unique within their kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    Stop(u32),
    Note(u32, u32),
    Title(u32),
    Days(usize),
    At(u32, usize),
    Before(u32, u32),
}

/// A fact about a trip, or about a copy that was made of it because of a conflict. Trips are identified by their first
/// stop, which is never removed.
pub type Told = (u32, Fact);

/// A number in a name such as `s17`.
fn number(name: &str) -> u32 {
    name.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)
}

/// Stops with numbers below this one are the first stops of trips.
pub const FIRST_STOPS: u32 = 10;

/// The first stop of a trip, which identifies it; `None` if it has none.
pub fn origin(trip: &Trip) -> Option<u32> {
    trip.visits().map(|(_, visit)| number(visit.stop.as_str())).find(|stop| *stop < FIRST_STOPS)
}

/// All facts about a trip.
pub fn facts(trip: &Trip) -> BTreeSet<Told> {
    let Some(origin) = origin(trip) else { return BTreeSet::new() };
    let mut facts = BTreeSet::from([(origin, Fact::Days(trip.days.len()))]);
    if !trip.title.is_empty() {
        facts.insert((origin, Fact::Title(number(&trip.title))));
    }
    for (day, content) in trip.days.iter().enumerate() {
        let stops: Vec<u32> = content.visits.iter().map(|visit| number(visit.stop.as_str())).collect();
        for (at, (stop, visit)) in stops.iter().zip(&content.visits).enumerate() {
            facts.insert((origin, Fact::Stop(*stop)));
            facts.insert((origin, Fact::At(*stop, day)));
            facts.extend(visit.note.as_deref().map(|note| (origin, Fact::Note(*stop, number(note)))));
            facts.extend(stops.iter().skip(at + 1).map(|later| (origin, Fact::Before(*stop, *later))));
        }
    }
    facts
}

/// One action of a reader.
struct Deed {
    gained: Vec<Told>,
    lost: Vec<Told>,
    /// Whether the lost facts were removed from the trip on the desk, not along with a whole trip.
    takes_out: bool,
    /// Whether its tab ended before it could write the deed or leave it behind.
    is_excused: bool,
}

/// Everything that readers did, in chronological order.
#[derive(Default)]
pub struct Diary {
    deeds: Vec<Deed>,
    /// Facts that were true at any time: returning to one of them is nothing new.
    ever: HashSet<Told>,
}

impl Diary {
    pub fn know(&mut self, facts: impl IntoIterator<Item = Told>) {
        self.ever.extend(facts);
    }

    /// Records a deed that led from `before` to `after`; returns its number.
    pub fn note(&mut self, before: &BTreeSet<Told>, after: &BTreeSet<Told>, takes_out: bool) -> usize {
        let gained = after.difference(before).copied().collect();
        let lost = before.difference(after).copied().collect();
        self.deeds.push(Deed { gained, lost, takes_out, is_excused: false });
        self.deeds.len() - 1
    }

    pub fn excuse(&mut self, deeds: &[usize]) {
        deeds.iter().for_each(|at| self.deeds[*at].is_excused = true);
    }

    /// The facts that some trip must contain, and the stops that some trip must lack, once no one acts any more.
    fn demands(&mut self) -> (BTreeSet<Told>, BTreeSet<Told>) {
        let (mut there, mut out) = (BTreeSet::new(), BTreeSet::new());
        for deed in &self.deeds {
            for fact in &deed.lost {
                there.remove(fact);
                if deed.takes_out && !deed.is_excused && matches!(fact.1, Fact::Stop(_)) {
                    out.insert(*fact);
                }
            }
            for fact in &deed.gained {
                out.remove(fact);
                if self.ever.insert(*fact) && !deed.is_excused {
                    there.insert(*fact);
                }
            }
        }
        (there, out)
    }

    /// Checks that these trips contain everything that was done in them.
    pub fn check(&mut self, trips: &[Trip]) -> Result<(), String> {
        let (there, out) = self.demands();
        let mut by_origin: BTreeMap<u32, Vec<BTreeSet<Told>>> = BTreeMap::new();
        for trip in trips {
            if let Some(origin) = origin(trip) {
                by_origin.entry(origin).or_default().push(facts(trip));
            }
        }
        let copies = |told: &Told| by_origin.get(&told.0).map(Vec::as_slice).unwrap_or_default();
        let vanished: Vec<_> =
            there.iter().filter(|told| !copies(told).iter().any(|trip| trip.contains(told))).collect();
        let back: Vec<_> =
            out.iter().filter(|told| copies(told).iter().all(|trip| trip.contains(told))).collect();
        let copies = by_origin.values().map(Vec::len).sum::<usize>();
        if vanished.is_empty() && back.is_empty() {
            Ok(())
        } else {
            Err(format!("vanished: {vanished:?}, taken out and there again: {back:?}, in {copies} trips"))
        }
    }
}
