//! The words around the application that work without it: the text edition's notes, the message after a crash, the
//! offer of a new version, the name of the installed site. Host only: the build writes them into pages and plain
//! scripts, and the program in the browser does not contain them.

use serde::Serialize;

use crate::domain::Lang;

/// The words around the application in one language.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct ShellWords {
    pub no_script: &'static str,
    pub old_browser: &'static str,
    pub not_arrived: &'static str,
    pub stays_text: &'static str,
    pub retry: &'static str,
    pub crash_title: &'static str,
    pub crash_text: &'static str,
    pub crash_again: &'static str,
    pub reload: &'static str,
    pub download_trip: &'static str,
    pub no_trip: &'static str,
    pub not_saved: &'static str,
    pub update_ready: &'static str,
    pub update: &'static str,
    pub later: &'static str,
    pub app_name: &'static str,
    pub app_short_name: &'static str,
    pub app_about: &'static str,
}

/// The words of a language.
pub fn shell_words(lang: Lang) -> &'static ShellWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

static ZH: ShellWords = ShellWords {
    no_script: "这是文字版。打开浏览器的 JavaScript，就能用地图、搜索和行程。",
    old_browser: "这个浏览器运行不了地图，所以这里是文字版。要用地图、搜索和行程，请更新浏览器，或改用新版 Chrome、Edge、Firefox、Safari。",
    not_arrived: "地图没有载入，正在继续尝试。下面的文字内容可以先读。",
    stays_text: "地图接连出错，所以这里是文字版。",
    retry: "重试",
    crash_title: "地图出错，停下来了",
    crash_text: "重新载入通常就能恢复。存在这台设备上的行程没有动，也可以先下载一份。",
    crash_again: "这是一分钟内第二次出错。重新载入后先显示文字版；存在这台设备上的行程没有动，可以下载。",
    reload: "重新载入",
    download_trip: "下载我的行程",
    no_trip: "这台设备上没有存下的行程",
    not_saved: "出错后做的改动没有保存",
    update_ready: "新版本已就绪",
    update: "更新",
    later: "以后再说",
    app_name: "杭甬双城游",
    app_short_name: "杭甬双城游",
    app_about: "杭州与宁波之间的四条主题线路，一条高铁串起的旅游地图。",
};

static EN: ShellWords = ShellWords {
    no_script: "This is the text edition. Turn on JavaScript in your browser for the map, search and trips.",
    old_browser: "This browser cannot run the map, so this is the text edition. For the map, search and trips, update it or use a current Chrome, Edge, Firefox or Safari.",
    not_arrived: "The map has not loaded yet; trying again. The text can be read meanwhile.",
    stays_text: "The map failed twice in a row, so this is the text edition.",
    retry: "Try again",
    crash_title: "The map has failed and stopped",
    crash_text: "Reloading usually fixes it. Trips kept on this device were not touched, and you can download them first.",
    crash_again: "This is the second failure within a minute. After reloading, the text edition comes first. Trips kept on this device were not touched and can be downloaded.",
    reload: "Reload",
    download_trip: "Download my trip",
    no_trip: "No trip is kept on this device",
    not_saved: "Changes made after the failure are not saved",
    update_ready: "A new version is ready",
    update: "Update",
    later: "Later",
    app_name: "Hangyong Twin-City Routes",
    app_short_name: "Hangyong",
    app_about: "Four themed routes between Hangzhou and Ningbo on one high-speed line, on a map.",
};
