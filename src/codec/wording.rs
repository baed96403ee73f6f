//! The few words that only exported files need, in both languages.

use chrono::{Datelike, NaiveDate};

use crate::domain::Lang;

/// A wording in Chinese and English.
pub struct Wording(&'static str, &'static str);

impl Wording {
    /// The wording in a language.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.0,
            Lang::En => self.1,
        }
    }
}

pub const UNTITLED: Wording = Wording("杭甬行程", "Hangzhou–Ningbo trip");
pub const APPROXIMATE: Wording = Wording("（大致位置）", " (approximate position)");
pub const APPROXIMATE_SENTENCE: Wording = Wording(
    "位置是大致的，可能差几百米。",
    "The position is approximate and may be off by some hundred metres.",
);
pub const WAY: Wording = Wording("路上（估计）：", "Getting there (estimated): ");
pub const THEN: Wording = Wording("；", "; ");
pub const CANDIDATES: Wording = Wording("备选", "Not placed yet");
pub const TRACK: Wording =
    Wording("按地图上画的线，不是逐路口的导航。", "Along the line on the map; not turn by turn.");
pub const WAIT: Wording = Wording("等开门", "Wait for the opening");
pub const SETS_OUT: Wording = Wording("出发：", "Set out: ");
pub const ARRIVES: Wording = Wording("到达：", "Arrive: ");
pub const WARNING: Wording = Wording("！", "! ");
pub const BY_WALK: Wording = Wording("步行", "On foot");
pub const BY_BIKE: Wording = Wording("骑行", "Bicycle");
pub const BY_TRANSIT: Wording = Wording("公交地铁", "Metro or bus");
pub const BY_DRIVE: Wording = Wording("乘车", "Car or taxi");
pub const BY_TRAIN: Wording = Wording("高铁", "Train");
pub const BY_FERRY: Wording = Wording("轮渡", "Ferry");
pub const TICKETS: Wording = Wording("门票", "Tickets");
pub const ESTIMATES: Wording = Wording(
    "时间均为估计（北京时间），出发前请核实。",
    "All times are estimates (China Standard Time); check before you go.",
);

/// `10月3日 周六` or `Sat 3 Oct`.
pub fn date(date: NaiveDate, lang: Lang) -> String {
    let weekday = date.weekday().num_days_from_monday() as usize;
    match lang {
        Lang::Zh => {
            let day = ["一", "二", "三", "四", "五", "六", "日"].get(weekday).unwrap_or(&"");
            format!("{}月{}日 周{day}", date.month(), date.day())
        }
        Lang::En => date.format("%a %-d %b").to_string(),
    }
}
