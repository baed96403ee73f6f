//! The answers are kept in this tab while they are given, so that a page that is loaded again has them when the questions
//! open. A plan that is taken, "start again" and "forget" end that. Fields keep what is half typed under names that begin
//! alike.

use yew::prelude::*;

use super::Bench;
use crate::app::planning::{Form, kept_answers, with_kept_answers};
use crate::platform::drafts;

/// The name of the draft, and the beginning of the names of the fields' drafts.
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
pub(super) fn use_kept(bench: Option<&Bench>, form: Option<&Form>) {
    let answers = bench.zip(form).map(|(bench, form)| kept_answers(&bench.questions(), form));
    use_effect_with(answers, |answers| match answers {
        Some(Some(text)) => drafts::keep(NAME, text),
        Some(None) => drafts::forget(NAME),
        None => (),
    });
}
