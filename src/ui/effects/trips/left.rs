//! Leaves what is not written for the next page, and takes it up: see [`crate::app::trips::kept::left`].

use super::keeper::Keeper;
use crate::app::trips::kept::left::{Left, LeftRecord};
use crate::app::trips::kept::{Record, changes};
use crate::platform::preferences;

/// Its name among the few words that the browser keeps at once.
const NAME: &str = "unwritten";
/// A longer history is not left: browsers keep some megabytes for all of a host.
const MAX_HISTORY: usize = 500_000;

/// Leaves what storage does not hold yet.
pub fn leave(keeper: &Keeper) {
    let Some(trips) = keeper.latest.borrow().clone() else { return };
    let todo = changes(&keeper.confirmed.borrow(), &trips);
    if todo.put.is_empty() {
        return;
    }
    let (revs, on_its_way) = (keeper.revs.borrow(), keeper.on_its_way.borrow());
    let records = todo.put.iter().map(|history| {
        let Record { id, doc, history, .. } = Record::of(history, String::new());
        let follows = [revs.get(&id), on_its_way.get(&id)].into_iter().flatten().cloned().collect();
        LeftRecord {
            id,
            doc,
            history: if history.len() > MAX_HISTORY { String::new() } else { history },
            follows,
        }
    });
    let left = Left { desk: todo.desk.as_ref().map(ToString::to_string), records: records.collect() };
    if let Ok(text) = serde_json::to_string(&left) {
        preferences::save(NAME, &text);
        keeper.has_left.set(true);
    }
}

/// What the page before has left.
pub fn found() -> Option<Left> {
    serde_json::from_str(&preferences::load(NAME)?).ok()
}

/// Forgets what was left, now that storage holds it.
pub fn forget(keeper: &Keeper) {
    if keeper.has_left.replace(false) {
        preferences::remove(NAME);
    }
}
