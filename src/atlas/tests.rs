//! Both ways to read an atlas, tested on the small test pack.

use serde_json::{Value, json};

use super::{PACK_FILES, PackFiles, Severity, packed, parse_files};
use crate::domain::calendar::DayKind;
use crate::domain::{Atlas, Bilingual, Claim, Claims, Lang, LegMode, StopId};

#[path = "../../tests/data/small_pack.rs"]
mod on_disk;

fn small_pack() -> PackFiles {
    on_disk::files(PACK_FILES)
}

/// The small pack with one file changed.
fn with(file: &str, change: impl FnOnce(&mut Value)) -> PackFiles {
    let mut files = small_pack();
    let mut value: Value = serde_json::from_slice(files.get(file).unwrap_or_default()).unwrap_or_default();
    change(&mut value);
    files.insert(file, value.to_string());
    files
}

fn atlas(files: &PackFiles) -> (Atlas, Vec<String>) {
    let (atlas, findings) = parse_files(files).unwrap_or_else(|findings| panic!("{findings:#?}"));
    (atlas, findings.iter().map(ToString::to_string).collect())
}

#[test]
fn the_small_pack_is_read_whole_and_without_a_finding() {
    let (atlas, findings) = atlas(&small_pack());
    assert_eq!(findings, Vec::<String>::new());
    assert_eq!((atlas.stops.len(), atlas.routes.len(), atlas.rail.stations.len()), (4, 2, 2));
    assert_eq!((atlas.events.len(), atlas.guides.len(), atlas.experiences.len()), (1, 1, 1));
    assert_eq!(atlas.ready_trips.len(), 2);
    let topics = atlas.topics.read();
    assert_eq!((topics.corridors.len(), topics.venues.len(), topics.benefits.len()), (1, 1, 1));
    assert_eq!((topics.guests.len(), topics.phrases.len()), (1, 1));
    let network = atlas.network.read();
    assert_eq!((network.metro_lines.len(), network.metro_stations.len(), network.links.len()), (1, 3, 2));
    assert_eq!((network.rivers.len(), network.crossings.len(), network.islands.len()), (1, 1, 1));
    assert_eq!(atlas.stops[2].pinyin.as_deref(), Some("tian yi ge"));
}

#[test]
fn the_packed_pack_is_the_same_atlas() {
    let (atlas, _) = atlas(&small_pack());
    let packed = packed::decode(&packed::encode(&atlas)).expect("it is packed");
    assert_eq!(packed, atlas);
}

#[test]
fn topics_that_lead_nowhere_are_dropped_and_reported() {
    let (atlas, findings) = atlas(&with("topics.json", |topics| {
        topics["corridors"][0]["chapters"][0]["stops"] = json!(["no-such-stop"]);
        topics["venues"][0]["access"] = json!("maybe");
        topics["benefits"][0]["to"] = json!("2020-01-01");
        let twice = topics["corridors"][0].clone();
        topics["corridors"].as_array_mut().expect("a list").push(twice);
    }));
    let topics = atlas.topics.read();
    assert_eq!((topics.corridors.len(), topics.venues.len(), topics.benefits.len()), (1, 0, 0));
    assert!(topics.corridors[0].chapters.is_empty());
    let told = findings.join("\n");
    for place in [
        "topics.json  /corridors/0/chapters/0/stops/0  \"no-such-stop\"",
        "topics.json  /corridors/0/chapters/0/stops  holds no stop",
        "topics.json  /corridors  \"culture\" stands twice",
        "topics.json  /venues/0/access  \"maybe\"",
        "topics.json  /benefits/0/to  is before",
    ] {
        assert!(told.contains(place), "{place} in {told}");
    }
}

#[test]
fn a_broken_stop_is_left_out_with_all_that_leads_to_it() {
    let (atlas, findings) = atlas(&with("stops.geojson", |stops| {
        stops["features"][0]["properties"]["category"] = json!("castle");
    }));
    assert_eq!(atlas.stops.len(), 3);
    assert_eq!(atlas.routes[0].legs.len(), 3);
    assert_eq!((atlas.routes[0].legs[0].mode, &atlas.routes[0].legs[0].geometry), (LegMode::Start, &None));
    assert_eq!(atlas.events[0].stop, None);
    assert_eq!(atlas.guides[0].stops, [StopId::from("tianyi-house")]);
    let told = findings.join("\n");
    assert!(told.contains("stops.geojson  /features/0/properties/category  \"castle\""), "{told}");
    assert!(told.contains("routes.json  /routes/0/legs/0/stop"), "{told}");
    assert!(told.contains("events.json  /events/0/stop"), "{told}");
}

#[test]
fn a_ready_made_trip_leaves_out_a_stop_that_is_gone_and_goes_when_a_day_is_empty() {
    let broken = with("stops.geojson", |stops| {
        stops["features"][1]["properties"]["category"] = json!("castle");
    });
    let (atlas, findings) = atlas(&broken);
    let [only] = atlas.ready_trips.as_slice() else { panic!("{:?}", atlas.ready_trips) };
    assert_eq!((only.id.as_str(), only.days[0].visits.len()), ("canal-day", 1));
    let told = findings.join("\n");
    assert!(told.contains("trips.json  /trips/0/days/0/visits/1/stop"), "{told}");
    assert!(told.contains("trips.json  /trips/1/days/0/visits  holds no visit"), "{told}");
}

#[test]
fn a_pack_without_ready_made_trips_is_a_whole_pack() {
    let mut files = small_pack();
    files.remove("trips.json");
    let (atlas, findings) = atlas(&files);
    assert_eq!((atlas.ready_trips.len(), findings), (0, Vec::new()));
}

#[test]
fn a_course_that_led_from_a_dropped_stop_is_not_drawn() {
    let (atlas, _) =
        atlas(&with("routes.json", |routes| routes["routes"][0]["legs"][2]["stop"] = json!("nowhere")));
    let last = atlas.routes[0].legs.last().map(|leg| (leg.stop.as_str().to_owned(), leg.geometry.clone()));
    assert_eq!(last, Some(("east-port".into(), None)));
}

#[test]
fn a_route_says_which_of_its_courses_are_drawn_by_hand() {
    let marked = |at: usize| {
        let files = with("routes.json", |routes| {
            let legs = routes["routes"][0]["legs"].as_array_mut().expect("legs");
            legs[at]["approximate"] = json!(true);
            legs[1]["geometry"] =
                json!({ "type": "LineString", "coordinates": [[120.1, 30.2], [120.2, 30.2]] });
            legs[2]["geometry"] = json!(null);
        });
        let (atlas, findings) = atlas(&files);
        (atlas.network.read().drawn_by_hand, findings)
    };
    let (said, _) = marked(1);
    assert_eq!(said.iter().map(|(_, legs)| legs.as_slice()).collect::<Vec<_>>(), [&[1][..]]);
    let (said, findings) = marked(2);
    assert!(said.is_empty() && findings.iter().any(|text| text.contains("approximate")), "{findings:?}");
}

#[test]
fn hours_that_do_not_parse_are_unknown_hours() {
    let (atlas, findings) = atlas(&with("stops.geojson", |stops| {
        stops["features"][2]["properties"]["opening_hours"] = json!("sunrise-sunset");
    }));
    assert_eq!((atlas.stops.len(), atlas.stops[2].hours.clone()), (4, None));
    assert!(findings[0].contains("sunrise"), "{findings:?}");
}

#[test]
fn a_year_with_a_wrong_date_is_unknown_and_not_half_known() {
    let (atlas, _) =
        atlas(&with("holidays.json", |file| file["years"]["2026"]["work"][0] = json!("2026-01-05")));
    assert!(!atlas.calendar.knows_year(2026));
}

#[test]
fn a_pack_that_says_nothing_of_days_off_has_the_country_s() {
    let mut files = small_pack();
    files.remove("holidays.json");
    let (atlas, findings) = atlas(&files);
    let national_day = chrono::NaiveDate::from_ymd_opt(2026, 10, 1).expect("a date");
    assert!(matches!(atlas.calendar.kind(national_day), DayKind::Holiday(_)));
    assert!(findings.iter().any(|finding| finding.contains("the country's days off")), "{findings:?}");
    // A pack with a file of its own gets what that file says, and not the country's days off.
    let (atlas, _) = self::atlas(&with("holidays.json", |file| file["years"] = json!({})));
    assert!(!atlas.calendar.knows_year(2026));
}

#[test]
fn an_external_pack_without_cities_and_rail_still_opens() {
    let mut files = with("pack.json", |pack| {
        for key in ["cities", "summary", "allowed_packs"] {
            pack.as_object_mut().map(|pack| pack.remove(key));
        }
    });
    files.remove("rail.json");
    files.remove("guides/index.json");
    let (atlas, findings) = atlas(&files);
    assert_eq!(atlas.stops.len(), 4);
    let cities: Vec<_> = atlas.info.cities.iter().map(|(_, name)| name.en.as_str()).collect();
    assert_eq!(cities, ["Hangzhou", "Ningbo"]);
    assert!(findings.iter().any(|finding| finding.contains("rail.json")));
}

#[test]
fn what_could_deceive_or_run_never_reaches_the_atlas() {
    let (atlas, findings) = atlas(&with("stops.geojson", |stops| {
        let stop = &mut stops["features"][0]["properties"];
        stop["name"]["en"] = json!("West \u{202e}egdirB");
        stop["sources"][0]["url"] = json!("javascript:alert(1)");
        stop["images"] = json!([{ "src": "https://elsewhere.example/spy.gif", "alt": { "zh": "图", "en": "picture" },
            "credit": "x", "licence": "y" }]);
    }));
    let stop = &atlas.stops[0];
    assert_eq!((stop.name.en.as_str(), stop.sources[0].url.as_deref()), ("West egdirB", None));
    assert!(stop.images.is_empty());
    assert_eq!(findings.len(), 3, "{findings:#?}");
}

#[test]
fn a_source_is_called_in_both_languages_or_by_its_own_title() {
    let (atlas, findings) = atlas(&with("stops.geojson", |stops| {
        stops["features"][0]["properties"]["sources"] = json!([
            { "title": { "zh": "运河志", "en": "Annals of the canal" }, "checked": "2026-11-01" },
            { "title": "Kanal", "checked": "2026-11-01" },
        ]);
    }));
    assert_eq!(findings, Vec::<String>::new());
    let [said, own] = atlas.stops[0].sources.as_slice() else { panic!("{:?}", atlas.stops[0].sources) };
    assert_eq!(said.title, Bilingual::new("运河志", "Annals of the canal"));
    assert_eq!(own.title, Bilingual::new("Kanal", "Kanal"));
}

#[test]
fn a_stop_knows_what_rests_on_unchecked_sources_before_its_sources_are_there() {
    let (atlas, _) = atlas(&with("stops.geojson", |stops| {
        stops["features"][0]["properties"]["sources"] = json!([
            { "title": "x", "checked": "2026-11-01", "unchecked": ["hours", "story"] },
            { "title": "y", "checked": "2026-11-01", "unchecked": ["ticket"] },
        ]);
    }));
    let first =
        packed::decode(&packed::encode(&packed::for_first_view(&atlas, Lang::Zh))).expect("it is packed");
    assert_eq!((first.stops[0].sources.len(), first.stops[1].unverified), (0, Claims::default()));
    let known: Vec<_> =
        Claim::ALL.into_iter().filter(|claim| first.stops[0].unverified.contains(*claim)).collect();
    assert_eq!(known, [Claim::Hours, Claim::Ticket, Claim::Story]);
}

#[test]
fn a_pack_without_its_three_files_is_refused_and_says_why() {
    for file in ["pack.json", "stops.geojson", "routes.json"] {
        let mut files = small_pack();
        files.insert(file, "{ \"type\": ");
        let findings = parse_files(&files).expect_err(file);
        assert!(
            findings.iter().any(|finding| finding.file == file && finding.what.contains("line 1, column"))
        );
        files.remove(file);
        let findings = parse_files(&files).expect_err(file);
        assert!(findings.iter().any(|finding| finding.file == file && finding.severity == Severity::Error));
    }
}

#[test]
fn a_newer_format_is_refused_by_its_number() {
    let findings = parse_files(&with("pack.json", |pack| pack["format"] = json!(2))).expect_err("format 2");
    assert!(findings[0].pointer == "/format" && findings[0].what.contains('2'), "{findings:?}");
}

/// The pointers of every value of a document.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| pointers(item, &format!("{at}/{n}"), found));
        }
        Value::Object(object) => {
            object.iter().for_each(|(key, item)| pointers(item, &format!("{at}/{key}"), found));
        }
        _ => {}
    }
}

#[test]
fn whatever_value_is_broken_the_pack_opens_or_is_refused_with_a_reason() {
    for file in small_pack().paths() {
        let whole: Value =
            serde_json::from_slice(small_pack().get(file).unwrap_or_default()).unwrap_or_default();
        let mut places = Vec::new();
        pointers(&whole, "", &mut places);
        for (place, junk) in
            places.iter().flat_map(|place| [(place, json!([-1])), (place, json!({ "zh": "<" }))])
        {
            let files = with(file, |value| {
                if let Some(value) = value.pointer_mut(place) {
                    *value = junk;
                }
            });
            match parse_files(&files) {
                Ok((atlas, _)) => assert!(!atlas.stops.is_empty() && !atlas.routes.is_empty()),
                Err(findings) => {
                    assert!(findings.iter().any(|it| it.severity == Severity::Error), "{file} {place}")
                }
            }
        }
    }
}
