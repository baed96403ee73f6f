//! One static page and all of them.

use std::rc::Rc;

use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::LocalServerRenderer;

use crate::app::present::title::title;
use crate::app::state::Stories;
use crate::app::update::along;
use crate::app::{AppState, Page};
use crate::domain::{Atlas, Lang};
use crate::ui::root::{StaticRoot, StaticRootProps};

/// A page as text, to be set into the template of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    /// Address below the site's root, such as `zh/routes/canal/`; empty for the root itself.
    pub path: String,
    /// The same page in the other language.
    pub other_path: String,
    /// Its language.
    pub lang: Lang,
    /// Its title, as text.
    pub title: String,
    /// One or two sentences about it, as text.
    pub description: String,
    /// What stands in `#app`, as markup.
    pub body: String,
}

/// Every page of the site in every language, the root (in Chinese) first.
///
/// # Errors
/// When no runtime for rendering can be started.
pub fn pages(atlas: &Rc<Atlas>) -> std::io::Result<Vec<StaticPage>> {
    let runtime = Builder::new_current_thread().build()?;
    let local = LocalSet::new();
    let addresses = addresses(atlas);
    let render = async {
        let mut done = vec![rendered(atlas, Lang::Zh, Page::Overview, String::new()).await];
        for lang in Lang::ALL {
            for page in &addresses {
                done.push(rendered(atlas, lang, page.clone(), page.path_in(lang)).await);
            }
        }
        done
    };
    Ok(local.block_on(&runtime, render))
}

fn addresses(atlas: &Atlas) -> Vec<Page> {
    let mut pages = vec![Page::Overview, Page::Trip, Page::Embed, Page::About];
    pages.extend(atlas.routes.iter().map(|route| Page::Route(route.id.clone())));
    pages.extend(atlas.stops.iter().map(|stop| Page::Stop(stop.id.clone())));
    pages
}

async fn rendered(atlas: &Rc<Atlas>, lang: Lang, page: Page, path: String) -> StaticPage {
    let mut state = AppState::new(Rc::clone(atlas), &up(&path), lang, page);
    state.stories = Stories::Loaded;
    state.along = along(&state, &state.page);
    let (title, description) = (title(&state), description(&state));
    let other_path = state.page.path_in(lang.other());
    let props = StaticRootProps { state: Rc::new(state), picture: None };
    let body = LocalServerRenderer::<StaticRoot>::with_props(props).hydratable(false).render().await;
    StaticPage { path, other_path, lang, title, description, body }
}

/// The way from a page up to the site's root, such as `../../../`; the root itself is `./`.
fn up(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".into(),
        depth => "../".repeat(depth),
    }
}

fn description(state: &AppState) -> String {
    let atlas = &state.atlas;
    let text = match &state.page {
        Page::Route(id) => atlas.route(id).map(|route| &route.intro),
        Page::Stop(id) => atlas.stop(id).map(|stop| &stop.summary),
        _ => None,
    };
    text.unwrap_or(&atlas.info.summary).get(state.lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_up_is_as_long_as_the_way_down() {
        assert_eq!(up(""), "./");
        assert_eq!(up("zh/"), "../");
        assert_eq!(up("zh/routes/canal/"), "../../../");
    }
}
