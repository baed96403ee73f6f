//! The words for embedded pages, and about content from other hosts.

use crate::domain::Lang;

/// The words that every page in a frame shows.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct GuestWords {
    pub skip_map: &'static str,
    pub enter_list: &'static str,
    pub end_of_map: &'static str,
    pub built_in: &'static str,
}

/// Words that few readers meet; not part of the first view.
#[derive(Debug)]
#[allow(missing_docs)] // The English words are the documentation.
pub struct PortalWords {
    pub no_files: &'static str,
    pub no_print: &'static str,
    pub no_windows: &'static str,
    pub covered: &'static str,
    pub privacy: &'static str,
    pub privacy_pack: &'static str,
    pub privacy_ground: &'static str,
    pub privacy_router: &'static str,
    pub notices: &'static str,
}

/// The words in a language.
pub fn guest_words(lang: Lang) -> &'static GuestWords {
    match lang {
        Lang::Zh => &GuestWords {
            skip_map: "跳过这张地图",
            enter_list: "进入列表",
            end_of_map: "地图到此结束",
            built_in: "这张地图自己的底图没有载入，现在显示的是内置底图。",
        },
        Lang::En => &GuestWords {
            skip_map: "Skip this map",
            enter_list: "Go into the list",
            end_of_map: "End of the map",
            built_in: "This map's own base map did not load; the built-in one is shown instead.",
        },
    }
}

/// The words in a language.
pub fn portal_words(lang: Lang) -> &'static PortalWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

static ZH: PortalWords = PortalWords {
    no_files: "这张地图嵌在别的网页里，那个网页可能不让它保存文件。没有得到文件的话，请选中下面的文字复制，或者打开完整地图，在那里保存。",
    no_print: "这张地图嵌在别的网页里，那个网页不让它打印。请复制下面的地址，在完整地图里打印。",
    no_windows: "这张地图嵌在别的网页里，那个网页不让它打开新窗口。请复制下面的地址，在浏览器里打开。",
    covered: "这个问题完整露出来一秒以后才能回答。",
    privacy: "本站没有账号，没有跟踪。行程、主题、语言和字号只保存在你的浏览器里；为了没有网络时也能用，本站的文件也会存在那里。这张地图还会向下列主机请求内容，它们会知道你的 IP 地址：",
    privacy_pack: "：地图的内容，第一次打开时。",
    privacy_ground: "：底图。你看的是哪一带，看到多细，它会知道。",
    privacy_router: "：路程和时间。行程里各段路的起点和终点会发给它。",
    notices: "所用软件和数据的许可",
};

static EN: PortalWords = PortalWords {
    no_files: "The page around this map may not let it save files. If no file came, select the text below and copy it, or open the full map and save it there.",
    no_print: "The page around this map does not let it print. Copy the address below and print from the full map.",
    no_windows: "The page around this map does not let it open windows. Copy the address below and open it in your browser.",
    covered: "You can answer once this question has been in full view for a second.",
    privacy: "No account and no tracking. Trips, theme, language and text size are kept in your browser only, and so are this site's own files, for when there is no network. This map also asks the hosts below, which learn your IP address:",
    privacy_pack: ": the content of the map, when it is opened.",
    privacy_ground: ": the base map. It learns which area you look at, and how closely.",
    privacy_router: ": distances and times. The ends of each way of your trip are sent to it.",
    notices: "Licences of the software and data used",
};
