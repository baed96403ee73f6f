//! Where a dragged visit would go, given where the rows are on the screen. Pure: the boxes are measured elsewhere.

use crate::domain::trip::VisitAt;
use crate::geometry::maths;

/// The distance from an edge of the list within which it scrolls, in CSS pixels.
const EDGE_PX: f64 = 72.0;
/// How far it scrolls in a frame at most, in CSS pixels.
const SCROLL_PX: f64 = 14.0;

/// A visit on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowBox {
    /// Its place in the trip.
    pub at: VisitAt,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// The timeline of a day on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayBox {
    /// Which day, counted from 0.
    pub day: usize,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// Where a visit would be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drop {
    /// Before a visit.
    Before(VisitAt),
    /// After a visit.
    After(VisitAt),
    /// On a day without visits.
    On(usize),
}

/// Where a pointer at the height `y` would drop; between days the nearest day counts. `None` without days.
pub fn drop_at(rows: &[RowBox], days: &[DayBox], y: f64) -> Option<Drop> {
    let away = |day: &&DayBox| (day.top - y).max(y - day.bottom).max(0.0);
    let day = days.iter().min_by(|a, b| away(a).total_cmp(&away(b)))?.day;
    let mut here = rows.iter().filter(|row| row.at.day == day).peekable();
    if here.peek().is_none() {
        return Some(Drop::On(day));
    }
    let middle = |row: &RowBox| (row.top + row.bottom) / 2.0;
    let mut last = None;
    for row in here {
        if y < middle(row) {
            return Some(Drop::Before(row.at));
        }
        last = Some(row.at);
    }
    last.map(Drop::After)
}

/// Where the visit now at `from` will be after the drop; `None` where it does not move.
pub fn target(from: VisitAt, drop: Drop) -> Option<VisitAt> {
    let gap = match drop {
        Drop::Before(at) => at,
        Drop::After(at) => VisitAt { index: at.index + 1, ..at },
        Drop::On(day) => VisitAt { day, index: 0 },
    };
    // Taking the visit out shifts the later ones of its day by one.
    let closes = gap.day == from.day && gap.index > from.index;
    let to = VisitAt { index: gap.index - usize::from(closes), ..gap };
    (to != from).then_some(to)
}

/// How many pixels a list from `top` to `bottom` scrolls per frame while the pointer is at `y`; negative is up.
pub fn scroll_px(y: f64, top: f64, bottom: f64) -> f64 {
    let above = maths::clamp((top + EDGE_PX - y) / EDGE_PX, 0.0, 1.0);
    let below = maths::clamp((y - bottom + EDGE_PX) / EDGE_PX, 0.0, 1.0);
    (below - above) * SCROLL_PX
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(day: usize, index: usize) -> VisitAt {
        VisitAt { day, index }
    }

    fn list() -> (Vec<RowBox>, Vec<DayBox>) {
        let row = |at, top: f64| RowBox { at, top, bottom: top + 100.0 };
        let rows = vec![row(at(0, 0), 100.0), row(at(0, 1), 200.0), row(at(2, 0), 600.0)];
        let day = |day, top, bottom| DayBox { day, top, bottom };
        (rows, vec![day(0, 60.0, 320.0), day(1, 380.0, 440.0), day(2, 560.0, 720.0)])
    }

    #[test]
    fn a_hand_drops_before_the_lower_half_of_a_row_and_behind_the_upper_half_of_the_last() {
        let (rows, days) = list();
        let drop = |y| drop_at(&rows, &days, y);
        assert_eq!(drop(120.0), Some(Drop::Before(at(0, 0))));
        assert_eq!(drop(180.0), Some(Drop::Before(at(0, 1))));
        assert_eq!(drop(290.0), Some(Drop::After(at(0, 1))));
        assert_eq!(drop(410.0), Some(Drop::On(1)));
        assert_eq!(drop(545.0), Some(Drop::Before(at(2, 0))));
        assert_eq!(drop(5_000.0), Some(Drop::After(at(2, 0))));
        assert_eq!(drop_at(&[], &[], 10.0), None);
    }

    #[test]
    fn the_place_of_the_dragged_visit_closes_behind_it() {
        assert_eq!(target(at(0, 0), Drop::After(at(0, 2))), Some(at(0, 2)));
        assert_eq!(target(at(0, 2), Drop::Before(at(0, 0))), Some(at(0, 0)));
        assert_eq!(target(at(0, 0), Drop::Before(at(1, 1))), Some(at(1, 1)));
        assert_eq!(target(at(0, 0), Drop::On(1)), Some(at(1, 0)));
    }

    #[test]
    fn a_visit_dropped_beside_itself_stays() {
        for drop in
            [Drop::Before(at(0, 1)), Drop::After(at(0, 1)), Drop::After(at(0, 0)), Drop::Before(at(0, 2))]
        {
            assert_eq!(target(at(0, 1), drop), None, "{drop:?}");
        }
    }

    #[test]
    fn the_list_scrolls_only_near_its_edges() {
        assert_eq!(scroll_px(400.0, 100.0, 800.0), 0.0);
        assert!(scroll_px(110.0, 100.0, 800.0) < -10.0);
        assert!(scroll_px(795.0, 100.0, 800.0) > 10.0);
        assert_eq!(scroll_px(2_000.0, 100.0, 800.0), SCROLL_PX);
    }
}
