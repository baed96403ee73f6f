//! A piece of a page as its markup and as plain text.

use std::rc::Rc;
use std::sync::LazyLock;

use chrono::NaiveDateTime;
use hangyong::app::state::Stories;
use hangyong::app::{AppState, Page};
use hangyong::atlas::{PACK_FILES, PackFiles, parse_files};
use hangyong::domain::{Atlas, Lang, Stop};
use hangyong::ui::store::{Dispatch, View};
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::prelude::*;

#[path = "../data/small_pack.rs"]
mod small_pack;

static ATLAS: LazyLock<Atlas> = LazyLock::new(|| {
    let files: PackFiles = small_pack::files(PACK_FILES);
    parse_files(&files).unwrap_or_else(|findings| panic!("{findings:#?}")).0
});

/// The small pack.
pub fn atlas() -> Atlas {
    ATLAS.clone()
}

/// The small pack on a page, at noon on Wednesday, 14 October 2026.
pub fn state(lang: Lang, page: Page) -> AppState {
    let mut state = AppState::new(Rc::new(atlas()), "/", lang, page);
    state.stories = Stories::Loaded;
    state.now = Some(at("2026-10-14T12:00:00"));
    state
}

pub fn at(text: &str) -> NaiveDateTime {
    text.parse().expect("a date and a time")
}

/// A stop of a state.
pub fn stop<'a>(app: &'a AppState, id: &str) -> &'a Stop {
    app.atlas.stop(&id.into()).expect("a stop of the small pack")
}

/// What was rendered.
pub struct Rendered {
    /// The markup.
    pub html: String,
    /// Its text, with the pieces separated by spaces.
    pub text: String,
}

impl Rendered {
    /// Asserts that the text holds a phrase.
    #[track_caller]
    pub fn says(&self, phrase: &str) -> &Self {
        assert!(self.text.contains(phrase), "\"{phrase}\" is not in: {}", self.text);
        self
    }

    /// Asserts that the text does not hold a phrase.
    #[track_caller]
    pub fn never_says(&self, phrase: &str) -> &Self {
        assert!(!self.text.contains(phrase), "\"{phrase}\" is in: {}", self.text);
        self
    }

    /// Asserts that the markup holds something.
    #[track_caller]
    pub fn has(&self, markup: &str) -> &Self {
        assert!(self.html.contains(markup), "{markup} is not in: {}", self.html);
        self
    }

    /// How often the markup holds something.
    pub fn count(&self, markup: &str) -> usize {
        self.html.matches(markup).count()
    }
}

#[derive(Properties, PartialEq)]
struct PieceProps {
    app: Rc<AppState>,
    make: Callback<View, Html>,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    // Only a piece that is a component itself asks for it.
    let view = View { app: props.app.clone(), dispatch: Dispatch::nowhere() };
    html! {
        <ContextProvider<View> context={view.clone()}>{ props.make.emit(view) }</ContextProvider<View>>
    }
}

/// Renders a piece in a state.
pub fn rendered(app: AppState, make: impl Fn(&View) -> Html + 'static) -> Rendered {
    let make = Callback::from(move |view: View| make(&view));
    let props = PieceProps { app: Rc::new(app), make };
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    let renderer = yew::LocalServerRenderer::<Piece>::with_props(props).hydratable(false);
    let html = LocalSet::new().block_on(&runtime, renderer.render());
    Rendered { text: text(&html), html }
}

/// The text of markup: everything between the tags, with the entities that the renderer writes decoded.
fn text(html: &str) -> String {
    let html = without_wholes(html);
    let between = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let pieces: Vec<_> = between.map(str::trim).filter(|piece| !piece.is_empty()).collect();
    // A no-break space is read like any other space.
    let text = pieces.join(" ").replace('\u{a0}', " ");
    let read =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    read.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

/// Markup in which phrases that must not break across lines are part of their sentence again.
fn without_wholes(html: &str) -> String {
    let mut pieces = html.split("<span class=\"whole\">");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |done, piece| done + &piece.replacen("</span>", "", 1))
}
