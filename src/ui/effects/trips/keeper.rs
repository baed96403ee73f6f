//! The keeper, one per page. It turns what the browser reports into events of [`Sync`] and carries out the resulting
//! commands.

use std::cell::RefCell;
use std::rc::Rc;

use super::storing::{Connection, persist_once};
use super::{diary, left};
use crate::app::trips::kept::sync::{Command, Env, Event, Sync};
use crate::app::{AppState, Shared, Trips};
use crate::domain::Atlas;
use crate::platform::channel::Channel;
use crate::platform::storage::delete_database;
use crate::platform::task::spawn_local;
use crate::platform::timer::Timeout;
use crate::platform::{self, Listener, page_life};
use crate::ui::effects::map::keeping;
use crate::ui::effects::now::utc_now;
use crate::ui::effects::stamps;
use crate::ui::store::{Dispatch, View};

/// The name of the channel between tabs.
const CHANNEL: &str = "hangyong:trips";
/// Tells the scripts around the application to delete what they keep as well: the files for days without a network.
const FORGET: &str = "hangyong:forget";

thread_local! {
    static KEEPER: RefCell<Option<Rc<TripSync>>> = const { RefCell::new(None) };
}

/// See the module.
struct TripSync {
    dispatch: Dispatch,
    atlas: RefCell<Shared<Atlas>>,
    sync: RefCell<Sync>,
    /// The trips as they were last, to see whether the diary has changed.
    latest: RefCell<Option<Shared<Trips>>>,
    storage: Connection,
    channel: RefCell<Option<Channel>>,
    /// The timer of the next tick.
    soon: RefCell<Option<Timeout>>,
    life: RefCell<Vec<Listener>>,
}

/// Reads the trips and hands them to the application.
#[inline(never)]
pub fn start(view: View) {
    if KEEPER.with_borrow(Option::is_some) {
        return;
    }
    let keeper = Rc::new(TripSync {
        dispatch: view.dispatch.clone(),
        atlas: RefCell::new(view.app.atlas.clone()),
        sync: RefCell::default(),
        latest: RefCell::default(),
        storage: Connection::default(),
        channel: RefCell::default(),
        soon: RefCell::default(),
        life: RefCell::default(),
    });
    KEEPER.set(Some(keeper.clone()));
    keeper.channel.replace(Channel::open(CHANNEL, keeper.hears(Event::Heard)));
    let (leaving, back) = (keeper.hears(|()| Event::Leaving), keeper.hears(|()| Event::Back));
    keeper.life.replace(page_life::watch(move || leaving(()), move || back(())));
    keeper.step(Event::Began { lefts: left::found(), diary: Box::new(diary::found()) });
}

/// Has the trips of that state stored.
#[inline(never)]
pub fn keep(app: &Rc<AppState>) {
    if let (Some(keeper), Some(trips)) = (KEEPER.with_borrow(Option::clone), &app.trips) {
        *keeper.atlas.borrow_mut() = app.atlas.clone();
        let before = keeper.latest.replace(Some(trips.clone()));
        diary::keep(before.as_deref(), trips);
        keeper.step(Event::Changed(trips.clone()));
    }
}

/// Deletes everything that the site keeps in this browser, also for other tabs; `done` receives whether that worked.
#[inline(never)]
pub fn forget_all(done: Box<dyn FnOnce(bool)>) {
    spawn_local(async move {
        let keeper = KEEPER.with_borrow(Option::clone);
        // No page may have asked for trips yet.
        let wiped = match &keeper {
            Some(keeper) => keeper.storage.wipe().await,
            None => Connection::default().wipe().await,
        };
        if wiped {
            keeper.iter().for_each(|keeper| keeper.step(Event::Wiped));
            delete_database().await;
        }
        platform::preferences::clear();
        platform::drafts::forget_all("");
        stamps::forgotten();
        keeping::forget().await;
        platform::document::announce(FORGET);
        done(wiped);
    });
}

impl TripSync {
    /// A handler that passes on what the browser reports as an event, as long as the keeper exists.
    fn hears<T, F>(self: &Rc<Self>, event: F) -> impl Fn(T) + Clone + use<T, F>
    where
        F: Fn(T) -> Event + Clone,
    {
        let weak = Rc::downgrade(self);
        move |said| {
            if let Some(keeper) = weak.upgrade() {
                keeper.step(event(said));
            }
        }
    }

    fn step(self: &Rc<Self>, event: Event) {
        let atlas = self.atlas.borrow().clone();
        let env = Env {
            atlas: &atlas,
            now: utc_now(),
            is_hidden: page_life::is_hidden(),
            new_id: &platform::random::id,
        };
        let commands = self.sync.borrow_mut().step(event, &env);
        commands.into_iter().for_each(|command| self.carry_out(command));
    }

    fn carry_out(self: &Rc<Self>, command: Command) {
        let keeper = self.clone();
        match command {
            Command::Read(question) => spawn_local(async move {
                let answer = keeper.storage.read(question.ids.as_deref()).await;
                keeper.step(Event::Answered(question, answer));
            }),
            Command::Write(batch) => spawn_local(async move {
                let result = keeper.storage.write(&batch).await;
                keeper.step(Event::Written(result));
            }),
            Command::Broadcast(words) => {
                let channel = self.channel.borrow();
                channel.iter().for_each(|channel| channel.post(words.iter().map(String::as_str)));
            }
            Command::Tell(msg) => self.dispatch.trips(msg),
            Command::WakeAfter(wait_ms) => {
                let wake = self.hears(|()| Event::Tick);
                self.soon.replace(Some(Timeout::new(wait_ms, move || wake(()))));
            }
            Command::Leave(text) => left::leave(&text),
            Command::ForgetLeft { own, found } => left::forget(own, &found),
            Command::Persist => persist_once(),
        }
    }
}
