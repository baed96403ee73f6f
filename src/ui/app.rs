//! The application's frame: header, map, panel.

use yew::prelude::*;

use crate::app::{AppState, Page, Shown};
use crate::i18n::words;
use crate::ui::map_canvas::MapRegion;
use crate::ui::panels::about::About;
use crate::ui::panels::embed::EmbedPanel;
use crate::ui::panels::not_found::NotFound;
use crate::ui::panels::overview::Overview;
use crate::ui::panels::route::RoutePanel;
use crate::ui::panels::stop::StopPanel;
use crate::ui::panels::trip::TripPanel;
use crate::ui::parts::notice_bar::NoticeBar;
use crate::ui::parts::switches::{LanguageSwitch, ThemeSwitch};
use crate::ui::parts::{Icon, IconName, PageLink};
use crate::ui::sheet::SheetGrip;
use crate::ui::store::use_app;

/// Everything below the providers of state and sender.
#[component]
pub fn Frame() -> Html {
    let app = use_app();
    let words = words(app.lang);
    html! {
        <div class={frame_class(&app)} data-sheet={app.sheet.key()}>
            <a class="skip" href="#panel">{ words.skip_to_list }</a>
            <Header />
            if app.host.shown != Shown::List {
                <MapRegion />
            }
            if app.host.shown != Shown::Map {
                <main class="panel" id="panel" tabindex="-1">
                    <SheetGrip />
                    <div class="panel__body">
                        <NoticeBar />
                        { panel(&app.page) }
                        <Footer />
                    </div>
                </main>
            }
        </div>
    }
}

fn frame_class(app: &AppState) -> Classes {
    let shown = match app.host.shown {
        Shown::Full => "app--full",
        Shown::Map => "app--map",
        Shown::List => "app--list",
    };
    classes!("app", shown, app.host.embed.then_some("app--embedded"))
}

fn panel(page: &Page) -> Html {
    match page {
        Page::Overview => html! { <Overview /> },
        Page::Route(route) => html! { <RoutePanel key={route.as_str()} route={route.clone()} /> },
        Page::Stop(stop) => html! { <StopPanel key={stop.as_str()} stop={stop.clone()} /> },
        Page::Trip => html! { <TripPanel /> },
        Page::Embed => html! { <EmbedPanel /> },
        Page::About => html! { <About /> },
        Page::NotFound { path } => html! { <NotFound path={path.clone()} /> },
    }
}

#[component]
fn Header() -> Html {
    let app = use_app();
    let words = words(app.lang);
    let title = app.atlas.info.title.get(app.lang).to_owned();
    html! {
        <header class="header">
            <PageLink page={Page::Overview} class="brand" current={app.page == Page::Overview}>
                <span class="brand__seal" aria-hidden="true">{ "杭甬" }</span>
                <span class="brand__name">{ title }</span>
            </PageLink>
            <nav class="header__tools" aria-label={words.site}>
                <PageLink page={Page::Trip} class="tool tool--named" current={app.page == Page::Trip}>
                    <Icon name={IconName::Trip} /><span>{ words.trip }</span>
                </PageLink>
                <LanguageSwitch />
                <ThemeSwitch />
            </nav>
        </header>
    }
}

#[component]
fn Footer() -> Html {
    let app = use_app();
    let words = words(app.lang);
    html! {
        <footer class="footer">
            <PageLink page={Page::About} current={app.page == Page::About}>{ words.about }</PageLink>
            <PageLink page={Page::Embed} current={app.page == Page::Embed}>{ words.embed }</PageLink>
        </footer>
    }
}
