//! How a message changes the state of the application. Pure: no clock, no storage, no browser.

use std::rc::Rc;

use super::host_session::HostSession;
use super::msg::FilterMsg;
use super::state::{Notice, Stories, search_index};
use chrono::{DateTime, Utc};

use super::topic::Topic;
use super::trips::{self, Trips, TripsMsg};
use super::{AppState, Arrival, Effect, Msg, MyPlace, Page, Section, Shared, Sheet, TripRequest};
use crate::domain::filter::Filter;
use crate::domain::{Atlas, Lang, RouteId, StopId};

/// The longest search text, in characters. Anything longer is a paste that went astray, and would keep the list busy.
const MAX_SEARCH_CHARS: usize = 200;

/// The state after a message, and what the message asks of the browser, in order. A message that changes nothing
/// returns an equal state.
pub fn update(state: &AppState, msg: Msg) -> (AppState, Vec<Effect>) {
    let mut next = state.clone();
    let mut effects = Vec::new();
    match msg {
        Msg::Open(page) => effects.extend(open(&mut next, page, Arrival::ByOpening)),
        Msg::OpenSection(section) => effects = open_section(&mut next, section),
        Msg::AddressChanged { lang, page } => effects.extend(address_changed(&mut next, lang, page)),
        Msg::SetLang(lang) if lang != next.lang => {
            next.lang = lang;
            effects.push(arrive(&mut next, Arrival::ByLanguage));
        }
        Msg::SetLang(_) => {}
        Msg::SetTheme(theme) => next.theme = theme,
        Msg::SetElder(elder) => next.elder = elder,
        Msg::Filter(change) => change_filter(&mut next.filter, change),
        Msg::Search(text) => next.search = text.chars().take(MAX_SEARCH_CHARS).collect(),
        Msg::Sort(sort) => next.sort = sort,
        Msg::UseTool(tool) => next.tool = tool.zip(selected_stop(state)),
        Msg::PickStation(station) => next.station = station,
        Msg::WalkTo(at) => walk_to(&mut next, at),
        Msg::EndWalk => next.walk = None,
        Msg::SetSheet(sheet) => next.sheet = sheet,
        Msg::SetDate(date) => next.date = date,
        Msg::ClockTicked(now) => next.now = Some(now),
        Msg::ArtLoaded(name, drawing) => Rc::make_mut(&mut next.art).push((name.into(), drawing)),
        Msg::CameNear => next.near = true,
        Msg::LandmarksArrived(landmarks) => next.landmarks = Some(landmarks),
        Msg::StoriesLoaded(atlas) => stories_loaded(&mut next, atlas),
        Msg::LinkOpened(code) => effects.extend(link_opened(&mut next, code)),
        Msg::Wish(wish, at) => wished(&mut next, wish, at),
        Msg::Trips(msg, at) => effects = do_to_trips(&mut next, *msg, at),
        Msg::HostGreeted { auto_height } => next.arranged.auto_height = auto_height,
        Msg::HostAskedForTrip => next.arranged.asks_for_trip = true,
        Msg::AnswerHost { yes } => effects.extend(answer_host(&mut next.arranged, yes)),
        Msg::SetMyPlace(place) => set_my_place(&mut next, place),
        Msg::FitAll => effects.push(Effect::FitMap),
        Msg::BasemapFailed => next.notice = Some(Notice::BasemapFailed),
        Msg::BuiltInStandsIn => {
            (next.stands_in, next.notice) = (true, Some(Notice::BuiltInStandsIn));
        }
        Msg::BuiltInLiesBelow => next.lies_below = true,
        Msg::RestArrived => rest_arrived(&mut next),
        Msg::RestIsLate => next.rest_is_late = true,
        Msg::BasemapArrived => next.notice = next.notice.filter(|notice| *notice != Notice::BasemapFailed),
        Msg::Stamped(stops) => next.stamped = Some(stops),
        Msg::Forgot(done) => {
            (next.planned, next.stamped) = (0, None);
            next.notice = Some(if done { Notice::Forgotten } else { Notice::NotForgotten });
        }
        Msg::Tell(notice) => next.notice = Some(notice),
        Msg::DismissNotice => next.notice = None,
        Msg::StoriesFailed => next.stories = Stories::Failed,
    }
    if let Some(trips) = &next.trips {
        next.planned = trips.stop_count();
    }
    (next, effects)
}

/// Where Back, Forward or an edited fragment lead; the same page in another language is another address.
fn address_changed(next: &mut AppState, lang: Option<Lang>, page: Page) -> Option<Effect> {
    let before = next.lang;
    next.lang = lang.unwrap_or(before);
    let turned = open(next, page, Arrival::ByAddress);
    turned.or_else(|| (next.lang != before).then(|| arrive(next, Arrival::ByAddress)))
}

/// A reader who asks where they are wants to see the map.
fn set_my_place(next: &mut AppState, place: Option<MyPlace>) {
    next.my_place = place;
    if place == Some(MyPlace::Asked) {
        next.sheet = Sheet::Peek;
    }
}

/// The whole pack replaces its first part.
fn stories_loaded(next: &mut AppState, atlas: Shared<Atlas>) {
    next.index = search_index(&atlas);
    next.atlas = atlas;
    next.stories = Stories::Loaded;
    read_later(next);
    next.trips = next.trips.as_ref().map(|trips| Shared::new(trips.worked_out(&next.atlas)));
}

fn rest_arrived(next: &mut AppState) {
    (next.whole, next.rest_is_late) = (true, false);
    read_later(next);
}

/// Parts of the pack that only the deferred half of the program can read are read once both are there.
fn read_later(state: &mut AppState) {
    if state.whole && !state.atlas.later.is_empty() {
        state.atlas = Shared::new(state.atlas.completed());
    }
}

/// A trip from a link is shown on the trip page, with the sheet fully raised so that it can be read.
fn link_opened(state: &mut AppState, code: Rc<str>) -> Option<Effect> {
    if state.link.as_ref() == Some(&code) {
        return None;
    }
    let turned = open(state, Page::Trip, Arrival::ByLink);
    state.link = Some(code);
    state.sheet = Sheet::Full;
    turned
}

/// An answer counts only while the host is waiting for one.
fn answer_host(arranged: &mut HostSession, yes: bool) -> Option<Effect> {
    std::mem::take(&mut arranged.asks_for_trip).then_some(Effect::AnswerHost { yes })
}

fn selected_stop(state: &AppState) -> Option<StopId> {
    if let Page::Stop(stop) = &state.page { Some(stop.clone()) } else { None }
}

fn wished(state: &mut AppState, wish: TripRequest, at: DateTime<Utc>) {
    match &state.trips {
        Some(trips) => state.trips = Some(Shared::new(trips::grant(trips, &wish, &state.atlas, at))),
        // A second press, because the first seemed to do nothing, is the same wish.
        None if state.wishes.iter().any(|(known, _)| *known == wish) => {}
        None => state.wishes.push((wish, at)),
    }
}

/// While there are no trips, every message except [`TripsMsg::Arrived`] is ignored.
fn do_to_trips(state: &mut AppState, msg: TripsMsg, at: DateTime<Utc>) -> Vec<Effect> {
    let mut effects = Vec::new();
    let looked_at_link = is_looked_at_link(state);
    let was_picking = state.trips.as_ref().is_some_and(|trips| trips.look.picking.is_some());
    state.trips = match (&state.trips, msg) {
        (Some(trips), msg) => {
            let (next, asked) = trips::update(trips, msg, &state.atlas, at);
            effects = asked;
            Some(Shared::new(next))
        }
        // They were scheduled with the pack as it was when reading began.
        (None, TripsMsg::Arrived(trips)) => Some(Shared::new(granted(state, trips.worked_out(&state.atlas)))),
        (None, _) => None,
    };
    if let Some(trips) = &state.trips {
        state.wishes.clear();
        // After picking a place for the planner's questions, the reader continues with the questions.
        if was_picking && trips.look.picking.is_none() && trips.look.picked.is_some() {
            state.sheet = Sheet::on(&state.page);
        }
        // To pick a place, the reader has to see the map.
        if trips.look.picking.is_some() {
            state.sheet = Sheet::Peek;
        }
    }
    // The reader has decided about the link's trip, or is looking at something else now.
    if looked_at_link && !is_looked_at_link(state) {
        state.link = None;
    }
    effects
}

fn is_looked_at_link(state: &AppState) -> bool {
    state.trips.as_ref().is_some_and(|trips| trips.shows_link())
}

fn granted(state: &AppState, trips: Trips) -> Trips {
    state.wishes.iter().fold(trips, |trips, (wish, at)| trips::grant(&trips, wish, &state.atlas, *at))
}

fn arrive(state: &mut AppState, arrival: Arrival) -> Effect {
    state.arrival = arrival;
    state.section = None;
    write_address(state)
}

fn write_address(state: &AppState) -> Effect {
    let AppState { page, lang, section, arrival, .. } = state;
    Effect::WriteAddress { page: page.clone(), lang: *lang, section: *section, arrival: *arrival }
}

/// A section of the page that is already open is shown again, without a new history entry.
fn open_section(state: &mut AppState, section: Section) -> Vec<Effect> {
    let arrival = if section.page() == state.page { Arrival::ByLink } else { Arrival::ByOpening };
    open(state, section.page(), arrival);
    state.arrival = arrival;
    state.section = Some(section);
    state.sheet = Sheet::Full;
    vec![write_address(state), Effect::ShowSection(section)]
}

/// Turns to a page; `None` if it is the one that is open.
fn open(state: &mut AppState, page: Page, arrival: Arrival) -> Option<Effect> {
    let page = existing(state, page);
    if page == state.page {
        return None;
    }
    state.along = along(state, &page);
    let left = std::mem::replace(&mut state.page, page);
    let effect = arrive(state, arrival);
    state.walk = None;
    state.search.clear();
    state.sheet = sheet_after(state.sheet, &left, &state.page);
    Some(effect)
}

/// A lowered sheet would hide the content of a new page, so it is raised. Otherwise the sheet stays as the reader left
/// it, except when the trip page is opened or left.
fn sheet_after(sheet: Sheet, left: &Page, page: &Page) -> Sheet {
    let of_the_trip = *left == Page::Trip || *page == Page::Trip;
    if of_the_trip || sheet == Sheet::Peek { Sheet::on(page) } else { sheet }
}

/// The page with the id as the pack spells it, if the id in the address differs at most in capitals. `Page::NotFound`
/// if the pack has no such route, stop or guide. Other pages are returned unchanged.
pub fn existing(state: &AppState, page: Page) -> Page {
    let atlas = &state.atlas;
    let known = match &page {
        Page::Route(id) => {
            let alike = || atlas.routes.iter().find(|route| same(route.id.as_str(), id.as_str()));
            atlas.route(id).or_else(alike).map(|route| Page::Route(route.id.clone()))
        }
        Page::Stop(id) => {
            let alike = || atlas.stops.iter().find(|stop| same(stop.id.as_str(), id.as_str()));
            atlas.stop(id).or_else(alike).map(|stop| Page::Stop(stop.id.clone()))
        }
        // The guides come with the stories; until then it is unknown which ones exist.
        Page::Topic(Topic::Guide(id)) if state.stories == Stories::Loaded => {
            atlas.guide(id).map(|_| page.clone())
        }
        _ => return page,
    };
    known.unwrap_or_else(|| Page::NotFound { path: page.path_in(state.lang) })
}

/// Whether two ids differ at most in capitals.
fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// The route shown along with a page: on a route's page that route; on a stop's page the current one as long as the
/// stop lies on it, else the first route that the stop lies on.
pub fn along(state: &AppState, page: &Page) -> Option<RouteId> {
    match page {
        Page::Route(id) => Some(id.clone()),
        Page::Stop(stop) => {
            let keeps =
                |id: &RouteId| state.atlas.route(id).is_some_and(|route| route.index_of(stop).is_some());
            let first = || state.atlas.routes_of(stop).next().map(|(route, _)| route.id.clone());
            state.along.clone().filter(keeps).or_else(first)
        }
        _ => None,
    }
}

fn walk_to(state: &mut AppState, at: usize) {
    let Page::Route(id) = &state.page else { return };
    let stops = state.atlas.route(id).map_or(0, |route| route.legs.len());
    if at < stops {
        state.walk = Some(at);
    }
}

fn change_filter(filter: &mut Filter, change: FilterMsg) {
    match change {
        FilterMsg::ToggleCorridor(corridor) => toggle(&mut filter.corridors, corridor),
        FilterMsg::ToggleCategory(category) => toggle(&mut filter.categories, category),
        FilterMsg::ToggleCity(city) => toggle(&mut filter.cities, city),
        FilterMsg::ToggleFree => filter.free = !filter.free,
        FilterMsg::Further(further) => filter.further = further,
        FilterMsg::OpenOn(date) => filter.open_on = date,
        FilterMsg::Clear => *filter = Filter::default(),
    }
}

fn toggle<T: PartialEq>(chosen: &mut Vec<T>, item: T) {
    match chosen.iter().position(|other| *other == item) {
        Some(at) => {
            chosen.remove(at);
        }
        None => chosen.push(item),
    }
}

/// As [`update`], but returns the same pointer if the state is unchanged, so that pointer comparison detects it.
pub fn updated(state: &Rc<AppState>, msg: Msg) -> (Rc<AppState>, Vec<Effect>) {
    let (next, effects) = update(state, msg);
    let next = if next == **state { Rc::clone(state) } else { Rc::new(next) };
    (next, effects)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pack_info::OwnBasemap;
    use crate::domain::trip::{Day, History, Visit};
    use crate::domain::{Schedule, Stop, Trip, Ways, testing};
    use crate::geometry::LonLat;

    fn after(msgs: impl IntoIterator<Item = Msg>) -> AppState {
        let atlas = Rc::new(testing::atlas(Vec::new()));
        let opened = AppState::new(atlas, "/", Lang::Zh, Page::Overview);
        msgs.into_iter().fold(opened, |state, msg| update(&state, msg).0)
    }

    #[test]
    fn what_is_said_of_a_missing_base_map_goes_away_when_it_comes() {
        assert_eq!(after([Msg::BasemapFailed]).notice, Some(Notice::BasemapFailed));
        assert_eq!(after([Msg::BasemapFailed, Msg::BasemapArrived]).notice, None);
    }

    /// A pack with two stops, one of them at this longitude.
    fn pack(lon: f64) -> Atlas {
        let at = |lon| move |stop: &mut Stop| stop.position = LonLat::new(lon, 30.0);
        testing::atlas(vec![testing::stop("bridge", at(120.1)), testing::stop("library", at(lon))])
    }

    #[test]
    fn trips_that_were_read_with_an_older_pack_are_scheduled_with_the_present_one() {
        let (first, whole) = (pack(120.11), pack(120.3));
        let visits = ["bridge", "library"].map(|stop| Visit::to(stop.into())).to_vec();
        let days = vec![Day { visits, ..Day::default() }];
        let trip = Trip { days, ..Trip::new("t".into(), "", DateTime::UNIX_EPOCH) };
        let read = Trips::new(History::new(trip.clone()), Vec::new(), &first);
        let opened = AppState::new(Rc::new(whole.clone()), "/", Lang::Zh, Page::Trip);
        let arrived = Msg::Trips(Box::new(TripsMsg::Arrived(Box::new(read))), DateTime::UNIX_EPOCH);
        let trips = update(&opened, arrived).0.trips.expect("trips");
        assert_eq!(*trips.schedule, Schedule::of(&trip, &whole, &Ways::new(&whole)));
    }

    #[test]
    fn a_link_to_the_planner_opens_the_trip_tall_and_the_next_page_shows_its_map() {
        let asked = after([Msg::OpenSection(Section::Plan)]);
        assert_eq!(
            (&asked.page, asked.section, asked.sheet),
            (&Page::Trip, Some(Section::Plan), Sheet::Full)
        );
        let on = update(&asked, Msg::Open(Page::Overview)).0;
        assert_eq!((on.section, on.sheet), (None, Sheet::Half));
    }

    #[test]
    fn a_section_of_the_open_page_is_shown_again_without_a_new_entry_in_the_history() {
        let once = after([Msg::OpenSection(Section::Stops)]);
        let effects = |section| update(&once, Msg::OpenSection(section)).1;
        let expected = |page: Page, section, arrival| {
            let written = Effect::WriteAddress { page, lang: Lang::Zh, section: Some(section), arrival };
            [written, Effect::ShowSection(section)]
        };
        assert_eq!(effects(Section::Stops), expected(Page::Overview, Section::Stops, Arrival::ByLink));
        assert_eq!(effects(Section::Plan), expected(Page::Trip, Section::Plan, Arrival::ByOpening));
    }

    #[test]
    fn a_press_on_the_grip_moves_the_sheet_one_step_down_to_the_map_and_up_again() {
        let (mut sheet, mut rises) = (Sheet::Full, true);
        let steps: Vec<_> = (0..5)
            .map(|_| {
                rises = sheet.rises(rises);
                sheet = if rises { sheet.raised() } else { sheet.lowered() };
                sheet
            })
            .collect();
        assert_eq!(steps, [Sheet::Half, Sheet::Peek, Sheet::Half, Sheet::Full, Sheet::Half]);
    }

    #[test]
    fn a_list_drawn_up_stays_so_on_the_way_to_another_page() {
        let list = after([Msg::OpenSection(Section::Stops)]);
        assert_eq!(update(&list, Msg::Open(Page::About)).0.sheet, Sheet::Full);
    }

    #[test]
    fn a_base_map_that_comes_takes_no_other_notice_away() {
        let mut refused = after([]);
        refused.notice = Some(Notice::PackRefused);
        assert_eq!(update(&refused, Msg::BasemapArrived).0.notice, Some(Notice::PackRefused));
    }

    #[test]
    fn a_search_of_any_length_is_cut_to_what_a_search_can_be() {
        let searched = after([Msg::Search("天".repeat(300_000))]);
        assert_eq!(searched.search.chars().count(), MAX_SEARCH_CHARS);
        assert_eq!(after([Msg::Search("天一阁".into())]).search, "天一阁");
    }

    #[test]
    fn a_second_press_before_the_trips_are_there_is_the_same_wish() {
        let wish = || Msg::Wish(TripRequest::Add("lake".into()), DateTime::default());
        assert_eq!(after([wish(), wish()]).wishes.len(), 1);
        let late = after([wish(), Msg::RestIsLate]);
        assert!(late.rest_is_late && !update(&late, Msg::RestArrived).0.rest_is_late);
    }

    #[test]
    fn a_map_that_stands_in_for_the_pack_s_own_is_told_and_counts_as_the_built_in_one() {
        let told = after([Msg::BuiltInStandsIn, Msg::BasemapArrived]);
        assert_eq!(told.notice, Some(Notice::BuiltInStandsIn));
        assert!(told.shows_built_in());
    }

    #[test]
    fn whoever_asks_where_they_are_sees_the_map() {
        let asked = after([Msg::SetSheet(Sheet::Full), Msg::SetMyPlace(Some(MyPlace::Asked))]);
        assert_eq!(asked.sheet, Sheet::Peek);
        let raised = update(&asked, Msg::SetSheet(Sheet::Half)).0;
        assert_eq!(update(&raised, Msg::SetMyPlace(Some(MyPlace::Unknown))).0.sheet, Sheet::Half);
        assert_eq!(update(&raised, Msg::SetMyPlace(None)).0.sheet, Sheet::Half);
    }

    #[test]
    fn a_pack_s_own_streets_over_the_built_in_map_are_no_failure_and_both_maps_are_on_show() {
        let mut atlas = testing::atlas(Vec::new());
        let (archive, attribution) = ("streets.pmtiles".into(), None);
        atlas.info.basemap = Some(OwnBasemap::PmTiles { archive, attribution });
        let state = AppState::new(Rc::new(atlas), "/", Lang::Zh, Page::Overview);
        assert!(state.shows_own() && !state.shows_built_in());
        let below = update(&state, Msg::BuiltInLiesBelow).0;
        assert_eq!(below.notice, None);
        assert!(below.shows_own() && below.shows_built_in());
        let failed = update(&below, Msg::BuiltInStandsIn).0;
        assert!(!failed.shows_own() && failed.shows_built_in());
    }

    #[test]
    fn the_elder_view_is_a_switch_that_nothing_else_turns() {
        let elder = after([Msg::SetElder(true), Msg::SetLang(Lang::En), Msg::Open(Page::About)]);
        assert!(elder.elder);
        assert!(!update(&elder, Msg::SetElder(false)).0.elder);
    }

    #[test]
    fn an_address_in_capitals_leads_to_the_page_and_an_id_in_capitals_to_its_own() {
        let stops = ["west-lake", "Mixed", "mixed"].map(|id| testing::stop(id, |_| ()));
        let state = AppState::new(Rc::new(testing::atlas(stops.into())), "/", Lang::Zh, Page::Overview);
        let found = |id: &str| existing(&state, Page::Stop(id.into()));
        assert_eq!(found("West-LAKE"), Page::Stop("west-lake".into()));
        assert_eq!(
            (found("Mixed"), found("mixed")),
            (Page::Stop("Mixed".into()), Page::Stop("mixed".into()))
        );
        assert!(matches!(found("east-lake"), Page::NotFound { .. }));
    }

    #[test]
    fn a_way_back_and_on_again_writes_two_addresses_and_staying_writes_none() {
        let about = || Msg::Open(Page::About);
        let opened = after([about()]);
        let back = Msg::AddressChanged { lang: None, page: Page::Overview };
        let (left, by_address) = update(&opened, back);
        let (again, by_opening) = update(&left, about());
        assert_eq!(again, opened);
        assert_eq!(by_address, [written(Page::Overview, Lang::Zh, Arrival::ByAddress)]);
        assert_eq!(by_opening, [written(Page::About, Lang::Zh, Arrival::ByOpening)]);
        assert_eq!(update(&again, about()), (again, vec![]));
    }

    #[test]
    fn the_same_page_in_another_language_is_another_address() {
        let opened = after([]);
        let effects = |msg| update(&opened, msg).1;
        let back = Msg::AddressChanged { lang: Some(Lang::En), page: Page::Overview };
        assert_eq!(effects(back), [written(Page::Overview, Lang::En, Arrival::ByAddress)]);
        assert_eq!(effects(Msg::SetLang(Lang::En)), [written(Page::Overview, Lang::En, Arrival::ByLanguage)]);
        assert_eq!(effects(Msg::SetLang(Lang::Zh)), []);
    }

    fn written(page: Page, lang: Lang, arrival: Arrival) -> Effect {
        Effect::WriteAddress { page, lang, section: None, arrival }
    }
}
