//! The state inside Yew: one reducer, one context for the state, one for sending messages.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::update::updated;
use crate::app::{AppState, Msg, TripRequest, TripsMsg};
use crate::ui::effects::now::utc_now;

/// The state as Yew keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Store(pub Rc<AppState>);

impl Reducible for Store {
    type Action = Msg;

    // Returning the same `Rc` when nothing changed makes Yew skip the render.
    fn reduce(self: Rc<Self>, msg: Msg) -> Rc<Self> {
        let next = updated(&self.0, msg);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Self(next)) }
    }
}

/// Sends messages; stays the same for as long as the application lives.
#[derive(Clone, PartialEq)]
pub struct Dispatch(Option<UseReducerDispatcher<Store>>);

impl Dispatch {
    /// A sender to the store.
    pub fn to(dispatcher: UseReducerDispatcher<Store>) -> Self {
        Self(Some(dispatcher))
    }

    /// A sender that sends nothing, for pages rendered to text.
    pub const fn nowhere() -> Self {
        Self(None)
    }

    /// Sends a message.
    pub fn send(&self, msg: Msg) {
        if let Some(dispatcher) = &self.0 {
            dispatcher.dispatch(msg);
        }
    }
}

impl Dispatch {
    /// Sends a wish for the trip, with the present time.
    pub fn wish(&self, wish: TripRequest) {
        self.send(Msg::Wish(wish, utc_now()));
    }

    /// Sends a message to the trips, with the present time.
    pub fn trips(&self, msg: TripsMsg) {
        self.send(Msg::Trips(Box::new(msg), utc_now()));
    }
}

/// Everything that a part of a page needs: the state that it shows, and a way to report what the traveller did. A
/// component fetches it once and passes it to the functions that make its markup. Two are equal if they share the very
/// same state.
#[derive(Clone)]
pub struct View {
    /// The present state.
    pub app: Rc<AppState>,
    /// The sender of messages.
    pub dispatch: Dispatch,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.app, &other.app) && self.dispatch == other.dispatch
    }
}

impl View {
    /// A callback that sends the same message at every press.
    pub fn send(&self, msg: Msg) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.send(msg.clone()))
    }

    /// A callback for a press that sends a wish for the trip, with the time of the press.
    pub fn wish(&self, wish: TripRequest) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.wish(wish.clone()))
    }

    /// A callback for a press that sends a message to the trips, with the time of the press. Not for pages of the
    /// first view: see [`crate::app::trips`].
    pub fn trips(&self, msg: TripsMsg) -> Callback<MouseEvent> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |_| dispatch.trips(msg.clone()))
    }

    /// A callback that sends the message that `msg` makes from its event. A function pointer, so that the code exists
    /// once for each kind of event and not for each field.
    pub fn on<E: 'static>(&self, msg: fn(E) -> Msg) -> Callback<E> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |event| dispatch.send(msg(event)))
    }
}

/// The present state.
#[hook]
pub fn use_app() -> Rc<AppState> {
    use_context::<Rc<AppState>>().expect("components stand inside the state's provider")
}

/// The sender of messages.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("components stand inside the sender's provider")
}

/// State and sender together.
#[hook]
pub fn use_view() -> View {
    View { app: use_app(), dispatch: use_dispatch() }
}
