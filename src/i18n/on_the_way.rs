//! The words of the trip's page on a day of the trip, and of a trip that came from outside. Apart from the others, because
//! a first view shows none of them.

use crate::domain::Lang;

/// See the module.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct OnTheWayWords {
    pub today: &'static str,
    pub tomorrow: &'static str,
    pub next: &'static str,
    pub home: &'static str,
    pub next_ride: &'static str,
    pub not_out: &'static str,
    pub over: &'static str,
    pub arrived: &'static str,
    pub leaving: &'static str,
    pub boarded: &'static str,
    pub got_off: &'static str,
    pub boarded_boat: &'static str,
    pub got_off_boat: &'static str,
    pub skip: &'static str,
    pub late: &'static str,
    pub falls: &'static str,
    pub ways_on: &'static str,
    pub nothing_helps: &'static str,
    pub left_today: &'static str,
    pub undo: &'static str,
    pub platform: &'static str,
    pub keep_awake: &'static str,
    pub not_awake: &'static str,
    pub first_stop: &'static str,
    pub to_book: &'static str,
    pub to_bring: &'static str,
    pub bring_id: &'static str,
    pub bring_booking: &'static str,
    pub stays_here: &'static str,
    pub how_far: &'static str,
}

/// The words in a language.
pub const fn on_the_way_words(lang: Lang) -> &'static OnTheWayWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

static ZH: OnTheWayWords = OnTheWayWords {
    today: "今天",
    tomorrow: "明天",
    next: "下一站",
    home: "回程",
    next_ride: "接下来坐",
    not_out: "还没出发",
    over: "今天走完了",
    arrived: "到了",
    leaving: "离开",
    boarded: "上车了",
    got_off: "到站了",
    boarded_boat: "上船了",
    got_off_boat: "下船了",
    skip: "跳过",
    late: "晚了 30 分钟",
    falls: "照现在的时间，会误这些",
    ways_on: "可以这样补救（都算过了）",
    nothing_helps: "试过少去一站、换顺序、少待一会、打车，都补不回来。",
    left_today: "今天还有",
    undo: "撤销：",
    platform: "车次和站台以 12306 和车站大屏为准。",
    keep_awake: "屏幕不熄",
    not_awake: "浏览器没有让屏幕保持常亮。",
    first_stop: "第一站",
    to_book: "要预约的",
    to_bring: "要带的",
    bring_id: "买火车票用的证件",
    bring_booking: "预约用的证件和预约凭证",
    stays_here: "这些只记在这台设备上，不会进分享链接。",
    how_far: "看看离我多远",
};

static EN: OnTheWayWords = OnTheWayWords {
    today: "Today",
    tomorrow: "Tomorrow",
    next: "Next",
    home: "Way back",
    next_ride: "Your next ride",
    not_out: "Not set out yet",
    over: "Today is done",
    arrived: "Arrived",
    leaving: "Leaving",
    boarded: "On the train",
    got_off: "Off the train",
    boarded_boat: "On the boat",
    got_off_boat: "Off the boat",
    skip: "Skip",
    late: "30 min late",
    falls: "As things stand, you miss",
    ways_on: "What would help (each was worked out)",
    nothing_helps: "Leaving a stop out, another order, a shorter stay and a taxi were tried; none of them helps.",
    left_today: "Left today",
    undo: "Undo: ",
    platform: "Train number and platform: see 12306 and the station’s board.",
    keep_awake: "Keep the screen on",
    not_awake: "The browser does not let the screen stay on.",
    first_stop: "First stop",
    to_book: "To book",
    to_bring: "To bring",
    bring_id: "The passport or ID with which you bought the train ticket",
    bring_booking: "The passport or ID with which you booked, and the booking itself",
    stays_here: "This is kept on this device only and never in a link.",
    how_far: "How far from me?",
};
