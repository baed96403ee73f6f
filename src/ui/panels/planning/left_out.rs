//! What is not in the plan, each with its reason and with what would bring it in.

use yew::prelude::*;

use super::PlannerCtx;
use crate::app::planning::Planning;
use crate::app::planning::reasons::{change, reason};
use crate::app::planning::words::name;
use crate::i18n::words;
use crate::plan::trip::{Answer, LeftOut, Reason};

/// The stops that were asked for, and the others folded away.
pub(super) fn left_out(bench: &PlannerCtx, planning: &Planning, answer: &Answer) -> Html {
    let (asked_for, others): (Vec<&LeftOut>, Vec<&LeftOut>) =
        answer.left_out.iter().partition(|left| left.asked_for);
    let list = |of: &[&LeftOut]| {
        html! {
            <ul role="list" class="planning__left-out">{ for of.iter().map(|left| one(bench, planning, left)) }</ul>
        }
    };
    html! {
        <>
            if !asked_for.is_empty() {
                <h3 class="planning__day">{ bench.words.left_out }</h3>
                { list(&asked_for) }
            }
            if !others.is_empty() {
                <details class="planning__more">
                    <summary class="button">
                        { bench.words.left_out_rest }<span class="badge">{ others.len() }</span>
                    </summary>
                    { list(&others) }
                </details>
            }
        </>
    }
}

fn one(bench: &PlannerCtx, planning: &Planning, left: &LeftOut) -> Html {
    let (lang, atlas) = (bench.view.app.lang, &bench.view.app.atlas);
    let helps: Vec<String> = left.remedies.iter().map(|one| change(lang, one, atlas)).collect();
    let can_be_must = !matches!(left.why, Reason::NotInPack | Reason::ClosedAllDays)
        && !planning.form.must.contains(&left.stop);
    html! {
        <li class="planning__line" key={left.stop.as_str()}>
            <span class="planning__stop">
                <span>{ name(atlas, lang, &left.stop) }{ words(lang).colon }{ reason(lang, left.why) }</span>
                if !helps.is_empty() {
                    <span class="quiet">{ bench.words.would_help }{ helps.join(bench.words.or) }</span>
                }
            </span>
            if can_be_must {
                { make_must(bench, planning, left) }
            }
        </li>
    }
}

fn make_must(bench: &PlannerCtx, planning: &Planning, left: &LeftOut) -> Html {
    let (lang, atlas) = (bench.view.app.lang, &bench.view.app.atlas);
    let form = planning.with_must(&left.stop);
    let label = format!("{}{}{}", bench.words.make_must, words(lang).colon, name(atlas, lang, &left.stop));
    html! {
        <button type="button" class="button" aria-label={label} onclick={bench.press(move |bench| bench.plan(&form))}>
            { bench.words.make_must }
        </button>
    }
}
