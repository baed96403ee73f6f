//! Two and three tabs of one browser, simulated with everything that goes wrong there: a tab that ends between a write
//! and its answer, messages that are lost or late, records that another tab wrote first, a slow disc, a full one, a
//! database that is closed under the page, a clock that goes backwards. Whatever the order, no edit vanishes without
//! someone having been asked.
//!
//! Each tab has the real trips, the real `update` and the real `Sync`; only the disc and the channel between tabs are
//! simulated.

mod disc;
mod facts;
mod play;
mod quiet;
#[path = "../data/small_pack.rs"]
mod small_pack;
mod tab;

use std::sync::atomic::{AtomicU64, Ordering};

use play::{Rules, play};

/// The number of schedules played; debug builds, which take twenty times as long, play only some.
const SCHEDULES: u64 = if cfg!(debug_assertions) { 1_000 } else { 100_000 };

/// A schedule after which something is missing, with what is missing.
fn first_failure(schedules: u64, rules: Rules) -> Option<(u64, String)> {
    let (next, tabs) = (AtomicU64::new(0), std::thread::available_parallelism().map_or(2, usize::from));
    let mut failures: Vec<(u64, String)> = std::thread::scope(|scope| {
        let player = || {
            let mut failure = None;
            while failure.is_none() {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= schedules {
                    break;
                }
                failure = play(seed, rules).err().map(|why| (seed, why));
            }
            if failure.is_some() {
                next.store(schedules, Ordering::Relaxed);
            }
            failure
        };
        let players: Vec<_> = (0..tabs).map(|_| scope.spawn(player)).collect();
        players.into_iter().filter_map(|player| player.join().expect("a player")).collect()
    });
    failures.sort();
    failures.into_iter().next()
}

#[test]
fn no_edit_vanishes_without_being_asked() {
    let failure = first_failure(SCHEDULES, Rules::default());
    if let Some((seed, why)) = failure {
        panic!("schedule {seed}: {why}");
    }
}

#[test]
fn a_disc_that_takes_any_revision_is_found_out() {
    let failure = first_failure(2_000, Rules { takes_any_revision: true, ..Rules::default() });
    assert!(failure.is_some(), "tabs write over each other, and nobody notices");
}

#[test]
fn a_browser_that_leaves_nothing_for_the_next_page_is_found_out() {
    let failure = first_failure(2_000, Rules { leaves_nothing: true, ..Rules::default() });
    assert!(failure.is_some(), "what a page could not write is lost, and nobody notices");
}
