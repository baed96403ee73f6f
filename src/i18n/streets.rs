//! The words of the chip that opens a map with streets, which this map does not have.

use crate::domain::Lang;

/// The words of this chip.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct StreetWords {
    /// Before and after the name of a map service.
    pub open_in: (&'static str, &'static str),
    pub another: &'static str,
    pub middle: &'static str,
}

/// These words in a language.
pub const fn street_words(lang: Lang) -> &'static StreetWords {
    match lang {
        Lang::Zh => &StreetWords {
            open_in: ("街道：在", "打开"), another: "换一个地图", middle: "地图中心"
        },
        Lang::En => &StreetWords {
            open_in: ("Streets: open in ", ""),
            another: "Choose another map",
            middle: "Middle of the map",
        },
    }
}
