//! What real visitors ask for: each request is a file in this folder, with what its plan must contain, what it must not
//! contain, and how far the days may go.

mod judge;

use std::path::Path;
use std::sync::LazyLock;

use hangyong::domain::{Atlas, Ways};

use super::own_pack;

/// Enough for the days of these requests; the page does more.
const ROUNDS: u64 = 300;

static WORLD: LazyLock<(Atlas, Ways)> = LazyLock::new(|| {
    let atlas = own_pack::atlas();
    let ways = Ways::new(&atlas);
    (atlas, ways)
});

#[test]
fn every_request_gets_a_plan_that_a_local_finds_nothing_wrong_with() {
    let (atlas, ways) = &*WORLD;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sense/requests");
    let requests = judge::requests(&folder);
    assert!(requests.len() >= 30, "{}", requests.len());
    let mut wrong = Vec::new();
    for (name, request) in &requests {
        let verdict = judge::judged(request, atlas, ways, ROUNDS);
        if !verdict.faults.is_empty() {
            let numbers = (verdict.walk_m, verdict.way_percent, judge::clock(verdict.ends));
            let (says, faults) = (&request.says, verdict.faults);
            wrong.push(format!("{name} ({says}): {faults:?}\n    {:?} {numbers:?}", verdict.days));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
