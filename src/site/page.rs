//! Rendering one static page, and all of them.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::{io, iter};

use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{AttrValue, LocalServerRenderer};

use super::cores::on_every_core;
use super::head::Head;
use super::link::Deployment;
use crate::app::art::landmark_of;
use crate::app::present::title::title;
use crate::app::state::{Sheet, Stories};
use crate::app::topic::Topic;
use crate::app::update::along;
use crate::app::{AppState, Page};
use crate::domain::script::{EDITIONS, file_address, is_traditional};
use crate::domain::{Atlas, Lang};
use crate::i18n::{line_words, stamp_words, topic_words};
use crate::map::basemap::Basemap;
use crate::map::svg::{Framed, PageMaps};
use crate::ui::root::{StaticRoot, StaticRootProps};

/// A page as text, to be inserted into the template of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    /// Address below the site's root, such as `zh/routes/canal/`; empty for the root itself. Links in `body` start from
    /// that root: `/zh/`.
    pub path: String,
    /// The same page in every edition, including this one: BCP 47 tag and path.
    pub alternates: Vec<(&'static str, String)>,
    /// Its language.
    pub lang: Lang,
    /// Its title, as text.
    pub title: String,
    /// One or two sentences about it, as text.
    pub description: String,
    /// What is in the head besides the title, as markup.
    pub head: String,
    /// How to embed the page, as JSON text for the file [`super::OEMBED`] next to the page.
    pub oembed: String,
    /// The content of `#app`, as markup.
    pub body: String,
}

/// Every page of the site in Chinese and English, the root (in Chinese) first; while the process renders the
/// traditional edition ([`crate::domain::script`]), the Chinese pages without the root. `drawings` maps ids of stops to drawings of
/// landmarks, which are included in the pages of those stops.
///
/// The pages are shared out among one thread per core. Components and content are not made for several threads, so each
/// calls `read` for a pack of its own.
///
/// # Errors
/// If `read` fails, or no runtime for rendering can be started.
pub fn pages(
    read: &(dyn Fn() -> io::Result<Atlas> + Sync),
    basemap: Option<&[u8]>,
    drawings: &BTreeMap<String, String>,
    deployment: Deployment<'_>,
) -> io::Result<Vec<StaticPage>> {
    let shares = on_every_core(|at, of| {
        let atlas = Rc::new(read()?);
        let maps = PageMaps::new(&atlas, basemap.and_then(|content| Basemap::decode(content).ok()));
        let begins = AppState::new(Rc::clone(&atlas), "/", Lang::Zh, Page::Overview);
        Site { begins, maps, drawings, deployment }.share(at, of)
    })?;
    Ok(in_turn(shares))
}

/// One of each in turn, until all are empty.
fn in_turn<T>(shares: Vec<Vec<T>>) -> Vec<T> {
    let mut shares: Vec<_> = shares.into_iter().map(Vec::into_iter).collect();
    let mut all = Vec::new();
    loop {
        let before = all.len();
        all.extend(shares.iter_mut().filter_map(Iterator::next));
        if all.len() == before {
            return all;
        }
    }
}

fn addresses(atlas: &Atlas) -> Vec<Page> {
    let mut pages = vec![Page::Overview, Page::Trip, Page::Embed, Page::About];
    pages.extend(Topic::FIXED.map(Page::Topic));
    pages.extend(atlas.guides.iter().map(|guide| Page::Topic(Topic::Guide(guide.id.as_str().into()))));
    pages.extend(atlas.routes.iter().map(|route| Page::Route(route.id.clone())));
    pages.extend(atlas.stops.iter().map(|stop| Page::Stop(stop.id.clone())));
    pages
}

/// What all pages have in common.
struct Site<'a> {
    /// The state of which each page has a copy, since its search index takes longer to make than most pages.
    begins: AppState,
    maps: PageMaps<'a>,
    drawings: &'a BTreeMap<String, String>,
    deployment: Deployment<'a>,
}

impl Site<'_> {
    /// Every `of`th page, beginning with page `at`.
    fn share(&self, at: usize, of: usize) -> io::Result<Vec<StaticPage>> {
        let root = (Lang::Zh, Page::Overview, String::new());
        let root = Some(root).filter(|_| !is_traditional());
        // The English pages belong to the edition in simplified characters.
        let langs = Lang::ALL.into_iter().filter(|lang| *lang == Lang::Zh || !is_traditional());
        let others = langs.flat_map(|lang| {
            addresses(&self.begins.atlas)
                .into_iter()
                .map(move |page| (lang, page.clone(), page.path_in(lang)))
        });
        let runtime = Builder::new_current_thread().build()?;
        let render = async {
            let mut done = Vec::new();
            for (lang, page, path) in root.into_iter().chain(others).skip(at).step_by(of) {
                done.push(self.page(lang, page, path).await);
            }
            done
        };
        Ok(LocalSet::new().block_on(&runtime, render))
    }

    async fn page(&self, lang: Lang, page: Page, path: String) -> StaticPage {
        let mut state = AppState { lang, sheet: Sheet::on(&page), page, ..self.begins.clone() };
        state.stories = Stories::Loaded;
        // The picture on a page is always of the built-in map.
        state.stands_in = state.atlas.info.basemap.is_some();
        state.along = along(&state, &state.page);
        state.art = Rc::new(self.landmark(&state.page).into_iter().collect());
        let (title, description) = (title(&state), description(&state));
        let head = Head { state: &state, path: &path, description: &description, site: self.deployment };
        let (head, oembed) = (head.markup() + &fetched_first(&state), head.oembed().to_string());
        let alternates = EDITIONS.map(|edition| (edition.tag, state.page.path_of(edition.code))).into();
        let props = StaticRootProps { picture: self.picture(&state), state: Rc::new(state) };
        let body = LocalServerRenderer::<StaticRoot>::with_props(props).hydratable(false).render().await;
        StaticPage { path, alternates, lang, title, description, head, oembed, body }
    }

    /// The drawing at the top of a stop's page.
    fn landmark(&self, page: &Page) -> Option<(Rc<str>, String)> {
        let Page::Stop(stop) = page else { return None };
        Some((landmark_of(stop).into(), self.drawings.get(stop.as_str())?.clone()))
    }

    /// The page's map, which can be seen before the application runs, or without it.
    fn picture(&self, state: &AppState) -> Option<AttrValue> {
        let framed = match &state.page {
            Page::Overview => Framed::Everything,
            Page::Route(route) => Framed::Route(route),
            Page::Stop(stop) => Framed::Stop(stop, state.along.as_ref()),
            _ => return None,
        };
        self.maps.svg(framed, state.lang).map(AttrValue::from)
    }
}

/// A `<meta>` element with the files that the application fetches first, so that the script in the page can request
/// them earlier. Pages of a stop show the whole base map, others its overview.
fn fetched_first(state: &AppState) -> String {
    let first = format!("pack/first-{}.bin", state.lang.code());
    let (pack, ground) = match &state.page {
        Page::Stop(_) => ("pack/whole.bin", "basemap/basemap.bin"),
        Page::Topic(_) => ("pack/whole.bin", "basemap/overview.bin"),
        _ => (first.as_str(), "basemap/overview.bin"),
    };
    let ground = Some(ground).filter(|_| state.atlas.info.basemap.is_none());
    let files = iter::once(pack).chain(ground).map(|file| file_address("", file));
    format!("<meta name=\"first\" content=\"{}\">\n", files.collect::<Vec<_>>().join(" "))
}

fn description(state: &AppState) -> String {
    let atlas = &state.atlas;
    if let Page::Topic(topic) = &state.page
        && let Some(text) = about(atlas, topic, state.lang)
    {
        return text;
    }
    let text = match &state.page {
        Page::Route(id) => atlas.route(id).map(|route| &route.intro),
        Page::Stop(id) => atlas.stop(id).map(|stop| &stop.summary),
        _ => None,
    };
    text.unwrap_or(&atlas.info.summary).get(state.lang).to_owned()
}

/// The first words about a topic.
fn about(atlas: &Atlas, topic: &Topic, lang: Lang) -> Option<String> {
    let words = topic_words(lang);
    let intro = match topic {
        Topic::Corridor(corridor) => {
            return atlas.topics.read().corridor(*corridor).map(|page| page.intro.get(lang).to_owned());
        }
        Topic::Guide(id) => atlas.guide(id)?.body.first()?.text.get(lang),
        Topic::Line => line_words(lang).intro,
        Topic::Events => words.events_intro,
        Topic::Venues => words.venues_intro,
        Topic::Benefits => words.benefits_intro,
        Topic::Guests => words.guests_intro,
        Topic::Stamps => stamp_words(lang).intro,
    };
    Some(intro.to_owned())
}

#[cfg(test)]
mod tests {
    use super::in_turn;

    #[test]
    fn shares_of_every_third_make_the_whole_in_its_order() {
        let share = |at| (0..8).skip(at).step_by(3).collect();
        assert_eq!(in_turn((0..3).map(share).collect()), [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}
