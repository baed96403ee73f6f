//! Plans on a pack of more than 1,000 stops, of which most are addresses that nobody is sent to.

use std::ops::ControlFlow;

use hangyong::domain::{Atlas, Stop, StopId, Ways};
use hangyong::plan::trip::{Answer, Planner, Reason, Wishes};
use hangyong::plan::{Budget, Effort};

use super::trip::{WORLD, three_days, wishes};

/// The project's pack with eleven further stops at the place of each of its own.
fn large_pack() -> Atlas {
    let own = &WORLD.atlas;
    let copy =
        |number: usize, stop: &Stop| Stop { id: copy_of(number, &stop.id), worth: Some(0), ..stop.clone() };
    let mut stops = own.stops.clone();
    stops.extend((0..11).flat_map(|number| own.stops.iter().map(move |stop| copy(number, stop))));
    let own = own.clone();
    Atlas::new(own.info, stops, own.routes, own.rail, own.calendar, own.events, own.guides, own.experiences)
        .with_network(own.network)
}

fn copy_of(number: usize, id: &StopId) -> StopId {
    StopId::from(format!("copy-{number}-{id}").as_str())
}

fn planned(atlas: &Atlas, ways: &Ways, wishes: &Wishes) -> Answer {
    let effort = Effort { budget: Budget::Rounds(200), seed: 1, prove: true };
    let planner = Planner::new(atlas, ways);
    planner.plan(wishes, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(())).expect("a plan")
}

#[test]
fn a_thousand_addresses_more_change_no_plan() {
    let large = large_pack();
    assert!(large.stops.len() > 1_000, "{}", large.stops.len());
    let ways = Ways::new(&large);
    let asked = wishes(&three_days());
    let (of_small, of_large) = (planned(&WORLD.atlas, &WORLD.ways, &asked), planned(&large, &ways, &asked));
    assert_eq!(of_large.days, of_small.days);
    assert!(of_large.stops().count() > 5);
}

#[test]
fn an_address_among_a_thousand_is_planned_if_it_has_to_be() {
    let large = large_pack();
    let ways = Ways::new(&large);
    let must = copy_of(7, &"tianyi-pavilion".into());
    let asked = Wishes { must: vec![must.clone()], ..wishes(&three_days()) };
    let answer = planned(&large, &ways, &asked);
    assert!(answer.stops().any(|stop| *stop == must), "{answer:?}");
    let unknown = Wishes { must: vec!["nowhere".into()], ..asked };
    let answer = planned(&large, &ways, &unknown);
    assert!(answer.left_out.iter().any(|left| left.why == Reason::NotInPack), "{:?}", answer.left_out);
}
