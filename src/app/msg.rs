//! All that can happen: the reader's commands in the imperative, events from outside in the past tense.

use std::collections::HashSet;
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::state::{Notice, Sort};
use super::{MyPlace, Page, Section, Shared, Sheet, StopTool, ThemeChoice, TripRequest, TripsMsg};
use crate::domain::filter::Further;
use crate::domain::{Atlas, Category, CityId, Corridor, Lang, StationId, StopId};
use crate::map::landmarks::Landmarks;

/// A change of the filters.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterMsg {
    /// Adds the corridor, or removes it.
    ToggleCorridor(Corridor),
    /// Adds the category, or removes it.
    ToggleCategory(Category),
    /// Adds the city, or removes it.
    ToggleCity(CityId),
    /// Switches the filter for free entry on or off.
    ToggleFree,
    /// Sets the filters that the deferred half of the program judges.
    Further(Further),
    /// Open on that date only; `None` for any date.
    OpenOn(Option<NaiveDate>),
    /// Switches every filter off.
    Clear,
}

/// A message to the application.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Open a page.
    Open(Page),
    /// Open a section of a page.
    OpenSection(Section),
    /// The address changed outside the application: Back, Forward, or an edited fragment.
    AddressChanged {
        /// Language of the new address; `None` keeps the current one.
        lang: Option<Lang>,
        /// Page of the new address.
        page: Page,
    },
    /// Switch the interface to another language.
    SetLang(Lang),
    /// Change the theme.
    SetTheme(ThemeChoice),
    /// Switch the elder view on or off.
    SetElder(bool),
    /// Change the filters.
    Filter(FilterMsg),
    /// Search for that text; empty ends the search.
    Search(String),
    /// Show the list in that order.
    Sort(Sort),
    /// Use a tool on the stop's page that is open; `None` closes it.
    UseTool(Option<StopTool>),
    /// Show only the stops reached from a station; `None` shows everything again.
    PickStation(Option<StationId>),
    /// Walk to the stop at that index (from 0) of the shown route.
    WalkTo(usize),
    /// End the walk; the whole route is shown again.
    EndWalk,
    /// Raise or lower the sheet.
    SetSheet(Sheet),
    /// Look at opening hours on that date; `None` for today.
    SetDate(Option<NaiveDate>),
    /// The Shanghai clock advanced.
    ClockTicked(NaiveDateTime),
    /// The address contains a trip, in this code.
    LinkOpened(Rc<str>),
    /// Do something to the trip, now or as soon as the trips are there. The time is that of the wish.
    Wish(TripRequest, DateTime<Utc>),
    /// Do something to the trips, at that time. Boxed because most messages are small.
    Trips(Box<TripsMsg>, DateTime<Utc>),
    /// The page around the frame said `hello`.
    HostGreeted {
        /// Whether the frame grows with its content.
        auto_height: bool,
    },
    /// The page around the frame asked for the trip.
    HostAskedForTrip,
    /// Answer the host's request for the trip.
    AnswerHost {
        /// Whether the host gets it.
        yes: bool,
    },
    /// Fit the map to everything that is chosen.
    FitAll,
    /// Show the reader's own place, as far as it is known; `None` removes it from the map.
    SetMyPlace(Option<MyPlace>),
    /// The deferred half of the program arrived.
    RestArrived,
    /// The deferred half of the program was requested and did not arrive; it is requested again.
    RestIsLate,
    /// The base map has not arrived for a while.
    BasemapFailed,
    /// The pack's own base map does not arrive; the built-in one is shown instead.
    BuiltInStandsIn,
    /// The pack's own base map has only streets, so the built-in one is shown below it.
    BuiltInLiesBelow,
    /// The base map arrived.
    BasemapArrived,
    /// Everything stored in this browser has been deleted (`true`), or could not be.
    Forgot(bool),
    /// Show the reader a notice.
    Tell(Notice),
    /// Dismiss the notice.
    DismissNotice,
    /// An illustration arrived: its name and its markup.
    ArtLoaded(&'static str, String),
    /// The map has been zoomed in close enough for landmarks.
    CameNear,
    /// The landmarks arrived.
    LandmarksArrived(Shared<Landmarks>),
    /// These stops have a stamp now.
    Stamped(Rc<HashSet<StopId>>),
    /// The stories arrived.
    StoriesLoaded(Shared<Atlas>),
    /// The stories have not arrived for a while; they are being requested again.
    StoriesFailed,
}
