//! The code that a portal inserts into its page, for the choices made in the generator.

use crate::app::pack_address::address;
use crate::app::{Page, Shown, ThemeChoice};
use crate::domain::Lang;

/// How the map is inserted into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The element `<hangyong-map>`, which grows with its content and accepts messages.
    Element,
    /// A plain frame, for pages that allow no scripts.
    Frame,
}

/// The choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// How the map is inserted into the page.
    pub kind: Kind,
    /// The overview, a route or a stop.
    pub page: Page,
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeChoice,
    /// Which parts of the interface are shown.
    pub shown: Shown,
    /// Height in CSS pixels; `None` grows with the content.
    pub height_px: Option<u32>,
    /// The shown pack, if it is not the site's own.
    pub pack: Option<String>,
}

/// Height of a frame that cannot grow, in CSS pixels.
const FRAME_PX: u32 = 640;

impl Choice {
    /// The address of the frame, below the site at `site`.
    pub fn src(&self, site: &str) -> String {
        let theme = match self.theme {
            ThemeChoice::Auto => String::new(),
            theme => format!("&theme={}", theme.key()),
        };
        let shown = shown_key(self.shown).map(|key| format!("&ui={key}")).unwrap_or_default();
        self.address(site, &format!("embed=1{theme}{shown}"))
    }

    fn address(&self, site: &str, query: &str) -> String {
        [site, &address(&self.page, self.lang, query, self.pack.as_deref())].concat()
    }

    /// The code to insert. `title` describes the frame for readers who cannot see it.
    pub fn code(&self, site: &str, title: &str) -> String {
        match self.kind {
            Kind::Element => self.element(site, title),
            Kind::Frame => self.frame(site, title),
        }
    }

    fn element(&self, site: &str, title: &str) -> String {
        let what = match &self.page {
            Page::Route(id) => format!(" route=\"{}\"", escaped(id.as_str())),
            Page::Stop(id) => format!(" stop=\"{}\"", escaped(id.as_str())),
            _ => String::new(),
        };
        let shown = shown_key(self.shown).map(|key| format!(" ui=\"{key}\"")).unwrap_or_default();
        let pack =
            self.pack.as_deref().map(|pack| format!(" pack=\"{}\"", escaped(pack))).unwrap_or_default();
        let height = self.height_px.map_or("auto".into(), |height| height.to_string());
        let (lang, theme) = (self.lang.code(), self.theme.key());
        let page = escaped(&self.address(site, ""));
        format!(
            "<script src=\"{}embed.js\" async></script>\n<hangyong-map{what}{pack} lang=\"{lang}\" theme=\"{theme}\"{shown} height=\"{height}\">\n  <a href=\"{page}\">{}</a>\n</hangyong-map>",
            escaped(site),
            escaped(title)
        )
    }

    fn frame(&self, site: &str, title: &str) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\" allow=\"fullscreen; clipboard-write; geolocation; screen-wake-lock\"></iframe>",
            escaped(&self.src(site)),
            escaped(title),
            self.height_px.unwrap_or(FRAME_PX)
        )
    }
}

/// The value for the query; `None` for what is shown by default.
pub const fn shown_key(shown: Shown) -> Option<&'static str> {
    match shown {
        Shown::Full => None,
        Shown::Map => Some("map"),
        Shown::List => Some("list"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Address, HostQuery};

    fn choice(kind: Kind) -> Choice {
        Choice {
            kind,
            page: Page::Route("canal".into()),
            lang: Lang::En,
            theme: ThemeChoice::Dark,
            shown: Shown::List,
            height_px: None,
            pack: None,
        }
    }

    #[test]
    fn a_page_of_another_pack_is_asked_for_by_the_query() {
        let choice = Choice { pack: Some("/packs/huzhou".into()), ..choice(Kind::Element) };
        let code = choice.code("https://map.example/", "Canal");
        assert!(code.contains(r#"<hangyong-map route="canal" pack="/packs/huzhou" lang="en""#), "{code}");
        let link = r#"<a href="https://map.example/en/?pack=%2Fpacks%2Fhuzhou&amp;route=canal">"#;
        assert!(code.contains(link), "{code}");
        let frame = Choice { kind: Kind::Frame, ..choice }.src("https://map.example/");
        assert_eq!(
            frame,
            "https://map.example/en/?embed=1&theme=dark&ui=list&pack=%2Fpacks%2Fhuzhou&route=canal"
        );
    }

    #[test]
    fn the_frame_s_address_asks_for_what_was_chosen() {
        let src = choice(Kind::Frame).src("https://map.example/");
        let (path, query) = src.split_once('?').expect("a query");
        let host = HostQuery::parse(query);
        assert!(host.embed);
        assert_eq!((host.theme, host.shown), (Some(ThemeChoice::Dark), Shown::List));
        let address = Address::parse(path.trim_start_matches("https://map.example/"), &host);
        assert_eq!(address, Address { lang: Some(Lang::En), page: Page::Route("canal".into()) });
    }

    #[test]
    fn the_element_carries_the_choice_and_leaves_a_link_where_it_cannot_run() {
        let code = choice(Kind::Element).code("https://map.example/", "The \"Canal\" <1>");
        for part in [
            r#"<script src="https://map.example/embed.js" async></script>"#,
            r#"<hangyong-map route="canal" lang="en" theme="dark" ui="list" height="auto">"#,
            r#"<a href="https://map.example/en/routes/canal/">The &quot;Canal&quot; &lt;1></a>"#,
        ] {
            assert!(code.contains(part), "{part} in {code}");
        }
    }

    #[test]
    fn a_frame_has_a_name_and_a_height_of_its_own() {
        let code = choice(Kind::Frame).code("https://map.example/", "Canal");
        assert!(code.contains(r#"title="Canal" width="100%" height="640""#), "{code}");
        assert!(code.contains("?embed=1&amp;theme=dark&amp;ui=list"), "{code}");
    }
}
