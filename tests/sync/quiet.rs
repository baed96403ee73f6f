//! The end of a schedule: nothing goes wrong any more, and no one does anything.

use std::collections::BTreeMap;

use hangyong::app::Trips;
use hangyong::app::trips::kept::SaveStatus;
use hangyong::app::trips::kept::sync::Event;
use hangyong::codec::{json, open};

use super::play::World;

/// More rounds than it takes until nothing is pending, if that ever happens.
const ROUNDS: usize = 200;

impl World {
    /// Lets everything pending arrive, has every reader look at their tab once, opens a tab that picks up what was left
    /// behind, and checks the result.
    pub fn come_to_rest(&mut self) -> Result<(), String> {
        self.all_look()?;
        self.open()?;
        self.settle()?;
        self.all_look()?;
        let (storage, bin) = (self.stored(), self.disc.bin.clone());
        for (at, tab) in self.tabs.iter().enumerate() {
            let Some(trips) = &tab.trips else { return Err(format!("tab {at} has no trips")) };
            if trips.sign != SaveStatus::Saved {
                return Err(format!("tab {at} says {:?} at the end", trips.sign));
            }
            if docs(trips) != storage {
                return Err(format!("tab {at} shows {:#?}, and storage has {storage:#?}", docs(trips)));
            }
            let in_bin: Vec<_> = trips.bin.iter().map(|trip| trip.id.to_string()).collect();
            let asked = trips.deleted_elsewhere.then(|| trips.trip().id.to_string());
            if bin.iter().filter(|id| Some(*id) != asked.as_ref()).ne(&in_bin) {
                return Err(format!("tab {at} has {in_bin:?} in its bin, and storage {bin:?}"));
            }
        }
        if !self.lefts.is_empty() {
            return Err(format!("somebody left {:?}", self.lefts));
        }
        let trips: Vec<_> = storage
            .values()
            .filter_map(|text| open::read(text, self.atlas).ok())
            .map(|read| read.trip)
            .collect();
        self.diary.check(&trips)
    }

    fn all_look(&mut self) -> Result<(), String> {
        for at in 0..self.tabs.len() {
            self.tabs[at].is_hidden = false;
            self.step(at, Event::Back)?;
            self.settle()?;
        }
        Ok(())
    }

    fn settle(&mut self) -> Result<(), String> {
        for _ in 0..ROUNDS {
            if self.tabs.iter().all(|tab| tab.is_quiet()) {
                return Ok(());
            }
            for at in 0..self.tabs.len() {
                self.render(at)?;
                while !self.tabs[at].on_its_way.is_empty() {
                    self.first_arrives(at)?;
                }
                while let Some(words) = self.tabs[at].line.pop_front() {
                    self.step(at, Event::Heard(words))?;
                }
                self.wake(at)?;
            }
        }
        Err("the tabs never come to rest".to_owned())
    }

    fn stored(&self) -> BTreeMap<String, String> {
        self.disc.records.values().map(|record| (record.id.clone(), record.doc.clone())).collect()
    }
}

/// The documents of a tab's trips.
fn docs(trips: &Trips) -> BTreeMap<String, String> {
    let desk = (!trips.is_untouched()).then(|| trips.trip());
    let others = trips.shelf.iter().chain(&trips.bin).map(|trip| trip.history.trip());
    desk.into_iter().chain(others).map(|trip| (trip.id.to_string(), json::write_small(trip))).collect()
}
