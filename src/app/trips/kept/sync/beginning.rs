//! The first question and its answer.

use super::{Command, Env, Question, Sync};
use crate::app::trips::kept::left::{Ground, LeftChanges, LeftText, lay_over};
use crate::app::trips::kept::{self, Confirmed, Found, SaveStatus, Trouble, changes, holds_the_same};
use crate::app::trips::on_the_way::Diary;
use crate::app::{Trips, TripsMsg};
use crate::domain::TripId;
use crate::domain::storage::{Everything, StorageError};
use crate::domain::trip::{History, Trip};

/// What is used once the first answer has arrived.
pub(super) struct Beginning {
    lefts: Vec<LeftText>,
    diary: Box<Diary>,
}

impl Sync {
    /// Asks for everything, once.
    pub(super) fn begin(&mut self, lefts: Vec<LeftText>, diary: Box<Diary>, out: &mut Vec<Command>) {
        if self.beginning.is_none() && self.latest.is_none() {
            self.beginning = Some(Beginning { lefts, diary });
            out.push(Command::Read(Question { ids: None, writings: self.writings }));
        }
    }

    /// The trips in storage, or an empty one where it does not answer.
    pub(super) fn began(
        &mut self,
        beginning: Beginning,
        answer: Result<Everything, StorageError>,
        env: &Env<'_>,
        out: &mut Vec<Command>,
    ) {
        let empty = Trip::new(env.new_trip_id(), "", env.now);
        let trips = match answer {
            Ok(everything) => self.found_trips(everything, beginning.lefts, empty, env),
            Err(why) => {
                let sign = SaveStatus::NotSaved(Trouble::from(&why));
                Trips { sign, ..Trips::new(History::new(empty), Vec::new(), env.atlas) }
            }
        };
        let trips = Trips { heard: self.told, diary: *beginning.diary, ..trips };
        out.push(Command::Tell(TripsMsg::Arrived(Box::new(trips))));
    }

    /// The trips in storage, with the changes that earlier pages have left applied.
    fn found_trips(
        &mut self,
        everything: Everything,
        lefts: Vec<LeftText>,
        empty: Trip,
        env: &Env<'_>,
    ) -> Trips {
        let Everything { records, desk, bin } = everything;
        let read = |text: LeftText| {
            let left: LeftChanges = serde_json::from_str(&text.text).ok()?;
            Some((text, left))
        };
        let lefts: Vec<_> = lefts.into_iter().filter_map(read).collect();
        let left_desk = lefts.iter().rev().find_map(|(_, left)| left.desk.clone());
        let asked = left_desk.or_else(|| desk.clone());
        let Found { trips, confirmed } = kept::read(&records, asked.as_deref(), &bin, empty, env.atlas);
        let confirmed = Confirmed { desk: desk.as_deref().map(TripId::from), ..confirmed };
        let ground = Ground {
            stored: &records,
            confirmed: &confirmed,
            new_id: env.new_id,
            atlas: env.atlas,
            now: env.now,
        };
        let mut laid = trips.clone();
        for (text, left) in lefts {
            // A text that cannot be read stays where it is.
            if let Some(next) = lay_over(&laid, &left, &ground) {
                laid = next;
                self.found.push(text);
            }
        }
        if !holds_the_same(&trips, &laid) {
            laid.sign = SaveStatus::Saving;
        }
        self.taken_up = changes(&confirmed, &laid).put.iter().map(|one| one.trip().id.clone()).collect();
        self.known.confirmed = confirmed;
        self.known.revs = records.into_iter().map(|one| (one.id, one.rev)).collect();
        self.has_read = true;
        laid
    }
}
