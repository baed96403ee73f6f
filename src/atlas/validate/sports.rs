//! `experiences.json`: the facts of experiences, and packages.

use std::collections::HashSet;

use serde_json::Value;

use super::ready_trips::{self, StopRefs};
use super::value;
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawAges, RawContact, RawExperience, RawPackage};
use crate::atlas::read;
use crate::domain::sports::{Ages, Contact, ExperienceFacts, ExperienceKind, Package, PackageLength};

/// The value that a word in a file stands for; `None`, with an error, for an unknown word.
pub fn one_of<T: Copy>(all: &[(T, &str)], word: &str, place: &JsonPath, report: &mut Report) -> Option<T> {
    let found = all.iter().find(|(_, key)| *key == word).map(|(one, _)| *one);
    if found.is_none() {
        let known: Vec<&str> = all.iter().map(|(_, key)| *key).collect();
        let mend = format!("write one of {}", known.join(", "));
        report.error(place, format!("\"{word}\" is not known"), mend);
    }
    found
}

/// The facts of an experience: kinds, ages and contact.
pub fn facts(raw: &RawExperience, place: &JsonPath, report: &mut Report) -> ExperienceFacts {
    let here = place.key("kinds");
    let mut kinds = Vec::new();
    for (at, word) in raw.kinds.iter().enumerate() {
        match one_of(&ExperienceKind::ALL, word, &here.item(at), report) {
            Some(kind) if kinds.contains(&kind) => {
                report.error(&here.item(at), "stands twice", "take one of them out");
            }
            kind => kinds.extend(kind),
        }
    }
    ExperienceFacts {
        id: raw.id.clone(),
        kinds,
        ages: raw.ages.and_then(|raw| ages(raw, &place.key("ages"), report)),
        contact: raw.contact.as_ref().and_then(|raw| contact(raw, &place.key("contact"), report)),
    }
}

fn ages(raw: RawAges, place: &JsonPath, report: &mut Report) -> Option<Ages> {
    let RawAges { from, to } = raw;
    if from.is_none() && to.is_none() {
        report.error(place, "names no age", "write \"from\" or \"to\", or leave it out where nobody says");
        return None;
    }
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        report.error(&place.key("to"), "is less than \"from\"", "write the highest age");
        return None;
    }
    Some(Ages { from, to })
}

fn contact(raw: &RawContact, place: &JsonPath, report: &mut Report) -> Option<Contact> {
    let phone = raw.phone.as_deref().map(|phone| value::plain(phone, &place.key("phone"), report));
    Some(Contact { who: value::text(&raw.who, &place.key("who"), report)?, phone })
}

/// The valid packages.
pub fn packages(file: Option<&Value>, leads: &StopRefs<'_>, report: &mut Report) -> Vec<Package> {
    let root = JsonPath::file("experiences.json");
    let Some(file) = file.filter(|file| file.get("packages").is_some()) else { return Vec::new() };
    let mut seen = HashSet::new();
    let mut packages = Vec::new();
    for (at, value) in read::list(file, "packages", &root, report).iter().enumerate() {
        let place = root.key("packages").item(at);
        let Some(package) = package(value, &place, leads, report) else { continue };
        if super::first_of_its_id(&mut seen, package.id.clone(), &place, report) {
            packages.push(package);
        }
    }
    packages
}

fn package(value: &Value, place: &JsonPath, leads: &StopRefs<'_>, report: &mut Report) -> Option<Package> {
    let raw: RawPackage = read::shape(value, place, report)?;
    let here = place.key("visits");
    let visits = ready_trips::visits(&raw.visits, leads, &here, report);
    if visits.len() < 2 {
        report.error(&here, "is no package", "name at least two stops that go together");
        return None;
    }
    Some(Package {
        id: value::id(&raw.id, &place.key("id"), report)?.into(),
        name: value::text(&raw.name, &place.key("name"), report)?,
        why: value::text(&raw.why, &place.key("why"), report)?,
        length: one_of(&PackageLength::ALL, &raw.length, &place.key("length"), report)?,
        visits,
        season: value::maybe_text(raw.season.as_ref(), &place.key("season"), report),
        sources: value::required_sources(&raw.sources, &place.key("sources"), report),
    })
}
