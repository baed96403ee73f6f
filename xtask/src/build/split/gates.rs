//! By which functions the first half enters the rest: the one list.

/// The gates: functions by which the first half enters the rest, called only after `platform::rest::load` has come back
/// or with something that only the rest can make. Everything that nothing else needs moves with them. A gate must not
/// be inlined (`#[inline(never)]`). What is not listed stays: a missing gate makes the first view heavier, never wrong.
pub const GATES: &[&str] = &[
    // Pages that few readers open.
    "hangyong::ui::panels::about::about",
    "hangyong::ui::panels::embed::embed_panel",
    "hangyong::ui::panels::topics::topic_panel",
    // Packs from elsewhere.
    "hangyong::ui::effects::pack::load_foreign",
    "hangyong::ui::effects::pack::load_foreign::{closure#0}",
    "core::ptr::drop_in_place::hangyong::ui::effects::pack::load_foreign::{closure#0}",
    // What is read of the pack once the rest is there.
    "hangyong::domain::atlas::Atlas::completed",
    // Filters that ask for what comes with the stories.
    "hangyong::ui::panels::further_filters::further_filters",
    "hangyong::domain::filter::further::holds",
    "alloc::rc::Rchangyong::domain::filter::further::Asked::drop_slow",
    // What a search that finds nothing tries next, and where a bent link to a trip leads.
    "hangyong::domain::search::SearchIndex::find_otherwise",
    "hangyong::domain::search::SearchIndex::proposed",
    "hangyong::ui::effects::address::lead",
    // The lower half of a stop's page, and what it does besides telling.
    "hangyong::ui::panels::stop_more::stop_more",
    "hangyong::ui::panels::stop_tools::stop_tool",
    // What a route's page says of its course.
    "hangyong::ui::panels::route_more::course_note",
    // The usual hours of a date whose holidays nobody has announced.
    "hangyong::app::present::door::usual_and_why",
    // The price of a season.
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
    // The operator's base map in an archive, and streets in one.
    "hangyong::ui::effects::map::archive::open",
    // Metros, boats and bridges, and the way to a map with streets.
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
    // The line to a host, opened when the rest is there.
    "hangyong::ui::effects::embed::Line::open",
    "hangyong::ui::effects::embed::Line::follow",
    "hangyong::ui::parts::host_request::question",
    "hangyong::ui::parts::notice_bar::instead",
    // What becomes of trips that are there.
    "hangyong::app::trips::Trips::planned",
    "hangyong::app::trips::Trips::worked_out",
    "hangyong::app::trips::Trips::link_code",
    "hangyong::app::trips::update::grant",
    "hangyong::app::trips::update::update",
    "hangyong::app::trips::words::news",
    // Copies and ends of what only the rest makes.
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

/// Whether a readable name is that of `gate`. Two ways of writing symbols differ in their brackets.
pub fn is_the_gate(name: &str, gate: &str) -> bool {
    name.chars().filter(|letter| !matches!(letter, '<' | '>')).eq(gate.chars())
}

/// A symbol as a person writes it. wasm-bindgen may have read it before, and leaves hashes: `plan[18ba443bdf4fe8fb]::x`,
/// `plan::x::h18ba443bdf4fe8fb`.
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

/// The compiler's hashes have up to sixteen digits.
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
