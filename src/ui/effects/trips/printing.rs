//! Whether the page is being printed, and the base map for it.

use std::rc::Rc;

use yew::prelude::*;

use crate::domain::script::file_address;
use crate::map::basemap::Basemap;
use crate::platform::task::spawn_local;
use crate::platform::{self, print_life};

/// What printing needs.
#[derive(Clone, PartialEq)]
pub struct Printing {
    /// Whether the page is being printed now.
    pub now: bool,
    /// The base map, once it has loaded.
    pub basemap: Option<Rc<Basemap>>,
}

/// Watches for printing, and has the base map ready beforehand.
#[hook]
pub fn use_printing(root: &str) -> Printing {
    // Pages rendered to text cannot ask.
    let now = use_state_eq(|| cfg!(target_arch = "wasm32") && print_life::is_printing());
    let basemap = use_basemap(root);
    use_effect_with((), {
        let now = now.clone();
        move |()| {
            let listeners = print_life::watch(move |printing| now.set(printing));
            move || drop(listeners)
        }
    });
    Printing { now: *now, basemap }
}

/// The base map, once it has loaded, for a map that is drawn into the page.
#[hook]
pub fn use_basemap(root: &str) -> Option<Rc<Basemap>> {
    let basemap = use_state(|| None::<Rc<Basemap>>);
    use_effect_with((), {
        let (basemap, address) = (basemap.clone(), file_address(root, "basemap/basemap.bin"));
        move |()| {
            // The map fetched it before, so the browser has it cached. Without it the lines are drawn on white paper.
            spawn_local(async move {
                let fetched = platform::fetch::bytes(&address).await.ok();
                basemap.set(fetched.and_then(|content| Basemap::decode(&content).ok()).map(Rc::new));
            });
        }
    });
    (*basemap).clone()
}
