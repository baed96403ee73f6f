//! A position as people type it: latitude, longitude, as maps show it.

use crate::geometry::LonLat;

/// The position in a text such as `30.2460, 120.1485`; also without the comma, or with a Chinese one. If the first
/// number cannot be a latitude, the two are swapped.
pub fn position_of(text: &str) -> Option<LonLat> {
    let parts = text.split([',', '，', ' ', '\u{3000}', ';', '；']).filter(|part| !part.is_empty());
    let numbers: Vec<f64> =
        parts.map(|part| part.trim_matches(['°', 'N', 'E']).parse().ok()).collect::<Option<_>>()?;
    let [first, second] = numbers[..] else { return None };
    let (lat, lon) = if first.abs() > 90.0 { (second, first) } else { (first, second) };
    Some(LonLat::new(lon, lat)).filter(|position| position.is_on_earth())
}

/// A position as it would be typed: latitude, longitude, with five decimals.
pub fn position_text(position: LonLat) -> String {
    format!("{:.5}, {:.5}", position.lat, position.lon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_read_as_maps_show_them() {
        let hubin = LonLat::new(120.16, 30.255);
        for text in
            ["30.255, 120.16", "30.255，120.16", "30.255 120.16", " 120.16,30.255 ", "30.255°N, 120.16°E"]
        {
            assert_eq!(position_of(text), Some(hubin), "{text}");
        }
        assert_eq!(position_of(&position_text(hubin)), Some(hubin));
    }

    #[test]
    fn what_is_no_position_is_none() {
        for text in ["", "30.2", "西湖", "30, 120, 5", "nan, 120", "95, 200", "inf 1"] {
            assert_eq!(position_of(text), None, "{text}");
        }
    }
}
