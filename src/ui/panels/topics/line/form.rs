//! The choices: two stations, a date, an hour, and for how long.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{LineBench, how_long, notice};
use crate::app::line::{Choices, HOURS, LineTrouble, Span, boarding, leaving};
use crate::app::planning::Stage;
use crate::domain::Lang;
use crate::i18n::format::{clock_of_minutes, date, date_from_iso, iso_date};
use crate::i18n::{LineWords, words};
use crate::ui::parts::select::select;
use crate::ui::parts::typed_field::{Given, Kind};
use crate::ui::parts::{TypedField, chips::chip};

/// The form.
pub(super) fn choices(bench: &LineBench) -> Html {
    let (words, app) = (bench.words, &bench.view.app);
    let onsubmit = {
        let bench = bench.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            bench.ask();
        })
    };
    let thinks = matches!(bench.desk.stage, Stage::Thinking { .. });
    // Pages that may be read at any time know no today, so they report no trouble.
    let trouble = bench.desk.choices.trouble(app.now, app.date).filter(|_| app.now.is_some());
    html! {
        <form class="planning__form" {onsubmit} aria-label={words.choose}>
            <div class="planning__fields">
                { stations(bench) }
                { when(bench) }
            </div>
            <fieldset class="chips">
                <legend>{ words.how_long }</legend>
                <div class="chips__row">{ for Span::ALL.into_iter().map(|span| span_chip(bench, span)) }</div>
            </fieldset>
            if let Some(trouble) = trouble {
                { notice(sentence(app.lang, words, trouble)) }
            }
            <p class="planning__acts">
                <button type="submit" class="button button--main" disabled={thinks}>{ words.go }</button>
            </p>
        </form>
    }
}

/// What to do about the trouble, in words.
fn sentence(lang: Lang, words: &LineWords, trouble: LineTrouble) -> String {
    match trouble {
        LineTrouble::SameStation => words.same_station.to_owned(),
        LineTrouble::NoDate => words.no_date.to_owned(),
        LineTrouble::Past(day) => format!("{}{}", date(lang, day), words.past),
        LineTrouble::TooLate(_) => words.too_late.to_owned(),
    }
}

/// Where to board and where to get off. Stations that lead to nothing are not offered as destinations.
fn stations(bench: &LineBench) -> Html {
    let (words, app) = (bench.words, &bench.view.app);
    let (lang, choices) = (app.lang, &bench.desk.choices);
    let from = boarding(&app.atlas).into_iter();
    let from = from.map(|station| (station.id.to_string(), station.name.get(lang).to_owned())).collect();
    let counted = leaving(&app.atlas).into_iter().map(|(station, stops)| {
        let count = crate::i18n::words(lang).stops_count.count(stops);
        (station.id.to_string(), format!("{} · {count}", station.name.get(lang)))
    });
    let to: Vec<_> = counted.chain([(String::new(), words.anywhere.to_owned())]).collect();
    let there = choices.to.as_ref().map_or("", |to| to.as_str());
    html! {
        <>
            { select("line-from", words.from, from, choices.from.as_str(),
                chosen(bench, |choices, text| choices.from = text.into())) }
            { select("line-to", words.to, to, there, chosen(bench, |choices, text| {
                choices.to = (!text.is_empty()).then(|| text.into());
            })) }
        </>
    }
}

/// The date, and the hour from which on.
fn when(bench: &LineBench) -> Html {
    let (says, app) = (bench.words, &bench.view.app);
    let choices = &bench.desk.choices;
    let value = choices.first_day(app.now, app.date).map(iso_date).unwrap_or_default();
    let refused = words(app.lang).later().date_refused;
    let check = Callback::from(move |text: String| {
        let is_right = text.is_empty() || date_from_iso(&text).is_some();
        (!is_right).then(|| refused.to_owned())
    });
    let ongiven = {
        let bench = bench.clone();
        Callback::from(move |given: Given| {
            bench.choose(Choices { date: date_from_iso(&given.text), ..bench.desk.choices.clone() });
        })
    };
    let clock = |hour: u32| clock_of_minutes(u16::try_from(hour * 60).unwrap_or(0));
    let hours = HOURS.map(|hour| (hour.to_string(), clock(hour))).collect();
    html! {
        <>
            <div class="field">
                <label for="line-date">{ says.date }</label>
                <TypedField id="line-date" kind={Kind::Date} {value} {check} {ongiven} />
            </div>
            { select("line-hour", says.hour, hours, &choices.hour.to_string(), chosen(bench, |choices, text| {
                choices.hour = text.parse().unwrap_or(choices.hour);
            })) }
        </>
    }
}

fn span_chip(bench: &LineBench, span: Span) -> Html {
    let press = {
        let bench = bench.clone();
        Callback::from(move |_| bench.choose(Choices { span, ..bench.desk.choices.clone() }))
    };
    chip(how_long(bench.words, span), bench.desk.choices.span == span, press)
}

/// A callback for a list: `change` puts the chosen value into the choices.
fn chosen(bench: &LineBench, change: fn(&mut Choices, &str)) -> Callback<Event> {
    let bench = bench.clone();
    Callback::from(move |event: Event| {
        let mut choices = bench.desk.choices.clone();
        change(&mut choices, &event.target_unchecked_into::<HtmlSelectElement>().value());
        bench.choose(choices);
    })
}
