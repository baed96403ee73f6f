//! The answers are kept in this tab as they are given, so that a reloaded page has them when the questions open. They
//! are discarded when a plan is taken, by "start again" and by "forget". Fields keep what is half typed under keys
//! with the same prefix.

use yew::prelude::*;

use super::PlannerCtx;
use crate::app::planning::{Form, kept_answers, with_kept_answers};
use crate::platform::drafts;

/// The key of the draft, and the prefix of the keys of the fields' drafts.
const NAME: &str = "planning";

/// The form with the answers that were given before.
pub(super) fn taken_up(asked: Form) -> Form {
    match drafts::load(NAME) {
        Some(text) => with_kept_answers(asked, &text),
        None => asked,
    }
}

/// Forgets the answers, and what is half typed.
pub(super) fn forget() {
    drafts::forget_all(NAME);
}

/// Keeps the answers as they are given.
#[hook]
pub(super) fn use_kept(bench: Option<&PlannerCtx>, form: Option<&Form>) {
    let answers = bench.zip(form).map(|(bench, form)| kept_answers(&bench.questions(), form));
    use_effect_with(answers, |answers| match answers {
        Some(Some(text)) => drafts::keep(NAME, text),
        Some(None) => drafts::forget(NAME),
        None => (),
    });
}
