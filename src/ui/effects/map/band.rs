//! Shows the band of the corridor whose page is open. The code that makes and paints it is in the deferred half.

use std::rc::Rc;

use yew::prelude::*;

use super::MapHandle;
use crate::app::topic::Topic;
use crate::app::{AppState, Page, Shared};
use crate::domain::{Atlas, Corridor};
use crate::geometry::World;
use crate::map::band::CorridorBand;

/// Keeps the band in step with the page. Corridor pages come with the deferred half, and so does the band.
#[hook]
pub fn use_band(handle: &Rc<MapHandle>, app: &Rc<AppState>) {
    let corridor = match &app.page {
        Page::Topic(Topic::Corridor(corridor)) if app.whole => Some((*corridor, app.atlas.clone())),
        _ => None,
    };
    let handle = handle.clone();
    use_effect_with(corridor, move |corridor: &Option<(Corridor, Shared<Atlas>)>| match corridor {
        Some((corridor, atlas)) => show(&handle, *corridor, atlas),
        None => handle.tell(|engine, _| engine.set_band(None)),
    });
}

/// A gate of the split: out of line.
#[inline(never)]
fn show(handle: &MapHandle, corridor: Corridor, atlas: &Atlas) {
    let topics = atlas.topics.read();
    let chapters = topics.corridor(corridor).into_iter().flat_map(|page| &page.chapters);
    let stops = chapters.flat_map(|chapter| &chapter.stops).filter_map(|id| atlas.stop(id));
    let band = CorridorBand::through(stops.map(|stop| World::from(stop.position)));
    handle.tell(|engine, _| engine.set_band(band.map(|band| Rc::new(band) as Rc<_>)));
}
