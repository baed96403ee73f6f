//! `pack.json`.

use std::collections::HashSet;

use serde_json::Value;

use super::value;
use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawAttribution, RawBasemap, RawCity, RawPack, RawReport};
use crate::atlas::read;
use crate::domain::pack_info::{Attribution, Centre, OwnBasemap, Report as ReportTo};
use crate::domain::{Bilingual, CityId, PackInfo, Stop};

/// The format that this version reads.
const FORMAT: u32 = 1;

/// Names of cities in the region, for packs that do not bring their own.
const CITY_NAMES: [(&str, &str, &str); 5] = [
    ("hangzhou", "杭州", "Hangzhou"),
    ("ningbo", "宁波", "Ningbo"),
    ("shaoxing", "绍兴", "Shaoxing"),
    ("jiaxing", "嘉兴", "Jiaxing"),
    ("zhoushan", "舟山", "Zhoushan"),
];

/// What a pack says about itself.
pub fn info(pack: &Value, stops: &Value, report: &mut Report) -> Option<PackInfo> {
    let place = JsonPath::file("pack.json");
    if let Some(format) = pack.get("format").filter(|format| format.as_u64() != Some(FORMAT.into())) {
        let mend = format!("write {FORMAT}, or use a version of the map that reads this pack");
        report.error(&place.key("format"), format!("is {format}, which this version does not read"), mend);
        return None;
    }
    let raw: RawPack = read::shape(pack, &place, report)?;
    let id = value::id(&raw.id, &place.key("id"), report)?;
    let title = value::text(&raw.title, &place.key("title"), report)?;
    let summary = value::maybe_text(raw.summary.as_ref(), &place.key("summary"), report);
    let bbox = bbox(raw.bbox, &place.key("bbox"), report)?;
    let cities = cities(&raw.cities, stops, &place.key("cities"), report);
    let allowed = raw.allowed_packs.iter().enumerate();
    Some(PackInfo {
        id: id.into(),
        summary: summary.unwrap_or_else(|| title.clone()),
        title,
        lexicon: Default::default(),
        bbox,
        review_number: raw
            .review_number
            .filter(|number| !number.trim().is_empty())
            .map(|number| value::plain(&number, &place.key("review_number"), report)),
        attribution: attribution(&raw.attribution, &place.key("attribution"), report),
        basemap: raw.basemap.as_ref().and_then(|raw| basemap(raw, &place.key("basemap"), report)),
        streets: None,
        router: raw
            .router
            .as_ref()
            .and_then(|router| value::url(&router.osrm, &place.key("router").key("osrm"), report)),
        cities,
        centres: centres(&raw.cities, &place.key("cities"), report),
        report: raw.report.as_ref().and_then(|to| report_to(to, &place.key("report"), report)),
        allowed_packs: allowed
            .filter_map(|(at, text)| value::url(text, &place.key("allowed_packs").item(at), report))
            .collect(),
        checked: value::date(&raw.checked, &place.key("checked"), report)?,
    })
}

fn bbox(bbox: [f64; 4], place: &JsonPath, report: &mut Report) -> Option<[f64; 4]> {
    let [west, south, east, north] = bbox;
    if -180.0 <= west && west < east && east <= 180.0 && -90.0 <= south && south < north && north <= 90.0 {
        return Some(bbox);
    }
    report.error(place, "is not a box", "write [west, south, east, north] in degrees");
    None
}

fn cities(raw: &[RawCity], stops: &Value, place: &JsonPath, report: &mut Report) -> Vec<(CityId, Bilingual)> {
    if raw.is_empty() {
        report.warning(place, "is missing", "list the cities in the order in which filters show them");
        return cities_of(stops);
    }
    let mut seen = HashSet::new();
    let mut cities = Vec::new();
    for (at, city) in raw.iter().enumerate() {
        let here = place.item(at);
        let Some(id) = value::id(&city.id, &here.key("id"), report) else { continue };
        let Some(name) = value::text(&city.name, &here.key("name"), report) else { continue };
        if super::first_of_its_id(&mut seen, id.to_owned(), &here, report) {
            cities.push((CityId::from(id), name));
        }
    }
    cities
}

/// The centres of the cities that have one.
fn centres(raw: &[RawCity], place: &JsonPath, report: &mut Report) -> Vec<Centre> {
    let centre = |(at, city): (usize, &RawCity)| {
        let here = place.item(at).key("centre");
        let centre = city.centre.as_ref()?;
        Some(Centre {
            city: CityId::from(city.id.as_str()),
            name: value::text(&centre.name, &here.key("name"), report)?,
            position: value::position(&centre.position, &here.key("position"), report)?,
        })
    };
    raw.iter().enumerate().filter_map(centre).collect()
}

/// Where readers report mistakes.
fn report_to(raw: &RawReport, place: &JsonPath, report: &mut Report) -> Option<ReportTo> {
    match (&raw.email, &raw.url) {
        (Some(email), None) if email.contains('@') && !email.contains(char::is_whitespace) => {
            Some(ReportTo::Email(value::plain(email, &place.key("email"), report)))
        }
        (Some(email), None) => {
            report.error(
                &place.key("email"),
                format!("\"{email}\" is not an address for mail"),
                "write it as name@host",
            );
            None
        }
        (None, Some(url)) => value::url(url, &place.key("url"), report).map(ReportTo::Url),
        _ => {
            report.error(
                place,
                "says nowhere, or two places",
                "write either \"email\" or \"url\", or leave it out",
            );
            None
        }
    }
}

/// The cities that stops name, in the order of the stops.
fn cities_of(stops: &Value) -> Vec<(CityId, Bilingual)> {
    let features = stops.get("features").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let named = features.iter().filter_map(|feature| feature.pointer("/properties/city")?.as_str());
    let mut seen = HashSet::new();
    named
        .filter(|id| value::is_id(id) && seen.insert(*id))
        .map(|id| (CityId::from(id), default_name(id)))
        .collect()
}

/// Adds the cities that stops are in but the pack does not list, so that every stop has a city.
pub fn name_stray_cities(info: &mut PackInfo, stops: &[Stop]) {
    for stop in stops {
        if !info.cities.iter().any(|(city, _)| city == &stop.city) {
            info.cities.push((stop.city.clone(), default_name(stop.city.as_str())));
        }
    }
}

fn default_name(id: &str) -> Bilingual {
    match CITY_NAMES.iter().find(|(known, ..)| *known == id) {
        Some((_, zh, en)) => Bilingual::new(*zh, *en),
        None => Bilingual::new(id, id),
    }
}

fn attribution(raw: &[RawAttribution], place: &JsonPath, report: &mut Report) -> Vec<Attribution> {
    let credit = |(at, credit): (usize, &RawAttribution)| {
        let here = place.item(at);
        let text = value::text(&credit.text, &here.key("text"), report)?;
        let url = credit.url.as_deref().and_then(|url| value::url(url, &here.key("url"), report));
        Some(Attribution { text, licence: credit.licence.clone(), url })
    };
    raw.iter().enumerate().filter_map(credit).collect()
}

fn basemap(raw: &RawBasemap, place: &JsonPath, report: &mut Report) -> Option<OwnBasemap> {
    match (&raw.pmtiles, &raw.raster, &raw.attribution) {
        (Some(archive), None, credit) => {
            let credit = credit.as_ref();
            let attribution = credit.map(|text| value::plain(text, &place.key("attribution"), report));
            let archive = archive_address(archive, &place.key("pmtiles"), report)?;
            Some(OwnBasemap::PmTiles { archive, attribution })
        }
        (None, Some(template), Some(credit)) => {
            let attribution = value::plain(credit, &place.key("attribution"), report);
            let template = address(template, &place.key("raster"), report)?;
            if ["{z}", "{x}", "{y}"].iter().all(|part| template.contains(part)) {
                return Some(OwnBasemap::Raster { template, attribution });
            }
            report.error(
                &place.key("raster"),
                "does not hold {z}, {x} and {y}",
                "write them where the tile's numbers go",
            );
            None
        }
        (None, Some(_), None) => {
            report.error(&place.key("attribution"), "is missing", "add the credit that the tiles ask for");
            None
        }
        _ => {
            report.error(
                place,
                "names no base map, or two",
                "write either \"pmtiles\" or \"raster\" with \"attribution\"",
            );
            None
        }
    }
}

/// The address of a PMTiles archive.
fn archive_address(text: &str, place: &JsonPath, report: &mut Report) -> Option<String> {
    let file = text.split(['?', '#']).next().unwrap_or_default();
    if !file.to_ascii_lowercase().ends_with(".pmtiles") {
        report.warning(
            place,
            "does not end in .pmtiles",
            "name the archive itself, the one file that holds all tiles; an address with {z}, {x} and {y} belongs under \"raster\"",
        );
    }
    address(text, place, report)
}

/// A web address or a path within the pack. Unencrypted addresses are refused: the pages' policy blocks them.
fn address(text: &str, place: &JsonPath, report: &mut Report) -> Option<String> {
    if !text.contains(':') {
        return value::local_path(text, place, report);
    }
    if text.to_ascii_lowercase().starts_with("http://") {
        let mend = "use the address with https://, or put the files into the pack and write their path";
        report.error(place, "begins with http://, which readers' browsers will not load into this map", mend);
        return None;
    }
    value::url(text, place, report)
}
