//! What moves to the rest of the program: the one list.

/// The gates: functions by which the first half enters the rest, called only after `platform::rest::load` has come back
/// or with something that only the rest can make. Everything that nothing else needs moves with them. A gate must not
/// be inlined (`#[inline(never)]`). What is not listed stays: a missing gate makes the first view heavier, never wrong.
pub const GATES: &[&str] = &[
    // Pages of the trip, once there is one, and what other pages show of it.
    "hangyong::ui::panels::trip::planned",
    "hangyong::ui::panels::trip::membership::in_trip",
    "hangyong::ui::panels::trip::membership::place_words",
    "hangyong::ui::panels::trip::toast::toast",
    "hangyong::ui::panels::trip::crosshair::crosshair",
    "hangyong::app::trips::present::map::on_map",
    "hangyong::app::trips::Trips::place_of",
    // The trips' effects.
    "hangyong::ui::effects::trips::keeper::start",
    "hangyong::ui::effects::trips::keeper::keep",
    "hangyong::ui::effects::trips::keeper::forget_all",
    "hangyong::ui::effects::trips::links::open_link",
    "hangyong::ui::effects::trips::files::open_dropped",
    "hangyong::ui::effects::trips::put_away_later",
    // The line to a host, opened when the rest is there.
    "hangyong::ui::effects::embed::Line::open",
    "hangyong::ui::effects::embed::Line::follow",
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

/// Modules and crates that lie behind the gates. Their functions that are called by number, such as a button's, move as
/// well; nothing says of such a function who calls it.
pub const BEHIND: &[&str] = &[
    "hangyong::app::planning::",
    "hangyong::app::host::",
    "hangyong::codec::",
    "hangyong::domain::schedule::fix::",
    "hangyong::platform::channel::",
    "hangyong::platform::chosen_file::",
    "hangyong::platform::handing_over::",
    "hangyong::platform::page_life::",
    "hangyong::platform::print_life::",
    "hangyong::platform::storage::",
    "hangyong::embed::",
    "hangyong::plan::",
    "hangyong::platform::row_drag::",
    "hangyong::platform::conversation::",
    "hangyong::ui::effects::embed::Line",
    "hangyong::ui::effects::planning::",
    "hangyong::ui::effects::trip_drag::",
    "hangyong::ui::effects::trip_page::",
    "hangyong::ui::effects::trips::",
    "hangyong::ui::panels::planning::",
    "hangyong::ui::panels::trip::",
    "data_encoding::",
    "qrcodegen::",
    "miniz_oxide::",
    "quick_xml::",
    "serde_json::",
];

/// Modules of which only what is written in them moves so: the first half has types of theirs in its own state, and with
/// it functions that are generic over them.
pub const WRITTEN_BEHIND: &[&str] =
    &["hangyong::app::trips::", "hangyong::domain::schedule::", "hangyong::domain::trip::"];

/// Whether the function with this symbol is a gate.
pub fn is_gate(symbol: &str) -> bool {
    let name = readable(symbol);
    GATES.iter().any(|gate| is_the_gate(&name, gate))
}

/// Whether a readable name is that of `gate`. Two ways of writing symbols differ in their brackets.
pub fn is_the_gate(name: &str, gate: &str) -> bool {
    name.chars().filter(|letter| !matches!(letter, '<' | '>')).eq(gate.chars())
}

/// Whether the function with this symbol belongs to something behind the gates.
pub fn is_behind(symbol: &str) -> bool {
    let name = readable(symbol);
    let written = name.trim_start_matches(['<', '&', '[']);
    if WRITTEN_BEHIND.iter().any(|path| written.starts_with(path)) {
        return true;
    }
    BEHIND.iter().any(|path| {
        name.match_indices(path).any(|(at, _)| {
            let before = name.get(..at).and_then(|before| before.chars().next_back());
            before.is_none_or(|letter| !(letter.is_alphanumeric() || letter == '_' || letter == ':'))
        })
    })
}

/// Whether the function with this symbol is written in a module behind the gates.
pub fn is_written_behind(symbol: &str) -> bool {
    let name = readable(symbol);
    let written = name.trim_start_matches(['<', '&', '[']);
    BEHIND.iter().chain(WRITTEN_BEHIND).any(|path| written.starts_with(path))
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
    fn what_belongs_to_a_module_behind_the_gates_is_known_wherever_its_path_stands() {
        for name in [
            "hangyong::plan::solve::best",
            "<hangyong::codec::share::ShareError as core::fmt::Debug>::fmt",
            "<[hangyong[18ba443bdf4fe8fb]::plan::Visit]>::first",
            "<yew::CompStateInner<hangyong::ui::panels::trip::share::SharePanel> as yew::Stateful>::view",
        ] {
            assert!(is_behind(name), "{name}");
        }
        for name in ["hangyong::planet::orbit", "other::hangyong::plan::x", "hangyong::ui::panels::trips::x"]
        {
            assert!(!is_behind(name), "{name}");
        }
    }

    #[test]
    fn symbols_are_read_as_the_compiler_writes_them() {
        assert!(is_behind("_RNvNtCs1234_8hangyong4plan5solve"));
        assert!(is_behind("_ZN8hangyong4plan5solve17h444114e3d9331b10E"));
    }
}
