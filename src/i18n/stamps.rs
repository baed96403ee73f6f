//! The words about stamps (打卡): on their page, on a stop's page, and on the sheet of codes that the operator prints.
//! The words used on pages are part of the deferred half of the program.

use crate::domain::Lang;

/// The words about stamps; see the module.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct StampWords {
    pub intro: &'static str,
    pub stamped_of: &'static str,
    pub of_route: &'static str,
    pub of_corridor: &'static str,
    pub here: &'static str,
    pub here_what: &'static str,
    pub locating: &'static str,
    pub by_hand: &'static str,
    pub by_letters: &'static str,
    pub letters: &'static str,
    /// Before and after the distance.
    pub away: (&'static str, &'static str),
    pub refused: &'static str,
    pub no_position: &'static str,
    pub wrong_letters: &'static str,
    pub wrong_code: &'static str,
    pub stamped: &'static str,
    pub day: &'static str,
    pub line: &'static str,
    pub take_off: &'static str,
    pub all_stamps: &'static str,
    /// By `StampedBy::ALL`.
    pub by: [&'static str; 3],
    pub save_file: &'static str,
    pub open_file: &'static str,
    pub file_name: &'static str,
    pub picture: &'static str,
    pub picture_of: &'static str,
    pub press_long: &'static str,
    pub full: &'static str,
    pub no_picture: &'static str,
    /// Before, between and after the numbers of new and changed stamps.
    pub merged: [&'static str; 3],
    /// After a number.
    pub unknown_stops: &'static str,
    pub unreadable: &'static str,
    pub not_json: &'static str,
    pub not_stamps: &'static str,
    pub newer: &'static str,
    pub too_big: &'static str,
    pub not_kept: &'static str,
    pub sheet: &'static str,
    pub sheet_scan: &'static str,
}

/// The words in a language.
pub const fn stamp_words(lang: Lang) -> &'static StampWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// Prefixes of Chinese place names which say whose the place is; a long name is recognized without them.
pub const fn generic_beginnings() -> &'static [&'static str] {
    &["浙江省", "中国", "国家", "杭州", "宁波", "绍兴", "余姚"]
}

/// Suffixes of Chinese place names which say what kind of place it is, longest first; a seal leaves them out.
pub const fn generic_endings() -> &'static [&'static str] {
    &[
        "国家考古遗址公园",
        "考古遗址公园",
        "历史文化街区",
        "国家湿地公园",
        "风景名胜区",
        "旅游度假区",
        "遗址博物馆",
        "遗址现场馆",
        "遗址公园",
        "湿地公园",
        "森林公园",
        "生态公园",
        "体育中心",
        "历史街区",
        "博物院",
        "博物馆",
        "纪念馆",
        "美术馆",
        "风景区",
        "体育馆",
        "旧址",
        "遗址",
        "故居",
        "景区",
        "公园",
        "街区",
        "中心",
        "古镇",
        "古城",
    ]
}

static ZH: StampWords = StampWords {
    intro: "到一站，盖一枚印。每条线路、每条走廊各有一张印谱；印记只存在这台设备上，可以存成文件带走。",
    stamped_of: "已盖",
    of_route: "线路印谱",
    of_corridor: "走廊印谱",
    here: "我在这里打卡",
    here_what: "点了才问定位；距离在本机上算，位置不保存，也不发送。",
    locating: "正在定位……",
    by_hand: "手工盖章",
    by_letters: "用现场的四个字母盖章",
    letters: "现场二维码下的四个字母",
    away: ("定位显示您离这里约 ", "，没有盖章。如果您确实到过，可以手工盖章。"),
    refused: "浏览器没有把位置交给本页。可以在浏览器设置里允许定位后再试，或手工盖章。",
    no_position: "没有取得位置。请到开阔处再试，或手工盖章。",
    wrong_letters: "这四个字母不是这一站的。请对照现场的牌子再输一次。",
    wrong_code: "这个二维码不是这一站的，或属于另一份地图，没有盖章。请再扫一次现场的码，或手工盖章。",
    stamped: "盖好了",
    day: "日期",
    line: "留一句话",
    take_off: "取消这枚印",
    all_stamps: "看全部印谱",
    by: ["扫码", "到场", "手工"],
    save_file: "存成文件",
    open_file: "并入文件",
    file_name: "我的打卡",
    picture: "存为图片或分享",
    picture_of: "印谱图片：",
    press_long: "长按图片，选“保存”或“发送给朋友”。",
    full: "集齐了",
    no_picture: "浏览器没能画出图片。请换一个浏览器再试。",
    merged: ["并入完成：新添 ", " 枚，更新 ", " 枚。"],
    unknown_stops: " 枚印属于这张地图上没有的站点，仍替您留着。",
    unreadable: " 条读不懂，没有并入。",
    not_json: "这个文件损坏了，没有并入。请重新存一份再试。",
    not_stamps: "这不是打卡文件。请选以 .stamps.json 结尾的文件。",
    newer: "这个文件由更新的版本写成。请先刷新本页，再并入。",
    too_big: "文件超过 1 MB，不是打卡文件，没有打开。",
    not_kept: "浏览器不让本页保存内容，印记只在关掉页面以前有效。请存成文件。",
    sheet: "打卡码",
    sheet_scan: "扫码盖章",
};

static EN: StampWords = StampWords {
    intro: "A seal for every stop that you have been to, on a sheet for each route and each corridor. They are kept only on this device; save a file to take them with you.",
    stamped_of: "Stamped",
    of_route: "Sheets of the routes",
    of_corridor: "Sheets of the corridors",
    here: "I am here: stamp it",
    here_what: "Your position is requested only now, compared on this device, and neither kept nor sent.",
    locating: "Looking for your position …",
    by_hand: "Stamp by hand",
    by_letters: "Stamp with the four letters at the stop",
    letters: "The four letters below the code at the stop",
    away: (
        "You seem to be about ",
        " away, so it was not stamped. If you have been there, stamp it by hand.",
    ),
    refused: "The browser did not give your position to this page. Allow it in the browser’s settings and try again, or stamp by hand.",
    no_position: "Your position could not be found. Try again under open sky, or stamp by hand.",
    wrong_letters: "These are not the letters of this stop. Compare them with the sign and type them again.",
    wrong_code: "This code is of another stop, or of another map, so nothing was stamped. Scan the code at the stop again, or stamp by hand.",
    stamped: "Stamped",
    day: "Day",
    line: "A line of your own",
    take_off: "Take the stamp off",
    all_stamps: "All sheets",
    by: ["by its code", "on the spot", "by hand"],
    save_file: "Save as a file",
    open_file: "Add a file",
    file_name: "my stamps",
    picture: "Save or share the picture",
    picture_of: "Picture of the sheet: ",
    press_long: "Press and hold the picture, then save it or send it to a friend.",
    full: "Complete",
    no_picture: "The browser could not draw the picture. Try another browser.",
    merged: ["Added: ", " new, ", " changed."],
    unknown_stops: " of them are of stops that this map does not have; they are kept.",
    unreadable: " entries could not be read and were left out.",
    not_json: "This file is damaged, and nothing was added. Save it again and try once more.",
    not_stamps: "This is not a file of stamps. Choose one that ends in .stamps.json.",
    newer: "A newer version of the site wrote this file. Reload the page, then add it.",
    too_big: "The file is larger than 1 MB, which no file of stamps is; it was not opened.",
    not_kept: "The browser keeps nothing for this page: the stamps last until it is closed. Save them as a file.",
    sheet: "Stamp codes",
    sheet_scan: "Scan to stamp",
};
