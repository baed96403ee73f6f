//! Sport by sport: the venues and what visitors can do, or that nothing is known.

use yew::prelude::*;

use crate::app::present::sports::{ages, asked, kinds};
use crate::app::{AppState, Page, Section};
use crate::domain::Bilingual;
use crate::domain::reading::Experience;
use crate::domain::topics::{Topics, Venue, VenueUse};
use crate::i18n::{sport_counts, sport_groups, sport_words, topic_words, words};
use crate::ui::parts::PageLink;
use crate::ui::parts::further_languages::in_further_languages;
use crate::ui::parts::prose::prose;
use crate::ui::parts::sources::source_list;
use crate::ui::store::View;

/// The keys in the pack's files for each group of `sport_groups`.
const GROUPS: [&[&str]; 8] = [
    &["equestrian"],
    &["yacht", "sailing", "sea-sports"],
    &["cycling", "triathlon"],
    &["beach-volleyball"],
    &["rowing"],
    &["climbing"],
    &["esports"],
    &["swimming"],
];

/// Every group, then what belongs to none of them; empty if the pack knows no sport at all.
pub fn sports(view: &View, topics: &Topics) -> Html {
    let app = &view.app;
    let says = sport_words(app.lang);
    if app.atlas.experiences.is_empty() && topics.venues.iter().all(|venue| venue.sports.is_empty()) {
        return Html::default();
    }
    let in_no_group = |key: &str| !GROUPS.iter().any(|keys| keys.contains(&key));
    let others: Vec<_> = app.atlas.experiences.iter().filter(|one| in_no_group(&one.sport)).collect();
    html! {
        <section id={Section::Experiences.id()} class="sports" aria-labelledby="sports-title">
            <h2 id="sports-title" class="section-title" tabindex="-1">{ topic_words(app.lang).by_sport }</h2>
            { for GROUPS.into_iter().zip(sport_groups(app.lang)).map(|(keys, name)| {
                let is_of_it = |key: &str| keys.contains(&key);
                let held = |venue: &&Venue| venue.sports.iter().any(|key| is_of_it(key));
                let venues = topics.venues.iter().filter(held).collect();
                let offers = app.atlas.experiences.iter().filter(|one| is_of_it(&one.sport)).collect();
                group(view, topics, name, (venues, offers))
            }) }
            if !others.is_empty() {
                { group(view, topics, says.more_sports, (Vec::new(), others)) }
            }
        </section>
    }
}

fn group(
    view: &View,
    topics: &Topics,
    name: &'static str,
    (venues, offers): (Vec<&Venue>, Vec<&Experience>),
) -> Html {
    let says = sport_words(view.app.lang);
    html! {
        <details class="guide sport">
            <summary>
                <span class="guide__title">{ name }</span>
                <span class="guide__author">{ counts(&view.app, venues.len(), offers.len()) }</span>
            </summary>
            if !venues.is_empty() {
                <h3>{ says.group_venues }</h3>
                <ul role="list" class="experiences">{ for venues.iter().map(|one| venue_item(view, one)) }</ul>
            }
            if !offers.is_empty() {
                <h3>{ says.group_experiences }</h3>
                <ul role="list" class="experiences">
                    { for offers.iter().map(|one| experience_item(view, topics, one)) }
                </ul>
            } else {
                <p class="quiet">{ if venues.is_empty() { says.nothing } else { says.no_experience } }</p>
            }
        </details>
    }
}

fn counts(app: &AppState, venues: usize, offers: usize) -> String {
    let counted = [venues, offers].into_iter().zip(sport_counts(app.lang));
    let told = counted.filter(|(number, _)| *number > 0);
    let told: Vec<_> = told.map(|(number, what)| what.count(number)).collect();
    if told.is_empty() { words(app.lang).unknown.to_owned() } else { told.join(words(app.lang).list_comma) }
}

fn venue_item(view: &View, venue: &Venue) -> Html {
    let lang = view.app.lang;
    let Some(stop) = view.app.atlas.stop(&venue.stop) else { return Html::default() };
    let name = html! { { stop.name.get(lang) } };
    let at = VenueUse::ALL.into_iter().position(|(kind, _)| kind == venue.access);
    let used = at.and_then(|at| topic_words(lang).venue_use.get(at)).copied().unwrap_or_default();
    html! {
        <li class="experience" key={venue.stop.as_str()}>
            <p class="experience__name">{ PageLink::to(Page::Stop(venue.stop.clone())).around(view, name) }</p>
            <p><span class={classes!("venue__use", format!("venue__use--{}", venue.access.key()))}>{ used }</span></p>
            <p>{ prose(venue.today.get(lang)) }</p>
        </li>
    }
}

fn experience_item(view: &View, topics: &Topics, experience: &Experience) -> Html {
    let lang = view.app.lang;
    let name = html! { { experience.name.get(lang) } };
    html! {
        <li class="experience" key={experience.id.clone()}>
            <p class="experience__name">
                { PageLink::to(Page::Stop(experience.stop.clone())).around(view, name) }
            </p>
            <p>{ prose(experience.summary.get(lang)) }</p>
            { in_further_languages(&view.app, &[&experience.name, &experience.summary]) }
            { facts(&view.app, topics, experience) }
            <details>
                <summary class="topic__sources">{ words(lang).sources }</summary>
                { source_list(&view.app, &experience.sources) }
            </details>
        </li>
    }
}

/// What one asks before going; unknown facts are marked as such.
pub fn facts(app: &AppState, topics: &Topics, experience: &Experience) -> Html {
    let (lang, says) = (app.lang, sport_words(app.lang));
    let known = topics.experience(&experience.id);
    let text = |text: Option<&Bilingual>| text.map(|text| text.get(lang).to_owned());
    let rows = [
        (says.kinds, kinds(lang, known)),
        (says.ages, ages(lang, known)),
        (says.season, text(experience.season.as_ref())),
        (says.booking, text(experience.booking.as_ref())),
    ];
    html! {
        <dl class="visiting__list">
            { for rows.into_iter().map(|(label, value)| {
                let value = value.unwrap_or_else(|| words(lang).unknown.to_owned());
                html! { <div><dt>{ label }</dt><dd>{ prose(&value) }</dd></div> }
            }) }
            <div><dt>{ says.ask }</dt><dd>{ whom_to_ask(app, topics, experience) }</dd></div>
        </dl>
    }
}

fn whom_to_ask(app: &AppState, topics: &Topics, experience: &Experience) -> Html {
    let stop = app.atlas.stop(&experience.stop);
    let Some(asked) = asked(app.lang, topics.experience(&experience.id), stop) else {
        return html! { { words(app.lang).unknown } };
    };
    html! {
        <>
            { prose(&asked.who) }
            if let Some(phone) = asked.phone {
                { " " }<a class="whole" href={format!("tel:{}", called(&phone))}>{ phone }</a>
            }
        </>
    }
}

fn called(phone: &str) -> String {
    phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
}
