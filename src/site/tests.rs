//! The machine-readable parts of a small pack's pages, checked against the rules of schema.org, oEmbed and hreflang.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Deployment, StaticPage, pages};
use crate::domain::{Atlas, Bilingual, Claim, Hours, PositionQuality, testing};

const BASE: &str = "https://map.example/tour/";

fn atlas() -> Atlas {
    let hours = |text: &str| Hours::parse(text).ok();
    let mut atlas = testing::atlas(vec![
        testing::stop("lake", |stop| stop.hours = hours("24/7")),
        testing::stop("museum", |stop| {
            stop.hours = hours("Tu-Su 09:00-17:00");
            stop.ticket_cny = Some(0);
            stop.name = Bilingual::new("馆</script><script>alert(1)", "Museum \"&<b>");
        }),
        testing::stop("ruin", |stop| stop.quality = PositionQuality::Approximate),
        testing::stop("closed", |stop| {
            stop.hours = hours("Mo-Su 09:00-17:00; 2026 Nov 20-2027 Feb 28 off");
            stop.status = Some(Bilingual::new("闭馆修缮", "Closed for repairs"));
        }),
        testing::stop("square", |stop| {
            stop.hours = hours("24/7");
            stop.status = Some(Bilingual::new("雨天路滑", "Slippery in rain"));
        }),
        testing::stop("rumour", |stop| {
            stop.hours = hours("Mo-Su 09:00-17:00");
            stop.ticket_cny = Some(0);
            stop.unverified = [Claim::Hours, Claim::Ticket].into_iter().collect();
        }),
    ]);
    atlas.info.title = Bilingual::new("双城", "Two cities");
    atlas.routes[0].name = Bilingual::new("全程", "All");
    atlas
}

fn drawings() -> BTreeMap<String, String> {
    let drawn = "<svg viewBox=\"0 0 64 64\"><path class=\"c l\" d=\"M4 40H60V44Z\"/></svg>";
    BTreeMap::from([("lake".to_owned(), drawn.to_owned())])
}

fn rendered(base: Option<&str>) -> Vec<StaticPage> {
    let pictures = ["overview".to_owned(), "all".to_owned()];
    pages(&|| Ok(atlas()), None, &drawings(), Deployment { base, pictures: &pictures })
        .expect("pages are rendered")
}

fn page(pages: &[StaticPage], path: &str) -> StaticPage {
    pages.iter().find(|page| page.path == path).unwrap_or_else(|| panic!("{path}")).clone()
}

fn json_ld(page: &StaticPage) -> Value {
    let (_, rest) = page.head.split_once("<script type=\"application/ld+json\">").expect("it is described");
    let (text, rest) = rest.split_once("</script>").expect("it ends");
    assert!(!rest.contains("</script>"), "nothing in a pack ends the script: {}", page.head);
    serde_json::from_str(text).expect("it is JSON")
}

/// The rules of schema.org that matter here: known types, their required and allowed properties, and their values.
fn check(said: &Value) {
    let Value::Object(object) = said else {
        if let Value::Array(items) = said {
            items.iter().for_each(check);
        }
        return;
    };
    let kind = said["@type"].as_str().unwrap_or_else(|| panic!("a thing without a type: {said}"));
    let (required, allowed): (&[&str], &[&str]) = match kind {
        "TouristTrip" => (&["name", "url"], &["description", "itinerary", "image"]),
        "TouristAttraction" => (
            &["name", "url", "address"],
            &[
                "alternateName",
                "description",
                "geo",
                "isAccessibleForFree",
                "openingHoursSpecification",
                "image",
            ],
        ),
        "ItemList" => (&["numberOfItems", "itemListOrder", "itemListElement"], &[]),
        "ListItem" => (&["position", "item"], &[]),
        "PostalAddress" => (&["addressCountry"], &["addressRegion", "addressLocality"]),
        "GeoCoordinates" => (&["latitude", "longitude"], &[]),
        "OpeningHoursSpecification" => (&["dayOfWeek", "opens", "closes"], &["description"]),
        "CollectionPage" => {
            (&["name", "url", "mainEntity"], &["description", "inLanguage", "dateModified", "image"])
        }
        other => panic!("schema.org type {other}"),
    };
    for key in required {
        assert!(!said[*key].is_null(), "{kind} has no {key}: {said}");
    }
    for (key, value) in object {
        let known =
            key.starts_with('@') || required.contains(&key.as_str()) || allowed.contains(&key.as_str());
        assert!(known, "{kind} has no property {key}");
        assert!(!value.is_null() && value != &json!(""), "{kind}.{key} is empty");
        if value.is_object() || value.as_array().is_some_and(|items| items.iter().any(Value::is_object)) {
            check(value);
        }
    }
    if kind == "ItemList" {
        let places: Vec<u64> = said["itemListElement"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|item| item["position"].as_u64())
            .collect();
        assert_eq!(places, (1..=said["numberOfItems"].as_u64().unwrap_or_default()).collect::<Vec<_>>());
    }
}

#[test]
fn every_page_about_something_describes_it_by_the_rules_of_schema_org() {
    for base in [None, Some(BASE)] {
        for page in rendered(base) {
            if page.head.contains("ld+json") {
                let said = json_ld(&page);
                assert_eq!(said["@context"], "https://schema.org");
                check(&said);
            }
        }
    }
}

#[test]
fn a_route_is_a_trip_with_its_stops_in_order() {
    let said = json_ld(&page(&rendered(Some(BASE)), "en/routes/all/"));
    assert_eq!(said["@type"], "TouristTrip");
    let stops = said["itinerary"]["itemListElement"].as_array().cloned().unwrap_or_default();
    let urls: Vec<&str> = stops.iter().filter_map(|stop| stop["item"]["url"].as_str()).collect();
    assert_eq!(
        urls[..2],
        ["https://map.example/tour/en/stops/lake/", "https://map.example/tour/en/stops/museum/"]
    );
}

#[test]
fn only_what_is_known_exactly_is_said_of_a_stop() {
    let pages = rendered(None);
    let lake = json_ld(&page(&pages, "zh/stops/lake/"));
    assert_eq!(lake["geo"]["latitude"], json!(30.0));
    assert_eq!(lake.get("isAccessibleForFree"), None);
    let museum = json_ld(&page(&pages, "zh/stops/museum/"));
    assert_eq!(museum["isAccessibleForFree"], json!(true));
    assert_eq!(museum["openingHoursSpecification"][0]["opens"], "09:00");
    let ruin = json_ld(&page(&pages, "zh/stops/ruin/"));
    assert_eq!((ruin.get("geo"), ruin.get("openingHoursSpecification")), (None, None));
    let closed = json_ld(&page(&pages, "zh/stops/closed/"));
    assert_eq!(closed.get("openingHoursSpecification"), None);
}

#[test]
fn hours_are_said_with_their_doubt_whatever_else_is_remarked() {
    let pages = rendered(None);
    let square = json_ld(&page(&pages, "en/stops/square/"))["openingHoursSpecification"][0].clone();
    assert_eq!((&square["opens"], &square["closes"]), (&json!("00:00"), &json!("23:59")));
    assert_eq!(square["dayOfWeek"].as_array().map(Vec::len), Some(7));
    let rumour = json_ld(&page(&pages, "en/stops/rumour/"));
    let hours = &rumour["openingHoursSpecification"][0];
    assert_eq!(hours["description"], json!("not verified"));
    assert_eq!(square.get("description"), None, "these have been looked up");
    assert_eq!(rumour.get("isAccessibleForFree"), None);
}

#[test]
fn a_page_names_what_the_application_will_fetch_first() {
    let pages = rendered(None);
    let named = |path: &str, files: &str| {
        let head = page(&pages, path).head;
        assert!(head.contains(&format!("<meta name=\"first\" content=\"{files}\">")), "{head}");
    };
    named("en/routes/all/", "pack/first-en.bin basemap/overview.bin");
    named("zh/stops/square/", "pack/whole.bin basemap/basemap.bin");
}

#[test]
fn every_page_names_itself_its_translations_and_the_page_for_all_others() {
    let pages = rendered(Some(BASE));
    let deep = page(&pages, "en/routes/all/").head;
    for tag in [
        r#"<link rel="canonical" href="https://map.example/tour/en/routes/all/">"#,
        r#"<link rel="alternate" hreflang="zh-Hans" href="https://map.example/tour/zh/routes/all/">"#,
        r#"<link rel="alternate" hreflang="zh-Hant" href="https://map.example/tour/zh-hant/routes/all/">"#,
        r#"<link rel="alternate" hreflang="en" href="https://map.example/tour/en/routes/all/">"#,
        r#"<link rel="alternate" hreflang="x-default" href="https://map.example/tour/zh/routes/all/">"#,
        r#"<meta property="og:image" content="https://map.example/tour/share/all.png">"#,
    ] {
        assert!(deep.contains(tag), "{tag} in {deep}");
    }
    let overview = page(&pages, "zh/").head;
    assert!(overview.contains(r#"hreflang="x-default" href="https://map.example/tour/">"#), "{overview}");
    assert!(overview.contains("share/overview.png"));
    let relative = page(&rendered(None), "en/routes/all/").head;
    assert!(relative.contains(r#"<link rel="canonical" href="../../../en/routes/all/">"#), "{relative}");
}

#[test]
fn text_of_a_pack_stays_text_in_the_head_and_in_the_code_for_other_pages() {
    for path in ["zh/stops/museum/", "en/stops/museum/"] {
        let page = page(&rendered(None), path);
        assert!(!page.head.contains("<script>alert") && !page.head.contains("<b>"), "{}", page.head);
        let oembed: Value = serde_json::from_str(&page.oembed).expect("it is JSON");
        let html = oembed["html"].as_str().unwrap_or_default();
        assert!(html.starts_with("<iframe src=\"") && html.matches('<').count() == 2, "{html}");
    }
}

#[test]
fn oembed_answers_have_what_the_format_requires() {
    for page in rendered(Some(BASE)) {
        let oembed: Value = serde_json::from_str(&page.oembed).expect("it is JSON");
        assert_eq!((&oembed["version"], &oembed["type"]), (&json!("1.0"), &json!("rich")));
        assert!(oembed["width"].is_u64() && oembed["height"].is_u64());
        let src = format!("src=\"{BASE}{}?embed=1\"", page.path);
        assert!(oembed["html"].as_str().is_some_and(|html| html.contains(&src)), "{oembed}");
        assert!(page.head.contains(&format!("href=\"{BASE}{}oembed.json\"", page.path)));
    }
}

#[test]
fn the_home_page_of_a_large_pack_lists_its_first_stops_only() {
    let stops = || (0..200).map(|at| testing::stop(&format!("s{at}"), |_| {})).collect();
    let read = || Ok(testing::atlas(stops()));
    let pages = pages(&read, None, &BTreeMap::new(), Deployment { base: None, pictures: &[] });
    let home = page(&pages.expect("pages are rendered"), "zh/");
    let rows = home.body.matches("class=\"row\"").count();
    assert_eq!(rows, crate::ui::parts::stop_pages::STOPS_A_PAGE);
    assert!(home.body.contains("再看 80 站"), "the next ones are a press away");
}

#[test]
fn a_stop_s_page_carries_its_landmark_at_its_head_and_no_other_page_does() {
    let pages = rendered(None);
    let head = |path: &str| {
        let body = page(&pages, path).body;
        body.split("stop__head")
            .nth(1)
            .and_then(|rest| rest.split("</header>").next())
            .unwrap_or_default()
            .to_owned()
    };
    let drawn = head("zh/stops/lake/");
    assert!(drawn.contains("data-art=\"landmarks/lake\"") && drawn.contains("class=\"c l\""), "{drawn}");
    assert!(head("zh/stops/museum/").contains("class=\"seal"));
    assert!(!page(&pages, "zh/").body.contains("class=\"landmark\""));
}

#[test]
fn a_static_page_has_the_further_languages_of_the_pack() {
    let in_japanese = || {
        let mut atlas = atlas();
        atlas.stops[0].name.others = vec![("ja".to_owned(), "西湖（せいこ）".to_owned())];
        Ok(atlas)
    };
    let pages = pages(&in_japanese, None, &drawings(), Deployment { base: Some(BASE), pictures: &[] })
        .expect("pages are rendered");
    let lake = page(&pages, "en/stops/lake/").body;
    assert!(lake.contains("<span lang=\"ja\" class=\"guide__title\">日本語</span>"), "{lake}");
    assert!(lake.contains("<p lang=\"ja\" dir=\"auto\">西湖（せいこ）</p>"), "{lake}");
    assert!(!page(&pages, "en/stops/museum/").body.contains("lang=\"ja\""));
}
