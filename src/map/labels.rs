//! Placement of names: greedy by priority, each at the first of its candidate places that collides with nothing.

use std::collections::HashMap;

use crate::geometry::{Px, PxRect, order};

/// A name to be placed. Rectangles are in CSS pixels, relative to the named point's position on the screen.
#[derive(Clone, Debug)]
pub struct LabelCandidate {
    /// Lower is placed first.
    pub priority: f64,
    /// Where the named point is on the screen.
    pub at_px: Px,
    /// Its candidate places, the best first.
    pub places: Vec<PxRect>,
    /// Whether it takes the place that covers the fewest marks if every place covers some.
    pub over_marks: bool,
}

/// A name that has been placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The index of its wish in the list.
    pub wish: usize,
    /// The index of the place in [`LabelCandidate::places`].
    pub place: usize,
}

/// Places names, in the order of priority; names without a free place are left out. `marks` are rectangles on the
/// screen that are occupied from the start. Placed names never overlap each other.
pub fn place(wishes: &[LabelCandidate], marks: &[PxRect]) -> Vec<Placed> {
    let mut by_priority: Vec<usize> = (0..wishes.len()).collect();
    let priority = |at: &usize| wishes.get(*at).map_or(f64::INFINITY, |wish| wish.priority);
    order::sort_by(&mut by_priority, |a, b| priority(a).total_cmp(&priority(b)));
    let mut marked = Occupied::default();
    marks.iter().for_each(|mark| marked.take(*mark));
    let mut taken = Occupied::default();
    let mut placed = Vec::new();
    for at in by_priority {
        let Some(wish) = wishes.get(at) else { continue };
        let on_screen = |rect: &PxRect| rect.moved(wish.at_px);
        let free = |rect: &PxRect| taken.is_free(on_screen(rect));
        let best = wish.places.iter().position(|rect| free(rect) && marked.is_free(on_screen(rect)));
        let forced = || {
            let places = wish.places.iter().enumerate().filter(|(_, rect)| wish.over_marks && free(rect));
            places.min_by_key(|(_, rect)| marked.hits(on_screen(rect))).map(|(place, _)| place)
        };
        let Some(place) = best.or_else(forced) else { continue };
        if let Some(rect) = wish.places.get(place).map(on_screen) {
            taken.take(rect);
        }
        placed.push(Placed { wish: at, place });
    }
    placed
}

/// Side of the grid cells in which taken rectangles are looked up.
const CELL_PX: f64 = 96.0;

/// Rectangles that are taken, by the cells that they touch.
#[derive(Default)]
struct Occupied(HashMap<(i32, i32), Vec<PxRect>>);

impl Occupied {
    fn take(&mut self, rect: PxRect) {
        for cell in cells(rect) {
            self.0.entry(cell).or_default().push(rect);
        }
    }

    fn is_free(&self, rect: PxRect) -> bool {
        self.hits(rect) == 0
    }

    /// How many taken rectangles it overlaps; one that shares several cells with it counts once per cell.
    fn hits(&self, rect: PxRect) -> usize {
        let near = cells(rect).filter_map(|cell| self.0.get(&cell)).flatten();
        near.filter(|other| other.overlaps(rect)).count()
    }
}

fn cells(rect: PxRect) -> impl Iterator<Item = (i32, i32)> {
    let cell = |px: f64| (px / CELL_PX).floor() as i32;
    let rows = cell(rect.y)..=cell(rect.bottom());
    (cell(rect.x)..=cell(rect.right())).flat_map(move |column| rows.clone().map(move |row| (column, row)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(priority: f64, x: f64, y: f64, over_marks: bool) -> LabelCandidate {
        let places = vec![PxRect::new(4.0, -7.0, 60.0, 14.0), PxRect::new(-64.0, -7.0, 60.0, 14.0)];
        LabelCandidate { priority, at_px: Px::new(x, y), places, over_marks }
    }

    proptest! {
        #[test]
        fn names_never_overlap(
            raw in prop::collection::vec((0.0..9.0f64, 0.0..400.0f64, 0.0..400.0f64, any::<bool>()), 0..60),
        ) {
            let wishes: Vec<_> = raw.into_iter().map(|(p, x, y, over)| wish(p, x, y, over)).collect();
            let rects: Vec<_> = place(&wishes, &[])
                .into_iter()
                .map(|placed| wishes[placed.wish].places[placed.place].moved(wishes[placed.wish].at_px))
                .collect();
            for (at, rect) in rects.iter().enumerate() {
                prop_assert!(rects.iter().skip(at + 1).all(|other| !other.overlaps(*rect)));
            }
        }
    }

    #[test]
    fn the_more_important_name_gets_the_place() {
        let wishes = [wish(2.0, 0.0, 0.0, false), wish(1.0, 3.0, 2.0, false)];
        assert_eq!(place(&wishes, &[]).first(), Some(&Placed { wish: 1, place: 0 }));
    }

    #[test]
    fn a_city_stands_over_marks_rather_than_go_unnamed_and_a_village_does_not() {
        let marks = [PxRect::new(-100.0, -100.0, 200.0, 200.0)];
        assert_eq!(place(&[wish(0.0, 0.0, 0.0, true)], &marks).len(), 1);
        assert!(place(&[wish(0.0, 0.0, 0.0, false)], &marks).is_empty());
    }
}
