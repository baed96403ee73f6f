//! The operator's router, if the pack names one: asked for the ways of the trip once an edit has settled. If it does
//! not answer, the estimates stay.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::trips::router::{WayQuestion, answer, questions};
use crate::app::{Shared, Trips, TripsMsg};
use crate::domain::schedule::MeasuredWays;
use crate::platform::fetch;
use crate::platform::task::spawn_local;
use crate::platform::timer::Timeout;
use crate::ui::store::{Dispatch, View};

/// How long to wait after an edit, in milliseconds.
const SETTLE_MS: u32 = 700;
/// After this many unanswered questions in a row, no more are asked.
const PATIENCE: u32 = 3;

#[derive(Default)]
struct Talk {
    asked: HashSet<String>,
    answers: MeasuredWays,
    silent: u32,
}

/// Asks the router as long as the trip page is shown.
#[hook]
pub fn use_router(view: &View, trips: &Shared<Trips>) {
    let talk = use_mut_ref(Talk::default);
    let (view, trips) = (view.clone(), trips.clone());
    use_effect_with(trips.schedule.clone(), move |_| {
        let later = view.app.atlas.info.router.clone().map(|root| {
            Timeout::new(SETTLE_MS, move || {
                let asked = questions(&trips, &view.app.atlas, &root);
                spawn_local(ask(talk, asked, view.dispatch.clone()));
            })
        });
        move || drop(later)
    });
}

/// Asks one question after the other; what was learnt is reported at the end.
async fn ask(talk: Rc<RefCell<Talk>>, all: Vec<WayQuestion>, dispatch: Dispatch) {
    let mut learnt = false;
    for question in all {
        if talk.borrow().silent >= PATIENCE {
            break;
        }
        if !talk.borrow_mut().asked.insert(question.url.clone()) {
            continue;
        }
        let content = fetch::once(&question.url).await.ok();
        let mut talk = talk.borrow_mut();
        match content.as_deref().and_then(|content| answer(content, &question)) {
            Some(measured) => {
                talk.silent = 0;
                talk.answers.insert(&question.from, &question.to, question.mode, measured);
                learnt = true;
            }
            None => talk.silent += 1,
        }
    }
    if learnt {
        let answers = talk.borrow().answers.clone();
        dispatch.trips(TripsMsg::Measured(answers));
    }
}
