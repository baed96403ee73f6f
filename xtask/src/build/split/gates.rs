//! The list of functions through which the first half enters the deferred half.

/// The gates: functions through which the first half enters the deferred half. They are called only after
/// `platform::rest::load` has returned, or with a value that only the deferred half can make. Everything that nothing
/// else needs moves with them. A gate must not be inlined (`#[inline(never)]`). What is not listed stays: a missing
/// gate makes the first view heavier, but never wrong.
pub const GATES: &[&str] = &[
    // Pages that few readers open.
    "hangyong::ui::panels::about::about",
    "hangyong::ui::panels::embed::embed_panel",
    "hangyong::ui::panels::topics::topic_panel",
    // Foreign packs.
    "hangyong::ui::effects::pack::load_foreign",
    "hangyong::ui::effects::pack::load_foreign::{closure#0}",
    "core::ptr::drop_in_place::hangyong::ui::effects::pack::load_foreign::{closure#0}",
    // What is read of the pack once the deferred half is loaded.
    "hangyong::domain::atlas::Atlas::completed",
    // Filters on data that comes with the stories.
    "hangyong::ui::panels::further_filters::further_filters",
    "hangyong::domain::filter::further::holds",
    "alloc::rc::Rchangyong::domain::filter::further::FurtherFilter::drop_slow",
    // What a search without results tries next, and where a damaged link to a trip leads.
    "hangyong::domain::search::SearchIndex::find_otherwise",
    "hangyong::domain::search::SearchIndex::proposed",
    "hangyong::ui::effects::address::lead",
    // The lower half of a stop's page, and its tools.
    "hangyong::ui::panels::stop_more::stop_more",
    "hangyong::ui::panels::stop_tools::stop_tool",
    // Ready-made trips that are opened.
    "hangyong::ui::panels::ready_trips::opened",
    // What a pack says in further languages.
    "hangyong::ui::parts::further_languages::in_further_languages",
    // A route page's note about the route's course.
    "hangyong::ui::panels::route_more::course_note",
    // The usual hours on a date whose holidays are not announced yet.
    "hangyong::app::present::usual_hours::usual_and_why",
    // Seasonal prices.
    "hangyong::app::present::door::price_of_day",
    // Pages of the trip, once there is one, and what other pages show of it.
    "hangyong::ui::panels::trip::planned",
    "hangyong::ui::panels::trip::membership::in_trip",
    "hangyong::ui::panels::trip::membership::place_words",
    "hangyong::ui::panels::trip::toast::toast",
    "hangyong::ui::panels::trip::happening::in_your_days",
    "hangyong::ui::panels::trip::happening::in_the_next_days",
    "hangyong::ui::panels::trip::crosshair::crosshair",
    "hangyong::app::trips::present::map::on_map",
    "hangyong::map::trip::TripOnMap::new",
    "hangyong::map::trip::TripOnMap::paint",
    "hangyong::app::trips::Trips::place_of",
    "hangyong::app::trips::Trips::picked_near",
    // The trips' effects.
    "hangyong::ui::effects::trips::keeper::start",
    "hangyong::ui::effects::trips::keeper::keep",
    "hangyong::ui::effects::trips::keeper::forget_all",
    "hangyong::ui::effects::trips::links::open_link",
    "hangyong::ui::effects::trips::files::open_dropped",
    "hangyong::ui::effects::trips::put_away_later",
    // Archives: the operator's base map, and streets.
    "hangyong::ui::effects::map::archive::open",
    // Metros, boats and bridges, and the link to a map with streets.
    "hangyong::ui::effects::map::band::show",
    "hangyong::ui::effects::map::detail::show",
    "hangyong::ui::panels::streets::streets",
    // The reader's own place.
    "hangyong::ui::panels::my_place::card",
    "hangyong::ui::panels::my_place::looking_at",
    "hangyong::map::here::paint",
    // Seals of stamped stops on the map.
    "hangyong::map::stamped::paint",
    // Landmarks, once they have arrived.
    "hangyong::ui::effects::landmarks::fetch",
    "hangyong::ui::parts::landmark::drawn",
    "hangyong::map::landmarks::stand::stand",
    "hangyong::map::landmarks::stand::hit",
    "hangyong::map::landmarks::paint::paint",
    "hangyong::ui::effects::map::archive::open_streets",
    // The connection to a host page, opened once the deferred half is loaded.
    "hangyong::ui::effects::embed::Line::open",
    "hangyong::ui::effects::embed::Line::follow",
    "hangyong::ui::effects::embed::Line::answer",
    "hangyong::ui::parts::host_request::question",
    "hangyong::ui::parts::notice_bar::instead",
    // Operations on existing trips.
    "hangyong::app::trips::Trips::planned",
    "hangyong::app::trips::Trips::worked_out",
    "hangyong::app::trips::Trips::link_code",
    "hangyong::app::trips::update::grant",
    "hangyong::app::trips::update::update",
    "hangyong::app::trips::words::news",
    // Copying and dropping values that only the deferred half makes.
    "hangyong::app::trips::msg::TripsMsg as core::clone::Clone::clone",
    "core::ptr::drop_in_place::hangyong::app::trips::Trips",
    "core::ptr::drop_in_place::hangyong::app::trips::msg::TripsMsg",
    "alloc::rc::Rchangyong::app::trips::Trips::drop_slow",
];

/// Whether the function with this symbol is a gate.
pub fn is_gate(symbol: &str) -> bool {
    let name = readable(symbol);
    GATES.iter().any(|gate| is_the_gate(&name, gate))
}

/// Whether a readable name is that of `gate`. The two styles of symbols differ in their angle brackets.
pub fn is_the_gate(name: &str, gate: &str) -> bool {
    name.chars().filter(|letter| !matches!(letter, '<' | '>')).eq(gate.chars())
}

/// A symbol in readable form. wasm-bindgen may have demangled it before, which leaves hashes:
/// `plan[18ba443bdf4fe8fb]::x`, `plan::x::h18ba443bdf4fe8fb`.
pub fn readable(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let mut pieces = name.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']').filter(|(hash, _)| is_hash(hash)) {
            Some((_, after)) => plain.push_str(after),
            None => {
                plain.push('[');
                plain.push_str(piece);
            }
        }
    }
    let path = plain.rsplit_once("::h").filter(|(_, hash)| is_hash(hash)).map(|(path, _)| path.len());
    plain.truncate(path.unwrap_or(plain.len()));
    plain
}

/// Whether a text looks like one of the compiler's hashes, which have up to sixteen digits.
fn is_hash(text: &str) -> bool {
    (12..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_is_one_function_and_not_its_neighbours() {
        assert!(is_gate("hangyong::app::trips::update::grant"));
        assert!(is_gate("<hangyong::app::trips::Trips>::worked_out"));
        assert!(is_gate("<hangyong::app::trips::msg::TripsMsg as core::clone::Clone>::clone"));
        assert!(is_gate("hangyong::app::trips::update::grant::hd6f48f467f34c37f"));
        assert!(is_gate("hangyong[18ba443bdf4fe8fb]::app::trips::update::grant"));
        assert!(is_gate("<alloc::rc::Rc<hangyong::app::trips::Trips>>::drop_slow"));
        assert!(!is_gate("hangyong::app::trips::update::grant::{closure#0}"));
        assert!(!is_gate("hangyong::ui::effects::trips::new_id"));
    }

    #[test]
    fn symbols_are_read_as_the_compiler_writes_them() {
        assert_eq!(readable("_RNvNtCs1234_8hangyong4plan5solve"), "hangyong::plan::solve");
        assert_eq!(readable("_ZN8hangyong4plan5solve17h444114e3d9331b10E"), "hangyong::plan::solve");
    }
}
