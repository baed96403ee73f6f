//! The trip as plain text for a chat: a line for every visit, and what lies between.

use super::itinerary::{Export, ExportDay, ExportVisit, times};
use super::wording;

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
        lines.push(format!("{} · {}", export.word(&wording::CANDIDATES), candidates.join(" / ")));
    }
    lines.push(String::new());
    lines.push(tickets(export));
    lines.push(export.word(&wording::ESTIMATES).to_owned());
    lines.join("\n")
}

fn day_lines(export: &Export<'_>, day: &ExportDay<'_>) -> Vec<String> {
    let mut lines = vec![format!("■ {}", export.day_name(day))];
    for visit in &day.visits {
        lines.extend(visit_lines(export, visit));
    }
    let home = day.schedule.way_home.as_ref();
    lines.extend(home.map(|way| format!("  ↓ {}", minutes(export, way.estimate.minutes))));
    lines
}

fn visit_lines(export: &Export<'_>, visit: &ExportVisit<'_>) -> Vec<String> {
    let way = visit.times.way.as_ref().map(|way| format!("  ↓ {}", minutes(export, way.estimate.minutes)));
    let wait = (visit.times.waiting() > 0)
        .then(|| format!("  … {} {}", export.word(&wording::WAIT), minutes(export, visit.times.waiting())));
    let line = format!("{} {}", times(visit.times), export.plain_name(visit));
    let note = visit.visit.note.as_ref().map(|note| format!("  “{}”", note.replace('\n', " ")));
    way.into_iter().chain(wait).chain([line]).chain(note).collect()
}

fn minutes(export: &Export<'_>, minutes: u32) -> String {
    format!("{minutes} {}", export.word(&wording::MINUTES))
}

fn tickets(export: &Export<'_>) -> String {
    let sums = export.schedule.sums;
    let known = format!("{} ¥{}", export.word(&wording::TICKETS), sums.tickets_cny);
    if sums.tickets_unknown == 0 {
        return known;
    }
    format!("{known} + {} {}", sums.tickets_unknown, export.word(&wording::UNKNOWN_TICKETS))
}
