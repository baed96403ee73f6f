//! The rules about times: windows, lunch, the day's hours, possible travel, pinned days and starts.

use super::Breach;
use crate::plan::problem::{Day, DayIndex, LunchPlace, Priority, Problem, Visit};
use crate::plan::timeline::{Stay, Timeline};

fn with_visits<'a>(problem: &'a Problem, line: &'a Timeline) -> impl Iterator<Item = (&'a Visit, &'a Stay)> {
    line.stays.iter().filter_map(|stay| Some((problem.visits.get(stay.visit)?, stay)))
}

/// R1, R2: every visit starts within a window of its day, and is over by the window's leave-by time.
pub fn within_windows(problem: &Problem, day: DayIndex, line: &Timeline) -> Option<Breach> {
    let is_open = |visit: &Visit, stay: &Stay| {
        visit.windows.get(day).into_iter().flatten().any(|window| {
            let leave_by = window.leave_by.unwrap_or(i32::MAX);
            window.open <= stay.start
                && stay.start <= window.last_entry
                && stay.start + visit.service <= leave_by
        })
    };
    let bad = with_visits(problem, line).find(|(visit, stay)| !is_open(visit, stay))?;
    Some(Breach::Closed(day, bad.1.visit))
}

/// R3: a day that is long enough for its lunch has it: unbroken, begun in time, and in a suitable place.
pub fn has_lunch(problem: &Problem, day: DayIndex, line: &Timeline) -> Option<Breach> {
    let today = problem.days.get(day)?;
    let lunch = today.lunch.filter(|lunch| lunch.is_due(today))?;
    let is_idle = line.stays.is_empty();
    let in_time = |start: i32| lunch.from <= start && start <= lunch.until;
    let had = match lunch.place {
        LunchPlace::At(category) => with_visits(problem, line)
            .any(|(visit, stay)| visit.category == Some(category) && in_time(stay.start)),
        LunchPlace::Anywhere if is_idle => true,
        LunchPlace::Anywhere => line.lunch.is_some_and(|pause| {
            in_time(pause.start)
                && pause.end - pause.start >= lunch.length
                && (is_free(today, line, pause.start, pause.end) && is_fed(problem, line, pause.start)
                    || is_inside_a_meal(problem, line, pause.start, pause.end))
        }),
    };
    (!had).then_some(Breach::NoLunch(day))
}

/// Whether there is food at the place left before a pause begins, or at the next place.
fn is_fed(problem: &Problem, line: &Timeline, start: i32) -> bool {
    let next = line.stays.iter().position(|stay| start < stay.leave).unwrap_or(line.stays.len());
    let feeds = |at: Option<usize>| {
        let visit = at.and_then(|at| line.stays.get(at)).and_then(|stay| problem.visits.get(stay.visit));
        visit.is_none_or(|visit| !visit.no_food)
    };
    feeds(next.checked_sub(1)) || feeds(Some(next))
}

/// Whether a pause lies within a visit that includes a meal.
fn is_inside_a_meal(problem: &Problem, line: &Timeline, start: i32, end: i32) -> bool {
    with_visits(problem, line)
        .any(|(visit, stay)| visit.meal_inside && stay.start <= start && end <= stay.leave)
}

/// Whether there is no visit between `start` and `end`, and both are within the day.
fn is_free(day: &Day, line: &Timeline, start: i32, end: i32) -> bool {
    day.start <= start
        && end <= day.end
        && line.stays.iter().all(|stay| stay.leave <= start || end <= stay.start)
}

/// R4: the day does not start too early or end too late, and times only increase.
pub fn within_day(problem: &Problem, day: DayIndex, line: &Timeline) -> Option<Breach> {
    let today = problem.days.get(day)?;
    let mut now = line.begin;
    let forward = line.stays.iter().all(|stay| {
        let service = problem.visits.get(stay.visit).map_or(0, |visit| visit.service);
        let fine = now <= stay.arrive && stay.arrive <= stay.start && stay.leave == stay.start + service;
        now = stay.leave;
        fine
    });
    let fits = today.start <= line.begin && now <= line.end && line.end <= today.end;
    (!(forward && fits)).then_some(Breach::OutsideDay(day))
}

/// R5: no arrival is earlier than travel allows, timetables included, and no pause happens on the way.
pub fn takes_real_ways(problem: &Problem, day: DayIndex, line: &Timeline) -> Option<Breach> {
    let today = problem.days.get(day)?;
    let (mut from, mut leave) = (today.from, line.begin);
    let home = line.stays.last().map_or(0, |stay| stay.visit);
    let stays = line.stays.iter().map(|stay| (stay.visit, stay.arrive, stay.leave, stay.visit));
    for (node, arrive, next, visit) in stays.chain([(today.to, line.end, line.end, home)]) {
        let departs = match line.lunch {
            Some(pause) if leave <= pause.start && pause.end <= arrive => pause.end,
            _ => leave,
        };
        if arrive < problem.travel.arrival(from, node, departs) {
            return Some(Breach::NoSuchWay(day, visit));
        }
        (from, leave) = (node, next);
    }
    None
}

/// R7: pinned visits are on their day and at their time; unwanted ones are nowhere.
pub fn keeps_pins(problem: &Problem, day: DayIndex, line: &Timeline) -> Option<Breach> {
    let loose = |(visit, stay): &(&Visit, &Stay)| {
        visit.wish == Priority::Never
            || visit.day.is_some_and(|pinned| pinned != day)
            || visit.start.is_some_and(|start| start != stay.start)
    };
    let bad = with_visits(problem, line).find(loose)?;
    Some(Breach::Unpinned(day, bad.1.visit))
}
