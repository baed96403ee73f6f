//! Title, language and theme of the document; keeps the current stop of a walk in view.

use yew::prelude::*;

use crate::app::present::title::title;
use crate::app::{Arrival, ThemeChoice};
use crate::platform;
use crate::ui::store::use_app;

/// The absolute address of the site's root. Static pages cannot know it and use the relative one.
pub fn site_address(root: &str) -> String {
    if cfg!(target_arch = "wasm32") { platform::location::absolute(root) } else { root.to_owned() }
}

/// The elder view's name in `data-view` and in the preferences.
pub const ELDER: &str = "elder";

/// Keeps title, `lang`, `data-theme` and `data-view` in step with the state, and remembers what was chosen.
#[hook]
pub fn use_document() {
    let app = use_app();
    use_effect_with(title(&app), |title| platform::document::set_title(title));
    // In a frame language and theme are the host's choice and say nothing about the reader's preference.
    let embedded = app.host.embed;
    use_effect_with((app.lang, app.arrival), move |(lang, arrival)| {
        platform::document::set_root_attribute("lang", lang.tag());
        // Only a choice is remembered, not the language of a link that was followed.
        if *arrival == Arrival::ByLanguage && !embedded {
            platform::preferences::save("lang", lang.code());
        }
    });
    let first = use_mut_ref(|| true);
    use_effect_with(app.theme, move |theme: &ThemeChoice| {
        platform::document::set_root_attribute("data-theme", theme.key());
        if !first.replace(false) && !embedded {
            platform::preferences::save("theme", theme.key());
        }
    });
    let first = use_mut_ref(|| true);
    use_effect_with(app.elder, move |elder: &bool| {
        let view = if *elder { ELDER } else { "usual" };
        platform::document::set_root_attribute("data-view", view);
        if !first.replace(false) {
            platform::preferences::save("view", view);
        }
    });
}

/// Scrolls the list so that the current stop of the walk is visible.
#[hook]
pub fn use_walk_in_view() {
    let app = use_app();
    use_effect_with(app.walk, |walk| {
        let row = walk.and_then(|at| platform::document::element(&format!("course-{at}")));
        if let Some(row) = row {
            let smooth = !platform::document::media("(prefers-reduced-motion: reduce)");
            platform::document::reveal(&row, smooth);
        }
    });
}
