//! The contents of a page's head for programs rather than readers: search engines, link previews, pages that embed the
//! site.

use serde_json::{Value, json};

use super::link::Deployment;
use super::structured::Described;
use crate::app::present::title::title;
use crate::app::{AppState, Page};
use crate::domain::Lang;
use crate::domain::script::{EDITIONS, Edition, SIMPLIFIED, is_traditional};

/// Width and height of pictures for shared links, in pixels.
pub const SHARE_PX: (u32, u32) = (1200, 630);
/// Width and height offered to pages that embed the site, in CSS pixels.
const FRAME_PX: (u32, u32) = (800, 640);
/// The name of the file next to a page that describes how to embed it.
pub const OEMBED: &str = "oembed.json";

/// The head of one page.
pub struct Head<'a> {
    /// The page, in the state in which it is rendered.
    pub state: &'a AppState,
    /// The page's folder below the site's root.
    pub path: &'a str,
    /// One or two sentences about the page.
    pub description: &'a str,
    /// Where the site will be deployed.
    pub site: Deployment<'a>,
}

impl Head<'_> {
    /// The markup of the head.
    pub fn markup(&self) -> String {
        let mut out = String::new();
        let link = |out: &mut String, attributes: &[(&str, &str)]| element(out, "link", attributes);
        link(&mut out, &[("rel", "canonical"), ("href", &self.to(self.path))]);
        for Edition { code, tag } in EDITIONS {
            let other = self.to(&self.state.page.path_of(code));
            link(&mut out, &[("rel", "alternate"), ("hreflang", tag), ("href", &other)]);
        }
        link(
            &mut out,
            &[("rel", "alternate"), ("hreflang", "x-default"), ("href", &self.to(&self.in_any_language()))],
        );
        let oembed = self.to(&format!("{}{OEMBED}", self.path));
        let title = title(self.state);
        link(
            &mut out,
            &[
                ("rel", "alternate"),
                ("type", "application/json+oembed"),
                ("title", &title),
                ("href", &oembed),
            ],
        );
        self.open_graph(&mut out, &title);
        self.json_ld(&mut out);
        out
    }

    /// The path of the page for readers of other languages: for the overview the root, which chooses a language; for
    /// all other pages the one in the default language.
    fn in_any_language(&self) -> String {
        match &self.state.page {
            Page::Overview => String::new(),
            page => page.path_of(SIMPLIFIED.code),
        }
    }

    fn to(&self, path: &str) -> String {
        self.site.link(self.path, path)
    }

    fn picture(&self) -> Option<String> {
        self.site.picture(&self.state.atlas, &self.state.page).map(|picture| self.to(&picture))
    }

    fn open_graph(&self, out: &mut String, title: &str) {
        let lang = self.state.lang;
        let [locale, others @ ..] = match lang {
            Lang::Zh if is_traditional() => ["zh_TW", "zh_CN", "en_GB"],
            Lang::Zh => ["zh_CN", "zh_TW", "en_GB"],
            Lang::En => ["en_GB", "zh_CN", "zh_TW"],
        };
        let (width, height) = (SHARE_PX.0.to_string(), SHARE_PX.1.to_string());
        let (url, picture) = (self.to(self.path), self.picture());
        let mut say =
            |property, content: &str| element(out, "meta", &[("property", property), ("content", content)]);
        say("og:type", "website");
        say("og:site_name", self.state.atlas.info.title.get(lang));
        say("og:title", title);
        say("og:description", self.description);
        say("og:url", &url);
        say("og:locale", locale);
        others.into_iter().for_each(|other| say("og:locale:alternate", other));
        if let Some(picture) = &picture {
            say("og:image", picture);
            say("og:image:type", "image/png");
            say("og:image:width", &width);
            say("og:image:height", &height);
            say("og:image:alt", title);
        }
        let card = if picture.is_some() { "summary_large_image" } else { "summary" };
        element(out, "meta", &[("name", "twitter:card"), ("content", card)]);
    }

    fn json_ld(&self, out: &mut String) {
        let AppState { atlas, lang, page, .. } = self.state;
        let described = Described { atlas, site: self.site, lang: *lang, path: self.path };
        if let Some(said) = described.json_ld(page) {
            // Without `<`, so that no text of a pack can end the script.
            let text = said.to_string().replace('<', "\\u003c");
            out.push_str(&format!("<script type=\"application/ld+json\">{text}</script>\n"));
        }
    }

    /// The oEmbed answer for the page, see <https://oembed.com>.
    pub fn oembed(&self) -> Value {
        let title = title(self.state);
        let (width, height) = FRAME_PX;
        let src = format!("{}?embed=1", self.to(self.path));
        let html = format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" allow=\"fullscreen; clipboard-write; geolocation; screen-wake-lock\"></iframe>",
            escaped(&src),
            escaped(&title)
        );
        let mut answer = json!({
            "version": "1.0",
            "type": "rich",
            "title": title,
            "provider_name": self.state.atlas.info.title.get(self.state.lang),
            "provider_url": self.to(""),
            "cache_age": 86_400,
            "width": width,
            "height": height,
            "html": html,
        });
        if let Some(picture) = self.picture() {
            answer["thumbnail_url"] = picture.into();
            answer["thumbnail_width"] = SHARE_PX.0.into();
            answer["thumbnail_height"] = SHARE_PX.1.into();
        }
        answer
    }
}

fn element(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push_str(&format!("<{name}"));
    for (key, value) in attributes {
        out.push_str(&format!(" {key}=\"{}\"", escaped(value)));
    }
    out.push_str(">\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}
