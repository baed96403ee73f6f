//! The state inside Yew: one reducer, one context for the state, one for sending messages.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::update::updated;
use crate::app::{AppState, Msg};

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

    /// A sender to nobody, for pages rendered to text.
    pub const fn nowhere() -> Self {
        Self(None)
    }

    /// Sends a message.
    pub fn send(&self, msg: Msg) {
        if let Some(dispatcher) = &self.0 {
            dispatcher.dispatch(msg);
        }
    }

    /// A callback that sends what `msg` makes of its event.
    pub fn on<E: 'static>(&self, msg: impl Fn(E) -> Msg + 'static) -> Callback<E> {
        let dispatch = self.clone();
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
