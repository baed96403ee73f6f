//! Links in pages: relative to the page if the site's own address is unknown, absolute if it is known.

use crate::app::Page;
use crate::domain::{Atlas, RouteId};

/// Where the site will be deployed, and which files lie next to its pages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deployment<'a> {
    /// The site's absolute address, ending in `/`. Without it links are relative, which browsers resolve, but some
    /// search engines and social networks do not.
    pub base: Option<&'a str>,
    /// The available pictures for shared links: their file names without folder and extension.
    pub pictures: &'a [String],
}

impl Deployment<'_> {
    /// The link to `to` on the page `from`; both are folders or files below the site's root, such as `zh/trip/`.
    pub fn link(&self, from: &str, to: &str) -> String {
        match self.base {
            Some(base) => format!("{base}{to}"),
            None => match from.split('/').filter(|part| !part.is_empty()).count() {
                0 => format!("./{to}"),
                depth => format!("{}{to}", "../".repeat(depth)),
            },
        }
    }

    /// The path of the picture for shared links to a page: that of its route, else that of the whole map; `None` if
    /// there is neither.
    pub fn picture(&self, atlas: &Atlas, page: &Page) -> Option<String> {
        let route = match page {
            Page::Route(id) => Some(id.clone()),
            Page::Stop(id) => atlas.routes_of(id).next().map(|(route, _)| route.id.clone()),
            _ => None,
        };
        let has = |name: &str| self.pictures.iter().any(|picture| picture == name);
        let of_route = route.as_ref().map(RouteId::as_str).filter(|name| has(name));
        of_route.or_else(|| has("overview").then_some("overview")).map(|name| format!("share/{name}.png"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_same_place_with_and_without_the_site_s_address() {
        let somewhere = Deployment::default();
        assert_eq!(somewhere.link("zh/routes/canal/", "en/routes/canal/"), "../../../en/routes/canal/");
        assert_eq!(somewhere.link("", "zh/"), "./zh/");
        let known = Deployment { base: Some("https://map.example/tour/"), pictures: &[] };
        assert_eq!(known.link("zh/routes/canal/", "en/"), "https://map.example/tour/en/");
    }
}
