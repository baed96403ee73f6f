//! Who made the maps. The credits of the built-in map belong to that map, whatever a pack says about itself: see
//! `assets/basemap` for the details.

use crate::domain::{Lang, PackInfo};

/// A source of the built-in map.
#[derive(Debug)]
pub struct BuiltInCredit {
    /// The credit line by [`Lang::ALL`].
    text: [&'static str; 2],
    /// Its licence.
    pub licence: &'static str,
}

impl BuiltInCredit {
    /// The credit line.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.text[0],
            Lang::En => self.text[1],
        }
    }
}

/// What the built-in map is made from.
pub static BUILT_IN: [BuiltInCredit; 3] = [
    BuiltInCredit {
        text: ["© OpenStreetMap 贡献者（海岸、车站）", "© OpenStreetMap contributors (coast, stations)"],
        licence: "ODbL 1.0",
    },
    BuiltInCredit {
        text: [
            "GSHHG 与 WDBII（部分河湖）© Wessel 与 Smith，1996",
            "GSHHG and WDBII (some rivers and lakes) © Wessel & Smith, 1996",
        ],
        licence: "LGPL-3.0-or-later",
    },
    BuiltInCredit { text: ["© GeoNames（地名）", "© GeoNames (place names)"], licence: "CC BY 4.0" },
];

/// The credits of the shown map: those of the pack's own map and of the built-in one, as far as each is shown (`own`,
/// `built_in`), then the others named by the pack.
pub fn map_credits(info: &PackInfo, (own, built_in): (bool, bool), lang: Lang) -> Vec<&str> {
    let own = info.own_credit().filter(|_| own);
    let ground = BUILT_IN.iter().filter(|_| built_in).map(|credit| credit.get(lang));
    let mut credits: Vec<&str> = own.into_iter().chain(ground).collect();
    for credit in &info.attribution {
        let text = credit.text.get(lang);
        if !credits.contains(&text) {
            credits.push(text);
        }
    }
    credits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pack_info::{Attribution, OwnBasemap};
    use crate::domain::{Bilingual, testing};

    fn info(basemap: Option<OwnBasemap>) -> PackInfo {
        let text = Bilingual::new("我们", "Our surveyors");
        let attribution = vec![Attribution { text, licence: None, url: None }];
        let review_number = Some("GS(2026)1".to_owned());
        PackInfo { basemap, attribution, review_number, ..testing::atlas(Vec::new()).info }
    }

    fn tiles() -> Option<OwnBasemap> {
        let (template, attribution) = ("{z}/{x}/{y}.png".into(), "测绘院".into());
        Some(OwnBasemap::Raster { template, attribution })
    }

    #[test]
    fn the_built_in_map_is_credited_whatever_the_pack_says_and_another_map_is_not() {
        let built_in = map_credits(&info(None), (false, true), Lang::En).join(" · ");
        for name in ["OpenStreetMap", "GSHHG", "GeoNames", "Our surveyors"] {
            assert!(built_in.contains(name), "{built_in}");
        }
        assert_eq!(map_credits(&info(tiles()), (true, false), Lang::En), ["测绘院", "Our surveyors"]);
        assert!(!map_credits(&info(tiles()), (false, true), Lang::En).contains(&"测绘院"));
        let both = map_credits(&info(tiles()), (true, true), Lang::En).join(" · ");
        assert!(both.contains("测绘院") && both.contains("OpenStreetMap"), "{both}");
    }

    #[test]
    fn a_pack_that_names_the_built_in_sources_as_well_does_not_double_them() {
        let mut twice = info(None);
        twice.attribution[0].text.zh = BUILT_IN[2].get(Lang::Zh).into();
        assert_eq!(map_credits(&twice, (false, true), Lang::Zh).len(), BUILT_IN.len());
    }

    #[test]
    fn a_review_number_stands_only_with_its_map() {
        assert_eq!(info(None).review_number_of(false), Some("GS(2026)1"));
        assert_eq!(info(tiles()).review_number_of(true), Some("GS(2026)1"));
        assert_eq!(info(tiles()).review_number_of(false), None);
    }
}
