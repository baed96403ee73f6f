//! Unique names of invented places: two syllables and the kind of place.

/// First syllables, in Chinese and in pinyin.
const FIRST: [(&str, &str); 24] = [
    ("翠", "Cui"),
    ("云", "Yun"),
    ("灵", "Ling"),
    ("清", "Qing"),
    ("玉", "Yu"),
    ("龙", "Long"),
    ("凤", "Feng"),
    ("白", "Bai"),
    ("金", "Jin"),
    ("石", "Shi"),
    ("南", "Nan"),
    ("北", "Bei"),
    ("东", "Dong"),
    ("西", "Xi"),
    ("长", "Chang"),
    ("永", "Yong"),
    ("安", "An"),
    ("和", "He"),
    ("兴", "Xing"),
    ("平", "Ping"),
    ("松", "Song"),
    ("竹", "Zhu"),
    ("兰", "Lan"),
    ("梅", "Mei"),
];
/// Second syllables.
const SECOND: [(&str, &str); 30] = [
    ("溪", "xi"),
    ("泉", "quan"),
    ("峰", "feng"),
    ("岭", "ling"),
    ("塘", "tang"),
    ("桥", "qiao"),
    ("门", "men"),
    ("里", "li"),
    ("村", "cun"),
    ("浦", "pu"),
    ("洲", "zhou"),
    ("港", "gang"),
    ("坞", "wu"),
    ("岩", "yan"),
    ("台", "tai"),
    ("亭", "ting"),
    ("阁", "ge"),
    ("楼", "lou"),
    ("井", "jing"),
    ("池", "chi"),
    ("湾", "wan"),
    ("坊", "fang"),
    ("田", "tian"),
    ("林", "lin"),
    ("谷", "gu"),
    ("沙", "sha"),
    ("渡", "du"),
    ("堤", "di"),
    ("埠", "bu"),
    ("陂", "po"),
];
/// Kinds of places: the category's key, and the end of the name in Chinese and in English.
const KINDS: [(&str, &str, &str); 16] = [
    ("museum", "博物馆", "Museum"),
    ("site", "遗址", "Ruins"),
    ("temple", "寺", "Temple"),
    ("residence", "故居", "House"),
    ("garden", "园", "Garden"),
    ("old-town", "古镇", "Old Town"),
    ("quarter", "老街", "Street"),
    ("bridge", "桥", "Bridge"),
    ("waterworks", "闸", "Sluice"),
    ("lake", "湖", "Lake"),
    ("wetland", "湿地", "Wetland"),
    ("river", "江岸", "Riverside"),
    ("coast", "海滩", "Beach"),
    ("mountain", "山", "Hill"),
    ("venue", "体育馆", "Arena"),
    ("industry", "工坊", "Works"),
];
/// How many different names there are; after that they repeat with a number.
const NAMES: usize = FIRST.len() * SECOND.len() * KINDS.len();
/// Shares no divisor with the lengths above, so that steps of this length reach every name.
const STEP: usize = 7919;

/// A made-up name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// The name of the stop with that number, and the key of its category; `offset` shifts the order of the names.
pub fn of_stop(number: usize, offset: usize) -> (Name, &'static str) {
    let (first, second, place) = place((number % NAMES).wrapping_mul(STEP).wrapping_add(offset) % NAMES);
    let (category, zh, en) = KINDS[place % KINDS.len()];
    let again = match number / NAMES {
        0 => (String::new(), String::new()),
        times => (format!("{}", times + 1), format!(" {}", times + 1)),
    };
    let name = Name {
        zh: format!("{}{}{zh}{}", first.0, second.0, again.0),
        en: format!("{}{} {en}{}", first.1, second.1, again.1),
    };
    (name, category)
}

/// The name of the route with that number.
pub fn of_route(number: usize) -> Name {
    let (first, second, again) = place(number);
    let again = if again == 0 { String::new() } else { format!(" {}", again + 1) };
    Name {
        zh: format!("{}{}线{}", first.0, second.0, again.trim()),
        en: format!("{}{} Route{again}", first.1, second.1),
    }
}

/// The two syllables for a number, and the remaining quotient.
fn place(number: usize) -> ((&'static str, &'static str), (&'static str, &'static str), usize) {
    let (rest, first) = (number / FIRST.len(), number % FIRST.len());
    (FIRST[first], SECOND[rest % SECOND.len()], rest / SECOND.len())
}

/// An id made from the English name: `cuixi-old-town`.
pub fn id(name: &Name) -> String {
    name.en.to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::domain::Category;
    use std::collections::HashSet;

    #[test]
    fn no_two_of_thirty_thousand_stops_have_a_name_or_an_id_in_common() {
        let names: Vec<Name> = (0..30_000).map(|number| of_stop(number, 5).0).collect();
        let count = |part: fn(&Name) -> String| names.iter().map(part).collect::<HashSet<_>>().len();
        assert_eq!([count(|name| name.zh.clone()), count(|name| name.en.clone()), count(id)], [30_000; 3]);
    }

    #[test]
    fn every_kind_is_a_category_and_a_hundred_stops_are_of_most_kinds() {
        assert!(KINDS.iter().all(|(key, ..)| Category::from_key(key).is_some()));
        let kinds: HashSet<&str> = (0..100).map(|number| of_stop(number, 0).1).collect();
        assert!(kinds.len() > KINDS.len() / 2, "{kinds:?}");
    }

    #[test]
    fn no_two_of_two_thousand_routes_are_called_the_same() {
        let names: HashSet<String> = (0..2000).map(|number| of_route(number).zh).collect();
        assert_eq!(names.len(), 2000);
    }
}
