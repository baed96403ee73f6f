//! The planner.
pub mod toptw;
mod search;
use toptw::Instance;

/// proto
pub fn solve_instance(instance: &Instance, days: usize, seconds: f64, seed: u64, clock: &mut dyn FnMut() -> f64) -> (i64, Vec<Vec<u16>>, u64) {
    let n = instance.vertices.len() - 1;
    let nodes = n + 2;
    let vertex = |node: usize| if node < n { node + 1 } else { 0 };
    let mut leg = vec![0; nodes * nodes];
    let mut leg_into = vec![0; nodes * nodes];
    for a in 0..nodes {
        for b in 0..nodes {
            let t = instance.travel(vertex(a), vertex(b)) + instance.units(instance.vertices[vertex(a)].service);
            leg[a * nodes + b] = t;
            leg_into[b * nodes + a] = t;
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
        leg, leg_into,
        open: (0..nodes).map(|v| instance.units(instance.vertices[vertex(v)].opens)).collect(),
        close: (0..nodes).map(|v| instance.units(instance.vertices[vertex(v)].closes)).collect(),
        service: (0..nodes).map(|v| instance.units(instance.vertices[vertex(v)].service)).collect(),
        near,
    };
    let mut work = search::Work::new(&plain, seed);
    work.run(seconds, clock)
}
