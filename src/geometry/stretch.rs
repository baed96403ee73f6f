//! A part of a line.

use super::LonLat;

/// The vertices of a line between those nearest to two places, in the order of travel: from the first place to the
/// second. Empty for an empty line.
pub fn stretch(line: &[LonLat], from: LonLat, to: LonLat) -> Vec<LonLat> {
    let nearest = |place: LonLat| {
        let away = line.iter().map(|vertex| vertex.distance_m(place)).enumerate();
        away.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(at, _)| at)
    };
    let Some((first, last)) = nearest(from).zip(nearest(to)) else { return Vec::new() };
    let part = line.get(first.min(last)..=first.max(last)).unwrap_or_default();
    if first <= last { part.to_vec() } else { part.iter().rev().copied().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: [LonLat; 4] = [
        LonLat::new(120.2, 30.3),
        LonLat::new(120.6, 30.1),
        LonLat::new(121.0, 30.0),
        LonLat::new(121.5, 29.9),
    ];

    #[test]
    fn a_stretch_runs_in_the_order_of_travel() {
        let (west, east) = (LonLat::new(120.61, 30.12), LonLat::new(121.49, 29.91));
        assert_eq!(stretch(&LINE, west, east), LINE[1..]);
        assert_eq!(stretch(&LINE, east, west), [LINE[3], LINE[2], LINE[1]]);
    }

    #[test]
    fn a_place_beyond_the_end_of_a_line_is_at_its_end_and_an_empty_line_has_no_part() {
        assert_eq!(stretch(&LINE, LonLat::new(119.0, 30.0), LINE[1]), LINE[..2]);
        assert_eq!(stretch(&[], LINE[0], LINE[1]), []);
    }
}
