//! Addresses of the site: which page, in which language, and how a host has configured it. No browser: text in, text
//! out.

use form_urlencoded::parse as parse_query;
use percent_encoding::percent_decode_str;

use super::topic::Topic;
use crate::domain::{Lang, RouteId, StopId};

pub mod trip_link;

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The overview: the themed routes and the line.
    Overview,
    /// A themed route.
    Route(RouteId),
    /// A stop.
    Stop(StopId),
    /// The trip being planned.
    Trip,
    /// The code generator for portals.
    Embed,
    /// Sources, licences, privacy.
    About,
    /// A page about one subject.
    Topic(Topic),
    /// Unknown page.
    NotFound {
        /// The requested address, relative to the site's root.
        path: String,
    },
}

impl Page {
    /// Whether the page is shown by the deferred half of the program, which is loaded after the first view.
    pub const fn is_of_the_rest(&self) -> bool {
        matches!(self, Self::Embed | Self::About | Self::Topic(_))
    }

    /// The page's address below the language, such as `routes/canal/`; empty for the overview.
    pub fn path(&self) -> String {
        match self {
            Self::Overview => String::new(),
            Self::Route(id) => format!("routes/{id}/"),
            Self::Stop(id) => format!("stops/{id}/"),
            Self::Trip => "trip/".into(),
            Self::Embed => "embed/".into(),
            Self::About => "about/".into(),
            Self::Topic(topic) => topic.path(),
            Self::NotFound { path } => path.clone(),
        }
    }

    /// The page's address below the site's root, such as `zh/routes/canal/`.
    pub fn path_in(&self, lang: Lang) -> String {
        self.path_of(lang.code())
    }

    /// The same for the code of an edition: [`crate::domain::script::EDITIONS`].
    pub fn path_of(&self, code: &str) -> String {
        match self {
            Self::NotFound { path } => path.clone(),
            page => format!("{code}/{}", page.path()),
        }
    }
}

/// Which parts of the interface a host wants to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Map and panel.
    #[default]
    Full,
    /// The map alone.
    Map,
    /// The panel alone.
    List,
}

/// Light, dark, or the system's setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// The system's setting.
    #[default]
    Auto,
    /// Light ("paper").
    Light,
    /// Dark ("ink").
    Dark,
}

impl ThemeChoice {
    /// The key used in addresses and in `data-theme`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice with that key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|choice| choice.key() == key)
    }
}

/// What a host sets by the query. Values that are not understood count as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostQuery {
    /// `lang`
    pub lang: Option<Lang>,
    /// `theme`
    pub theme: Option<ThemeChoice>,
    /// `embed=1`
    pub embed: bool,
    /// `route`
    pub route: Option<RouteId>,
    /// `stop`
    pub stop: Option<StopId>,
    /// `guide`, set in the address of a guide of another pack
    pub guide: Option<Box<str>>,
    /// `pack`
    pub pack: Option<String>,
    /// `ui`
    pub shown: Shown,
    /// `origin`
    pub origin: Option<String>,
}

impl HostQuery {
    /// Reads a query with or without its `?`. If a key occurs twice, the first value counts, as in every other reader
    /// of this site and in `URLSearchParams.get`.
    pub fn parse(query: &str) -> Self {
        let mut host = Self::default();
        let mut pairs: Vec<_> = parse_query(query.trim_start_matches('?').as_bytes()).collect();
        // Read from last to first, so that the first value wins.
        pairs.reverse();
        for (key, value) in pairs {
            match key.as_ref() {
                "lang" => host.lang = lang_of(&value),
                "theme" => host.theme = ThemeChoice::from_key(&value),
                "embed" => host.embed = value == "1",
                "route" => host.route = Some(RouteId::from(value.as_ref())),
                "stop" => host.stop = Some(StopId::from(value.as_ref())),
                "guide" => host.guide = Some(value.as_ref().into()),
                "pack" => host.pack = Some(value.into_owned()).filter(|pack| !pack.is_empty()),
                "ui" => host.shown = shown(&value),
                "origin" => host.origin = Some(value.into_owned()),
                _ => {}
            }
        }
        host
    }
}

/// The language of a tag such as `en-GB` or `ZH`.
fn lang_of(tag: &str) -> Option<Lang> {
    tag.split('-').next().and_then(|code| Lang::from_code(&code.to_ascii_lowercase()))
}

fn shown(value: &str) -> Shown {
    match value {
        "map" => Shown::Map,
        "list" => Shown::List,
        _ => Shown::Full,
    }
}

/// What an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The language, when the path or the query names one.
    pub lang: Option<Lang>,
    /// The page.
    pub page: Page,
}

impl Address {
    /// Reads a path relative to the site's root, such as `zh/routes/canal/`. If the first segment is not a language,
    /// the whole path is unknown. `index.html`, a missing final slash, doubled slashes, escapes and capitals are
    /// tolerated. Ids keep their spelling, since a pack may use capitals: see [`crate::app::update::existing`].
    pub fn parse(path: &str, host: &HostQuery) -> Self {
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        let mut segments: Vec<&str> = decoded.split('/').filter(|segment| !segment.is_empty()).collect();
        if segments.last().is_some_and(|last| last.eq_ignore_ascii_case("index.html")) {
            segments.pop();
        }
        let Some((first, rest)) = segments.split_first() else {
            return Self { lang: host.lang, page: host_page(host) };
        };
        match Lang::from_code(&first.to_ascii_lowercase()) {
            Some(lang) => Self { lang: Some(lang), page: page(rest, host, path) },
            None => Self { lang: host.lang, page: Page::NotFound { path: path.into() } },
        }
    }
}

fn page(segments: &[&str], host: &HostQuery, path: &str) -> Page {
    let folder = segments.first().map(|folder| folder.to_ascii_lowercase());
    let segments: Vec<&str> = folder.as_deref().into_iter().chain(segments.iter().skip(1).copied()).collect();
    match segments.as_slice() {
        [] => host_page(host),
        ["routes", id] => Page::Route(RouteId::from(*id)),
        ["stops", id] => Page::Stop(StopId::from(*id)),
        ["trip"] => Page::Trip,
        ["embed"] => Page::Embed,
        ["about"] => Page::About,
        segments => {
            Topic::from_segments(segments).map_or_else(|| Page::NotFound { path: path.into() }, Page::Topic)
        }
    }
}

/// The overview, unless the host's query names a stop, a route or a guide: the first of these in that order.
fn host_page(host: &HostQuery) -> Page {
    let guide = || host.guide.clone().map(|guide| Page::Topic(Topic::Guide(guide)));
    let route = || host.route.clone().map(Page::Route);
    host.stop.clone().map(Page::Stop).or_else(route).or_else(guide).unwrap_or(Page::Overview)
}

/// One query parameter, encoded: `pack=https%3A%2F%2F…`.
pub fn query_of(key: &str, value: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair(key, value).finish()
}

/// The value of a key in a fragment such as `#map=8.20/30.10000/120.90000&trip=…`, still encoded.
pub fn fragment_value<'a>(fragment: &'a str, key: &str) -> Option<&'a str> {
    fragment
        .trim_start_matches('#')
        .split('&')
        .find_map(|pair| pair.strip_prefix(key).and_then(|rest| rest.strip_prefix('=')))
}

/// The code of a trip, or else of a guide, in a fragment.
pub fn link_code(fragment: &str) -> Option<&str> {
    fragment_value(fragment, "trip").or_else(|| fragment_value(fragment, "guide"))
}

/// The fragment with one value set or, with `None`, removed; the others stay as they are.
pub fn fragment_with(fragment: &str, key: &str, value: Option<&str>) -> String {
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(key);
    let mut pairs: Vec<String> =
        fragment.trim_start_matches('#').split('&').filter(is_other).map(str::to_owned).collect();
    if let Some(value) = value {
        pairs.insert(0, format!("{key}={value}"));
    }
    pairs.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(path: &str, query: &str) -> Address {
        Address::parse(path, &HostQuery::parse(query))
    }

    #[test]
    fn every_page_is_found_again_at_its_own_address() {
        let pages = [
            Page::Overview,
            Page::Route(RouteId::from("canal")),
            Page::Stop(StopId::from("west-lake")),
            Page::Trip,
            Page::Embed,
            Page::About,
            Page::Topic(Topic::Guide("canal".into())),
        ];
        let pages = pages.into_iter().chain(Topic::FIXED.map(Page::Topic));
        for page in pages {
            for lang in Lang::ALL {
                let address = parse(&page.path_in(lang), "");
                assert_eq!(address, Address { lang: Some(lang), page: page.clone() });
            }
        }
    }

    #[test]
    fn an_unknown_language_or_folder_is_not_found_rather_than_guessed() {
        for path in [
            "fr/routes/canal/",
            "zh/route/canal/",
            "zh/routes/",
            "zh/stops/a/b/",
            "zh/corridors/gold/",
            "zh/guides/",
            "nonsense",
        ] {
            assert!(matches!(parse(path, "").page, Page::NotFound { .. }), "{path}");
        }
    }

    #[test]
    fn a_host_can_open_a_route_or_a_stop_by_the_query() {
        assert_eq!(parse("", "?route=games&lang=en").page, Page::Route(RouteId::from("games")));
        assert_eq!(parse("en/", "stop=west-lake").page, Page::Stop(StopId::from("west-lake")));
        assert_eq!(parse("", "?lang=en").lang, Some(Lang::En));
        assert_eq!(parse("", "?lang=xx&theme=pink&ui=9").lang, None);
    }

    #[test]
    fn index_html_and_a_missing_slash_are_forgiven() {
        assert_eq!(parse("zh/routes/canal", "").page, parse("zh/routes/canal/index.html", "").page);
        assert_eq!(parse("index.html", "").page, Page::Overview);
    }

    #[test]
    fn escapes_doubled_slashes_and_capitals_lead_to_the_same_page() {
        let page = parse("zh/stops/west-lake/", "").page;
        for path in [
            "zh/stops/west%2Dlake/",
            "zh//stops///west-lake",
            "/ZH/Stops/west-lake/INDEX.HTML",
            "%7Ah/stops/west-lake/",
        ] {
            assert_eq!(parse(path, ""), Address { lang: Some(Lang::Zh), page: page.clone() }, "{path}");
        }
        assert!(matches!(parse("zh/stops/west-lake/%00/", "").page, Page::NotFound { .. }));
    }

    #[test]
    fn of_a_key_that_stands_twice_the_first_value_counts() {
        let host = HostQuery::parse("?lang=en&lang=zh&ui=map&ui=list&pack=a&pack=b&embed=1&embed=0&lang=");
        assert_eq!((host.lang, host.shown, host.pack.as_deref()), (Some(Lang::En), Shown::Map, Some("a")));
        assert!(host.embed);
        assert_eq!(HostQuery::parse("theme=pink&theme=dark").theme, None);
    }

    #[test]
    fn setting_the_camera_keeps_a_trip_in_the_fragment() {
        let fragment = fragment_with("#map=8.00/30/120&trip=1.abc", "map", Some("9.50/29/121"));
        assert_eq!(fragment, "map=9.50/29/121&trip=1.abc");
        assert_eq!(fragment_value(&fragment, "trip"), Some("1.abc"));
        assert_eq!(fragment_with(&fragment, "trip", None), "map=9.50/29/121");
    }
}
