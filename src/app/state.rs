//! All that the application knows at one moment. Immutable: `update` makes the next one.

use std::collections::HashSet;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::art::Drawings;
use super::host::Arranged;
use super::{HostQuery, MyPlace, Page, Section, Shared, StopTool, ThemeChoice, Trips, Wish};
use crate::domain::filter::Filter;
use crate::domain::search::SearchIndex;
use crate::domain::{Atlas, Category, Lang, RouteId, StationId, StopId};
use crate::geometry::LonLat;
use crate::i18n::{category_name, words};
use crate::map::landmarks::Landmarks;

/// The three heights of the sheet that covers the map on a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// Only its head: the map has the screen.
    Peek,
    /// Half of the screen.
    #[default]
    Half,
    /// All of the screen below the header.
    Full,
}

impl Sheet {
    /// The height at which a page opens: the trip and its questions need all of it.
    pub const fn on(page: &Page) -> Self {
        match page {
            Page::Trip => Self::Full,
            _ => Self::Half,
        }
    }

    /// The word in style sheets.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    /// Whether a press on the grip raises it: one step at a time, on in the direction of the step `before` until there is
    /// no further.
    pub const fn rises(self, before: bool) -> bool {
        match self {
            Self::Peek => true,
            Self::Half => before,
            Self::Full => false,
        }
    }

    /// The next one up.
    pub const fn raised(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half | Self::Full => Self::Full,
        }
    }

    /// The next one down.
    pub const fn lowered(self) -> Self {
        match self {
            Self::Full => Self::Half,
            Self::Half | Self::Peek => Self::Peek,
        }
    }
}

/// How the present page was reached; tells whether the address has to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is the address that the site was opened with, or Back or Forward led here: the address is right already.
    ByAddress,
    /// By a link or a tap: the address has to follow as a new entry.
    ByOpening,
    /// By a change of language: the address has to follow in place.
    ByLanguage,
    /// By a link to a trip, which is shown on the trip's page: the address has to follow in place.
    ByLink,
}

/// Whether the stories have been loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stories {
    /// On their way.
    Loading,
    /// In the atlas.
    Loaded,
    /// They have not arrived for a while; they are still asked for.
    Failed,
}

/// The order of the list of stops.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Sort {
    /// The best match first; without a search as the pack has them.
    #[default]
    Fitting,
    /// The nearest to a place first: the middle of the map when the reader asked for it.
    Near(LonLat),
    /// By name, in the language of the page.
    Name,
    /// Those that take the least time first.
    Time,
}

/// Something that the reader should know about what is on show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The pack named in the address is not on the list; the site's own is shown.
    PackRefused,
    /// The pack named in the address could not be read, for this reason; the site's own is shown.
    PackBroken(String),
    /// The base map has not arrived for a while; it is still asked for.
    BasemapFailed,
    /// The pack's own base map does not come; the built-in one is shown in its place.
    BuiltInStandsIn,
    /// The page around the frame forbids something.
    Instead {
        /// What, in words.
        why: &'static str,
        /// What the reader can take along instead.
        text: String,
    },
    /// All that was kept in this browser has been deleted.
    Forgotten,
    /// It could not be deleted.
    NotForgotten,
}

/// The state of the application.
#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    /// The content.
    pub atlas: Shared<Atlas>,
    /// Its texts, ready to be searched.
    pub index: Shared<SearchIndex>,
    /// Whether `atlas` has the stories.
    pub stories: Stories,
    /// Where the site's files are: ends in `/`; relative on static pages, a path in the browser.
    pub root: Rc<str>,
    /// What the host asked for.
    pub host: Rc<HostQuery>,
    /// What the host has arranged since.
    pub arranged: Arranged,
    /// The illustrations that have arrived.
    pub art: Rc<Drawings>,
    /// Whether the map has shown a place from near by, which is when landmarks are wanted.
    pub near: bool,
    /// The landmarks, once they have arrived.
    pub landmarks: Option<Shared<Landmarks>>,
    /// Language of the interface.
    pub lang: Lang,
    /// Theme.
    pub theme: ThemeChoice,
    /// Whether the elder view is on: larger text, larger targets.
    pub elder: bool,
    /// The page.
    pub page: Page,
    /// How it was reached.
    pub arrival: Arrival,
    /// Rises with every arrival: a way back and on again before anything was drawn ends at the same page, and the address
    /// has to follow all the same.
    pub arrivals: u32,
    /// The part of the page that was asked for at the last arrival.
    pub section: Option<Section>,
    /// The camera that the address named when the site was opened, as it stands in the fragment.
    pub opening_camera: Option<String>,
    /// The route in whose course stops are being looked at.
    pub along: Option<RouteId>,
    /// Place in the route on show, when it is being walked stop by stop.
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
    /// Where the reader is, once they have asked for that.
    pub my_place: Option<MyPlace>,
    /// Now, in Shanghai; `None` on static pages, which are read at any time.
    pub now: Option<NaiveDateTime>,
    /// Whether the built-in base map is shown in the place of the pack's own.
    pub stands_in: bool,
    /// Whether it is shown below the pack's own, which has streets only.
    pub lies_below: bool,
    /// Something that the reader should know.
    pub notice: Option<Notice>,
    /// The date whose opening hours are asked for; `None` is today.
    pub date: Option<NaiveDate>,
    /// Whether the rest of the program is there, which has the pages that few readers open.
    pub whole: bool,
    /// The trips; none until they have been read from storage.
    pub trips: Option<Shared<Trips>>,
    /// How many stops the trip on the desk has, as far as is known.
    pub planned: usize,
    /// The code of the trip in the address, as long as the reader has not chosen what becomes of it.
    pub link: Option<Rc<str>>,
    /// What is wanted of them until then, in order.
    pub wishes: Vec<(Wish, DateTime<Utc>)>,
    /// Whether the rest of the program, which grants them, cannot be had at present.
    pub rest_is_late: bool,
    /// The tool that is in use on a stop's page.
    pub tool: Option<(StopTool, StopId)>,
    /// The stops that have a stamp; none until a page that tells of stamps has read them.
    pub stamped: Option<Rc<HashSet<StopId>>>,
}

/// The texts of an atlas, ready to be searched.
pub fn search_index(atlas: &Atlas) -> Shared<SearchIndex> {
    Shared::new(SearchIndex::new(atlas, category_names))
}

fn category_names(category: Category) -> Vec<String> {
    Lang::ALL.map(|lang| category_name(words(lang), category).to_owned()).into()
}

impl AppState {
    /// Whether what the rest of the program draws and reckons can be shown: it has come, or these are the static pages, whose
    /// program is one.
    pub const fn has_rest(&self) -> bool {
        self.whole || cfg!(not(target_arch = "wasm32"))
    }

    /// The state in which the site opens.
    pub fn new(atlas: Rc<Atlas>, root: &str, lang: Lang, page: Page) -> Self {
        let sheet = Sheet::on(&page);
        Self {
            index: search_index(&atlas),
            atlas: atlas.into(),
            stories: Stories::Loading,
            root: root.into(),
            host: Rc::default(),
            arranged: Arranged::default(),
            art: Rc::default(),
            near: false,
            landmarks: None,
            lang,
            theme: ThemeChoice::Auto,
            elder: false,
            page,
            arrival: Arrival::ByAddress,
            arrivals: 0,
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

    /// Whether the built-in base map is on show, if below the streets of the pack's own.
    pub fn shows_built_in(&self) -> bool {
        self.lies_below || !self.shows_own()
    }

    /// Whether the pack's own base map is on show.
    pub fn shows_own(&self) -> bool {
        self.atlas.info.basemap.is_some() && !self.stands_in
    }

    /// The day that opening hours are told for: the chosen one, else today.
    pub fn day(&self) -> Option<NaiveDate> {
        self.date.or(self.now.map(|now| now.date()))
    }
}
