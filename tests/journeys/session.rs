//! One reader in one tab: what they do is sent to the application, and what the application asks for in turn is done as
//! a browser would do it.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use hangyong::app::address::{fragment_value, link_code};
use hangyong::app::host::{answer, asked, outgoing};
use hangyong::app::planning::{DeskEffect, DeskMsg, Form, PlannerState, PlanningMsg, at_desk};
use hangyong::app::state::Stories;
use hangyong::app::tap::tapped;
use hangyong::app::trips::incoming::from_link;
use hangyong::app::trips::kept::sync::{Command, Env, Event, Sync};
use hangyong::app::{
    Address, AppState, Arrival, Effect, HostQuery, Msg, Page, Section, TripRequest, TripsMsg, update,
};
use hangyong::atlas::{PACK_FILES, parse_files};
use hangyong::domain::{Atlas, Lang, StopId, Ways};
use hangyong::embed::{Incoming, Outgoing};
use hangyong::map::scene::Recorder;
use hangyong::map::{MapContent, MapEngine, MapEvent, PointerKind, RawInput, Target, Theme};
use hangyong::plan::trip::Planner;
use hangyong::plan::trip::talk::{PlannerEvent, PlannerRequest};
use hangyong::plan::{Budget, Effort};
use serde_json::Value;

use super::disc::Disc;

pub static ATLAS: LazyLock<Atlas> =
    LazyLock::new(|| parse_files(&super::small_pack::files(PACK_FILES)).expect("the small pack").0);

/// A phone's map, in CSS pixels.
const SCREEN_PX: (f64, f64) = (390.0, 844.0);

/// A tab of a browser.
pub struct Session {
    pub app: AppState,
    pub desk: PlannerState,
    pub disc: Disc,
    /// The page's own history: its address and those that Back leads to.
    pub history: Vec<String>,
    /// The section of the page that was scrolled to last.
    pub shown: Option<Section>,
    /// The element that was focused last.
    pub focused: Option<String>,
    /// What the page around the frame was sent.
    pub host: Vec<Outgoing>,
    map: MapEngine,
    sync: Sync,
    is_greeted: bool,
    minute: Cell<i64>,
    ids: Cell<u32>,
}

impl Session {
    /// A tab that opens an address, such as `zh/trip/#trip=…`, in a browser with that disc. Nothing is read from the
    /// disc before [`Session::read`].
    pub fn open(address: &str, disc: Disc) -> Self {
        let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let host = HostQuery::parse(query);
        let opened = Address::parse(path, &host);
        let lang = opened.lang.unwrap_or(Lang::Zh);
        let mut app = AppState::new(Rc::new(ATLAS.clone()), "/", lang, opened.page);
        (app.stories, app.host) = (Stories::Loaded, Rc::new(host));
        app.now = NaiveDate::from_ymd_opt(2026, 12, 4).map(|today| today.and_time(NaiveTime::MIN));
        let mut map = MapEngine::new(Theme::Light, lang, true);
        map.set_content(MapContent::from_atlas(&ATLAS));
        map.set_viewport(SCREEN_PX.0, SCREEN_PX.1, 2.0);
        let mut session = Self {
            app,
            desk: PlannerState::default(),
            disc,
            history: vec![format!("/{path}")],
            shown: None,
            focused: None,
            host: Vec::new(),
            map,
            sync: Sync::default(),
            is_greeted: false,
            minute: Cell::new(0),
            ids: Cell::new(0),
        };
        if let Some(code) = link_code(fragment) {
            session.send(Msg::LinkOpened(code.into()));
        }
        assert_eq!(fragment_value(fragment, "map"), None, "the camera is not simulated");
        session
    }

    /// The same, with the trips of the disc read.
    pub fn ready(address: &str, disc: Disc) -> Self {
        let mut session = Self::open(address, disc);
        session.read();
        session
    }

    pub fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(1_796_342_400 + self.minute.get() * 60, 0).expect("a time")
    }

    /// Reads the trips from the disc, and shows the trip of the address.
    pub fn read(&mut self) {
        self.keep(Event::Began { lefts: Vec::new(), diary: Box::default() });
        let trips = self.app.trips.clone().expect("trips");
        if let Some(code) = self.app.link.clone() {
            let offer = from_link(&code, &trips, &self.app.atlas, self.app.lang);
            self.trips(TripsMsg::Offer(Box::new(offer)));
        }
    }

    pub fn send(&mut self, msg: Msg) {
        self.minute.set(self.minute.get() + 1);
        let before = self.app.clone();
        let (next, effects) = update(&self.app, msg);
        self.app = next;
        effects.into_iter().for_each(|effect| self.perform(effect));
        if self.is_greeted {
            self.host.extend(outgoing(Some(&before), &self.app));
        }
        let trips = self.app.trips.clone();
        if let Some(trips) = trips.filter(|trips| before.trips.as_ref() != Some(trips)) {
            self.keep(Event::Changed(trips));
        }
    }

    pub fn trips(&mut self, msg: TripsMsg) {
        let now = self.now();
        self.send(Msg::Trips(Box::new(msg), now));
    }

    pub fn wish(&mut self, wish: TripRequest) {
        let now = self.now();
        self.send(Msg::Wish(wish, now));
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::WriteAddress { page, lang, section, arrival } => {
                let address = format!("/{}{}", page.path_in(lang), Section::in_fragment(section, ""));
                match arrival {
                    Arrival::ByAddress => {}
                    Arrival::ByOpening if !self.app.host.embed => self.history.push(address),
                    _ => *self.history.last_mut().expect("an address") = address,
                }
            }
            Effect::ShowSection(section) => {
                self.shown = Some(section);
                if section == Section::Plan {
                    self.open_planner();
                }
            }
            Effect::FitMap => self.map.fit(&Target::Everything, false, 0.0),
            Effect::Focus(id) => self.focused = Some(id),
            Effect::AnswerHost { yes } => self.host.extend(answer(&self.app, yes)),
        }
    }

    /// The machine that keeps the trips takes a step; the disc answers at once.
    fn keep(&mut self, event: Event) {
        let ids = &self.ids;
        let new_id = || {
            ids.set(ids.get() + 1);
            format!("id{}", ids.get())
        };
        let env = Env { atlas: &ATLAS, now: self.now(), is_hidden: false, new_id: &new_id };
        for command in self.sync.step(event, &env) {
            match command {
                Command::Read(question) => {
                    let found = self.disc.read(question.ids.as_deref());
                    self.keep(Event::Answered(question, Ok(found)));
                }
                Command::Write(batch) => {
                    let written = self.disc.write(&batch);
                    self.keep(Event::Written(written));
                }
                Command::Tell(msg) => self.trips(msg),
                Command::WakeAfter(_) => self.keep(Event::Tick),
                Command::Broadcast(_) | Command::Leave(_) | Command::ForgetLeft { .. } | Command::Persist => {
                }
            }
        }
    }

    /// Taps the map where a stop is, when the map shows that stop from near.
    pub fn tap_on(&mut self, stop: &str) {
        let stop = StopId::from(stop);
        self.map.fit(&Target::Stop(stop.clone()), false, 0.0);
        self.map.frame(0.0, &mut Recorder::default());
        let at_px = self.map.screen_of_stop(&stop).expect("a stop of the pack");
        let down = RawInput::PointerDown { id: 1, kind: PointerKind::Touch, at_px };
        let mut events = self.map.input(down, 1000.0);
        events.extend(self.map.input(RawInput::PointerUp { id: 1, at_px }, 1060.0));
        for event in events {
            if let MapEvent::Tapped(hit) = event {
                tapped(hit).into_iter().for_each(|msg| self.send(msg));
            }
        }
    }

    /// A message of the page around the frame.
    pub fn post(&mut self, mut said: Value) {
        said["hangyong"] = 1.into();
        let said = Incoming::parse(&said.to_string()).expect("a message of the protocol");
        self.is_greeted |= matches!(said, Incoming::Hello(_));
        match asked(&self.app, &said) {
            Ok(msg) => self.send(msg),
            Err(refusal) => self.host.push(Outgoing::Error(refusal)),
        }
    }

    /// What the page around the frame was sent since the last call, by type.
    pub fn heard(&mut self) -> Vec<String> {
        let read = |message: Outgoing| serde_json::from_str::<Value>(&message.to_json()).expect("JSON");
        let types = self.host.drain(..).map(read).map(|message| message["type"].as_str().map(str::to_owned));
        types.map(|kind| kind.expect("a type")).collect()
    }

    /// The planner's questions as the trip answers them.
    pub fn questions(&self) -> Form {
        let trips = self.app.trips.as_ref().expect("trips");
        Form::of(trips.trip(), &ATLAS, self.app.now.expect("a time").date())
    }

    fn open_planner(&mut self) {
        let asked = Box::new(self.questions());
        self.at_desk(DeskMsg::Open { answered: asked.clone(), asked });
    }

    /// Answers the planner's questions and waits for the plan.
    pub fn plan(&mut self, form: Form) {
        let trip = self.app.trips.as_ref().expect("trips").trip().clone();
        let wishes = Box::new(form.wishes(&trip, &ATLAS));
        self.at_desk(DeskMsg::Plan { form: Box::new(form), wishes });
    }

    pub fn at_desk(&mut self, msg: DeskMsg) {
        let (next, effects) = at_desk(&self.desk, msg);
        self.desk = next;
        for effect in effects {
            match effect {
                DeskEffect::Ask(request) => {
                    let said = PlanningMsg::Heard(Box::new(worked_out(*request)));
                    self.at_desk(DeskMsg::Planning(said));
                }
                DeskEffect::Edit(edit) => self.trips(TripsMsg::Edit(edit)),
                DeskEffect::Show(section) => self.send(Msg::OpenSection(section)),
                DeskEffect::Wake | DeskEffect::HangUp | DeskEffect::ForgetAnswers => {}
            }
        }
    }

    /// The stops of the trip on the desk, by day.
    pub fn days(&self) -> Vec<Vec<String>> {
        let trips = self.app.trips.as_ref().expect("trips");
        let days = trips.trip().days.iter();
        days.map(|day| day.visits.iter().map(|visit| visit.stop.to_string()).collect()).collect()
    }

    /// Where the reader is.
    pub fn address(&self) -> &str {
        self.history.last().expect("an address")
    }

    pub fn is_on(&self, page: &Page) -> bool {
        self.app.page == *page
    }
}

/// What the planner's worker answers.
fn worked_out(request: PlannerRequest) -> PlannerEvent {
    let ways = Ways::new(&ATLAS);
    let planner = Planner::new(&ATLAS, &ways);
    match request {
        PlannerRequest::Plan { wishes, rounds, seed } => {
            let effort = Effort { budget: Budget::Rounds(rounds), seed, prove: true };
            match planner.plan(&wishes, effort, &mut || 0.0, &mut |_| ControlFlow::Continue(())) {
                Ok(plan) => PlannerEvent::Planned(plan),
                Err(refusal) => PlannerEvent::Refused(refusal),
            }
        }
        PlannerRequest::Explain(wishes, plan) => {
            PlannerEvent::Explained(Box::new(planner.explained(&wishes, &plan)))
        }
        other => panic!("the desk does not ask for {other:?}"),
    }
}
