//! The names on the base map in traditional characters.

use super::words::Words;
use hangyong::map::basemap::{Basemap, Name};

/// The base map with its names converted.
pub fn traditional(mut basemap: Basemap, words: &Words) -> Basemap {
    let areas = [&mut basemap.land, &mut basemap.waters, &mut basemap.greens];
    let areas = areas.into_iter().flatten().filter_map(|area| area.name.as_mut());
    let courses = [&mut basemap.rivers, &mut basemap.canals, &mut basemap.causeways];
    let courses = courses.into_iter().flatten().filter_map(|course| course.name.as_mut());
    let peaks = basemap.peaks.iter_mut().filter_map(|peak| peak.name.as_mut());
    let places = basemap.places.iter_mut().map(|place| &mut place.name);
    let labels = basemap.labels.iter_mut().map(|label| &mut label.name);
    for Name { zh, .. } in areas.chain(courses).chain(peaks).chain(places).chain(labels) {
        *zh = words.traditional(zh);
    }
    basemap
}
