//! Files as other programs and people really write them: their contents are always either imported or reported.

use std::path::Path;
use std::sync::LazyLock;

use hangyong::app::trips::incoming::{of_import, told};
use hangyong::atlas::{PackFiles, parse_files};
use hangyong::codec::import::{Datum, ImportError, Imported, import};
use hangyong::domain::{Atlas, TripId};
use proptest::prelude::*;

use super::world::now;

/// Decodes text that is not Unicode, as the browser does.
pub fn decode(name: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(name.as_bytes())?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

static REAL: LazyLock<Atlas> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pack");
    let mut files = PackFiles::new();
    for name in ["pack.json", "stops.geojson", "routes.json", "rail.json", "holidays.json"] {
        files.insert(name, std::fs::read(folder.join(name)).expect("a file of the pack"));
    }
    parse_files(&files).expect("the site's own pack").0
});

fn read(bytes: &[u8]) -> Result<Imported, ImportError> {
    import(bytes, &REAL, TripId::from("new"), now(), decode)
}

fn case(name: &str) -> Imported {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name);
    read(&std::fs::read(file).expect("a case")).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(text: &str) -> Imported {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn gpx(inside: &str) -> Imported {
    text(&format!("<gpx version=\"1.1\" creator=\"x\">{inside}</gpx>"))
}

fn features(inside: &str) -> Imported {
    text(&format!("{{\"type\":\"FeatureCollection\",\"features\":[{inside}]}}"))
}

/// The imported stops, those of the days first.
fn stops(imported: &Imported) -> Vec<&str> {
    let trip = &imported.trip;
    let days = trip.visits().map(|(_, visit)| visit.stop.as_str());
    days.chain(trip.candidates.iter().map(|visit| visit.stop.as_str())).collect()
}

/// Everything that the reader is told, in Chinese and in English.
fn said(imported: &Imported) -> String {
    let lines = imported.warnings.iter().map(|warning| told(warning, &REAL));
    lines.map(|line| format!("{}\n{}\n", line.zh, line.en)).collect()
}

#[track_caller]
fn is_told(imported: &Imported, what: &[&str]) {
    let said = said(imported);
    for what in what {
        assert!(said.contains(what), "{what} is not in\n{said}");
    }
}

#[test]
fn coordinates_with_blanks_and_names_without_coordinates() {
    let read = case("coordinates-with-spaces.kml");
    assert_eq!(stops(&read), ["west-lake", "gongchen-bridge", "lingyin-feilai", "tianyi-pavilion"]);
    is_told(&read, &["“Lake of the day”按位置猜作“西湖”"]);
}

#[test]
fn numbers_in_text_and_positions_that_are_missing() {
    let read = case("string-and-null-coordinates.geojson");
    assert_eq!(stops(&read), ["west-lake", "lingyin-feilai", "tianyi-pavilion", "gongchen-bridge"]);
    is_told(&read, &["1 个地点的坐标写成了文字", "没有名称的点按位置猜作“拱宸桥”"]);
}

#[test]
fn a_lone_feature_a_bare_geometry_and_a_list_of_features() {
    let read = case("lone-feature.geojson");
    assert_eq!((stops(&read), said(&read)), (vec!["west-lake"], String::new()));
    let point = r#"{"type":"Point","coordinates":[120.14313,30.24598]}"#;
    let feature = r#"{"type":"Feature","properties":{"name":"拱宸桥"},"geometry":null}"#;
    assert_eq!(stops(&text(point)), ["west-lake"]);
    assert_eq!(stops(&text(&format!("[{feature},{point}]"))), ["gongchen-bridge", "west-lake"]);
    let both = format!(
        r#"{{"type":"GeometryCollection","geometries":[{point},{{"type":"MultiPoint","coordinates":[[120.13495,30.32047],[0,0]]}}]}}"#
    );
    let read = text(&both);
    assert_eq!(stops(&read), ["west-lake", "gongchen-bridge"]);
    is_told(&read, &["一个没有名称也没有位置的条目"]);
}

#[test]
fn waypoints_without_names_beside_a_route() {
    let read = case("unnamed-waypoints-beside-a-route.gpx");
    assert_eq!(stops(&read), ["west-lake", "gongchen-bridge", "lingyin-feilai"]);
    is_told(
        &read,
        &[
            "位于 30.2424, 120.09763、没有名称的点按位置猜作“灵隐寺·飞来峰”",
            "没有导入：位于 30.199, 120.13、没有名称的点",
            "2 个点",
        ],
    );
}

#[test]
fn saved_places_of_google() {
    let read = case("takeout-hangzhou.json");
    assert_eq!(stops(&read), ["west-lake", "tianyi-pavilion"]);
    is_told(&read, &["Grandma's Home restaurant"]);
}

#[test]
fn a_kmz_is_read_like_the_kml_in_it() {
    let read = case("my-maps.kmz");
    assert_eq!((stops(&read), read.trip.title.as_str()), (vec!["west-lake"], "prefixed"));
    is_told(&read, &["只导入一次：西湖"]);
}

#[test]
fn entities_of_html() {
    let read = case("html-entity.gpx");
    assert_eq!((stops(&read), said(&read)), (vec!["west-lake", "gongchen-bridge"], String::new()));
    assert_eq!(
        gpx("<metadata><name>Caf&eacute;&nbsp;1</name></metadata><wpt><name>西湖</name></wpt>").trip.title,
        "Café 1"
    );
}

#[test]
fn a_file_of_amap() {
    let read = case("amap-gcj02-export.kml");
    assert_eq!(stops(&read), ["lingyin-feilai", "west-lake"]);
    is_told(
        &read,
        &["“断桥残雪”按名称当作“西湖”", "“拱宸桥西历史街区”", "“灵隐寺”按名称当作“灵隐寺·飞来峰”"],
    );
    let (datum, shifted) = *read.shifted.expect("the reader is asked");
    assert_eq!(
        (datum, stops(&shifted)),
        (Datum::Gcj02, vec!["lingyin-feilai", "gongchen-bridge", "west-lake"])
    );
    is_told(&shifted, &["“拱宸桥西历史街区”按位置猜作“拱宸桥”", "高德"]);
}

#[test]
fn utf16_and_gbk_by_their_marks_and_declarations() {
    let marked = case("utf16le-bom.gpx");
    assert_eq!((stops(&marked), said(&marked)), (vec!["west-lake", "tianyi-pavilion"], String::new()));
    let file = |name: &str| {
        format!("<?xml version=\"1.0\" encoding='{name}'?><gpx><wpt><name>西湖</name></wpt></gpx>")
    };
    for name in ["GBK", "gb2312", "GB18030"] {
        let text = file(name);
        let (bytes, ..) = encoding_rs::GBK.encode(&text);
        assert_eq!(stops(&read(&bytes).expect("a file")), ["west-lake"]);
    }
    for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = file("UTF-16").encode_utf16().flat_map(to_bytes).collect();
        assert_eq!(stops(&read(&bytes).expect("a file")), ["west-lake"], "without a mark");
    }
    let wrong = read(file("x-none").as_bytes());
    assert!(matches!(&wrong, Err(ImportError::OtherEncoding(name)) if name == "x-none"), "{wrong:?}");
}

#[test]
fn one_broken_feature_costs_no_other() {
    let good = r#"{"type":"Feature","properties":{"name":"西湖"},"geometry":null}"#;
    for broken in [
        "null",
        "7",
        "\"x\"",
        "[]",
        "{}",
        r#"{"type":"Feature","geometry":"x","properties":"y"}"#,
        r#"{"type":7,"geometry":{"type":"Point","coordinates":{"a":[1]}}}"#,
        r#"{"type":"Feature","properties":[1],"geometry":{"type":"Point","coordinates":["a","b"]}}"#,
    ] {
        let read = features(&format!("{broken},{good}"));
        assert_eq!(stops(&read), ["west-lake"], "{broken}");
        if broken != "[]" {
            is_told(&read, &["一个没有名称也没有位置的条目"]);
        }
    }
}

#[test]
fn members_of_other_programs_under_our_names_mean_nothing() {
    for foreign in
        [r#""trip":"summer""#, r#""trip":{"days":7,"mode":3}"#, r#""days":[1,2]"#, r#""trip":null"#]
    {
        let file = format!(
            r#"{{"type":"FeatureCollection",{foreign},"features":[{{"type":"Feature","properties":{{"name":"西湖","day":"one","stop":5}},"geometry":null}}]}}"#
        );
        assert_eq!(stops(&text(&file)), ["west-lake"], "{foreign}");
    }
}

#[test]
fn names_are_known_as_people_write_them() {
    for (name, stop) in [
        ("WEST LAKE", "west-lake"),
        ("ｗｅｓｔ　ｌａｋｅ", "west-lake"),
        ("西 湖", "west-lake"),
        ("西湖景区", "west-lake"),
        ("杭州西湖风景名胜区", "west-lake"),
        ("1. 西湖", "west-lake"),
        ("02、西湖", "west-lake"),
        ("（3）西湖", "west-lake"),
        ("④西湖", "west-lake"),
        ("第2站：西湖", "west-lake"),
        ("West Lake, Hangzhou", "west-lake"),
        ("靈隱寺·飛來峰", "lingyin-feilai"),
        ("靈隱寺", "lingyin-feilai"),
        ("Lingyin Temple", "lingyin-feilai"),
        ("飞来峰", "lingyin-feilai"),
        ("天一阁", "tianyi-pavilion"),
        ("Tianyi Pavilion", "tianyi-pavilion"),
        ("天一閣博物院", "tianyi-pavilion"),
        ("老外滩", "ningbo-old-bund"),
        ("八字桥", "bazi-bridge"),
        ("宁波三江口（大致位置）", "ningbo-sanjiangkou"),
        ("Moon Lake (approximate position)", "moon-lake"),
        ("大莲花", "big-lotus"),
        ("Qing'an Guildhall", "qingan-guildhall"),
        ("普陀山风景名胜区", "putuo-mountain"),
    ] {
        assert_eq!(stops(&gpx(&format!("<wpt><name>{name}</name></wpt>"))), [stop], "{name}");
    }
}

#[test]
fn a_name_that_speaks_against_a_stop_is_not_overruled_by_its_nearness() {
    let at = |name: &str, lat: f64, lon: f64| {
        format!("<wpt lat=\"{lat}\" lon=\"{lon}\"><name>{name}</name></wpt>")
    };
    // Points at the Grand Canal Museum and at West Lake, and a namesake in Guangdong.
    let file =
        ["拱宸桥西历史街区", "运河酒店", "Canal Coffee"].map(|name| at(name, 30.31972, 120.13699)).concat();
    let away = at("西湖", 23.09, 114.40) + &at("西湖停车场", 30.24598, 120.14313);
    let read = gpx(&format!("<wpt><name>天一阁博物院</name></wpt>{file}{away}"));
    assert_eq!(stops(&read), ["tianyi-pavilion", "gongchen-bridge"], "not the museum, though it is nearer");
    is_told(
        &read,
        &[
            "“拱宸桥西历史街区”按位置猜作“拱宸桥”",
            "“运河酒店”",
            "“Canal Coffee”",
            "“西湖停车场”",
            "是另一处地方",
        ],
    );
}

#[test]
fn swapped_numbers_and_metres_are_named_as_such() {
    let point = |lon: f64, lat: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{}},"geometry":{{"type":"Point","coordinates":[{lon},{lat}]}}}}"#
        )
    };
    let swapped = features(&point(30.24598, 120.14313));
    assert_eq!(stops(&swapped), ["west-lake"]);
    is_told(&swapped, &["经度和纬度写反了", "Latitude and longitude were swapped"]);
    let web = features(&point(13374272.1, 3535207.6));
    assert_eq!(stops(&web), ["west-lake"], "{}", said(&web));
    is_told(&web, &["以米为单位（网络墨卡托）"]);
    let grid = features(&format!(
        r#"{},{{"type":"Feature","properties":{{"name":"西湖"}},"geometry":null}}"#,
        point(513_800.0, 3_346_900.0)
    ));
    assert_eq!(stops(&grid), ["west-lake"]);
    is_told(&grid, &["坐标以米为单位，不是经纬度", "3346900, 513800"]);
    let refused = read(
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, point(513_800.0, 3_346_900.0))
            .as_bytes(),
    );
    let refused = of_import(&refused.expect_err("nothing is found"), &REAL);
    assert!(refused.what.zh.contains("以米为单位") && refused.what.en.contains("in metres"), "{refused:?}");
}

#[test]
fn a_bare_ampersand_is_told_with_its_line_and_a_document_type_without_a_subset_is_let_be() {
    let file = "<?xml version=\"1.0\"?>\n<!DOCTYPE gpx SYSTEM \"gpx.dtd\">\n<gpx>\n<wpt><name>Tom & Jerry</name></wpt>\n<wpt><name>西湖</name></wpt></gpx>";
    let read = text(file);
    assert_eq!(stops(&read), ["west-lake"]);
    is_told(&read, &["第 4 行有单独的 &", "“Tom & Jerry”"]);
    let damaged = super::imports::read(b"<gpx>\n<wpt>\n</gpx>").expect_err("no end of a tag");
    assert!(of_import(&damaged, &REAL).what.zh.contains("第 3 行"), "{damaged:?}");
}

#[test]
fn a_stop_that_stands_twice_and_lines_with_names_are_told() {
    let read = gpx(
        "<wpt><name>西湖</name></wpt><wpt><name>西湖</name></wpt><trk><name>环湖</name><trkseg><trkpt lat=\"30\" lon=\"120\"/></trkseg></trk>",
    );
    assert_eq!(stops(&read), ["west-lake"]);
    is_told(&read, &["只导入一次：西湖", "没有导入：“环湖”"]);
}

#[test]
fn an_archive_has_limits_too() {
    let empty = read(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    assert!(matches!(empty, Err(ImportError::NothingPacked)), "{empty:?}");
    let file = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import/my-maps.kmz"))
        .expect("a case");
    for length in 0..file.len() {
        let _ = read(&file[..length]);
    }
    for at in 0..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 0xff;
        let _ = read(&changed);
    }
    // Twelve million spaces in a few kilobytes.
    let packed = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 12_000_000], 9);
    let bomb = zip_of("doc.kml", &packed, 12_000_000);
    assert!(matches!(read(&bomb), Err(ImportError::TooBig(_))));
}

/// A ZIP archive with one deflated file.
fn zip_of(name: &str, packed: &[u8], length: u32) -> Vec<u8> {
    let number = |number: u32, bytes: usize| number.to_le_bytes()[..bytes].to_vec();
    let sizes =
        [number(packed.len() as u32, 4), number(length, 4), number(name.len() as u32, 2), number(0, 2)]
            .concat();
    let head =
        [b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), vec![0; 8], sizes.clone(), name.into(), packed.into()]
            .concat();
    let entry =
        [b"PK\x01\x02\x14\0\x14\0\0\0\x08\0".to_vec(), vec![0; 8], sizes, vec![0; 14], name.into()].concat();
    let end = [
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0".to_vec(),
        number(entry.len() as u32, 4),
        number(head.len() as u32, 4),
        vec![0; 2],
    ];
    [head, entry, end.concat()].concat()
}

proptest! {
    /// Whatever the names, with or without a position: what is not imported is reported by its name.
    #[test]
    fn what_is_taken_and_what_is_told_are_all_that_is_in_the_file(
        names in prop::collection::vec(prop::sample::select(vec![
            "西湖", "拱宸桥", "外婆家餐厅", "玉皇山", "Lake of the day", "靈隱寺", "北京", "西湖音乐喷泉", "Canal Hotel", "月湖",
        ]), 1..8),
        places in prop::collection::vec(prop::sample::select(vec![
            "null", r#"{"type":"Point","coordinates":[120.14313,30.24598]}"#, r#"{"type":"Point","coordinates":[120.13699,30.31972]}"#,
            r#"{"type":"Point","coordinates":[0,0]}"#, r#"{"type":"Point","coordinates":[116.4,39.9]}"#, r#"{"type":"LineString","coordinates":[[120,30],[121,30]]}"#,
        ]), 8),
    ) {
        let feature = |(name, geometry): (&&str, &&str)| format!(r#"{{"type":"Feature","properties":{{"name":"{name}"}},"geometry":{geometry}}}"#);
        let all: Vec<String> = names.iter().zip(&places).map(feature).collect();
        let file = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, all.join(","));
        let (taken, said) = match read(file.as_bytes()) {
            Ok(read) => {
                let names = read.trip.visits().filter_map(|(_, visit)| REAL.stop(&visit.stop)).map(|stop| stop.name.zh.clone());
                (names.collect::<Vec<_>>(), said(&read))
            }
            Err(why) => (Vec::new(), of_import(&why, &REAL).what.zh),
        };
        for name in names {
            let is_taken = taken.iter().any(|taken| taken == name);
            prop_assert!(is_taken || said.contains(&format!("“{name}”")), "{} is neither in {:?} nor in {}", name, taken, said);
        }
    }
}
