//! Keywords by which a stop is found in addition to its names and places: what it is good for, its station, what one
//! can do there. Computed when a pack is read, so that the browser needs no tables for them.

use crate::domain::reading::Experience;
use crate::domain::{Category, Corridor, Rail, Stop};

const FREE: [&str; 5] = ["免费", "不要钱", "免门票", "free", "free entry"];
const CHILDREN: [&str; 6] = ["亲子", "儿童", "带孩子", "children", "kids", "family"];
const EVENING: [&str; 6] = ["夜景", "夜游", "晚上", "evening", "night", "night view"];
const INDOOR: [&str; 5] = ["室内", "雨天", "下雨", "indoor", "rainy day"];
const STEP_FREE: [&str; 5] = ["无障碍", "轮椅", "step-free", "wheelchair", "accessible"];
const MEALS: [&str; 5] = ["美食", "吃饭", "餐饮", "food", "meals"];
const SEA: [&str; 7] = ["看海", "海边", "大海", "海滩", "sea", "seaside", "beach"];
const TIDE: [&str; 4] = ["观潮", "看潮", "tide", "tidal bore"];
const TOP: [&str; 5] = ["必去", "必看", "热门", "must see", "highlights"];

/// Keywords of a category in addition to its name.
const fn of_category(category: Category) -> &'static [&'static str] {
    match category {
        Category::Museum => &["博物馆", "展览", "museum", "exhibition"],
        Category::Site => &["遗址", "考古", "ruins", "archaeology"],
        Category::Temple => &["寺庙", "寺院", "古塔", "佛教", "temple", "pagoda", "buddhist"],
        Category::Residence => &["故居", "名人", "former residence"],
        Category::Garden => &["园林", "公园", "garden", "park"],
        Category::OldTown => &["古镇", "古城", "古村", "old town", "ancient town", "water town", "village"],
        Category::Quarter => &["老街", "街区", "历史街区", "逛街", "old street", "quarter"],
        Category::Bridge => &["古桥", "桥梁", "bridge"],
        Category::Waterworks => &["水利", "运河", "waterworks", "canal"],
        Category::Lake => &["湖泊", "湖边", "lake"],
        Category::Wetland => &["湿地", "观鸟", "wetland", "birds"],
        Category::River => &["江边", "河流", "riverside", "river"],
        Category::Coast => &SEA,
        Category::Mountain => &["爬山", "登山", "森林", "mountain", "hiking", "forest"],
        Category::Venue => &["亚运", "体育馆", "场馆", "asian games", "stadium", "venue"],
        Category::Industry => &["产业", "港口", "industry", "port"],
    }
}

const fn of_corridor(corridor: Corridor) -> &'static [&'static str] {
    match corridor {
        Corridor::Culture => &["文化", "历史", "culture", "history"],
        Corridor::Scenery => &["风景", "景观", "scenery"],
        Corridor::Industry => &["产业", "industry"],
        Corridor::Ecology => &["生态", "自然", "ecology", "nature"],
    }
}

/// The keywords of a stop, sorted and without duplicates.
pub fn of(stop: &Stop, rail: &Rail, experiences: &[Experience]) -> Vec<String> {
    let suits = &stop.details.suits;
    let tags: [(bool, &[&str]); 8] = [
        (stop.ticket_cny == Some(0), &FREE),
        (suits.children == Some(true), &CHILDREN),
        (suits.evening == Some(true), &EVENING),
        (suits.indoor == Some(true), &INDOOR),
        (suits.step_free == Some(true), &STEP_FREE),
        (suits.meals == Some(true), &MEALS),
        (stop.worth == Some(5), &TOP),
        (stop.name.zh.contains('潮'), &TIDE),
    ];
    let tags = tags.into_iter().filter(|(is_so, _)| *is_so).flat_map(|(_, words)| words);
    let categories = stop.categories().flat_map(of_category);
    let corridors = stop.corridors.iter().flat_map(|corridor| of_corridor(*corridor));
    let mut words: Vec<String> =
        tags.chain(categories).chain(corridors).map(|word| (*word).to_owned()).collect();
    if let Some(station) = stop.access.station.as_ref().and_then(|id| rail.station(id)) {
        words.push(format!("{}站", station.name.zh));
        words.push(format!("{} railway station", station.name.en));
    }
    for experience in experiences.iter().filter(|experience| experience.stop == stop.id) {
        words.extend([experience.name.zh.clone(), experience.name.en.clone(), experience.sport.clone()]);
    }
    words.sort();
    words.dedup();
    words
}
