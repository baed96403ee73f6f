//! Messages about files of stamps.

use crate::codec::stamps::{ReadStamps, StampDocError};
use crate::domain::stamps::{Merged, Stamps};
use crate::domain::{Atlas, Lang};
use crate::i18n::stamp_words;

/// Why a file was refused, and what to do.
pub const fn refusal(lang: Lang, why: &StampDocError) -> &'static str {
    let words = stamp_words(lang);
    match why {
        StampDocError::NotJson(_) => words.not_json,
        StampDocError::NotStamps => words.not_stamps,
        StampDocError::Newer(_) => words.newer,
    }
}

/// The result of merging a file: how many stamps are new or changed, how many belong to stops that the pack does not
/// have, and how many entries could not be read.
pub fn taken(lang: Lang, read: &ReadStamps, merged: Merged, atlas: &Atlas) -> String {
    let says = stamp_words(lang);
    let gap = if lang == Lang::En { " " } else { "" };
    let [before, between, after] = says.merged;
    let mut told = format!("{before}{}{between}{}{after}", merged.new, merged.changed);
    let unknown = unknown(&read.stamps, atlas);
    for (count, what) in [(unknown, says.unknown_stops), (read.unreadable, says.unreadable)] {
        if count > 0 {
            told = format!("{told}{gap}{count}{what}");
        }
    }
    told
}

/// The number of stamps for stops that the pack does not have.
pub fn unknown(stamps: &Stamps, atlas: &Atlas) -> usize {
    stamps.iter().filter(|(stop, _)| atlas.stop(stop).is_none()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::stamps::read;
    use crate::domain::testing;

    #[test]
    fn a_file_tells_what_it_brought_and_what_it_could_not() {
        let atlas = testing::atlas(vec![testing::stop("lake", |_| ())]);
        let text = r#"{"v":1,"stamps":[{"stop":"lake","on":"2026-10-03","by":"hand"},
            {"stop":"moon","on":"2026-10-03","by":"hand"},{"stop":"x"}]}"#;
        let read = read(text).expect("a file");
        let told = |lang| taken(lang, &read, Merged { new: 2, changed: 0 }, &atlas);
        assert_eq!(
            told(Lang::Zh),
            "并入完成：新添 2 枚，更新 0 枚。1 枚印属于这张地图上没有的站点，仍替您留着。1 条读不懂，没有并入。"
        );
        assert!(told(Lang::En).contains("2 new") && told(Lang::En).contains("1 entries"));
    }

    #[test]
    fn a_file_that_is_refused_says_what_to_do() {
        for (text, words) in [("{", "重新存一份"), ("{}", ".stamps.json"), (r#"{"v":9,"stamps":[]}"#, "刷新")]
        {
            let why = read(text).expect_err("no stamps");
            assert!(refusal(Lang::Zh, &why).contains(words), "{text}");
        }
    }
}
