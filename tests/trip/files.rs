//! Files for other programs, and reading them back.

use hangyong::app::trips::present::said;
use hangyong::codec::ics::{self, IcsError};
use hangyong::codec::import::{FilePoint, ImportError};
use hangyong::codec::{Export, ImportWarning, geojson, gpx, import, json, kml, text};
use hangyong::domain::schedule::Schedule;
use hangyong::domain::trip::{Base, Bases, Edit, Party, Trip, VisitAt};
use hangyong::domain::{Lang, StopId, TripId};
use proptest::prelude::*;

use super::imports::decode;
use super::random;
use super::world::{date, dated, now, trip, world};

/// Writes a trip in one of the formats.
type Write = fn(&Export<'_>) -> String;
const FORMATS: [(&str, Write); 3] = [("gpx", gpx::write), ("kml", kml::write), ("geojson", geojson::write)];

fn with_export<T>(trip: &Trip, lang: Lang, write: impl FnOnce(&Export<'_>) -> T) -> T {
    let world = world();
    let schedule = Schedule::of(trip, &world.atlas, &world.ways);
    write(&Export { trip, atlas: &world.atlas, schedule: &schedule, lang, says: said })
}

fn zh(trip: &Trip, write: impl FnOnce(&Export<'_>) -> String) -> String {
    with_export(trip, Lang::Zh, write)
}

fn calendar(trip: &Trip) -> String {
    zh(trip, |export| ics::write(export).expect("a dated trip"))
}

/// The lines of a calendar, unfolded.
fn lines(calendar: &str) -> Vec<String> {
    calendar.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

fn read_back(bytes: &str) -> hangyong::codec::Imported {
    import(bytes.as_bytes(), &world().atlas, TripId::from("new"), now(), decode).expect("our own file")
}

/// What every format can carry: days with their hours, visits with stay, lock and note, candidates, start, mode. Who
/// travels is private and stays out of files for maps.
fn carried(trip: &Trip) -> Trip {
    let mut kept = Trip { id: TripId::from("new"), updated: now(), party: None, ..trip.clone() };
    kept.days.iter_mut().for_each(|day| day.base = Default::default());
    // A stop that has a day is not also a candidate.
    let placed: Vec<StopId> = kept.visits().map(|(_, visit)| visit.stop.clone()).collect();
    kept.candidates.retain(|candidate| !placed.contains(&candidate.stop));
    kept
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_file_read_again_is_the_trip_without_its_bases(trip in random::trip(), lang in prop::sample::select(Lang::ALL.to_vec())) {
        for (name, write) in FORMATS {
            let file = with_export(&trip, lang, write);
            let visits = trip.visits().count() + trip.candidates.len();
            let read = import(file.as_bytes(), &world().atlas, TripId::from("new"), now(), decode);
            let read = read.unwrap_or_else(|error| panic!("{name}: {error}\n{file}"));
            let mut kept = carried(&trip);
            if kept.title.is_empty() && name != "geojson" {
                kept.title.clone_from(&read.trip.title);
            }
            prop_assert_eq!(&read.trip, &kept, "{} of {} visits\n{}", name, visits, file);
            prop_assert_eq!(read.warnings, vec![]);
        }
    }

    #[test]
    fn a_json_file_read_again_is_the_whole_trip(trip in random::trip()) {
        if trip.days.is_empty() && trip.candidates.is_empty() {
            let read = import(json::write(&trip).as_bytes(), &world().atlas, TripId::from("new"), now(), decode);
            prop_assert!(matches!(read, Err(ImportError::NoStops { line_points: 0, .. })), "nothing in it");
        } else {
            prop_assert_eq!(read_back(&json::write(&trip)).trip, trip);
        }
    }

    #[test]
    fn a_calendar_has_an_event_for_every_visit_and_no_uid_twice(trip in random::dated_trip()) {
        let lines = lines(&calendar(&trip));
        let mut uids: Vec<_> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
        prop_assert_eq!(uids.len(), trip.visits().count());
        uids.sort();
        uids.dedup();
        prop_assert_eq!(uids.len(), trip.visits().count());
        let begins = lines.iter().filter(|line| *line == "BEGIN:VEVENT").count();
        prop_assert_eq!(begins, uids.len());
    }

    #[test]
    fn no_file_holds_a_character_that_turns_direction(trip in random::dated_trip()) {
        let mut files: Vec<_> = FORMATS.iter().map(|(_, write)| zh(&trip, write)).collect();
        files.extend([calendar(&trip), json::write(&trip), zh(&trip, text::write)]);
        for file in files {
            let turns = file.contains(['\u{202E}', '\u{2066}', '\u{200F}', '\u{0}']);
            prop_assert!(!turns, "{}", file);
        }
    }
}

fn place(name: &str, at: &str) -> FilePoint {
    FilePoint { name: name.into(), at: at.into() }
}

fn sample() -> Trip {
    dated("2026-10-03", &[&["lake", "north-museum"], &["library", "tea-house"]])
}

#[test]
fn exporting_again_gives_the_same_file() {
    assert_eq!(calendar(&sample()), calendar(&sample()));
}

#[test]
fn a_copy_keeps_the_uids_of_its_events() {
    let uids = |trip: &Trip| {
        let all = lines(&calendar(trip));
        all.into_iter().filter(|line| line.starts_with("UID:")).collect::<Vec<_>>()
    };
    let before = sample();
    let copy = Trip { id: TripId::of_copy(&TripId::from("new"), &before.id), ..before.clone() };
    assert_ne!(copy.id, before.id);
    assert_eq!(uids(&before), uids(&copy));
}

#[test]
fn a_visit_keeps_its_uid_when_it_moves_and_the_sequence_rises() {
    let before = sample();
    let from = VisitAt { day: 0, index: 1 };
    let moved = Edit::Move { from, to: VisitAt { day: 1, index: 0 } }.apply(&before).expect("a move");
    let after = Trip { updated: before.updated + chrono::TimeDelta::minutes(3), ..moved };
    let uids = |trip: &Trip| {
        let mut found =
            lines(&calendar(trip)).into_iter().filter(|line| line.starts_with("UID:")).collect::<Vec<_>>();
        found.sort();
        found
    };
    assert_eq!(uids(&before), uids(&after));
    let sequence = |trip: &Trip| {
        let line = lines(&calendar(trip))
            .into_iter()
            .find(|line| line.starts_with("SEQUENCE:"))
            .expect("a sequence");
        line["SEQUENCE:".len()..].parse::<i64>().expect("a number")
    };
    assert!(sequence(&after) > sequence(&before));
}

#[test]
fn times_of_the_calendar_are_shanghai_times() {
    let lines = lines(&calendar(&sample()));
    assert!(lines.iter().any(|line| line == "DTSTART;TZID=Asia/Shanghai:20261003T090000"), "{lines:#?}");
    assert!(lines.iter().any(|line| line == "TZID:Asia/Shanghai"));
}

#[test]
fn a_trip_without_a_date_has_no_calendar() {
    assert_eq!(with_export(&trip(&[&["lake"]]), Lang::Zh, ics::write), Err(IcsError::NoStart));
}

#[test]
fn an_approximate_position_is_called_so_in_every_file() {
    let only_lake = dated("2026-10-03", &[&["lake"]]);
    for (name, write) in FORMATS {
        assert!(zh(&only_lake, write).contains("湖边（大致位置）"), "{name}");
        assert!(with_export(&only_lake, Lang::En, write).contains("lake (approximate position)"), "{name}");
    }
    let calendar = calendar(&only_lake);
    assert!(!calendar.contains("GEO:") && calendar.contains("（大致位置）"));
    let exact = dated("2026-10-03", &[&["north-museum"]]);
    for (name, write) in FORMATS {
        assert!(!zh(&exact, write).contains("大致"), "{name}");
    }
    assert!(self::calendar(&exact).contains("GEO:30.380000;120.020000"));
}

#[test]
fn names_with_markup_stay_text() {
    let tea = dated("2026-10-03", &[&["tea-house"]]);
    for (name, write) in [FORMATS[0], FORMATS[1]] {
        let file = zh(&tea, write);
        assert!(file.contains("茶馆 &amp; &lt;井&gt;") && !file.contains("<井>"), "{name}");
    }
    let noted = Edit::SetNote { at: VisitAt { day: 0, index: 0 }, note: Some("<script>x</script>".into()) };
    let noted = noted.apply(&tea).expect("a note");
    let file = zh(&noted, kml::write);
    let description = file.split("<description>").last().expect("a description");
    assert!(
        description.contains("&amp;lt;script&gt;"),
        "a description is HTML to its readers: {description}"
    );
}

#[test]
fn chat_text_reads_like_a_plan() {
    let zh = zh(&sample(), text::write);
    let expected = [
        "两城三日",
        "■ 第1天 10月3日 周六",
        "09:00–10:30 湖边",
        "■ 第2天 10月4日 周日",
        "天一阁",
        "门票 30 元，另有 1 处票价未知（每位成人）",
    ];
    for line in expected {
        assert!(zh.contains(line), "{line} is not in\n{zh}");
    }
    let family = Party { adults: 2, children: vec![8], elders: Vec::new(), students: 0 };
    let three = Edit::SetParty(Some(family)).apply(&sample()).expect("a party");
    let text = with_export(&three, Lang::Zh, text::write);
    assert!(text.contains("门票 90 元，另有 1 处票价未知（2 位成人、1 位儿童）"), "{text}");
    let en = with_export(&sample(), Lang::En, text::write);
    for line in ["■ Day 1 Sat 3 Oct", "09:00–10:30 lake", "Tianyi Pavilion"] {
        assert!(en.contains(line), "{line} is not in\n{en}");
    }
}

/// From Hangzhou by train to the library, too late, and back to the station after midnight.
fn late_day() -> Trip {
    let base = |id: &str| Some(Base::Station(id.into()));
    let mut trip = dated("2026-10-14", &[&["north-museum", "library"]]);
    trip.days[0].base = Bases { start: base("hangzhou-east"), end: base("ningbo") };
    trip.days[0].visits[0].minutes = Some(7 * 60);
    trip.days[0].visits[1].minutes = Some(5 * 60);
    trip
}

#[test]
fn chat_text_names_the_bases_the_trains_and_what_clashes() {
    let zh = zh(&late_day(), text::write);
    let lines: Vec<&str> = zh.lines().collect();
    assert!(lines[2].starts_with("■ 第1天") && lines[3].starts_with("09:00 出发："), "{zh}");
    assert!(
        zh.contains("  ↓ 高铁约 ") && zh.contains("→") && zh.contains("  ！天一阁到达时已经关门"),
        "{zh}"
    );
    assert!(zh.contains("20:57–次日 01:57") && zh.contains("  ！第1天超时 "), "{zh}");
    let arrived = lines.iter().position(|line| line.starts_with("次日 ") && line.contains(" 到达："));
    assert!(arrived.is_some_and(|at| lines[at - 1].starts_with("  ↓ ")), "{zh}");
    let en = with_export(&late_day(), Lang::En, text::write);
    assert!(en.contains("Set out: ") && en.contains("  ↓ Train, about ") && en.contains("next day "), "{en}");
}

#[test]
fn a_file_of_another_program_is_matched_by_name_and_by_place() {
    let gpx = r#"<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
        <wpt lat="29.8" lon="121.0"><name> 天一阁 </name></wpt>
        <wpt lat="30.3801" lon="120.0201"><name>Some museum</name></wpt>
        <wpt lat="39.9" lon="116.4"><name>北京</name></wpt>
        <trk><trkseg><trkpt lat="30" lon="120"/><trkpt lat="30" lon="121"/></trkseg></trk></gpx>"#;
    let read = read_back(gpx);
    let stops: Vec<_> = read.trip.visits().map(|(_, visit)| visit.stop.as_str()).collect();
    assert_eq!(stops, ["library", "north-museum"]);
    assert_eq!(
        read.warnings,
        [
            ImportWarning::ByPosition {
                place: place("Some museum", "30.3801, 120.0201"),
                stop: "north-museum".into()
            },
            ImportWarning::NotInMap { places: vec![place("北京", "39.9, 116.4")], count: 1 },
            ImportWarning::LinesLeftOut { points: 2, names: vec![] },
        ]
    );
}

#[test]
fn a_file_without_stops_is_refused_with_what_it_has_instead() {
    let line = "<Placemark><LineString><coordinates>120,30 120,31</coordinates></LineString></Placemark>";
    let track = "<Placemark><gx:Track><gx:coord>120 30 0</gx:coord></gx:Track></Placemark>";
    let long = format!("<LineString><coordinates>{}</coordinates></LineString>", "120.1,30.2 ".repeat(9_000));
    for (file, points) in [
        (r#"<gpx><!-- nothing --></gpx>"#.to_owned(), 0),
        (r#"<gpx><trk><trkseg><trkpt lat="30" lon="120"/></trkseg></trk></gpx>"#.to_owned(), 1),
        (format!("<kml><Document>{line}</Document></kml>"), 2),
        (format!("<kml><Document>{track}</Document></kml>"), 1),
        (format!("<kml><Placemark>{long}</Placemark></kml>"), 9_000),
        (
            r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
            "geometry":{"type":"LineString","coordinates":[[120,30],[120,31]]}}]}"#
                .to_owned(),
            2,
        ),
        (r#"{"v":1,"days":[]}"#.to_owned(), 0),
    ] {
        let read = import(file.as_bytes(), &world().atlas, TripId::from("new"), now(), decode);
        let Err(ImportError::NoStops { line_points, .. }) = read else { panic!("{read:?} of {file:.80}") };
        assert_eq!(line_points, points, "{file:.80}");
    }
}

#[test]
fn lines_beside_the_stops_of_a_kml_are_told_as_left_out() {
    let long = "120.1,30.2 ".repeat(9_000);
    let file = format!(
        "<kml><Document><Placemark><name>天一阁</name><Point><coordinates>121.54,29.87</coordinates></Point></Placemark>
        <Placemark><LineString><coordinates>{long}</coordinates></LineString></Placemark></Document></kml>"
    );
    let read = read_back(&file);
    assert_eq!(read.warnings, [ImportWarning::LinesLeftOut { points: 9_000, names: vec![] }]);
}

#[test]
fn a_geojson_of_another_program_is_read() {
    let file = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"老外滩","day":"first","minutes":"long"},"geometry":{"type":"Point","coordinates":[0,0,5]}},
        {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[120.1401,30.3201]}},
        {"type":"Feature","properties":{},"geometry":null},
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[]}}]}"#;
    let read = read_back(file);
    let stops: Vec<_> = read.trip.visits().map(|(_, visit)| visit.stop.as_str()).collect();
    assert_eq!(stops, ["old-bund", "canal-bridge"]);
    assert!(read.warnings.contains(&ImportWarning::LinesLeftOut { points: 4, names: vec![] }));
}

#[test]
fn a_kml_of_another_program_is_read_with_its_folders_as_days() {
    let file = r#"<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>My map</name>
        <Folder><name>A</name><Placemark><name>天一阁</name><Point><coordinates>
            121.54,29.87,0
        </coordinates></Point></Placemark></Folder>
        <Folder><name>B</name><Placemark><name><![CDATA[山寺]]></name><Point><coordinates>120.1,30.24</coordinates></Point></Placemark>
        <Placemark><name>way</name><LineString><coordinates>1,2 3,4 5,6</coordinates></LineString></Placemark></Folder>
        </Document></kml>"#;
    let read = read_back(file);
    let days: Vec<Vec<_>> = read
        .trip
        .days
        .iter()
        .map(|day| day.visits.iter().map(|visit| visit.stop.as_str()).collect())
        .collect();
    assert_eq!((days, read.trip.title.as_str()), (vec![vec!["library"], vec!["temple"]], "My map"));
    assert_eq!(read.warnings, [ImportWarning::LinesLeftOut { points: 3, names: vec!["way".into()] }]);
    assert_eq!(read.trip.start, None);
    assert_eq!(read.trip.updated.date_naive(), date("2026-09-01"));
}

#[test]
fn the_calendar_reminds_of_a_train_before_it_leaves() {
    let with_train = calendar(&dated("2026-10-14", &[&["temple", "library"]]));
    let lines = lines(&with_train);
    let triggers = lines.iter().filter(|line| line.starts_with("TRIGGER;VALUE=DATE-TIME:20261014T")).count();
    assert_eq!(triggers, 1, "{lines:#?}");
    assert!(
        lines.iter().any(|line| line.starts_with("DESCRIPTION:该去赶火车了") && line.contains("杭州东→宁波"))
    );
    assert!(!calendar(&dated("2026-10-14", &[&["temple", "lake"]])).contains("VALARM"));
}
