//! The search over the site's own content, with queries as travellers type them.

use std::path::Path;
use std::sync::LazyLock;

use hangyong::app::state::search_index;
use hangyong::atlas::{PackFiles, packed, parse_files};
use hangyong::domain::{Atlas, Lang, SearchIndex};

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pack");
    let mut files = PackFiles::new();
    for name in
        ["pack.json", "stops.geojson", "routes.json", "rail.json", "holidays.json", "experiences.json"]
    {
        files.insert(name, std::fs::read(folder.join(name)).expect("a file of the pack"));
    }
    parse_files(&files).expect("the site's own pack").0
});

static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| (*search_index(&ATLAS)).clone());

fn found(query: &str) -> Vec<String> {
    INDEX.find(query).iter().map(|hit| hit.stop.to_string()).collect()
}

#[test]
fn swapped_letters_homophones_traditional_forms_and_plurals_find_what_is_meant() {
    for (query, stop) in [
        ("wset lake", "west-lake"),
        ("lingiyn", "lingyin-feilai"),
        ("西糊", "west-lake"),
        ("良诸", "liangzhu-museum"),
        ("宁坡", "ningbo-old-bund"),
        ("天一各", "tianyi-pavilion"),
        ("靈隱", "lingyin-feilai"),
        ("寧波博物館", "ningbo-museum"),
        ("良渚博物院", "liangzhu-museum"),
        ("temples", "baoguo-temple"),
        ("bridges", "gongchen-bridge"),
        ("musuem", "ningbo-museum"),
    ] {
        assert!(found(query).iter().any(|found| found == stop), "{query}: {:?}", found(query));
    }
}

#[test]
fn other_names_tags_experiences_and_stations_find_what_they_mean() {
    for (query, stop) in [
        ("thousand island lake", "qiandao-lake"),
        ("leifeng pagoda", "west-lake"),
        ("雷峰塔", "west-lake"),
        ("三潭印月", "west-lake"),
        ("看海", "songlanshan"),
        ("海边", "putuo-mountain"),
        ("cycling", "dongqian-lake"),
        ("骑行", "xianghu"),
        ("攀岩", "keqiao-climbing"),
        ("must see", "west-lake"),
    ] {
        assert!(found(query).iter().any(|found| found == stop), "{query}: {:?}", found(query));
    }
    let all_are = |query: &str, is_so: &dyn Fn(&hangyong::domain::Stop) -> bool| {
        let stops: Vec<_> = INDEX.find(query).iter().filter_map(|hit| ATLAS.stop(&hit.stop)).collect();
        assert!(
            stops.len() >= 3 && stops.iter().filter(|stop| is_so(stop)).count() >= 3,
            "{query}: {}",
            stops.len()
        );
    };
    all_are("免费", &|stop| stop.ticket_cny == Some(0));
    all_are("亲子", &|stop| stop.details.suits.children == Some(true));
    all_are("夜景", &|stop| stop.details.suits.evening == Some(true));
    let east = |stop: &hangyong::domain::Stop| {
        stop.access.station.as_ref().is_some_and(|id| id.as_str() == "hangzhou-east")
    };
    all_are("杭州东站", &east);
    all_are("Hangzhou East railway station", &east);
}

#[test]
fn what_is_found_plainly_is_not_mixed_with_guesses() {
    assert_eq!(found("西湖")[0], "west-lake");
    assert_eq!(found("天一阁")[0], "tianyi-pavilion");
    assert_eq!(found("ningbo museum")[0], "ningbo-museum");
    assert_eq!(found("atlantis"), Vec::<String>::new());
}

#[test]
fn what_finds_nothing_proposes_what_is_most_like_it() {
    let proposed = |query: &str| INDEX.proposed(query).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(found("gongchen canal bridge harbour"), Vec::<String>::new());
    assert!(proposed("gongchen canal bridge harbour").contains(&"gongchen-bridge".to_owned()));
    assert_eq!(proposed("west-lakes-park")[0], "west-lake", "the end of an address that is none");
    assert_eq!(proposed("🀄"), Vec::<String>::new());
}

#[test]
fn the_first_view_carries_nothing_of_it() {
    for lang in Lang::ALL {
        let first = packed::for_first_view(&ATLAS, lang);
        assert!(first.info.lexicon.variants.is_empty() && first.info.lexicon.readings.is_empty());
        assert!(
            first
                .stops
                .iter()
                .all(|stop| stop.details.found_by.is_empty() && stop.details.other_names.is_empty())
        );
    }
    assert!(!ATLAS.info.lexicon.readings.is_empty());
}
