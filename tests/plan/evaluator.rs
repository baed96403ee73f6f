//! Judges a plan literally by the rules: every place for lunch is tried, every train is looked up, nothing is cached.

use hangyong::plan::problem::{CategoryLimit, Day, Lunch, LunchPlace, Priority, Problem, Visit};

/// From, to, access, (departure, arrival) of each ride, egress.
pub type Train = (usize, usize, i32, Vec<(i32, i32)>, i32);

/// What the judge needs besides the problem: the ways as they were generated, not as the planner stores them.
pub struct Ways {
    /// Minutes, metres and fare by `from` and `to`.
    pub cells: Vec<Vec<(i32, u32, u32)>>,
    /// Ways with a timetable.
    pub trains: Vec<Train>,
}

/// Hard rules broken (negated), mandatory visits, score; `None` for a plan that is not allowed at all.
pub type Verdict = Option<(i64, i64, i64)>;

impl Ways {
    fn arrive(&self, from: usize, to: usize, leave: i32) -> i32 {
        let mut best = leave + self.cells[from][to].0;
        for (a, b, access, rides, egress) in &self.trains {
            for (departs, arrives) in rides {
                if (*a, *b) == (from, to) && leave + access <= *departs {
                    best = best.min(arrives + egress);
                }
            }
        }
        best
    }
}

/// The places where lunch is tried: nowhere, before the way to a stop, after it, or as the stop itself.
#[derive(Clone, Copy, PartialEq)]
enum Meal {
    None,
    Before(usize),
    After(usize),
    AtStop(usize),
}

/// Judges a whole plan.
pub fn judge(problem: &Problem, ways: &Ways, plan: &[Vec<usize>]) -> Verdict {
    let all: Vec<usize> = plan.iter().flatten().copied().collect();
    let spent: u64 = all.iter().map(|&visit| u64::from(problem.visits[visit].price)).sum();
    let (mut broken, mut fares) = (0, 0);
    for (index, (day, stops)) in problem.days.iter().zip(plan).enumerate() {
        broken += short(&day.categories, problem, stops)?;
        if stops.is_empty() {
            let table =
                day.lunch.filter(|lunch| day.start <= lunch.from && day.end >= lunch.until + lunch.length);
            broken += i64::from(table.is_some_and(|lunch| lunch.place != LunchPlace::Anywhere));
            continue;
        }
        broken += judge_day(problem, ways, index, stops)?;
        let nodes: Vec<usize> = [day.from].into_iter().chain(stops.iter().copied()).chain([day.to]).collect();
        fares += nodes.windows(2).map(|pair| u64::from(ways.cells[pair[0]][pair[1]].2)).sum::<u64>();
        let metres: u64 = nodes.windows(2).map(|pair| u64::from(ways.cells[pair[0]][pair[1]].1)).sum();
        if day.most_walk_m.is_some_and(|most| metres > u64::from(most))
            || day.most_visits.is_some_and(|most| stops.len() > most)
        {
            return None;
        }
    }
    broken += short(&problem.trip.categories, problem, &all)?;
    if problem.trip.budget.is_some_and(|budget| spent + fares > u64::from(budget))
        || !orders_hold(problem, plan, &all)
    {
        return None;
    }
    let musts = all.iter().filter(|&&visit| problem.visits[visit].wish == Priority::Must).count();
    Some((-broken, musts as i64, score(problem, &all)))
}

fn orders_hold(problem: &Problem, plan: &[Vec<usize>], all: &[usize]) -> bool {
    let group = |visit: usize| problem.visits[visit].group;
    for (place, &later) in all.iter().enumerate() {
        let mates =
            all.iter().filter(|&&other| group(later).is_some() && group(other) == group(later)).count();
        let comes_too_soon = |earlier: &usize| all.iter().skip(place + 1).any(|other| other == earlier);
        if mates > 1
            || problem.visits[later].after.iter().any(comes_too_soon)
            || problem.visits[later].wish == Priority::Never
        {
            return false;
        }
    }
    plan.iter()
        .enumerate()
        .all(|(day, stops)| stops.iter().all(|&visit| problem.visits[visit].day.is_none_or(|pin| pin == day)))
}

fn short(limits: &[CategoryLimit], problem: &Problem, stops: &[usize]) -> Option<i64> {
    let mut short = 0;
    for limit in limits {
        let there =
            stops.iter().filter(|&&visit| problem.visits[visit].category == Some(limit.category)).count();
        if there > limit.most {
            return None;
        }
        short += limit.least.saturating_sub(there) as i64;
    }
    Some(short)
}

fn score(problem: &Problem, all: &[usize]) -> i64 {
    let percent = f64::from(problem.trip.repeat_percent.unwrap_or(100)) / 100.0;
    let mut total = 0;
    for &visit in all {
        let candidate = &problem.visits[visit];
        let key = |index: usize| (problem.visits[index].score, std::cmp::Reverse(index));
        let better = |other: &&usize| {
            candidate.category.is_some()
                && problem.visits[**other].category == candidate.category
                && key(**other) > key(visit)
        };
        let rank = all.iter().filter(better).count();
        total +=
            (f64::from(candidate.score) * (0..rank).fold(1.0, |factor, _| factor * percent)).floor() as i64;
    }
    total
}

/// 0 if the day works with its lunch, 1 if it works only without, `None` if it does not work.
fn judge_day(problem: &Problem, ways: &Ways, day: usize, stops: &[usize]) -> Option<i64> {
    let today = &problem.days[day];
    let due =
        today.lunch.filter(|lunch| today.start <= lunch.from && today.end >= lunch.until + lunch.length);
    let last = stops.len();
    let all = (0..=last).flat_map(|k| [Meal::Before(k), Meal::After(k), Meal::AtStop(k)]);
    if let Some(lunch) = due
        && all.into_iter().any(|meal| works(problem, ways, day, stops, Some((meal, lunch))))
    {
        return Some(0);
    }
    works(problem, ways, day, stops, None).then_some(i64::from(due.is_some()))
}

fn works(problem: &Problem, ways: &Ways, day: usize, stops: &[usize], lunch: Option<(Meal, Lunch)>) -> bool {
    let today: &Day = &problem.days[day];
    let meal = lunch.map_or(Meal::None, |(meal, _)| meal);
    let (mut at, mut now) = (today.from, today.start);
    for k in 0..=stops.len() {
        let to = stops.get(k).copied().unwrap_or(today.to);
        for moment in [Meal::Before(k), Meal::After(k)] {
            if meal == moment {
                let place = problem.visits.get(at);
                if place.is_some_and(|visit| visit.no_food) {
                    return false;
                }
                let Some(after) = lunch.and_then(|(_, lunch)| pause(&lunch, now)) else { return false };
                now = after;
            }
            if moment == Meal::Before(k) {
                now = ways.arrive(at, to, now);
                at = to;
            }
        }
        let Some(visit) = stops.get(k).map(|&visit| &problem.visits[visit]) else {
            return meal != Meal::AtStop(k) && now <= today.end;
        };
        let table = if meal == Meal::AtStop(k) { lunch.map(|(_, lunch)| lunch) } else { None };
        let Some(start) = first_start(visit, day, now, table) else { return false };
        now = start + visit.service;
    }
    false
}

fn pause(lunch: &Lunch, now: i32) -> Option<i32> {
    let start = now.max(lunch.from);
    (lunch.place == LunchPlace::Anywhere && start <= lunch.until).then_some(start + lunch.length)
}

fn first_start(visit: &Visit, day: usize, now: i32, table: Option<Lunch>) -> Option<i32> {
    let (from, until) = match table {
        Some(lunch) if visit.category.map(LunchPlace::At) == Some(lunch.place) => {
            (now.max(lunch.from), lunch.until)
        }
        Some(lunch)
            if lunch.place == LunchPlace::Anywhere && visit.meal_inside && visit.service >= lunch.length =>
        {
            (now.max(lunch.from + lunch.length - visit.service), lunch.until)
        }
        Some(_) => return None,
        None => (now, i32::MAX),
    };
    let starts = visit.windows.get(day)?.iter().filter_map(|window| {
        let start = visit.start.unwrap_or(from.max(window.open));
        let in_time = start >= from && start >= window.open && start <= window.last_entry.min(until);
        (in_time && window.leave_by.is_none_or(|leave| start + visit.service <= leave)).then_some(start)
    });
    starts.min()
}
