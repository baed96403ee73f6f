//! The words about sports for visitors, about packages, and about places that receive visitors. Kept apart from the
//! others because only pages that are loaded later show them.

use super::{Count, sport_name, words};
use crate::domain::Lang;
use crate::domain::sports::{ExperienceKind, PackageLength};
use crate::domain::topics::Receives;

word_table!(
    SportWords, sport_words;
    group_venues: "场馆", "Venues";
    group_experiences: "体验", "Experiences";
    no_experience: "还没有查到面向游客的体验，去之前先问场馆。", "No offer for visitors has been found. Ask the venue before you go.";
    nothing: "这个项目还没有查到对游客开放的场馆或体验。", "No venue or offer for visitors has been found for this sport.";
    more_sports: "其他项目", "Other sports";
    kinds: "类型", "Kind";
    ages: "年龄", "Age";
    season: "季节", "Season";
    booking: "预订", "Booking";
    ask: "问谁", "Whom to ask";
    age_from: "{n} 岁起", "From age {n}";
    age_to: "{n} 岁以下（含）", "Up to age {n}";
    age_both: "{n}–{m} 岁", "Ages {n}–{m}";
    packages: "海洋运动与海洋旅游组合", "Sea sports and the sea: packages";
    packages_what: "几处顺路的地方合成半天或一天，一次放进行程的同一天，一步可以撤销。各处是否开放、怎么预订，写在站名下面。", "Places that go well together in half a day or a day. One tap puts all of them into one day of your trip, and one undo takes them out. Below each stop: whether it is open, and how to book.";
    package_day: "放到", "Put it into";
    new_day: "新的一天", "A new day";
    new_trip: "新行程", "A new trip";
    here_in_packages: "可以这样搭配", "Goes well with";
    in_corridors: "所在走廊", "Corridors";
    chapter: "章节：", "chapter: ";
    chapters_end: "、", ", ";
    order: "为什么按这个顺序：", "Why in this order: ";
    reception: "接待参观：", "Visitors: ";
    at_its_hours: "按开放时间，见站点页", "at its hours, see the stop’s page";
    at_any_time: "随时可到", "at any time";
);

/// The name of a sport by its key: from the words of the first view, or from the sports that are missing there.
pub fn sport_label(lang: Lang, sport: &str) -> &'static str {
    let [.., esports, swimming] = sport_groups(lang);
    match sport {
        "esports" => esports,
        "swimming" => swimming,
        _ => sport_name(words(lang), sport),
    }
}

/// The nouns for numbers of venues and of experiences.
pub const fn sport_counts(lang: Lang) -> [Count; 2] {
    match lang {
        Lang::Zh => [Count { one: " 个场馆", other: " 个场馆" }, Count { one: " 项体验", other: " 项体验" }],
        Lang::En => [Count { one: " venue", other: " venues" }, Count { one: " offer", other: " offers" }],
    }
}

/// The groups of sports on the venues page, in the order shown there.
pub const fn sport_groups(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Zh => ["马术", "游艇与帆船", "自行车与铁三", "沙滩排球", "赛艇皮划艇", "攀岩", "电竞", "游泳"],
        Lang::En => [
            "Riding",
            "Yachts and sailing",
            "Cycling and triathlon",
            "Beach volleyball",
            "Rowing and canoeing",
            "Climbing",
            "Esports",
            "Swimming",
        ],
    }
}

/// The name of a kind of experience.
pub const fn kind_name(lang: Lang, kind: ExperienceKind) -> &'static str {
    match (lang, kind) {
        (Lang::Zh, ExperienceKind::TryOut) => "体验",
        (Lang::Zh, ExperienceKind::Camp) => "集训",
        (Lang::Zh, ExperienceKind::Certificate) => "考证",
        (Lang::Zh, ExperienceKind::StudyTour) => "研学",
        (Lang::En, ExperienceKind::TryOut) => "trying it",
        (Lang::En, ExperienceKind::Camp) => "training camp",
        (Lang::En, ExperienceKind::Certificate) => "course with a certificate",
        (Lang::En, ExperienceKind::StudyTour) => "study tour",
    }
}

/// The name of the duration of a package.
pub const fn length_name(lang: Lang, length: PackageLength) -> &'static str {
    match (lang, length) {
        (Lang::Zh, PackageLength::HalfDay) => "半天",
        (Lang::Zh, PackageLength::Day) => "一天",
        (Lang::En, PackageLength::HalfDay) => "Half a day",
        (Lang::En, PackageLength::Day) => "A day",
    }
}

/// Whether a place of work receives visitors.
pub const fn receives_name(lang: Lang, receives: Receives) -> &'static str {
    match (lang, receives) {
        (Lang::Zh, Receives::Open) => "对外开放",
        (Lang::Zh, Receives::OnRequest) => "须先联系或预约",
        (Lang::Zh, Receives::EventsOnly) => "只在有活动时开放",
        (Lang::Zh, Receives::Nobody) => "不接待参观",
        (Lang::Zh, Receives::Unknown) => "不详，没有查到",
        (Lang::En, Receives::Open) => "open to visitors",
        (Lang::En, Receives::OnRequest) => "by arrangement only",
        (Lang::En, Receives::EventsOnly) => "for events only",
        (Lang::En, Receives::Nobody) => "not received",
        (Lang::En, Receives::Unknown) => "unknown, nothing was found",
    }
}
