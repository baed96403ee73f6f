//! `stops.geojson`.

use std::collections::HashSet;

use serde_json::Value;

use super::{References, admission, value};
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawAccess, RawDistrict, RawFeature, RawImage, RawStop};
use crate::atlas::read;
use crate::domain::admission::{Closure, LastEntry};
use crate::domain::source;
use crate::domain::stop::{Access, Details, Image};
use crate::domain::{Bilingual, Category, CityId, Corridor, Hours, PositionQuality, StationId, Stop, StopId};
use crate::geometry::LonLat;

/// The valid stops; `None`, with an error, when there are none.
pub fn stops(file: &Value, known: &References, report: &mut Report) -> Option<Vec<Stop>> {
    let root = JsonPath::file("stops.geojson");
    if file.get("type").and_then(Value::as_str) != Some("FeatureCollection") {
        report.error(
            &root.key("type"),
            "is not \"FeatureCollection\"",
            "write \"type\": \"FeatureCollection\"",
        );
    }
    let mut seen = HashSet::new();
    let mut stops = Vec::new();
    for (at, feature) in read::list(file, "features", &root, report).iter().enumerate() {
        let place = root.key("features").item(at);
        let Some(stop) = stop(feature, &place, known, report) else { continue };
        if super::first_of_its_id(&mut seen, stop.id.clone(), &place.key("properties"), report) {
            stops.push(stop);
        }
    }
    if stops.is_empty() {
        report.error(
            &root.key("features"),
            "holds no stop that can be shown",
            "add stops, or mend those that are broken",
        );
        return None;
    }
    Some(stops)
}

fn stop(feature: &Value, place: &JsonPath, known: &References, report: &mut Report) -> Option<Stop> {
    let raw: RawFeature = read::shape(feature, place, report)?;
    let here = place.key("properties");
    feature_shape(&raw, place, report);
    let position =
        value::position(&raw.geometry.coordinates, &place.key("geometry").key("coordinates"), report);
    let raw = &raw.properties;
    // All parts are read before a missing one ends the reading, so that all problems are reported to the editor.
    let id = value::id(&raw.id, &here.key("id"), report);
    let name = value::text(&raw.name, &here.key("name"), report);
    let category = category(&raw.category, &here.key("category"), report);
    let summary = value::text(&raw.summary, &here.key("summary"), report);
    let stay = admission::stay(raw, &here, report);
    let rest = Rest::read(raw, &here, known, report);
    Some(finish(
        Core {
            id: StopId::from(id?),
            name: name?,
            position: position?,
            category: category?,
            summary: summary?,
            stay: stay?,
        },
        rest?,
        raw,
    ))
}

/// The essential parts of a stop.
struct Core {
    id: StopId,
    name: Bilingual,
    position: LonLat,
    category: Category,
    summary: Bilingual,
    /// The usual stay, the shortest and the longest, in minutes.
    stay: (u32, (u32, u32)),
}

/// The other parts of a stop.
struct Rest {
    quality: PositionQuality,
    city: CityId,
    district: Bilingual,
    corridors: Vec<Corridor>,
    story: Option<Bilingual>,
    hours: Option<Hours>,
    further_categories: Vec<Category>,
    last_entry: Option<LastEntry>,
    closures: Vec<Closure>,
    worth: Option<u8>,
    details: Details,
    access: Access,
    images: Vec<Image>,
    status: Option<Bilingual>,
    sources: Vec<crate::domain::Source>,
}

impl Rest {
    fn read(raw: &RawStop, here: &JsonPath, known: &References, report: &mut Report) -> Option<Self> {
        let city = value::city(&raw.city, &here.key("city"), &known.cities, report);
        let district = district(&raw.district, &here.key("district"), report);
        Some(Self {
            quality: value::quality(&raw.position, &here.key("position"), report),
            corridors: corridors(&raw.corridors, &here.key("corridors"), report),
            story: story(raw, here, report),
            hours: hours(raw.opening_hours.as_deref(), &here.key("opening_hours"), report),
            further_categories: further_categories(raw, &here.key("categories"), report),
            last_entry: raw
                .last_entry
                .as_ref()
                .and_then(|raw| admission::last_entry(raw, &here.key("last_entry"), report)),
            closures: admission::closures(raw.closures.as_deref(), &here.key("closures"), report),
            worth: admission::worth(raw.worth, &here.key("worth"), report),
            details: admission::details(raw, here, report),
            access: access(&raw.access, &here.key("access"), known, report)?,
            images: images(&raw.images, &here.key("images"), report),
            status: value::maybe_text(raw.status.as_ref(), &here.key("status"), report),
            sources: sources(raw, here, report),
            city: city?,
            district: district?,
        })
    }
}

fn finish(core: Core, rest: Rest, raw: &RawStop) -> Stop {
    Stop {
        pinyin: pinyin(raw.pinyin.clone(), &core.name.zh),
        id: core.id,
        name: core.name,
        position: core.position,
        category: core.category,
        summary: core.summary,
        visit_minutes: core.stay.0,
        stay_range: core.stay.1,
        further_categories: rest.further_categories,
        worth: rest.worth,
        closures: rest.closures,
        details: rest.details,
        quality: rest.quality,
        city: rest.city,
        district: rest.district,
        corridors: rest.corridors,
        story: rest.story,
        hours: rest.hours,
        last_entry: rest.last_entry,
        ticket_cny: raw.ticket_cny,
        access: rest.access,
        facilities: raw.facilities.clone(),
        images: rest.images,
        status: rest.status,
        unverified: source::unverified(&rest.sources),
        differing: source::differing(&rest.sources),
        sources: rest.sources,
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn pinyin(given: Option<String>, zh: &str) -> Option<String> {
    given.or_else(|| Some(crate::atlas::pinyin::syllables(zh)))
}

/// The table of readings is larger than the rest of the app, so only packs that went through the build have pinyin.
#[cfg(target_arch = "wasm32")]
fn pinyin(given: Option<String>, _zh: &str) -> Option<String> {
    given
}

fn feature_shape(raw: &RawFeature, place: &JsonPath, report: &mut Report) {
    if raw.kind != "Feature" {
        report.error(&place.key("type"), format!("is \"{}\"", raw.kind), "write \"Feature\"");
    }
    if raw.geometry.kind != "Point" {
        report.error(
            &place.key("geometry").key("type"),
            format!("is \"{}\"", raw.geometry.kind),
            "write \"Point\"",
        );
    }
    if raw.id.as_ref().is_some_and(|id| id != &raw.properties.id) {
        report.error(
            &place.key("id"),
            "is not the same as properties/id",
            "write the same id in both places",
        );
    }
}

fn category(key: &str, place: &JsonPath, report: &mut Report) -> Option<Category> {
    let category = Category::from_key(key);
    if category.is_none() {
        let keys = Category::ALL.map(Category::key).join(", ");
        report.error(place, format!("\"{key}\" is not a category"), format!("write one of {keys}"));
    }
    category
}

fn corridors(keys: &[String], place: &JsonPath, report: &mut Report) -> Vec<Corridor> {
    let mut corridors = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let here = place.item(at);
        match Corridor::from_key(key) {
            Some(corridor) if corridors.contains(&corridor) => {
                report.error(&here, format!("\"{key}\" stands twice"), "take one out");
            }
            Some(corridor) => corridors.push(corridor),
            None => {
                let keys = Corridor::ALL.map(Corridor::key).join(", ");
                report.error(&here, format!("\"{key}\" is not a corridor"), format!("write one of {keys}"));
            }
        }
    }
    if corridors.is_empty() {
        report.error(
            place,
            "names no corridor",
            "every stop belongs to at least one of culture, scenery, industry, ecology",
        );
    }
    corridors
}

/// The categories of a stop besides its main one.
fn further_categories(raw: &RawStop, place: &JsonPath, report: &mut Report) -> Vec<Category> {
    let Some(keys) = &raw.categories else { return Vec::new() };
    if keys.first() != Some(&raw.category) {
        report.error(place, "does not begin with the category", "write the same key as \"category\" first");
    }
    let mut further = Vec::new();
    for (at, key) in keys.iter().enumerate().filter(|(_, key)| **key != raw.category) {
        further.extend(category(key, &place.item(at), report).filter(|category| !further.contains(category)));
    }
    further
}

fn district(raw: &RawDistrict, place: &JsonPath, report: &mut Report) -> Option<Bilingual> {
    match raw {
        RawDistrict::Text(text) => value::text(text, place, report),
        RawDistrict::Plain(text) => {
            report.warning(place, "is one text for both languages", "write { \"zh\": …, \"en\": … }");
            let text = value::plain(text, place, report);
            Some(Bilingual::new(text.clone(), text))
        }
    }
}

fn story(raw: &RawStop, here: &JsonPath, report: &mut Report) -> Option<Bilingual> {
    let place = here.key("story");
    if raw.story.is_none() {
        report.error(&place, "is missing", "write the story in both languages");
    }
    value::maybe_text(raw.story.as_ref(), &place, report)
}

fn sources(raw: &RawStop, here: &JsonPath, report: &mut Report) -> Vec<crate::domain::Source> {
    let place = here.key("sources");
    value::required_sources(raw.sources.as_deref().unwrap_or_default(), &place, report)
}

fn hours(text: Option<&str>, place: &JsonPath, report: &mut Report) -> Option<Hours> {
    match Hours::parse(text?) {
        Ok(hours) => Some(hours),
        Err(error) => {
            let mend =
                "write OSM opening_hours such as \"Tu-Su 09:00-17:00; PH 09:00-17:00\", or null when unknown";
            report.error(place, format!("the hours {error}"), mend);
            None
        }
    }
}

fn access(raw: &RawAccess, place: &JsonPath, known: &References, report: &mut Report) -> Option<Access> {
    let how = value::text(&raw.how, &place.key("how"), report)?;
    let station = raw.station.as_deref().map(StationId::from).filter(|station| {
        let there = known.stations.contains(station);
        if !there {
            let what = format!("\"{station}\" is not a station of rail.json");
            report.error(&place.key("station"), what, "write the id of a station, or null");
        }
        there
    });
    let metro = raw.metro.as_ref().and_then(|raw| admission::metro(raw, &place.key("metro"), report));
    Some(Access { station, how, metro })
}

fn images(raw: &[RawImage], place: &JsonPath, report: &mut Report) -> Vec<Image> {
    let image = |(at, image): (usize, &RawImage)| {
        let here = place.item(at);
        let src = value::local_path(&image.src, &here.key("src"), report);
        let alt = value::text(&image.alt, &here.key("alt"), report);
        let credit = value::plain(&image.credit, &here.key("credit"), report);
        let licence = value::plain(&image.licence, &here.key("licence"), report);
        Some(Image { src: src?, alt: alt?, credit, licence })
    };
    raw.iter().enumerate().filter_map(image).collect()
}
