//! The state of the application at one moment. Immutable: `update` returns the next one.

use std::collections::HashSet;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::host_session::HostSession;
use super::{HostQuery, MyPlace, Page, Section, Shared, StopTool, ThemeChoice, TripRequest, Trips};
use crate::domain::filter::Filter;
use crate::domain::search::SearchIndex;
use crate::domain::{Atlas, Category, Lang, RouteId, StationId, StopId};
use crate::geometry::LonLat;
use crate::i18n::{category_name, words};
use crate::map::landmarks::Landmarks;

/// The drawings that have arrived, by name.
pub type Drawings = Vec<(Rc<str>, String)>;

/// The three heights of the sheet that covers the map on a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// Only the sheet's head: the rest of the screen shows the map.
    Peek,
    /// Half of the screen.
    #[default]
    Half,
    /// All of the screen below the header.
    Full,
}

impl Sheet {
    /// The height at which a page opens: `Full` for the trip page with its questions, `Half` for all others.
    pub const fn on(page: &Page) -> Self {
        match page {
            Page::Trip => Self::Full,
            _ => Self::Half,
        }
    }

    /// The name used in style sheets.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    /// Whether a press on the grip raises the sheet. Each press moves it one step in the direction of the previous step
    /// (`before` is true if that step went up) and turns around at either end.
    pub const fn rises(self, before: bool) -> bool {
        match self {
            Self::Peek => true,
            Self::Half => before,
            Self::Full => false,
        }
    }

    /// One step higher; `Full` stays `Full`.
    pub const fn raised(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half | Self::Full => Self::Full,
        }
    }

    /// One step lower; `Peek` stays `Peek`.
    pub const fn lowered(self) -> Self {
        match self {
            Self::Full => Self::Half,
            Self::Half | Self::Peek => Self::Peek,
        }
    }
}

/// How the current page was reached, which decides whether the address has to be updated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The site was opened at this address, or Back or Forward led here: the address is already right.
    ByAddress,
    /// By a link or a tap: the address has to be updated with a new history entry.
    ByOpening,
    /// By a change of language: the address has to be updated in place.
    ByLanguage,
    /// By a link to a trip, which is shown on the trip page, or to a section of the page that is already open: the
    /// address has to be updated in place.
    ByLink,
}

/// Whether the stories have been loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stories {
    /// Still being fetched.
    Loading,
    /// Included in the atlas.
    Loaded,
    /// They have not arrived for a while; fetching is still being retried.
    Failed,
}

/// The order of the list of stops.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Sort {
    /// Best match first; without a search, in the order of the pack.
    #[default]
    Fitting,
    /// Nearest to this place first: the middle of the map at the time when the reader chose this order.
    Near(LonLat),
    /// By name, in the language of the page.
    Name,
    /// Shortest visit first.
    Time,
}

/// Something that the reader should know about what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The pack named in the address is not on the list of allowed packs; the site's own is shown.
    PackRefused,
    /// The pack named in the address could not be read, for this reason; the site's own is shown.
    PackBroken(String),
    /// The base map has not arrived for a while; fetching is still being retried.
    BasemapFailed,
    /// The pack's own base map does not arrive; the built-in one is shown instead.
    BuiltInStandsIn,
    /// The page around the frame does not allow something.
    Instead {
        /// What is not allowed, in words.
        why: &'static str,
        /// The text offered to the reader instead.
        text: String,
    },
    /// Everything stored in this browser has been deleted.
    Forgotten,
    /// The stored data could not be deleted.
    NotForgotten,
}

/// The state of the application.
#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    /// The content pack.
    pub atlas: Shared<Atlas>,
    /// The search index over its texts.
    pub index: Shared<SearchIndex>,
    /// Whether `atlas` includes the stories yet.
    pub stories: Stories,
    /// Root of the site's files, ending in `/`; relative on static pages, a path in the browser.
    pub root: Rc<str>,
    /// The host's settings from the query.
    pub host: Rc<HostQuery>,
    /// What has been arranged with the host since, by messages.
    pub arranged: HostSession,
    /// The illustrations that have arrived.
    pub art: Rc<Drawings>,
    /// Whether the map has been zoomed in close enough for landmarks at least once; only then are they fetched.
    pub near: bool,
    /// The landmarks, once they have arrived.
    pub landmarks: Option<Shared<Landmarks>>,
    /// Language of the interface.
    pub lang: Lang,
    /// The language that the reader prefers to all others, as a BCP 47 tag; `None` on static pages, which are the same
    /// for everyone.
    pub prefers: Option<Rc<str>>,
    /// Theme.
    pub theme: ThemeChoice,
    /// Whether the elder view is on: larger text, larger targets.
    pub elder: bool,
    /// The page.
    pub page: Page,
    /// How the page was reached.
    pub arrival: Arrival,
    /// The section of the page that was requested at the last arrival.
    pub section: Option<Section>,
    /// The camera that the address named when the site was opened, as written in the fragment.
    pub opening_camera: Option<String>,
    /// The route along which stops are being browsed.
    pub along: Option<RouteId>,
    /// Index (from 0) of the current stop in the shown route, while the route is being walked stop by stop.
    pub walk: Option<usize>,
    /// Filters of the list.
    pub filter: Filter,
    /// Text of the search.
    pub search: String,
    /// The order of the list.
    pub sort: Sort,
    /// The station whose stops are shown.
    pub station: Option<StationId>,
    /// Height of the sheet.
    pub sheet: Sheet,
    /// The reader's own place, once they have asked for it.
    pub my_place: Option<MyPlace>,
    /// The current time in Shanghai; `None` on static pages, which may be read at any time.
    pub now: Option<NaiveDateTime>,
    /// Whether the built-in base map is shown instead of the pack's own.
    pub stands_in: bool,
    /// Whether the built-in base map is shown below the pack's own, which has only streets.
    pub lies_below: bool,
    /// The notice shown to the reader, if any.
    pub notice: Option<Notice>,
    /// The date for which opening hours are shown; `None` is today.
    pub date: Option<NaiveDate>,
    /// Whether the deferred half of the program, which has the rarely visited pages, has been loaded.
    pub whole: bool,
    /// The trips; `None` until they have been read from storage.
    pub trips: Option<Shared<Trips>>,
    /// The number of stops in the trip on the desk, as far as is known.
    pub planned: usize,
    /// The code of the trip in the address, until the reader has decided what to do with it.
    pub link: Option<Rc<str>>,
    /// Wishes made before the trips are there, with their times, in order. They are granted once the trips arrive.
    pub wishes: Vec<(TripRequest, DateTime<Utc>)>,
    /// Whether the deferred half of the program, which grants the wishes, cannot be fetched at present.
    pub rest_is_late: bool,
    /// The tool in use on a stop's page, with that stop.
    pub tool: Option<(StopTool, StopId)>,
    /// The stops that have a stamp; `None` until a page that shows stamps has read them.
    pub stamped: Option<Rc<HashSet<StopId>>>,
}

/// Builds the search index over the texts of an atlas.
pub fn search_index(atlas: &Atlas) -> Shared<SearchIndex> {
    Shared::new(SearchIndex::new(atlas, category_names))
}

fn category_names(category: Category) -> Vec<String> {
    Lang::ALL.map(|lang| category_name(words(lang), category).to_owned()).into()
}

impl AppState {
    /// Whether what the deferred half of the program draws and computes can be shown: it has been loaded, or these are
    /// the static pages, whose program is not split.
    pub const fn has_rest(&self) -> bool {
        self.whole || cfg!(not(target_arch = "wasm32"))
    }

    /// The state with which the site opens.
    pub fn new(atlas: Rc<Atlas>, root: &str, lang: Lang, page: Page) -> Self {
        let sheet = Sheet::on(&page);
        Self {
            index: search_index(&atlas),
            atlas: atlas.into(),
            stories: Stories::Loading,
            root: root.into(),
            host: Rc::default(),
            arranged: HostSession::default(),
            art: Rc::default(),
            near: false,
            landmarks: None,
            lang,
            prefers: None,
            theme: ThemeChoice::Auto,
            elder: false,
            page,
            arrival: Arrival::ByAddress,
            section: None,
            opening_camera: None,
            along: None,
            walk: None,
            filter: Filter::default(),
            search: String::new(),
            sort: Sort::Fitting,
            station: None,
            sheet,
            my_place: None,
            now: None,
            stands_in: false,
            lies_below: false,
            notice: None,
            date: None,
            whole: true,
            trips: None,
            planned: 0,
            link: None,
            wishes: Vec::new(),
            rest_is_late: false,
            tool: None,
            stamped: None,
        }
    }

    /// Whether the built-in base map is shown, even if only below the streets of the pack's own.
    pub fn shows_built_in(&self) -> bool {
        self.lies_below || !self.shows_own()
    }

    /// Whether the pack's own base map is shown.
    pub fn shows_own(&self) -> bool {
        self.atlas.info.basemap.is_some() && !self.stands_in
    }

    /// The day for which opening hours are shown: the chosen one, else today.
    pub fn day(&self) -> Option<NaiveDate> {
        self.date.or(self.now.map(|now| now.date()))
    }
}
