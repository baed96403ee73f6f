//! The words about the reader's own place.

use crate::domain::Lang;

/// The words about the reader's own place.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct MyPlaceWords {
    pub asked: &'static str,
    /// Before and after the metres.
    pub found: (&'static str, &'static str),
    pub nearest: &'static str,
    pub private: &'static str,
    pub refused: &'static str,
    pub unknown: &'static str,
    pub close: &'static str,
    /// Before the name of what the middle of the map is close to.
    pub looking_at: &'static str,
    /// After that name, before a distance.
    pub scale_is: &'static str,
}

/// These words in a language.
pub const fn my_place_words(lang: Lang) -> &'static MyPlaceWords {
    match lang {
        Lang::Zh => &MyPlaceWords {
            asked: "正在向设备要你的位置，用来标在地图上、找附近的地点……",
            found: ("你在蓝点处，误差约 ", "（WGS 84）"),
            nearest: "离你最近",
            private: "位置只在这台设备上用，不保存，也不进链接。",
            refused: "浏览器没有给出位置。请在浏览器或系统设置里允许本站使用位置，再点一次。",
            unknown: "设备一时定不了位。到开阔处再点一次，或在地图上自己找。",
            close: "关闭我的位置",
            looking_at: "地图中间靠近",
            scale_is: "，比例尺一格是 ",
        },
        Lang::En => &MyPlaceWords {
            asked: "Asking your device where you are, to mark it on the map and find what is near…",
            found: ("You are at the blue dot, give or take ", " (WGS 84)"),
            nearest: "Nearest to you",
            private: "Your position is used on this device only; it is not stored and is in no link.",
            refused: "The browser gave no position. Allow this site to use it in the browser’s or system’s settings, then try again.",
            unknown: "The device cannot tell where it is. Try again under open sky, or find the place on the map.",
            close: "Close my place",
            looking_at: "The middle of the map is near ",
            scale_is: "; its scale bar is ",
        },
    }
}
