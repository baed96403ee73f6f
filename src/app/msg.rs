//! All that can happen: the traveller's will in the imperative, the world's news in the past tense.

use std::collections::HashSet;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::state::{Notice, Sort};
use super::{MyPlace, Page, Section, Shared, Sheet, StopTool, ThemeChoice, TripsMsg, Wish};
use crate::domain::filter::Further;
use crate::domain::{Atlas, Category, CityId, Corridor, Lang, StationId, StopId};
use crate::map::landmarks::Landmarks;

/// A change of the filters.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterMsg {
    /// Adds the corridor, or takes it out.
    ToggleCorridor(Corridor),
    /// Adds the category, or takes it out.
    ToggleCategory(Category),
    /// Adds the city, or takes it out.
    ToggleCity(CityId),
    /// Free entry only, or no longer.
    ToggleFree,
    /// What the rest of the program judges, from now on.
    Further(Further),
    /// Open on that date only; `None` for any date.
    OpenOn(Option<NaiveDate>),
    /// Every filter off.
    Clear,
}

/// A message to the application.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Go to a page.
    Open(Page),
    /// Go to a part of a page.
    OpenSection(Section),
    /// The address changed under us: Back, Forward, or an edited fragment.
    AddressChanged {
        /// Language of the new address; `None` keeps the present one.
        lang: Option<Lang>,
        /// Page of the new address.
        page: Page,
    },
    /// Speak another language.
    SetLang(Lang),
    /// Change the theme.
    SetTheme(ThemeChoice),
    /// Everything larger, or as usual again.
    SetElder(bool),
    /// Change the filters.
    Filter(FilterMsg),
    /// Search for that text; empty ends the search.
    Search(String),
    /// Show the list in that order.
    Sort(Sort),
    /// Use a tool of the stop's page that is open; `None` puts it away.
    UseTool(Option<StopTool>),
    /// Show what is reached from a station; `None` shows everything again.
    PickStation(Option<StationId>),
    /// Walk to the stop at that place of the route on show.
    WalkTo(usize),
    /// Leave the walk; the whole route is shown again.
    EndWalk,
    /// Raise or lower the sheet.
    SetSheet(Sheet),
    /// Look at opening hours on that date; `None` for today.
    SetDate(Option<NaiveDate>),
    /// The clock in Shanghai moved on.
    ClockTicked(NaiveDateTime),
    /// The address has a trip, in that code.
    LinkOpened(Rc<str>),
    /// Do something to the trip, now or as soon as the trips are there.
    Wish(Wish, DateTime<Utc>),
    /// Do something to the trips, at that time. Boxed: most messages are small.
    Trips(Box<TripsMsg>, DateTime<Utc>),
    /// The page around the frame said `hello`.
    HostGreeted {
        /// Whether the frame grows with its content.
        auto_height: bool,
    },
    /// The page around the frame asked for the trip.
    HostAskedForTrip,
    /// Hand the trip over to the host, or do not.
    AnswerHost {
        /// Whether the host gets it.
        yes: bool,
    },
    /// Show all of what is chosen.
    FitAll,
    /// Show where the reader is, as far as that is known; `None` takes it off the map.
    SetMyPlace(Option<MyPlace>),
    /// The rest of the program arrived.
    RestArrived,
    /// The rest of the program was asked for and did not come; it is asked for again.
    RestIsLate,
    /// The base map has not arrived for a while.
    BasemapFailed,
    /// The pack's own base map does not come; the built-in one is shown in its place.
    BuiltInStandsIn,
    /// The pack's own base map has streets only, so the built-in one lies below it.
    BuiltInLiesBelow,
    /// The base map arrived.
    BasemapArrived,
    /// All that was kept in this browser has been deleted, or could not be.
    Forgot(bool),
    /// Tell the reader something.
    Tell(Notice),
    /// The reader has read the notice.
    DismissNotice,
    /// An illustration arrived: its name and its markup.
    ArtLoaded(&'static str, String),
    /// The map shows a place from near by.
    CameNear,
    /// The landmarks arrived.
    LandmarksArrived(Shared<Landmarks>),
    /// These stops have a stamp now.
    Stamped(Rc<HashSet<StopId>>),
    /// The stories arrived.
    StoriesLoaded(Shared<Atlas>),
    /// The stories have not arrived for a while; they are being asked for again.
    StoriesFailed,
}
