//! The words for what an edit of a trip did. A label without words in both languages does not compile.

use super::first_letter::lowered;
use super::names::stop_name;
use crate::domain::trip::{EditLabel, ReplaceReason};
use crate::domain::{Atlas, Lang, RouteId};

mod done;
mod sentences;

/// The words for an edit, such as 添加天一阁 / "Add Tianyi Pavilion". A stop that the atlas does not know is given by its
/// id.
pub fn words(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    let name = |stop| stop_name(lang, stop, atlas);
    match label {
        EditLabel::AddStop { stop } => sentences::add(lang, name(stop)),
        EditLabel::AddCandidate { stop } => sentences::consider(lang, name(stop)),
        EditLabel::AddRoute { route } => sentences::add_route(lang, route_name(lang, route, atlas)),
        EditLabel::AddPackage { name, .. } => sentences::add_package(lang, name.get(lang)),
        EditLabel::Remove { stop } => sentences::remove(lang, name(stop)),
        EditLabel::Move { stop, day } => sentences::move_to_day(lang, name(stop), *day),
        EditLabel::Swap { stop, other } => sentences::swap(lang, name(stop), name(other)),
        EditLabel::PutInstead { stop, other } => sentences::put_instead(lang, name(stop), name(other)),
        EditLabel::SetAside { stop } => sentences::set_aside(lang, name(stop)),
        EditLabel::SetMinutes { stop } => sentences::change_stay(lang, name(stop)),
        EditLabel::SetNote { stop } => sentences::change_note(lang, name(stop)),
        EditLabel::Lock { stop } => sentences::lock(lang, name(stop)),
        EditLabel::Unlock { stop } => sentences::unlock(lang, name(stop)),
        EditLabel::AddRide { number } => sentences::add_ride(lang, &ticket(lang, number)),
        EditLabel::SetRide { number } => sentences::change_ride(lang, &ticket(lang, number)),
        EditLabel::RemoveRide { number } => sentences::remove_ride(lang, &ticket(lang, number)),
        EditLabel::Replace { reason } => replaced(lang, *reason).to_owned(),
        EditLabel::Merge { reason } => merged(lang, *reason).to_owned(),
        EditLabel::SetMode => sentences::change_mode(lang).to_owned(),
        EditLabel::SetParty => sentences::change_party(lang).to_owned(),
        EditLabel::SetTitle => sentences::rename(lang).to_owned(),
        of_days => days(lang, of_days),
    }
}

/// The words for an edit of the days and dates.
fn days(lang: Lang, label: &EditLabel) -> String {
    match label {
        EditLabel::Reorder { day } => sentences::put_in_order(lang, *day),
        EditLabel::InsertDay { day } => sentences::insert_day(lang, *day),
        EditLabel::RemoveDay { day } => sentences::remove_day(lang, *day),
        EditLabel::MoveDay { day, to } => sentences::move_day(lang, *day, *to),
        EditLabel::SwapDays { day, other } => sentences::swap_days(lang, *day, *other),
        EditLabel::SetTimes { day } => sentences::change_hours(lang, *day),
        EditLabel::SetBase { day: Some(day) } => sentences::change_base(lang, *day),
        EditLabel::SetStart { date: Some(date) } => sentences::start_on(lang, &date.to_string()),
        EditLabel::SetStart { date: None } => sentences::clear_start(lang).to_owned(),
        EditLabel::ShiftDates { days } => {
            let shift = if *days < 0 { sentences::dates_earlier } else { sentences::dates_later };
            shift(lang, &counted_days(lang, *days))
        }
        // All other labels are handled by `words`.
        _ => sentences::change_bases(lang).to_owned(),
    }
}

/// The words for having done it, such as 已添加天一阁 / "Added Tianyi Pavilion".
pub fn done(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    let name = |stop| stop_name(lang, stop, atlas);
    match label {
        EditLabel::AddStop { stop } => done::added(lang, name(stop)),
        EditLabel::AddCandidate { stop } => done::added_to_candidates(lang, name(stop)),
        EditLabel::AddRoute { route } => done::route_added(lang, route_name(lang, route, atlas)),
        EditLabel::AddPackage { name: package, day, stops } => {
            let stops: Vec<_> = stops.iter().map(name).collect();
            done::package_added(lang, package.get(lang), *day, &stops.join(super::words(lang).list_comma))
        }
        EditLabel::Remove { stop } => done::removed(lang, name(stop)),
        EditLabel::Move { stop, day } => done::moved_to_day(lang, name(stop), *day),
        EditLabel::Swap { stop, other } => done::swapped(lang, name(stop), name(other)),
        EditLabel::PutInstead { stop, other } => done::replaced(lang, name(stop), name(other)),
        EditLabel::SetAside { stop } => done::set_aside(lang, name(stop)),
        EditLabel::SetMinutes { stop } => done::changed_stay(lang, name(stop)),
        EditLabel::SetNote { stop } => done::changed_note(lang, name(stop)),
        EditLabel::Lock { stop } => done::locked(lang, name(stop)),
        EditLabel::Unlock { stop } => done::unlocked(lang, name(stop)),
        EditLabel::AddRide { number } => done::added_ride(lang, &ticket(lang, number)),
        EditLabel::SetRide { number } => done::changed_ride(lang, &ticket(lang, number)),
        EditLabel::RemoveRide { number } => done::removed_ride(lang, &ticket(lang, number)),
        EditLabel::Replace { reason } => trip_replaced(lang, *reason).to_owned(),
        EditLabel::Merge { reason } => trip_merged(lang, *reason).to_owned(),
        EditLabel::SetMode => done::changed_mode(lang).to_owned(),
        EditLabel::SetParty => done::changed_party(lang).to_owned(),
        EditLabel::SetTitle => done::renamed(lang).to_owned(),
        of_days => days_done(lang, of_days),
    }
}

/// The words for having edited the days and dates.
fn days_done(lang: Lang, label: &EditLabel) -> String {
    match label {
        EditLabel::Reorder { day } => done::put_in_order(lang, *day),
        EditLabel::InsertDay { day } => done::inserted_day(lang, *day),
        EditLabel::RemoveDay { day } => done::removed_day(lang, *day),
        EditLabel::MoveDay { day, to } => done::moved_day(lang, *day, *to),
        EditLabel::SwapDays { day, other } => done::swapped_days(lang, *day, *other),
        EditLabel::SetTimes { day } => done::changed_hours(lang, *day),
        EditLabel::SetBase { day: Some(day) } => done::changed_base(lang, *day),
        EditLabel::SetStart { date: Some(date) } => done::starts_on(lang, &date.to_string()),
        EditLabel::SetStart { date: None } => done::cleared_start(lang).to_owned(),
        EditLabel::ShiftDates { days } => {
            let shifted = if *days < 0 { done::dates_are_earlier } else { done::dates_are_later };
            shifted(lang, &counted_days(lang, *days))
        }
        // All other labels are handled by `done`.
        _ => done::changed_bases(lang).to_owned(),
    }
}

fn trip_replaced(lang: Lang, reason: ReplaceReason) -> &'static str {
    match reason {
        ReplaceReason::Plan => done::planned(lang),
        ReplaceReason::Link => done::took_trip_of_link(lang),
        ReplaceReason::File => done::took_trip_of_file(lang),
        ReplaceReason::ReadyMade => done::took_ready_made_trip(lang),
        ReplaceReason::OtherTab => done::took_changes_of_other_tab(lang),
        ReplaceReason::Spread => done::spread(lang),
    }
}

fn trip_merged(lang: Lang, reason: ReplaceReason) -> &'static str {
    match reason {
        ReplaceReason::Plan => done::added_plan(lang),
        ReplaceReason::Link => done::added_trip_of_link(lang),
        ReplaceReason::File => done::added_trip_of_file(lang),
        ReplaceReason::ReadyMade => done::added_ready_made_trip(lang),
        ReplaceReason::OtherTab => done::added_trip_of_other_tab(lang),
        ReplaceReason::Spread => done::spread(lang),
    }
}

/// The words for taking it back, such as 撤销：添加天一阁 / "Undo: add Tianyi Pavilion".
pub fn undo(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    sentences::undo(lang, &lowered(lang, &words(lang, label, atlas)))
}

/// The words for doing it again, such as 重做：添加天一阁 / "Redo: add Tianyi Pavilion".
pub fn redo(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    sentences::redo(lang, &lowered(lang, &words(lang, label, atlas)))
}

/// The words for having taken it back.
pub fn undone(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    sentences::undone(lang, &lowered(lang, &words(lang, label, atlas)))
}

/// The words for having done it again.
pub fn redone(lang: Lang, label: &EditLabel, atlas: &Atlas) -> String {
    sentences::redone(lang, &lowered(lang, &words(lang, label, atlas)))
}

/// A ride without a number is called "your own ticket".
fn ticket(lang: Lang, number: &str) -> String {
    if number.is_empty() { sentences::own_ticket(lang).to_owned() } else { sentences::numbered(lang, number) }
}

/// A number of days, whichever way they are shifted.
fn counted_days(lang: Lang, days: i32) -> String {
    match days.unsigned_abs() {
        1 => sentences::one_day(lang).to_owned(),
        days => sentences::several_days(lang, days),
    }
}

fn route_name<'a>(lang: Lang, route: &'a RouteId, atlas: &'a Atlas) -> &'a str {
    atlas.route(route).map_or(route.as_str(), |route| route.name.get(lang))
}

fn replaced(lang: Lang, reason: ReplaceReason) -> &'static str {
    match reason {
        ReplaceReason::Plan => sentences::plan(lang),
        ReplaceReason::Link => sentences::take_trip_of_link(lang),
        ReplaceReason::File => sentences::take_trip_of_file(lang),
        ReplaceReason::ReadyMade => sentences::take_ready_made_trip(lang),
        ReplaceReason::OtherTab => sentences::take_changes_of_other_tab(lang),
        ReplaceReason::Spread => sentences::spread(lang),
    }
}

fn merged(lang: Lang, reason: ReplaceReason) -> &'static str {
    match reason {
        ReplaceReason::Plan => sentences::add_plan(lang),
        ReplaceReason::Link => sentences::add_trip_of_link(lang),
        ReplaceReason::File => sentences::add_trip_of_file(lang),
        ReplaceReason::ReadyMade => sentences::add_ready_made_trip(lang),
        ReplaceReason::OtherTab => sentences::add_trip_of_other_tab(lang),
        ReplaceReason::Spread => sentences::spread(lang),
    }
}
