//! The words of the tools on a stop's page: a card for the driver, reading aloud, a message about a mistake.

use crate::domain::Lang;

/// The words on the buttons, which are part of the first view.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct StopTools {
    pub driver_card: &'static str,
    pub aloud: &'static str,
    pub correction: &'static str,
    pub stamp: &'static str,
}

/// The words of what the buttons open.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct StopToolWords {
    pub close: &'static str,
    pub copy_address: &'static str,
    pub say: &'static str,
    pub no_address: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub speed: &'static str,
    pub faster: [&'static str; 4],
    pub stop_aloud: &'static str,
    pub next_aloud: &'static str,
    pub correction_title: &'static str,
    pub correction_what: &'static str,
    pub field: &'static str,
    pub fields: [&'static str; 9],
    pub now_says: &'static str,
    pub should_say: &'static str,
    pub how_known: &'static str,
    pub message: &'static str,
    pub by_mail: &'static str,
    pub by_page: &'static str,
    pub copy_message: &'static str,
    pub unknown: &'static str,
    pub before_close: (&'static str, &'static str),
    pub version: &'static str,
    pub checked: &'static str,
}

/// The words on the buttons in a language.
pub const fn stop_tools(lang: Lang) -> &'static StopTools {
    match lang {
        Lang::Zh => {
            &StopTools {
                driver_card: "给司机看", aloud: "朗读", correction: "这里有误？", stamp: "打卡"
            }
        }
        Lang::En => &StopTools {
            driver_card: "Show a driver",
            aloud: "Read aloud",
            correction: "Is something wrong here?",
            stamp: "Stamp this stop",
        },
    }
}

/// The other words in a language.
pub const fn stop_tool_words(lang: Lang) -> &'static StopToolWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

static ZH: StopToolWords = StopToolWords {
    close: "收起",
    copy_address: "复制地址",
    say: "读给司机听",
    no_address: "门牌地址未知",
    play: "继续读",
    pause: "暂停",
    speed: "语速",
    faster: ["慢", "正常", "快", "很快"],
    stop_aloud: "不读了",
    next_aloud: "读下一站：",
    correction_title: "告诉我们哪里不对",
    correction_what: "选一项，写上正确的内容。消息由您自己发出，这里什么也不会自动发送。",
    field: "哪一项",
    fields: ["开放时间", "门票", "最晚入场", "预约", "优惠", "闭馆或改建", "位置", "地址和电话", "文字"],
    now_says: "现在写的",
    should_say: "正确的是",
    how_known: "从哪里知道的（网址、公告、亲眼所见）",
    message: "消息全文",
    by_mail: "用邮件发送",
    by_page: "打开反馈页",
    copy_message: "复制消息",
    unknown: "未知",
    before_close: ("闭馆前 ", ""),
    version: "版本",
    checked: "内容核对于",
};

static EN: StopToolWords = StopToolWords {
    close: "Close",
    copy_address: "Copy the address",
    say: "Say it to the driver",
    no_address: "street address unknown",
    play: "Go on",
    pause: "Pause",
    speed: "Speed",
    faster: ["Slow", "Normal", "Fast", "Very fast"],
    stop_aloud: "Stop reading",
    next_aloud: "Read the next stop: ",
    correction_title: "Tell us what is wrong",
    correction_what: "Choose what it is about and write what is right. You send the message yourself; nothing is sent from here.",
    field: "What it is about",
    fields: [
        "Opening hours",
        "Ticket",
        "Last entry",
        "Booking",
        "Concessions",
        "Closed or rebuilt",
        "Position",
        "Address and phone",
        "Text",
    ],
    now_says: "It says now",
    should_say: "It should say",
    how_known: "How you know (address, notice, seen there)",
    message: "The whole message",
    by_mail: "Send by mail",
    by_page: "Open the page for reports",
    copy_message: "Copy the message",
    unknown: "unknown",
    before_close: ("", " before it closes"),
    version: "Version",
    checked: "Content checked on",
};
