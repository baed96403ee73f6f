//! The words of guides (攻略) that travellers write themselves. Part of the deferred half of the program.

use crate::domain::Lang;

/// The words of guides; see the module.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct GuideWords {
    pub write: &'static str,
    pub write_what: &'static str,
    pub author: &'static str,
    pub anonymous: &'static str,
    pub summary: &'static str,
    pub in_short: &'static str,
    pub own_trip: &'static str,
    pub link: &'static str,
    pub too_long: &'static str,
    pub save: &'static str,
    pub save_what: &'static str,
    pub empty: &'static str,
    pub from_link: &'static str,
    pub from_file: &'static str,
    pub by: &'static str,
    pub take: &'static str,
    pub days: &'static str,
}

/// The words in a language.
pub const fn guide_words(lang: Lang) -> &'static GuideWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

static ZH: GuideWords = GuideWords {
    write: "写成攻略",
    write_what: "按现在的天数和顺序，您在各站写的备注成为攻略里的贴士。日期和您自己的住处不会写进去。",
    author: "署名",
    anonymous: "佚名",
    summary: "写在前面的话",
    in_short: "写在前面",
    own_trip: "作者自己的行程",
    link: "复制攻略链接",
    too_long: "这份攻略太长，放不进链接。请存成文件发送。",
    save: "存成攻略文件",
    save_what: "同一个文件放进内容包的 guides/ 文件夹，就是地图上的一篇攻略。",
    empty: "行程里还没有站点。",
    from_link: "链接里的攻略",
    from_file: "文件里的攻略",
    by: "作者：",
    take: "变成我的行程",
    days: "每天怎么走",
};

static EN: GuideWords = GuideWords {
    write: "Write it up as a guide",
    write_what: "The days and their order as they are now; your notes become its tips. Dates and the place where you stay are left out.",
    author: "Your name, as readers see it",
    anonymous: "Anonymous",
    summary: "What to say first",
    in_short: "In short",
    own_trip: "The author’s own trip",
    link: "Copy the guide’s link",
    too_long: "This guide is too long for a link. Save it as a file and send that.",
    save: "Save the guide as a file",
    save_what: "The same file in the folder guides/ of a content pack is a guide of its map.",
    empty: "There are no stops in the trip yet.",
    from_link: "A guide from a link",
    from_file: "A guide from a file",
    by: "By ",
    take: "Make it my trip",
    days: "Day by day",
};
