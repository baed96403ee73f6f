//! The keeper: one for the page. It knows what storage holds and what the application has, and writes the difference.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::{diary, left, new_id, other_tabs, writing};
use crate::app::trips::kept::left::{LaidOver, lay_over};
use crate::app::trips::kept::{self, Confirmed, Found, Record, Sign, Trouble};
use crate::app::{AppState, Shared, Trips, TripsMsg};
use crate::domain::trip::{History, Trip};
use crate::domain::{Atlas, TripId};
use crate::platform::channel::Channel;
use crate::platform::storage::{self, Everything, Storage, StorageError, Stored};
use crate::platform::{self, Listener, page_life};
use crate::ui::effects::clock::utc_now;
use crate::ui::effects::stamps;
use crate::ui::store::{Dispatch, View};

/// The line between the tabs.
const CHANNEL: &str = "hangyong:trips";

thread_local! {
    static KEEPER: RefCell<Option<Rc<Keeper>>> = const { RefCell::new(None) };
}

/// See the module.
pub(super) struct Keeper {
    pub dispatch: Dispatch,
    pub atlas: RefCell<Shared<Atlas>>,
    /// The connection, while there is one.
    pub storage: RefCell<Option<Rc<Storage>>>,
    /// Whether all records have been read once.
    pub has_read: Cell<bool>,
    /// What storage holds.
    pub confirmed: RefCell<Confirmed>,
    /// The `rev` of each record there.
    pub revs: RefCell<HashMap<String, String>>,
    /// What the application had when it was rendered last.
    pub latest: RefCell<Option<Shared<Trips>>>,
    /// The number of the last news from elsewhere that the application was told. Until `latest` has heard it, nothing is
    /// written: it would take back what another tab has done.
    pub told: Cell<u32>,
    /// A writing is on its way.
    pub is_writing: Cell<bool>,
    /// The revisions of the records that are on their way to storage.
    pub on_its_way: RefCell<HashMap<String, String>>,
    /// Something is left for the next page.
    pub has_left: Cell<bool>,
    /// Another tab spoke meanwhile.
    pub look_later: Cell<bool>,
    /// Writings that failed one after the other.
    pub failures: Cell<u32>,
    /// The next writing.
    pub soon: RefCell<Option<Timeout>>,
    pub channel: RefCell<Option<Channel>>,
    life: RefCell<Vec<Listener>>,
}

/// Reads the trips and hands them to the application.
#[inline(never)]
pub fn start(view: View) {
    if KEEPER.with_borrow(Option::is_some) {
        return;
    }
    let keeper = Rc::new(Keeper::new(&view));
    KEEPER.set(Some(keeper.clone()));
    keeper.listen();
    spawn_local(async move { keeper.bring().await });
}

/// Has the trips of that state kept.
#[inline(never)]
pub fn keep(app: &Rc<AppState>) {
    if let (Some(keeper), Some(trips)) = (KEEPER.with_borrow(Option::clone), &app.trips) {
        *keeper.atlas.borrow_mut() = app.atlas.clone();
        keeper.changed(trips);
    }
}

/// Deletes all that the site keeps in this browser, also for other tabs; `done` hears whether it worked.
#[inline(never)]
pub fn forget_all(done: Box<dyn FnOnce(bool)>) {
    spawn_local(async move { done(forget().await) });
}

/// Tells the scripts around the application to forget as well what they keep: the files for days without a network.
const FORGET: &str = "hangyong:forget";

async fn forget() -> bool {
    let keeper = KEEPER.with_borrow(Option::clone);
    let wiped = match &keeper {
        Some(keeper) => wipe(keeper.connection().await).await,
        None => wipe(Storage::open().await.map(Rc::new)).await,
    };
    if let (true, Some(keeper)) = (wiped, &keeper) {
        keeper.storage.take();
        keeper.channel.borrow().iter().for_each(|channel| channel.post([other_tabs::FORGOTTEN]));
        keeper.forgotten();
    }
    if wiped {
        storage::delete_database().await;
    }
    platform::preferences::clear();
    platform::drafts::forget_all("");
    stamps::forgotten();
    platform::document::announce(FORGET);
    wiped
}

/// Where the browser keeps nothing there is nothing to delete.
async fn wipe(storage: Result<Rc<Storage>, StorageError>) -> bool {
    match storage {
        Ok(storage) => storage.clear().await.is_ok(),
        Err(why) => why == StorageError::Refused,
    }
}

impl Keeper {
    fn new(view: &View) -> Self {
        Self {
            dispatch: view.dispatch.clone(),
            atlas: RefCell::new(view.app.atlas.clone()),
            storage: RefCell::default(),
            has_read: Cell::new(false),
            confirmed: RefCell::default(),
            revs: RefCell::default(),
            latest: RefCell::default(),
            told: Cell::new(0),
            is_writing: Cell::new(false),
            on_its_way: RefCell::default(),
            has_left: Cell::new(false),
            look_later: Cell::new(false),
            failures: Cell::new(0),
            soon: RefCell::default(),
            channel: RefCell::default(),
            life: RefCell::default(),
        }
    }

    fn listen(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let heard = move |words: Vec<String>| {
            if let Some(keeper) = weak.upgrade() {
                other_tabs::heard(&keeper, &words);
            }
        };
        self.channel.replace(Channel::open(CHANNEL, heard));
        let (leaving, back) = (Rc::downgrade(self), Rc::downgrade(self));
        let life = page_life::watch(
            move || leaving.upgrade().into_iter().for_each(|keeper| leave_page(&keeper)),
            move || back.upgrade().into_iter().for_each(|keeper| other_tabs::look(&keeper, None)),
        );
        self.life.replace(life);
    }

    async fn bring(self: Rc<Self>) {
        let empty = Trip::new(new_id(), "", utc_now());
        let atlas = self.atlas.borrow().clone();
        let trips = match self.read_all().await {
            Ok(everything) => self.found(everything, empty, &atlas),
            Err(why) => {
                let sign = Sign::NotSaved(trouble(&why));
                Trips { sign, ..Trips::new(History::new(empty), Vec::new(), &atlas) }
            }
        };
        let trips = Trips { heard: self.told.get(), diary: diary::found(), ..trips };
        self.dispatch.trips(TripsMsg::Arrived(Box::new(trips)));
    }

    /// The trips in storage, with what a page before has left laid over them.
    fn found(&self, everything: Everything, empty: Trip, atlas: &Atlas) -> Trips {
        let Everything { records: stored, desk, bin } = everything;
        let stored: Vec<_> = stored.iter().map(record).collect();
        let left = left::found();
        self.has_left.set(left.is_some());
        let left = left.unwrap_or_default();
        let asked = left.desk.clone().or_else(|| desk.clone());
        let LaidOver { records, unwritten } = lay_over(left, stored);
        let Found { mut trips, mut confirmed } = kept::read(&records, asked.as_deref(), &bin, empty, atlas);
        confirmed.trips.retain(|id, _| !unwritten.contains(id));
        confirmed.desk = desk.as_deref().map(TripId::from);
        if !unwritten.is_empty() {
            trips.sign = Sign::Saving;
        }
        self.confirmed.replace(confirmed);
        let revs = records.into_iter().filter(|one| !one.rev.is_empty());
        self.revs.replace(revs.map(|one| (one.id, one.rev)).collect());
        self.has_read.set(true);
        trips
    }

    async fn read_all(&self) -> Result<Everything, StorageError> {
        self.connection().await?.all().await
    }

    /// The open database, opened again where it was closed under us.
    pub async fn connection(&self) -> Result<Rc<Storage>, StorageError> {
        let open = self.storage.borrow().clone();
        if let Some(storage) = open {
            return Ok(storage);
        }
        let storage = Rc::new(Storage::open().await?);
        self.storage.replace(Some(storage.clone()));
        Ok(storage)
    }

    fn changed(self: &Rc<Self>, trips: &Shared<Trips>) {
        let before = self.latest.replace(Some(trips.clone()));
        diary::keep(before.as_deref(), trips);
        if before.is_none_or(|before| !holds_the_same(&before, trips)) {
            // What is given as the page is left gets no later moment.
            if page_life::is_hidden() { leave_page(self) } else { writing::soon(self) }
        }
    }

    /// Tells the application whether all is kept, when that is news.
    pub fn sign(&self, sign: Sign) {
        let shown = self.latest.borrow().as_ref().map(|trips| trips.sign);
        if shown.is_some_and(|shown| shown != sign) {
            self.dispatch.trips(TripsMsg::Signed(sign));
        }
    }

    /// The trip on the desk as storage has it.
    pub fn base(&self) -> Option<std::sync::Arc<Trip>> {
        let latest = self.latest.borrow();
        let desk = &latest.as_ref()?.trip().id;
        self.confirmed.borrow().trips.get(desk).map(|history| history.trip().clone())
    }

    /// The number of news that the application is told now.
    pub fn news(&self) -> u32 {
        self.told.set(self.told.get().wrapping_add(1));
        self.told.get()
    }

    /// Starts with nothing, as in a browser that was never here.
    pub fn forgotten(&self) {
        self.confirmed.take();
        self.revs.take();
        self.dispatch.trips(TripsMsg::Forgotten(new_id(), self.news()));
    }
}

/// Writes what is not written, and leaves it for the next page in case that this one comes to its end before.
fn leave_page(keeper: &Rc<Keeper>) {
    left::leave(keeper);
    writing::now(keeper);
}

/// A sign or a word said changes nothing that is kept. News that change nothing either still let the writing go on that
/// has waited for them.
fn holds_the_same(a: &Trips, b: &Trips) -> bool {
    let shelf = || a.shelf.iter().zip(&b.shelf).all(|(a, b)| a.history.is_same(&b.history));
    let lengths = |trips: &Trips| (trips.shelf.len(), trips.bin.len());
    a.heard == b.heard
        && a.deleted_elsewhere == b.deleted_elsewhere
        && a.desk.is_same(&b.desk)
        && lengths(a) == lengths(b)
        && shelf()
        && a.damaged == b.damaged
}

/// A record of the platform as the application reads it.
pub(super) fn record(stored: &Stored) -> Record {
    let Stored { id, doc, history, rev } = stored.clone();
    Record { id, doc, history, rev }
}

/// What the reader is told of it.
pub(super) fn trouble(why: &StorageError) -> Trouble {
    match why {
        StorageError::Refused => Trouble::Refused,
        StorageError::Full => Trouble::Full,
        StorageError::Newer => Trouble::Newer,
        StorageError::Closed(_) | StorageError::Clash(_) => Trouble::Broken,
    }
}

/// The id of a key.
pub(super) fn id(key: &str) -> TripId {
    TripId::from(key)
}
