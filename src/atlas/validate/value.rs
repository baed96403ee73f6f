//! The basic values: texts, ids, dates, times of day, colours, addresses, positions, sources.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime};

use crate::atlas::finding::{JsonPath, Report};
use crate::atlas::raw::{RawLineString, RawSource, RawText, RawTitle};
use crate::domain::script::{SIMPLIFIED, TRADITIONAL, is_traditional};
use crate::domain::{Bilingual, CityId, Claim, Claims, PositionQuality, Source, StopId};
use crate::geometry::LonLat;

/// A text in both languages. A missing one is reported and replaced by the other; `None` when both are missing.
pub fn text(raw: &RawText, place: &JsonPath, report: &mut Report) -> Option<Bilingual> {
    let mut read = |lang: &str| match raw.0.get(lang) {
        None => {
            report.error(&place.key(lang), "is missing", format!("add the text in \"{lang}\""));
            None
        }
        Some(text) if text.trim().is_empty() => {
            report.error(&place.key(lang), "is empty", format!("write the text in \"{lang}\""));
            None
        }
        Some(text) => Some(plain(text, &place.key(lang), report)),
    };
    let (zh, en) = match (read("zh"), read("en")) {
        (Some(zh), Some(en)) => (zh, en),
        (Some(zh), None) => (zh.clone(), zh),
        (None, Some(en)) => (en.clone(), en),
        (None, None) => return None,
    };
    let others =
        raw.0.iter().filter(|(lang, text)| !matches!(lang.as_str(), "zh" | "en") && !text.trim().is_empty());
    let others = others.map(|(lang, text)| (lang.clone(), plain(text, &place.key(lang), report))).collect();
    let text = Bilingual { zh, en, others };
    Some(if is_traditional() { traditional(text) } else { text })
}

/// A text of a pack that brings its own traditional Chinese is shown in it by the traditional edition, which keeps the
/// simplified text beside it.
fn traditional(mut text: Bilingual) -> Bilingual {
    if let Some((tag, own)) = text.others.iter_mut().find(|(tag, _)| tag == TRADITIONAL.tag) {
        std::mem::swap(&mut text.zh, own);
        SIMPLIFIED.tag.clone_into(tag);
    }
    text
}

/// The same for a text that may be unknown.
pub fn maybe_text(raw: Option<&RawText>, place: &JsonPath, report: &mut Report) -> Option<Bilingual> {
    text(raw?, place, report)
}

/// Text that is safe to show: trimmed, and without the characters that reverse or hide what follows. These and markup
/// are reported; markup stays as text.
pub fn plain(text: &str, place: &JsonPath, report: &mut Report) -> String {
    if let Some(hidden) = text.chars().find(|c| hides(*c)) {
        let what = format!("holds the control character U+{:04X}", u32::from(hidden));
        report.error(place, what, "take it out; it can make a text read as another one");
    }
    if has_markup(text) {
        report.error(place, "holds markup", "write plain text; tags and entities are shown as they stand");
    }
    text.trim().chars().filter(|c| !hides(*c)).collect()
}

/// Bidirectional controls, zero-width characters, and control characters other than the line break.
fn hides(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
        || (c.is_control() && c != '\n')
}

fn has_markup(text: &str) -> bool {
    let opens = |(at, _): (usize, &str)| {
        text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    let entity = |(at, _): (usize, &str)| {
        let rest = &text[at + 1..];
        rest.find(';').is_some_and(|end| (1..=8).contains(&end) && is_entity(&rest[..end]))
    };
    text.match_indices('<').any(opens) || text.match_indices('&').any(entity)
}

fn is_entity(name: &str) -> bool {
    name.strip_prefix('#').unwrap_or(name).chars().all(|c| c.is_ascii_alphanumeric())
}

/// Whether a text is an id: lower-case words with hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// An id that can be part of an address; `None`, with an error, for anything else.
pub fn id<'a>(text: &'a str, place: &JsonPath, report: &mut Report) -> Option<&'a str> {
    if is_id(text) {
        return Some(text);
    }
    report.error(
        place,
        format!("\"{text}\" is not an id"),
        "use lower-case letters, digits and single hyphens",
    );
    None
}

/// Numbers with these counts of digits between separators. The formats need no more; chrono's parser would add 20 kB.
fn numbers<const N: usize>(text: &str, digits: [usize; N], separator: char) -> Option<[u32; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts
            .next()
            .filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))?;
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// The id of a city of `pack.json`. One that is not listed there is reported but still returned.
pub fn city(key: &str, place: &JsonPath, cities: &HashSet<CityId>, report: &mut Report) -> Option<CityId> {
    let city = CityId::from(id(key, place, report)?);
    if !cities.contains(&city) {
        report.error(
            place,
            format!("\"{key}\" is not a city of pack.json"),
            "list it there, or write one that is listed",
        );
    }
    Some(city)
}

/// A date `YYYY-MM-DD`; `None`, with an error, for anything else.
pub fn date(text: &str, place: &JsonPath, report: &mut Report) -> Option<NaiveDate> {
    let date = numbers(text, [4, 2, 2], '-')
        .and_then(|[year, month, day]| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day));
    if date.is_none() {
        report.error(place, format!("\"{text}\" is not a date"), "write a day that exists as YYYY-MM-DD");
    }
    date
}

/// A time of day `HH:MM`; `None`, with an error, for anything else.
pub fn clock(text: &str, place: &JsonPath, report: &mut Report) -> Option<NaiveTime> {
    let time = numbers(text, [2, 2], ':').and_then(|[hour, minute]| NaiveTime::from_hms_opt(hour, minute, 0));
    if time.is_none() {
        report.error(place, format!("\"{text}\" is not a time of day"), "write HH:MM from 00:00 to 23:59");
    }
    time
}

/// A colour `#rrggbb`; a default ink, with an error, for anything else.
pub fn color(text: &str, place: &JsonPath, report: &mut Report) -> String {
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return text.into();
    }
    report.error(
        place,
        format!("\"{text}\" is not a colour"),
        "write # and six hexadecimal digits, such as #2e7d74",
    );
    "#4a5568".into()
}

/// A web address, http or https; `None`, with an error, for anything else.
pub fn url(text: &str, place: &JsonPath, report: &mut Report) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let sound = host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '['))
        && !text.chars().any(|c| c.is_whitespace() || hides(c) || matches!(c, '"' | '<' | '>' | '\\'));
    if sound {
        return Some(text.into());
    }
    report.error(
        place,
        format!("\"{text}\" is not a web address"),
        "write a full address that begins with https://",
    );
    None
}

/// A path within the pack, without a scheme or a way out of the folder; `None`, with an error, for anything else.
pub fn local_path(text: &str, place: &JsonPath, report: &mut Report) -> Option<String> {
    let sound = !text.is_empty()
        && !text.starts_with('/')
        && !text.contains([':', '\\', '?', '#'])
        && text.split('/').all(|part| !part.is_empty() && part != "..");
    if sound {
        return Some(text.into());
    }
    report.error(
        place,
        format!("\"{text}\" is not a path within the pack"),
        "put the file beside the pack's own and name it",
    );
    None
}

/// A WGS 84 position from `[lon, lat]`; a third number is ignored. `None`, with an error, for anything else.
pub fn position(coordinates: &[f64], place: &JsonPath, report: &mut Report) -> Option<LonLat> {
    match *coordinates {
        [lon, lat] | [lon, lat, _] if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) => {
            Some(LonLat::new(lon, lat))
        }
        [lon, lat] | [lon, lat, _] if (-180.0..=180.0).contains(&lat) && (-90.0..=90.0).contains(&lon) => {
            report.error(place, "has latitude before longitude", "write [longitude, latitude]");
            None
        }
        _ => {
            report.error(place, "is not a position", "write [longitude, latitude] in degrees");
            None
        }
    }
}

/// A line of at least two positions; `None`, with an error, for anything else.
pub fn line(raw: &RawLineString, place: &JsonPath, report: &mut Report) -> Option<Vec<LonLat>> {
    if raw.kind != "LineString" {
        report.error(&place.key("type"), format!("is \"{}\"", raw.kind), "write \"LineString\"");
        return None;
    }
    let here = place.key("coordinates");
    if raw.coordinates.len() < 2 {
        report.error(&here, "has fewer than two positions", "add positions, or write null for the geometry");
        return None;
    }
    raw.coordinates.iter().enumerate().map(|(at, pair)| position(pair, &here.item(at), report)).collect()
}

/// The valid sources.
pub fn sources(raw: &[RawSource], place: &JsonPath, report: &mut Report) -> Vec<Source> {
    raw.iter().enumerate().filter_map(|(at, source)| self::source(source, &place.item(at), report)).collect()
}

/// The valid sources of something that must have one; reported when there is none.
pub fn required_sources(raw: &[RawSource], place: &JsonPath, report: &mut Report) -> Vec<Source> {
    if raw.is_empty() {
        report.error(place, "names no source", "add where the facts come from and the day they were checked");
    }
    sources(raw, place, report)
}

fn source(raw: &RawSource, place: &JsonPath, report: &mut Report) -> Option<Source> {
    let title = title(&raw.title, &place.key("title"), report)?;
    let [unchecked, gives, differs] =
        [("unchecked", &raw.unchecked), ("gives", &raw.gives), ("differs", &raw.differs)]
            .map(|(key, keys)| claims(keys, &place.key(key), report));
    let checked = date(&raw.checked, &place.key("checked"), report)?;
    let url = raw.url.as_deref().and_then(|text| url(text, &place.key("url"), report));
    Some(Source {
        title,
        url,
        licence: raw.licence.clone(),
        checked,
        official: raw.official,
        unchecked,
        gives,
        differs,
    })
}

fn title(raw: &RawTitle, place: &JsonPath, report: &mut Report) -> Option<Bilingual> {
    let own = match raw {
        RawTitle::Text(title) => return text(title, place, report),
        RawTitle::Own(own) => plain(own, place, report),
    };
    if own.is_empty() {
        report.error(place, "is empty", "say what the source is called");
        return None;
    }
    Some(Bilingual::new(own.clone(), own))
}

fn claims(keys: &[String], place: &JsonPath, report: &mut Report) -> Claims {
    let mut claims = Claims::default();
    for (at, key) in keys.iter().enumerate() {
        match Claim::from_key(key) {
            Some(claim) if claims.contains(claim) => {
                report.error(&place.item(at), format!("\"{key}\" stands twice"), "take one out");
            }
            Some(claim) => claims = claims.with(claim),
            None => {
                let mend = format!("write one of {}", Claim::ALL.map(Claim::key).join(", "));
                report.error(&place.item(at), format!("\"{key}\" is not a fact of a stop"), mend);
            }
        }
    }
    claims
}

/// How far a position can be trusted; approximate, with an error, for an unknown key.
pub fn quality(key: &str, place: &JsonPath, report: &mut Report) -> PositionQuality {
    match key {
        "exact" => PositionQuality::Exact,
        "approximate" => PositionQuality::Approximate,
        _ => {
            report.error(place, format!("is \"{key}\""), "write \"exact\" or \"approximate\"");
            PositionQuality::Approximate
        }
    }
}

/// The stop with this key; `None`, with an error, when the pack does not have it.
pub fn known_stop(
    key: &str,
    stops: &HashSet<StopId>,
    place: &JsonPath,
    report: &mut Report,
) -> Option<StopId> {
    let id = StopId::from(key);
    if stops.contains(&id) {
        return Some(id);
    }
    report.error(place, format!("\"{key}\" is not a stop that can be shown"), "write the id of a stop");
    None
}
