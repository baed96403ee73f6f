//! Formats money and durations, in the same way for pages, files and plans.

use super::Lang;
use super::schedule::Sums;
use super::trip::Party;

/// A sum of money, such as `40 元` or `¥40`.
pub fn yuan(lang: Lang, amount: u32) -> String {
    match lang {
        Lang::Zh => format!("{amount} 元"),
        Lang::En => format!("¥{amount}"),
    }
}

/// A length of time, such as `2 小时 30 分` or `2 h 30 min`.
pub fn minutes(lang: Lang, minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (lang, hours, rest) {
        (Lang::Zh, 0, rest) => format!("{rest} 分钟"),
        (Lang::Zh, hours, 0) => format!("{hours} 小时"),
        (Lang::Zh, hours, rest) => format!("{hours} 小时 {rest} 分"),
        (Lang::En, 0, rest) => format!("{rest} min"),
        (Lang::En, hours, 0) => format!("{hours} h"),
        (Lang::En, hours, rest) => format!("{hours} h {rest} min"),
    }
}

/// The total ticket price, the number of stops whose price is unknown, and whom it is for:
/// `240 元，另有 2 处票价未知（2 位成人）`.
pub fn tickets(lang: Lang, sums: &Sums, whose: Option<&Party>) -> String {
    let (known, whom) = (yuan(lang, sums.tickets_cny), party(lang, whose));
    match (lang, sums.tickets_unknown) {
        (Lang::Zh, 0) => format!("{known}（{whom}）"),
        (Lang::Zh, unknown) => format!("{known}，另有 {unknown} 处票价未知（{whom}）"),
        (Lang::En, 0) => format!("{known} ({whom})"),
        (Lang::En, 1) => format!("{known}, and 1 stop whose price is unknown ({whom})"),
        (Lang::En, unknown) => format!("{known}, and {unknown} stops whose price is unknown ({whom})"),
    }
}

/// What concessions save, such as `约 40 元`; `None` when they save nothing.
pub fn saved(lang: Lang, sums: &Sums) -> Option<String> {
    let about = if lang == Lang::Zh { "约" } else { "about" };
    (sums.saved_cny > 0).then(|| format!("{about} {}", yuan(lang, sums.saved_cny)))
}

/// Who pays: `1 位成人、1 位学生、1 位儿童`; "each adult" when the party is not known.
pub fn party(lang: Lang, party: Option<&Party>) -> String {
    let Some(party) = party else {
        return match lang {
            Lang::Zh => "每位成人".into(),
            Lang::En => "each adult".into(),
        };
    };
    let (children, elders) = (party.children.len() as u32, party.elders.len() as u32);
    let counts = [party.adults.saturating_sub(party.students), party.students, children, elders];
    let named = counts.into_iter().zip(PEOPLE).filter(|(count, _)| *count > 0);
    let words = named.map(|(count, (zh, one, many))| match lang {
        Lang::Zh => format!("{count} 位{zh}"),
        Lang::En => format!("{count} {}", if count == 1 { one } else { many }),
    });
    words.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
}

/// Adults, students, children, elders.
const PEOPLE: [(&str, &str, &str); 4] = [
    ("成人", "adult", "adults"),
    ("学生", "student", "students"),
    ("儿童", "child", "children"),
    ("老人", "elder", "elders"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_time_are_written_as_people_say_them() {
        assert_eq!((yuan(Lang::Zh, 40), yuan(Lang::En, 40)), ("40 元".into(), "¥40".into()));
        assert_eq!(minutes(Lang::Zh, 45), "45 分钟");
        assert_eq!(minutes(Lang::En, 150), "2 h 30 min");
        assert_eq!(minutes(Lang::Zh, 120), "2 小时");
    }

    #[test]
    fn what_is_saved_is_told_where_it_is_something() {
        let sums = |saved_cny| Sums { saved_cny, ..Sums::default() };
        assert_eq!(saved(Lang::Zh, &sums(187)), Some("约 187 元".into()));
        assert_eq!(saved(Lang::En, &sums(187)), Some("about ¥187".into()));
        assert_eq!(saved(Lang::Zh, &sums(0)), None);
    }

    #[test]
    fn who_pays_is_counted_by_kind() {
        let four = Party { adults: 2, students: 1, children: vec![5], elders: vec![70, 72] };
        assert_eq!(party(Lang::Zh, Some(&four)), "1 位成人、1 位学生、1 位儿童、2 位老人");
        assert_eq!(party(Lang::En, Some(&four)), "1 adult, 1 student, 1 child, 2 elders");
        assert_eq!(party(Lang::Zh, None), "每位成人");
    }

    #[test]
    fn tickets_say_for_whom_they_are_and_what_is_not_known() {
        let sums = |unknown| Sums { tickets_cny: 80, tickets_unknown: unknown, ..Sums::default() };
        assert_eq!(tickets(Lang::Zh, &sums(2), None), "80 元，另有 2 处票价未知（每位成人）");
        assert_eq!(tickets(Lang::Zh, &sums(0), None), "80 元（每位成人）");
        let three = Party { children: vec![8], ..Party::default() };
        assert_eq!(
            tickets(Lang::En, &sums(2), Some(&three)),
            "¥80, and 2 stops whose price is unknown (2 adults, 1 child)"
        );
        assert_eq!(tickets(Lang::En, &sums(1), None), "¥80, and 1 stop whose price is unknown (each adult)");
    }
}
