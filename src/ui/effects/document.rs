//! Title, language and theme of the document; the focus after a change of page.

use yew::prelude::*;

use crate::app::present::title::title;
use crate::app::{Arrival, ThemeChoice};
use crate::platform;
use crate::ui::store::use_app;

/// The whole address of the site's root. Static pages cannot know it and say it relatively.
pub fn site_address(root: &str) -> String {
    if cfg!(target_arch = "wasm32") { platform::location::absolute(root) } else { root.to_owned() }
}

/// The elder view's name in `data-view` and among the preferences.
pub const ELDER: &str = "elder";

/// Keeps title, `lang`, `data-theme` and `data-view` in step with the state, and remembers what was chosen.
#[hook]
pub fn use_document() {
    let app = use_app();
    use_effect_with(title(&app), |title| platform::document::set_title(title));
    // In a frame language and theme are the host's choice, which says nothing about the reader's.
    let embedded = app.host.embed;
    use_effect_with((app.lang, app.arrival), move |(lang, arrival)| {
        platform::document::set_root_attribute("lang", lang.tag());
        // Only a choice is remembered, not where a link happened to lead.
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

/// Keeps the stop that is walked to in view in the list.
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
