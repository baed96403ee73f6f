//! What makes one valid plan better than another: balance between days, slack, little waiting. R13, the score itself,
//! is [`Problem::score_of`].

use crate::plan::problem::{Problem, VisitIndex};
use crate::plan::timeline::Timeline;

/// R11: the lowest score of any day.
pub fn worst_day_score(problem: &Problem, days: &[Vec<VisitIndex>]) -> u64 {
    let day = |visits: &Vec<VisitIndex>| problem.score_of(|visit| visits.contains(&visit));
    days.iter().map(day).min().unwrap_or(0)
}

/// R12: time spent waiting for places to open, lunch not counted.
pub fn waiting(line: &Timeline) -> i32 {
    let lunch =
        |from: i32, to: i32| line.lunch.map_or(0, |pause| (pause.end.min(to) - pause.start.max(from)).max(0));
    line.stays.iter().map(|stay| stay.start - stay.arrive - lunch(stay.arrive, stay.start)).sum()
}

/// R12: how many visits would miss the last entry of the window they start in if the arrival were `buffer` later.
pub fn tight_legs(problem: &Problem, day: usize, line: &Timeline, buffer: i32) -> usize {
    let late = |visit: VisitIndex, arrive: i32| {
        let starts = problem.visits.get(visit).map(|visit| visit.starts(day)).unwrap_or_default();
        !starts.iter().any(|&(open, close)| open <= arrive.max(open) && arrive + buffer <= close)
    };
    line.stays.iter().filter(|stay| late(stay.visit, stay.arrive)).count()
}
