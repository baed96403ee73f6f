//! The trip as plain text for a chat: one line per visit, with travel, rides and waiting in between.

use super::itinerary::{Export, ExportDay, ExportVisit};
use crate::domain::schedule::{Leg, ScheduledRide};
use crate::i18n::files;
use crate::i18n::format::minutes;

/// The trip as text of one language.
pub fn write(export: &Export<'_>) -> String {
    let mut lines = vec![export.title()];
    for day in export.days() {
        lines.push(String::new());
        lines.extend(day_lines(export, &day));
    }
    let candidates: Vec<_> =
        export.candidates().map(|(_, stop)| stop.name.get(export.lang).to_owned()).collect();
    if !candidates.is_empty() {
        lines.push(String::new());
        lines.push(format!("{} · {}", files::candidates(export.lang), candidates.join(" / ")));
    }
    lines.push(String::new());
    lines.push(tickets(export));
    lines.push(files::estimates(export.lang).to_owned());
    lines.join("\n")
}

fn day_lines(export: &Export<'_>, day: &ExportDay<'_>) -> Vec<String> {
    let start = export
        .start(day)
        .map(|base| format!("{} {}{base}", export.time(day.schedule.from), files::sets_out(export.lang)));
    let rides = |at: usize| day.schedule.rides_before(at).flat_map(|ride| ride_lines(export, ride));
    let visits = day.visits.iter().enumerate();
    let visits = visits.flat_map(|(at, visit)| rides(at).chain(visit_lines(export, day, at, visit)));
    let visits = visits.chain(rides(day.visits.len()));
    let home = day.schedule.way_home.as_ref().map(|way| way_line(export, way));
    let end = export.end(day).map(|(arrive, base)| {
        let time = arrive.map(|arrive| format!("{} ", export.time(arrive))).unwrap_or_default();
        format!("{time}{}{base}", files::arrives(export.lang))
    });
    let head = std::iter::once(format!("■ {}", export.day_name(day)));
    let head = head.chain((export.says)(export, day, None).into_iter().map(|event| format!("  {event}")));
    let costs = (!day.visits.is_empty())
        .then(|| format!("  {} {}", files::tickets(export.lang), export.tickets(&day.schedule.sums)));
    let all = head.chain(start).chain(visits).chain(home).chain(end);
    all.chain(costs).chain(warnings(export, day, None)).collect()
}

fn visit_lines(export: &Export<'_>, day: &ExportDay<'_>, at: usize, visit: &ExportVisit<'_>) -> Vec<String> {
    let way = visit.times.way.as_ref().map(|way| way_line(export, way));
    let wait = (visit.times.waiting() > 0).then(|| {
        format!(
            "  … {} {}",
            files::wait_for_opening(export.lang),
            minutes(export.lang, visit.times.waiting())
        )
    });
    let line = format!("{} {}", export.times(visit.times), export.plain_name(visit));
    let note = visit.visit.note.as_ref().map(|note| format!("  “{}”", note.replace('\n', " ")));
    let clashes = warnings(export, day, Some(at));
    let says = (export.says)(export, day, Some(at));
    let says = (!says.is_empty()).then(|| format!("  {}", says.join(" · ")));
    way.into_iter().chain(wait).chain([line]).chain(clashes).chain(says).chain(note).collect()
}

fn ride_lines(export: &Export<'_>, ride: &ScheduledRide) -> Vec<String> {
    let way = ride.way.as_ref().map(|way| way_line(export, way));
    let line = format!("{} {}", export.ride_times(ride), export.ride_name(ride));
    way.into_iter().chain([line]).collect()
}

fn way_line(export: &Export<'_>, way: &Leg) -> String {
    format!("  ↓ {}", export.way_in_short(way))
}

fn warnings(export: &Export<'_>, day: &ExportDay<'_>, visit: Option<usize>) -> Vec<String> {
    let warning = |words| format!("  {}{words}", files::warning(export.lang));
    export.warnings(day, visit).into_iter().map(warning).collect()
}

/// What the tickets cost, and for whom.
fn tickets(export: &Export<'_>) -> String {
    format!("{} {}", files::tickets(export.lang), export.tickets(&export.schedule.sums))
}
