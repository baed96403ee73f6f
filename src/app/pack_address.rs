//! The addresses of a map's pages. Each page of the site's own pack is a file on its server. Another pack, requested by
//! `?pack=`, is unknown to the server: its routes, stops and guides are addressed by the query, so that they can be
//! reloaded and shared.

use super::address::query_of;
use super::topic::Topic;
use super::{AppState, Page};
use crate::domain::Lang;

/// The keys of a query that name the page; they are dropped, because the page's path says the same.
const OF_PAGE: [&str; 4] = ["lang", "route", "stop", "guide"];

/// The address of a page below the site's root, with what is to be kept of the previous address's `query`. `pack` is
/// the shown pack, if it is not the site's own.
pub fn address(page: &Page, lang: Lang, query: &str, pack: Option<&str>) -> String {
    address_of(page, lang.code(), query, pack)
}

/// The same for the code of an edition: [`crate::domain::script::EDITIONS`].
pub fn address_of(page: &Page, code: &str, query: &str, pack: Option<&str>) -> String {
    let key = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    let goes = |key: &str| OF_PAGE.contains(&key) || (pack.is_some() && key == "pack");
    let stays = |pair: &&str| !pair.is_empty() && !goes(&key(pair));
    let mut pairs: Vec<String> =
        query.trim_start_matches('?').split('&').filter(stays).map(str::to_owned).collect();
    pairs.extend(pack.map(|pack| query_of("pack", pack)));
    let asked = match page {
        Page::Route(id) => Some(query_of("route", id.as_str())),
        Page::Stop(id) => Some(query_of("stop", id.as_str())),
        Page::Topic(Topic::Guide(id)) => Some(query_of("guide", id)),
        _ => None,
    };
    let asked = asked.filter(|_| pack.is_some());
    let path = if asked.is_some() { Page::Overview.path_of(code) } else { page.path_of(code) };
    pairs.extend(asked);
    if pairs.is_empty() { path } else { [path, pairs.join("&")].join("?") }
}

impl AppState {
    /// The address of a page in the current language.
    pub fn href(&self, page: &Page) -> String {
        self.href_in(page, self.lang)
    }

    /// The address of a page in a language.
    pub fn href_in(&self, page: &Page, lang: Lang) -> String {
        format!("{}{}", self.root, address(page, lang, "", self.host.pack.as_deref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Address, HostQuery};

    const PACK: Option<&str> = Some("https://packs.example/huzhou");

    fn pages() -> [Page; 8] {
        let (route, stop) = (Page::Route("silk".into()), Page::Stop("a b".into()));
        let guide = Page::Topic(Topic::Guide("two-days".into()));
        [Page::Overview, route, stop, guide, Page::Topic(Topic::Events), Page::Trip, Page::Embed, Page::About]
    }

    /// Reads back an address that was written.
    fn read(address: &str) -> (Address, HostQuery) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let host = HostQuery::parse(query);
        (Address::parse(path, &host), host)
    }

    #[test]
    fn every_page_of_another_pack_is_found_again_at_a_file_that_the_server_has() {
        for page in pages() {
            let written = address(&page, Lang::En, "?embed=1&origin=https%3A%2F%2Fportal.example", PACK);
            let (again, host) = read(&written);
            assert_eq!(again, Address { lang: Some(Lang::En), page }, "{written}");
            assert_eq!(host.pack.as_deref(), PACK);
            assert_eq!((host.embed, host.origin.as_deref()), (true, Some("https://portal.example")));
            let path = written.split('?').next().unwrap_or_default();
            assert!(["en/", "en/trip/", "en/embed/", "en/about/", "en/events/"].contains(&path), "{path}");
        }
    }

    #[test]
    fn one_page_after_the_other_leaves_one_page_in_the_query() {
        let first = address(&Page::Route("silk".into()), Lang::Zh, "pack=other&stop=x", PACK);
        let query = first.split_once('?').map_or("", |(_, query)| query);
        let second = address(&Page::Stop("mill".into()), Lang::Zh, query, PACK);
        assert_eq!(second, "zh/?pack=https%3A%2F%2Fpacks.example%2Fhuzhou&stop=mill");
    }

    #[test]
    fn the_site_s_own_pages_are_files_and_forget_what_the_first_address_asked_for() {
        let written = address(&Page::Stop("west-lake".into()), Lang::Zh, "?route=canal&theme=dark", None);
        assert_eq!(written, "zh/stops/west-lake/?theme=dark");
        assert_eq!(address(&Page::Overview, Lang::En, "?route=canal&lang=zh", None), "en/");
        // A pack that was refused is not shown, but the reader's address keeps the request.
        assert_eq!(address(&Page::Overview, Lang::En, "?pack=%2Fevil", None), "en/?pack=%2Fevil");
    }
}
