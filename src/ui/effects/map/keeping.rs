//! Keeps the streets of the trip on the device: finds out how large they are, fetches what is missing, and deletes
//! them again. There is one job per page, so that it continues while the reader looks at something else. All of it
//! belongs to the deferred half.

mod job;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use self::job::{Ended, Job};
use crate::app::kept_streets::{KeptStreets, Stage, Why};
use crate::geometry::LonLat;
use crate::map::stock::kept_bytes as bytes_of;
use crate::platform::task::spawn_local;
use crate::platform::{document, kept_bytes};

/// The event within the page that says something has changed.
const NEWS: &str = "hangyong:streets";

/// An archive, and the places and walks near which its streets are wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// Where the archive is.
    pub address: String,
    /// Lines near which streets are wanted; a line of one point is a place.
    pub lines: Vec<Vec<LonLat>>,
}

thread_local! {
    static JOB: RefCell<Option<Rc<Job>>> = const { RefCell::new(None) };
    static TOLD: Cell<KeptStreets> = const { Cell::new(KeptStreets::NOTHING) };
    /// Incremented whenever the results of the work under way must no longer be reported.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Whether the browser can keep anything for the page; `false` until that is known.
#[hook]
pub fn use_possible() -> bool {
    let possible = use_state(|| false);
    let setter = possible.setter();
    use_effect_with((), move |()| spawn_local(async move { setter.set(kept_bytes::is_possible().await) }));
    *possible
}

/// What is known about the streets of the trip.
#[hook]
pub fn use_kept_streets() -> KeptStreets {
    let told = use_state(|| TOLD.get());
    let setter = told.setter();
    use_effect_with((), move |()| {
        setter.set(TOLD.get());
        let listener = document::on_window(NEWS, move || setter.set(TOLD.get()));
        move || drop(listener)
    });
    *told
}

fn job() -> Option<Rc<Job>> {
    JOB.with_borrow(Clone::clone)
}

fn tell(change: impl FnOnce(&mut KeptStreets)) {
    let mut told = TOLD.get();
    change(&mut told);
    if TOLD.replace(told) != told {
        document::announce(NEWS);
    }
}

fn next_turn() -> u32 {
    TURN.set(TURN.get() + 1);
    TURN.get()
}

fn is_turn(turn: u32) -> bool {
    TURN.get() == turn
}

/// Finds out how large the streets are and how much of them is kept, unless that is known. Does nothing while streets
/// are being fetched.
pub fn look(wanted: Wanted) {
    let is_known = job().is_some_and(|job| job.wanted == wanted);
    if !is_known && TOLD.get().stage != Stage::Keeping {
        look_and_say(wanted, Stage::Known);
    }
}

/// `then` is the stage that is reported once the size is known.
fn look_and_say(wanted: Wanted, then: Stage) {
    let turn = next_turn();
    tell(|told| told.stage = Stage::Looking);
    spawn_local(async move {
        let found = Job::find(wanted, job()).await.ok();
        let on_device = bytes_of(&kept_bytes::names().await);
        if !is_turn(turn) {
            return;
        }
        let stage = if found.is_some() { then } else { Stage::Unknown };
        let (bytes, kept) = found.as_ref().map(Job::sizes).unwrap_or_default();
        JOB.set(found.map(Rc::new));
        tell(|told| *told = KeptStreets { stage, bytes, kept, on_device });
    });
}

/// Fetches and keeps what is missing of the streets that were looked up last.
pub fn keep() {
    let Some(job) = job().filter(|_| TOLD.get().stage != Stage::Keeping) else { return };
    let turn = next_turn();
    tell(|told| told.stage = Stage::Keeping);
    spawn_local(async move {
        let told_of = job.clone();
        let ended = job.run(move || {
            if is_turn(turn) {
                tell(|told| told.kept = told_of.sizes().1);
            }
        });
        let ended = ended.await;
        let names = kept_bytes::names().await;
        if !is_turn(turn) {
            return;
        }
        if matches!(ended, Err(Ended::Failed(Why::Changed))) {
            return look_and_say(job.wanted.clone(), Stage::Failed(Why::Changed));
        }
        // Another tab may have deleted them meanwhile.
        job.note_kept(&names);
        let (bytes, kept) = job.sizes();
        let stage = match ended {
            Ok(()) if kept < bytes => Stage::Known,
            Ok(()) => Stage::Done,
            Err(Ended::Stopped) => Stage::Stopped,
            Err(Ended::Failed(why)) => Stage::Failed(why),
        };
        tell(|told| *told = KeptStreets { stage, bytes, kept, on_device: bytes_of(&names) });
    });
}

/// Stops fetching; what has arrived stays on the device.
pub fn stop() {
    job().iter().for_each(|job| job.stop());
}

/// Deletes all streets kept on the device, including those of other trips.
pub fn remove() {
    spawn_local(give_up(Stage::Removed));
}

/// Deletes everything because the reader wants to be forgotten.
pub async fn forget() {
    give_up(Stage::Known).await;
}

async fn give_up(then: Stage) {
    stop();
    let turn = next_turn();
    kept_bytes::remove_all().await;
    if !is_turn(turn) {
        return;
    }
    job().iter().for_each(|job| job.note_kept(&[]));
    tell(|told| {
        let stage = if told.stage == Stage::Unknown { told.stage } else { then };
        *told = KeptStreets { stage, kept: 0, on_device: 0, ..*told };
    });
}
