//! Tests the planner against references that share no code with it: a separate evaluator, brute force, proven optima.

mod brute;
mod evaluator;
mod hopeless;
mod large_pack;
mod line;
mod must_sees;
#[path = "../data/own_pack.rs"]
mod own_pack;
mod planning;
mod random_problem;
mod rides;
mod rules;
mod small_days;
mod standing;
mod toptw;
mod trip;
