//! Small random problems with every rule switched on, tight enough for each rule to matter now and then.

use super::evaluator::{Train, Ways};
use fastrand::Rng;
use hangyong::plan::problem::{
    CategoryLimit, Day, Lunch, LunchPlace, Priority, Problem, TripLimits, Visit, Window,
};
use hangyong::plan::travel::{Timetable, Travel};

/// A problem of up to `most` visits and two days, and its ways.
pub fn problem(seed: u64, most: usize) -> (Problem, Ways) {
    let mut rng = Rng::with_seed(seed);
    let rng = &mut rng;
    let (visits, days) = (rng.usize(2..=most), rng.usize(1..=2));
    let nodes = visits + 3;
    let ways = ways(rng, nodes);
    let cells = &ways.cells;
    let mut travel = Travel::new(nodes, |a, b| cells[a][b].0)
        .with_walk_m(|a, b| cells[a][b].1)
        .with_fare(|a, b| cells[a][b].2);
    for (from, to, access, rides, egress) in &ways.trains {
        travel = travel.with_timetable(*from, *to, Timetable::new(*access, rides.clone(), *egress));
    }
    let problem = Problem {
        visits: (0..visits).map(|index| visit(rng, index, visits, days)).collect(),
        days: (0..days).map(|_| day(rng, visits)).collect(),
        travel,
        trip: TripLimits {
            budget: sometimes(rng, 0.5).then(|| rng.u32(20..150)),
            categories: if sometimes(rng, 0.3) { vec![limit(rng)] } else { Vec::new() },
            repeat_percent: sometimes(rng, 0.3).then(|| rng.u32(30..100)),
        },
    };
    (problem, ways)
}

fn sometimes(rng: &mut Rng, chance: f64) -> bool {
    rng.f64() < chance
}

fn ways(rng: &mut Rng, nodes: usize) -> Ways {
    let mut cells = vec![vec![(0, 0, 0); nodes]; nodes];
    for (from, row) in cells.iter_mut().enumerate() {
        for (_, cell) in row.iter_mut().enumerate().filter(|(to, _)| *to != from) {
            let fare = if sometimes(rng, 0.3) { rng.u32(1..12) } else { 0 };
            *cell = (rng.i32(5..70), rng.u32(0..900), fare);
        }
    }
    let mut trains: Vec<Train> = Vec::new();
    for _ in 0..rng.usize(0..4) {
        let (from, to) = (rng.usize(..nodes), rng.usize(..nodes));
        if from == to || trains.iter().any(|train| (train.0, train.1) == (from, to)) {
            continue;
        }
        let departures: Vec<i32> = (0..rng.usize(1..6)).map(|_| rng.i32(540..1080)).collect();
        let rides = departures.into_iter().map(|departs| (departs, departs + rng.i32(3..40))).collect();
        // For half of the trains there is no other way.
        if rng.bool() {
            cells[from][to].0 = 5_000;
        }
        trains.push((from, to, rng.i32(0..10), rides, rng.i32(0..10)));
    }
    Ways { cells, trains }
}

fn visit(rng: &mut Rng, index: usize, visits: usize, days: usize) -> Visit {
    // Drawn from a separate generator, so that the other draws are the same as before meals were added.
    let mut meals = Rng::with_seed(rng.get_seed() ^ index as u64);
    let others = (0..visits).filter(|&other| other != index).collect::<Vec<_>>();
    Visit {
        score: rng.u32(1..30),
        service: rng.i32(10..100),
        windows: (0..days).map(|_| windows(rng)).collect(),
        wish: match rng.u32(0..10) {
            0 | 1 => Priority::Must,
            2 => Priority::Never,
            _ => Priority::May,
        },
        day: sometimes(rng, 0.1).then(|| rng.usize(..days)),
        start: sometimes(rng, 0.1).then(|| rng.i32(560..1000)),
        category: sometimes(rng, 0.8).then(|| rng.u16(0..3)),
        price: rng.u32(0..50),
        after: if sometimes(rng, 0.15) { vec![others[rng.usize(..others.len())]] } else { Vec::new() },
        group: sometimes(rng, 0.25).then(|| rng.u16(0..2)),
        no_food: sometimes(&mut meals, 0.25),
        meal_inside: sometimes(&mut meals, 0.3),
    }
}

fn windows(rng: &mut Rng) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut from = 500;
    for _ in 0..[0, 1, 1, 1, 2][rng.usize(..5)] {
        let open = from + rng.i32(0..200);
        let last_entry = open + rng.i32(0..300);
        windows.push(Window { open, last_entry, leave_by: rng.bool().then(|| last_entry + rng.i32(0..90)) });
        from = last_entry + 10;
    }
    windows
}

fn day(rng: &mut Rng, visits: usize) -> Day {
    let start = rng.i32(540..640);
    let from = rng.i32(640..760);
    let place = if rng.bool() { LunchPlace::Anywhere } else { LunchPlace::At(rng.u16(0..3)) };
    Day {
        from: visits + rng.usize(0..3),
        to: visits + rng.usize(0..3),
        start,
        end: start + rng.i32(60..600),
        lunch: sometimes(rng, 0.6).then(|| Lunch {
            from,
            until: from + rng.i32(0..100),
            length: rng.i32(20..70),
            place,
        }),
        most_walk_m: sometimes(rng, 0.4).then(|| rng.u32(500..4_000)),
        most_visits: sometimes(rng, 0.3).then(|| rng.usize(1..4)),
        categories: if sometimes(rng, 0.3) { vec![limit(rng)] } else { Vec::new() },
    }
}

fn limit(rng: &mut Rng) -> CategoryLimit {
    let least = usize::from(sometimes(rng, 0.3));
    CategoryLimit { category: rng.u16(0..3), least, most: least + rng.usize(0..3) }
}
