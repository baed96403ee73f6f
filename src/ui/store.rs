//! The state inside Yew: a store that takes messages, and a context with the state and a sender of messages, compared
//! by pointer. What a message asks of the browser waits here until the new state is on the page.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::update::updated;
use crate::app::{AppState, Effect, Msg, TripRequest, TripsMsg};
use crate::ui::effects::now::utc_now;

/// What the application opens with.
pub struct Opening {
    /// The state.
    pub app: Rc<AppState>,
    /// What has to be done once that state is on the page. The store takes it out.
    pub effects: RefCell<Vec<Effect>>,
}

/// Performs the effects that concern it and ignores the others.
type Performer = RefCell<Box<dyn Fn(&Effect)>>;

/// The present state, and the effects that wait until it is on the page.
pub struct Store {
    app: RefCell<Rc<AppState>>,
    waiting: RefCell<Vec<Effect>>,
    performers: RefCell<Vec<Rc<Performer>>>,
    /// Renders the page.
    redraw: UseForceUpdateHandle,
    /// Renders the component that has the effects performed.
    wake: RefCell<Option<UseForceUpdateHandle>>,
}

impl Store {
    /// A store that opens with this; `redraw` renders the page.
    pub fn new(opening: &Opening, redraw: UseForceUpdateHandle) -> Self {
        let (performers, wake) = Default::default();
        let waiting = RefCell::new(opening.effects.take());
        Self { app: RefCell::new(opening.app.clone()), waiting, performers, redraw, wake }
    }

    /// The present state.
    pub fn app(&self) -> Rc<AppState> {
        self.app.borrow().clone()
    }

    fn take_in(&self, msg: Msg) {
        let before = self.app();
        let (next, effects) = updated(&before, msg);
        if !Rc::ptr_eq(&before, &next) {
            self.app.replace(next);
            self.redraw.force_update();
        }
        if !effects.is_empty() {
            self.waiting.borrow_mut().extend(effects);
            self.wake.borrow().iter().for_each(UseForceUpdateHandle::force_update);
        }
    }

    /// Performs what waits, in order. What is sent meanwhile is performed after the next render.
    fn perform(&self) {
        for effect in self.waiting.take() {
            self.performers.borrow().iter().for_each(|performer| performer.borrow()(&effect));
        }
    }
}

/// Sends messages; stays the same for as long as the application lives.
#[derive(Clone)]
pub struct Dispatch(Option<Rc<Store>>);

impl PartialEq for Dispatch {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().map(Rc::as_ptr) == other.0.as_ref().map(Rc::as_ptr)
    }
}

impl Dispatch {
    /// A sender to the store.
    pub const fn to(store: Rc<Store>) -> Self {
        Self(Some(store))
    }

    /// A sender that sends nothing, for pages rendered to text.
    pub const fn nowhere() -> Self {
        Self(None)
    }

    /// Sends a message.
    pub fn send(&self, msg: Msg) {
        if let Some(store) = &self.0 {
            store.take_in(msg);
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

/// The present state, and the sender of messages.
#[hook]
pub fn use_view() -> View {
    use_context::<View>().expect("components stand inside the provider of the state")
}

/// The present state.
#[hook]
pub fn use_app() -> Rc<AppState> {
    use_view().app
}

/// The sender of messages.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_view().dispatch
}

/// Has the effects of messages performed after every render in which some wait. For one component, whose position among
/// the others decides what is done before and after.
#[hook]
pub fn use_effects_performed() {
    let wake = use_force_update();
    let store = use_dispatch().0;
    let waking = store.clone();
    use_effect_with((), move |()| {
        if let Some(store) = waking {
            store.wake.replace(Some(wake));
        }
    });
    use_effect(move || {
        if let Some(store) = store {
            store.perform();
        }
    });
}

/// Performs effects with this function, as the component last rendered it, for as long as the component is mounted. It
/// is boxed, so that the code of the hook exists once.
#[hook]
pub fn use_performer(perform: Box<dyn Fn(&Effect)>) {
    let store = use_dispatch().0;
    let own = use_mut_ref(|| Box::new(|_: &Effect| ()) as Box<dyn Fn(&Effect)>);
    *own.borrow_mut() = perform;
    use_effect_with((), move |()| {
        if let Some(store) = &store {
            store.performers.borrow_mut().push(own.clone());
        }
        move || {
            if let Some(store) = store {
                store.performers.borrow_mut().retain(|performer| !Rc::ptr_eq(performer, &own));
            }
        }
    });
}
