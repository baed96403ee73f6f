//! A schedule: randomly drawn events, one after the other.

use std::cell::Cell;
use std::collections::BTreeMap;

use fastrand::Rng;
use hangyong::app::trips::kept::left::LeftText;
use hangyong::app::trips::kept::sync::Event;
use hangyong::app::trips::kept::{ClashChoice, record_of};
use hangyong::app::{Trips, TripsMsg};
use hangyong::atlas::parse_files;
use hangyong::domain::storage::StorageError;
use hangyong::domain::trip::{Edit, History, Trip, Visit, VisitAt};
use hangyong::domain::{Atlas, StopId, TripId};

use super::disc::Disc;
use super::facts::{Diary, FIRST_STOPS, Told, facts};
use super::tab::{Around, Asked, OnItsWay, Outward, Tab, moment};

/// What the simulated browser does that no real browser does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules {
    pub takes_any_revision: bool,
    pub leaves_nothing: bool,
}

/// What a disc can do wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    Full,
    /// The connection is closed before anything is done.
    Before,
    /// The connection is closed after it was done.
    After,
}

pub struct World {
    pub rng: Rng,
    pub atlas: &'static Atlas,
    pub disc: Disc,
    pub lefts: BTreeMap<String, String>,
    pub tabs: Vec<Tab>,
    pub now_ms: i64,
    pub diary: Diary,
    ids: Cell<u64>,
    /// Numbers of stops, notes and titles.
    numbers: u32,
    rules: Rules,
    /// For how many more operations the disc is full.
    full_for: u32,
}

thread_local! {
    static ATLAS: &'static Atlas = Box::leak(Box::new(small_atlas()));
}

/// The small pack. The stops of the trips are not in it, as if they came from other packs.
fn small_atlas() -> Atlas {
    let names = ["pack.json", "stops.geojson", "routes.json", "rail.json", "holidays.json"];
    let files = super::small_pack::files(names);
    parse_files(&files).unwrap_or_else(|findings| panic!("{findings:#?}")).0
}

/// Plays the schedule of the given seed.
///
/// # Errors
/// Describes what was lost or wrongly reported.
pub fn play(seed: u64, rules: Rules) -> Result<(), String> {
    let mut world = World::new(seed, rules);
    let tabs = world.rng.usize(2..=3);
    for _ in 0..tabs {
        world.open()?;
    }
    for _ in 0..world.rng.u32(20..70) {
        world.happen()?;
    }
    world.come_to_rest()
}

impl World {
    fn new(seed: u64, rules: Rules) -> Self {
        let mut world = Self {
            rng: Rng::with_seed(seed),
            atlas: ATLAS.with(|atlas| *atlas),
            disc: Disc { takes_any_revision: rules.takes_any_revision, ..Disc::default() },
            lefts: BTreeMap::new(),
            tabs: Vec::new(),
            now_ms: 0,
            diary: Diary::default(),
            ids: Cell::new(0),
            numbers: FIRST_STOPS,
            rules,
            full_for: 0,
        };
        for (at, id) in ["a", "b"].into_iter().enumerate() {
            let mut trip = Trip::new(TripId::from(id), "", moment(0));
            trip.days[0].visits.push(Visit::to(stop(at as u32)));
            world.diary.know(facts(&trip));
            world.disc.put(record_of(&History::new(trip), format!("first-{id}")));
        }
        world.disc.desk = Some("a".to_owned());
        world
    }

    /// Opens a tab, which picks up what others left behind.
    pub fn open(&mut self) -> Result<(), String> {
        let lefts = self.lefts.iter().map(|(name, text)| LeftText { name: name.clone(), text: text.clone() });
        let lefts = lefts.collect();
        let name = format!("tab-{}", self.number());
        self.tabs.push(Tab::new(name));
        self.step(self.tabs.len() - 1, Event::Began { lefts, diary: Box::default() })
    }

    /// Ends a tab abruptly, as a system short of memory does.
    fn crash(&mut self, at: usize) {
        let tab = self.tabs.swap_remove(at);
        self.diary.excuse(&tab.deeds[tab.safe..]);
    }

    pub fn number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers
    }

    /// Runs `act` on a tab with its surroundings.
    pub fn with<T>(&mut self, at: usize, act: impl FnOnce(&mut Tab, &Around<'_>) -> T) -> T {
        let ids = &self.ids;
        let new_id = || {
            ids.set(ids.get() + 1);
            format!("id{}", ids.get())
        };
        let around = Around { atlas: self.atlas, now_ms: self.now_ms, new_id: &new_id, disc: &self.disc };
        act(&mut self.tabs[at], &around)
    }

    pub fn step(&mut self, at: usize, event: Event) -> Result<(), String> {
        let outward = self.with(at, |tab, around| tab.step(event, around))?;
        self.let_out(at, outward);
        Ok(())
    }

    pub fn render(&mut self, at: usize) -> Result<(), String> {
        let outward = self.with(at, Tab::render)?;
        self.let_out(at, outward);
        Ok(())
    }

    fn let_out(&mut self, at: usize, outward: Vec<Outward>) {
        for one in outward {
            match one {
                Outward::Say(words) => {
                    let others = self.tabs.iter_mut().enumerate().filter(|(other, _)| *other != at);
                    others.for_each(|(_, tab)| tab.line.push_back(words.clone()));
                }
                Outward::Leave(text) if !self.rules.leaves_nothing => {
                    self.lefts.insert(self.tabs[at].name.clone(), text);
                }
                Outward::Leave(_) => {}
                Outward::Forget { own, found } => {
                    if own {
                        self.lefts.remove(&self.tabs[at].name);
                    }
                    self.lefts.retain(|name, text| {
                        !found.iter().any(|left| (&left.name, &left.text) == (name, &*text))
                    });
                }
            }
        }
    }

    /// Lets one random event happen.
    fn happen(&mut self) -> Result<(), String> {
        self.now_ms += self.rng.i64(0..300);
        let at = self.rng.usize(..self.tabs.len());
        match self.rng.u32(..100) {
            0..30 => self.edit(at)?,
            30..50 => self.render(at)?,
            50..75 => {
                let fault = self.fault();
                self.disc_moves(at, fault)?;
            }
            75..83 => self.line_moves(at)?,
            83..89 => self.wake(at)?,
            89..95 => {
                let hidden = !self.tabs[at].is_hidden;
                self.tabs[at].is_hidden = hidden;
                self.step(at, if hidden { Event::Leaving } else { Event::Back })?;
            }
            95..97 => self.now_ms -= self.rng.i64(0..5_000),
            97..99 if self.tabs.len() > 1 => self.crash(at),
            _ if self.tabs.len() < 3 => self.open()?,
            _ => self.full_for = self.rng.u32(1..4),
        }
        Ok(())
    }

    fn fault(&mut self) -> Fault {
        if self.full_for > 0 {
            self.full_for -= 1;
            return Fault::Full;
        }
        match self.rng.u32(..30) {
            0 => Fault::Before,
            1 => Fault::After,
            _ => Fault::None,
        }
    }

    /// One of the operations on their way to the disc, or back, arrives.
    fn disc_moves(&mut self, at: usize, fault: Fault) -> Result<(), String> {
        let ways = self.tabs[at].on_its_way.len();
        if ways == 0 {
            return Ok(());
        }
        let which = self.rng.usize(..ways);
        self.arrives(at, which, fault)
    }

    /// Lets the first operation on its way arrive.
    pub fn first_arrives(&mut self, at: usize) -> Result<(), String> {
        self.arrives(at, 0, Fault::None)
    }

    fn arrives(&mut self, at: usize, which: usize, fault: Fault) -> Result<(), String> {
        let Some(one) = self.tabs[at].on_its_way.remove(which) else { return Ok(()) };
        let closed = || StorageError::Closed(String::new());
        let back = match one {
            OnItsWay::There(Asked::Read(question)) => {
                let read = self.disc.read(question.ids.as_deref());
                let failed = matches!(fault, Fault::Before | Fault::After);
                OnItsWay::Read(question, if failed { Err(closed()) } else { Ok(read) })
            }
            OnItsWay::There(Asked::Write(batch, deeds)) => OnItsWay::Written(match fault {
                Fault::Before => Err(closed()),
                Fault::Full => Err(StorageError::Full),
                Fault::None | Fault::After => {
                    let written = self.disc.write(&batch);
                    if written.is_ok() {
                        self.tabs[at].safe = self.tabs[at].safe.max(deeds);
                    }
                    if fault == Fault::After { Err(closed()) } else { written }
                }
            }),
            OnItsWay::Read(question, answer) => return self.step(at, Event::Answered(question, answer)),
            OnItsWay::Written(result) => return self.step(at, Event::Written(result)),
        };
        self.tabs[at].on_its_way.insert(which, back);
        Ok(())
    }

    /// A message from another tab arrives, or is lost.
    fn line_moves(&mut self, at: usize) -> Result<(), String> {
        let Some(words) = self.tabs[at].line.pop_front() else { return Ok(()) };
        if self.rng.u32(..4) == 0 { Ok(()) } else { self.step(at, Event::Heard(words)) }
    }

    /// Advances the clock until a tab wakes.
    pub fn wake(&mut self, at: usize) -> Result<(), String> {
        let Some(due) = self.tabs[at].wake.take() else { return Ok(()) };
        self.now_ms = self.now_ms.max(due);
        self.step(at, Event::Tick)
    }

    /// The reader of a tab does something.
    fn edit(&mut self, at: usize) -> Result<(), String> {
        let Some(trips) = self.tabs[at].trips.clone() else { return Ok(()) };
        let msg = self.wish(&trips);
        let before = trips.trip().id.clone();
        self.with(at, |tab, around| tab.change(msg, around))?;
        let after = self.tabs[at].trips.clone().expect("trips stay");
        let same_trip = after.trip().id == before;
        let deed = if same_trip && trips.shelf.len() == after.shelf.len() {
            self.diary.note(&facts(trips.trip()), &facts(after.trip()), true)
        } else {
            self.diary.note(&all_facts(&trips), &all_facts(&after), false)
        };
        self.tabs[at].deeds.push(deed);
        Ok(())
    }

    fn wish(&mut self, trips: &Trips) -> TripsMsg {
        if trips.clash.is_some() && self.rng.u32(..3) == 0 {
            let choices = [ClashChoice::KeepBoth, ClashChoice::KeepMine, ClashChoice::TakeTheirs];
            return TripsMsg::Settle(choices[self.rng.usize(..3)]);
        }
        if trips.deleted_elsewhere && self.rng.bool() {
            return TripsMsg::KeepDeleted;
        }
        match self.rng.u32(..40) {
            0..3 => TripsMsg::Undo,
            3 => TripsMsg::Redo,
            4..8 if !trips.shelf.is_empty() => {
                TripsMsg::Open(trips.shelf[self.rng.usize(..trips.shelf.len())].id.clone())
            }
            8 => TripsMsg::Delete(
                trips.trip().id.clone(),
                TripId::from(format!("e{}", self.number()).as_str()),
            ),
            9 | 10 if !trips.bin.is_empty() => TripsMsg::Restore(trips.bin[0].id.clone()),
            _ => self.change_of(trips.trip()),
        }
    }

    fn change_of(&mut self, trip: &Trip) -> TripsMsg {
        let places: Vec<VisitAt> = trip.visits().map(|(at, _)| at).collect();
        let place = (!places.is_empty()).then(|| places[self.rng.usize(..places.len())]);
        let number = self.number();
        let title = Edit::SetTitle(format!("t{number}"));
        let edit = match (self.rng.u32(..12), place) {
            (0..3, _) => {
                Edit::AddStop { stop: stop(number), day: self.rng.usize(..trip.days.len()), at: None }
            }
            (3..6, Some(at)) => {
                let edit = Edit::SetNote { at, note: Some(format!("n{number}")) };
                let goes_on = self.rng.bool();
                return TripsMsg::Given { edit, of: None, goes_on };
            }
            (6 | 7, Some(from)) => {
                let day = self.rng.usize(..trip.days.len());
                let index = self.rng.usize(..=trip.days[day].visits.len());
                Edit::Move { from, to: VisitAt { day, index } }
            }
            (8, Some(at)) if trip.visit(at).is_some_and(|visit| !is_first(&visit.stop)) => Edit::Remove(at),
            (9, _) => Edit::InsertDay { at: self.rng.usize(..=trip.days.len()) },
            _ => title,
        };
        TripsMsg::Edit(edit)
    }
}

fn stop(number: u32) -> StopId {
    StopId::from(format!("s{number}").as_str())
}

fn is_first(stop: &StopId) -> bool {
    (0..FIRST_STOPS).any(|number| stop.as_str() == format!("s{number}"))
}

/// The facts about all trips of a tab.
fn all_facts(trips: &Trips) -> std::collections::BTreeSet<Told> {
    let others = trips.shelf.iter().chain(&trips.bin).map(|trip| trip.history.trip());
    others.chain([trips.trip()]).flat_map(|trip| facts(trip)).collect()
}
