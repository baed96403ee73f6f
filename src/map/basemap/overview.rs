//! The part of the base map that is drawn while a whole route is in view. It is a separate file, because most visits
//! need nothing more.

use super::{Area, Basemap, Course, Label, Path, Place};

/// The zoom whose detail the overview has: a phone that shows a whole route is not zoomed in further. Below the next
/// zoom level it draws the same things as the whole base map.
pub const OVERVIEW_ZOOM: u8 = 8;

/// The exponent of the grid on which the file stores vertices: half a pixel at that zoom, about 260 m.
const GRID_EXPONENT: u8 = 8;

/// The last place rank that is kept: towns and villages are labelled at higher zooms.
const LAST_RANK: u8 = 3;

impl Basemap {
    /// What is drawn below the zoom level after [`OVERVIEW_ZOOM`], each line reduced to the vertices that matter at
    /// [`OVERVIEW_ZOOM`].
    pub fn overview(&self) -> Self {
        Self {
            detail: self.detail,
            land: self.land.iter().filter_map(Area::overview).collect(),
            waters: self.waters.iter().filter_map(Area::overview).collect(),
            rivers: self.rivers.iter().filter_map(Course::overview).collect(),
            canals: self.canals.iter().filter_map(Course::overview).collect(),
            causeways: self.causeways.iter().filter_map(Course::overview).collect(),
            greens: Vec::new(),
            peaks: self.peaks.clone(),
            places: self.places.iter().filter(|place| place.rank <= LAST_RANK).map(Place::clone).collect(),
            labels: self
                .labels
                .iter()
                .filter(|label| label.min_zoom <= OVERVIEW_ZOOM)
                .map(Label::clone)
                .collect(),
        }
    }
}

impl Area {
    fn overview(&self) -> Option<Self> {
        let rings = self.rings.iter().map(Path::overview).collect();
        (self.min_zoom <= OVERVIEW_ZOOM).then_some(Self { rings, name: None, ..*self })
    }
}

impl Course {
    fn overview(&self) -> Option<Self> {
        (self.min_zoom <= OVERVIEW_ZOOM).then(|| Self { path: self.path.overview(), name: None, ..*self })
    }
}

impl Path {
    fn overview(&self) -> Self {
        let kept = || self.points().iter().zip(self.min_zooms()).filter(|(_, min)| **min <= OVERVIEW_ZOOM);
        let points = kept().map(|(point, _)| *point).collect();
        Self::new(points, kept().map(|(_, min)| *min).collect(), self.grid_exponent().max(GRID_EXPONENT))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &[u8] = include_bytes!("../../../assets/basemap/basemap.bin");

    fn drawn(path: &Path, zoom: u8) -> Vec<crate::geometry::LonLat> {
        path.at_zoom(zoom).collect()
    }

    proptest! {
        #[test]
        fn up_to_its_zoom_it_is_the_whole_map(zoom in 6..=OVERVIEW_ZOOM) {
            let whole = Basemap::decode(FILE).expect("it is the base map");
            let overview = whole.overview();
            let areas = |map: &Basemap| -> Vec<_> {
                let areas = map.land.iter().chain(&map.waters).filter(|area| area.min_zoom <= zoom);
                areas.flat_map(|area| &area.rings).map(|ring| drawn(ring, zoom)).collect()
            };
            let courses = |map: &Basemap| -> Vec<_> {
                let courses = map.rivers.iter().chain(&map.canals).chain(&map.causeways);
                courses.filter(|course| course.min_zoom <= zoom).map(|course| drawn(&course.path, zoom)).collect()
            };
            prop_assert_eq!(areas(&whole), areas(&overview));
            prop_assert_eq!(courses(&whole), courses(&overview));
        }
    }

    #[test]
    fn it_travels_at_a_third_of_the_weight() {
        let overview = Basemap::decode(FILE).expect("it can be read").overview().encode();
        assert!(overview.len() * 10 < FILE.len() * 3, "{} of {} bytes", overview.len(), FILE.len());
    }

    #[test]
    fn it_is_stored_to_half_a_step_of_its_grid() {
        let overview = Basemap::decode(FILE).expect("it is the base map").overview();
        let read = Basemap::decode(&overview.encode()).expect("it can be read");
        let points = |map: &Basemap| -> Vec<_> {
            map.land.iter().flat_map(|area| &area.rings).flat_map(|ring| ring.points().to_vec()).collect()
        };
        let half_step = f64::from(1_u32 << GRID_EXPONENT) / 2e5;
        for (kept, stored) in points(&overview).into_iter().zip(points(&read)) {
            let off = (kept.lon - stored.lon).abs().max((kept.lat - stored.lat).abs());
            assert!(off <= half_step * 1.01, "{kept:?} {stored:?}");
        }
    }
}
