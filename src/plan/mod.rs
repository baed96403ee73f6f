//! The planner.
pub mod problem;
pub mod toptw;
pub mod travel;
mod search;
use toptw::Instance;

/// proto
pub fn solve_instance(instance: &Instance, days: usize, seconds: f64, seed: u64, clock: &mut dyn FnMut() -> f64) -> (i64, Vec<Vec<u16>>, u64) {
    let n = instance.vertices.len() - 1;
    let nodes = n + 2;
    let vertex = |node: usize| if node < n { node + 1 } else { 0 };
    let mut way = vec![0; nodes * nodes];
    for a in 0..nodes {
        for b in 0..nodes {
            way[a * nodes + b] = instance.travel(vertex(a), vertex(b)) as u16;
        }
    }
    let near = (0..n).map(|v| {
        let mut near: Vec<u16> = (0..n as u16).filter(|&u| u as usize != v).collect();
        near.sort_by_key(|&u| instance.travel(v + 1, u as usize + 1));
        near
    }).collect();
    let plain = search::Plain {
        visits: n, nodes,
        ends: vec![(n as u16, n as u16 + 1); days],
        score: (0..nodes).map(|v| instance.vertices[vertex(v)].score as i64).collect(),
        way,
        open: (0..nodes).map(|v| instance.units(instance.vertices[vertex(v)].opens)).collect(),
        close: (0..nodes).map(|v| instance.units(instance.vertices[vertex(v)].closes)).collect(),
        service: (0..nodes).map(|v| instance.units(instance.vertices[vertex(v)].service)).collect(),
        near,
    };
    let mut search = search::Search::new(&plain, seed);
    let start = clock();
    let total: i64 = plain.score[..n].iter().sum();
    loop {
        let spent = (clock() - start) / seconds;
        if spent >= 1.0 || search.best().1.score == total { break; }
        search.slice(spent, 64);
    }
    (search.best().1.score, search.best().0.days().iter().map(|d| d.iter().map(|v| *v as u16 + 1).collect()).collect(), search.rounds())
}
