//! Values that are well-formed but make no sense: hours that end before they begin, a last entry after closing, an
//! absurd price, a router that browsers will not ask, an archive that is missing.

use chrono::{Days, NaiveDate};

use super::{JsonPath, PackFiles, Report, pack, stops};
use crate::atlas::raw::RawStop;
use crate::domain::{Atlas, DayHours, Stop};

/// A ticket that costs more than this, in yuan, is more likely a typing mistake.
const ABSURD_CNY: u32 = 1_000;
/// A place that closes after midnight closes by this time.
const NIGHT_ENDS: &str = "06:00";
/// How many days are searched for one with a last entry before closing.
const DAYS: u64 = 28;

pub fn check(files: &PackFiles, atlas: Option<&Atlas>, today: NaiveDate, report: &mut Report) {
    addresses(files, report);
    for (place, feature) in stops(files) {
        let (here, raw) = (place.key("properties"), &feature.properties);
        prices(raw, &here, report);
        reversed(raw, &here.key("opening_hours"), report);
        let stop = atlas.and_then(|atlas| Some((atlas, atlas.stop(&raw.id.as_str().into())?)));
        if let Some((atlas, stop)) = stop
            && raw.last_entry.is_some()
            && enters_too_late(stop, atlas, today)
        {
            report.warning(
                &here.key("last_entry"),
                "is not before closing on any day of the next four weeks",
                "write the last time at which visitors are let in, or null",
            );
        }
    }
}

fn addresses(files: &PackFiles, report: &mut Report) {
    let Some(pack) = pack(files) else { return };
    let root = JsonPath::file("pack.json");
    if pack.router.is_some_and(|router| router.osrm.starts_with("http://")) {
        report.warning(
            &root.key("router").key("osrm"),
            "is asked without encryption, which browsers refuse on a page that came with it",
            "write https://",
        );
    }
    let Some(basemap) = pack.basemap else { return };
    let here = root.key("basemap");
    if let Some(archive) = basemap.pmtiles {
        let plain = archive.split(['?', '#']).next().unwrap_or_default();
        if !archive.contains("://") && files.get(plain).is_none() {
            report.warning(
                &here.key("pmtiles"),
                format!("there is no file {plain}"),
                "add the archive to the pack",
            );
        }
    }
}

fn prices(raw: &RawStop, here: &JsonPath, report: &mut Report) {
    let tickets = raw.tickets.iter().flatten().enumerate();
    let tickets = tickets.map(|(at, ticket)| (here.key("tickets").item(at).key("cny"), ticket.cny));
    for (place, cny) in tickets.chain([(here.key("ticket_cny"), raw.ticket_cny)]) {
        if let Some(cny) = cny.filter(|cny| *cny > ABSURD_CNY) {
            report.warning(&place, format!("says {cny} yuan"), "see whether a digit is too many");
        }
    }
}

/// Warns about hours such as `18:00-09:00`: they mean open overnight, which is rarely intended.
fn reversed(raw: &RawStop, place: &JsonPath, report: &mut Report) {
    let text = raw.opening_hours.as_deref().unwrap_or_default();
    let is_clock = |text: &str| text.len() == 5 && text.as_bytes().get(2) == Some(&b':') && text.is_ascii();
    for span in text.split([' ', ',', ';']) {
        let Some((from, to)) = span.split_once('-').filter(|(from, to)| is_clock(from) && is_clock(to))
        else {
            continue;
        };
        if to < from && to > NIGHT_ENDS {
            report.warning(
                place,
                format!("{span} closes before it opens, which means open over night"),
                "write the earlier time first",
            );
        }
    }
}

/// Whether the stop opens on some of the days, and on none of these the last entry is before closing.
fn enters_too_late(stop: &Stop, atlas: &Atlas, today: NaiveDate) -> bool {
    let Some(last) = &stop.last_entry else { return false };
    let days = (0..DAYS).filter_map(|days| today.checked_add_days(Days::new(days)));
    let mut opens = false;
    for day in days {
        let DayHours::Open(spans) = stop.hours_on(day, &atlas.calendar) else { continue };
        opens = true;
        let Some(closes) = spans.iter().map(|span| span.to).max() else { continue };
        if last.on(day, &atlas.calendar, closes).is_none_or(|last| last < closes) {
            return false;
        }
    }
    opens
}
