//! Positions as whole millionths of a degree (about a tenth of a metre), for files that should be small. Use with
//! serde's `with` attribute.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::LonLat;

const PER_DEGREE: f64 = 1e6;

fn whole(degrees: f64) -> i32 {
    (degrees * PER_DEGREE).round() as i32
}

fn degrees(whole: i32) -> f64 {
    f64::from(whole) / PER_DEGREE
}

/// Writes a position as longitude and latitude.
///
/// # Errors
/// When the serializer fails.
pub fn serialize<S: Serializer>(position: &LonLat, to: S) -> Result<S::Ok, S::Error> {
    (whole(position.lon), whole(position.lat)).serialize(to)
}

/// Reads a position.
///
/// # Errors
/// When the data is not a pair of whole numbers.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<LonLat, D::Error> {
    let (lon, lat) = <(i32, i32)>::deserialize(from)?;
    Ok(LonLat::new(degrees(lon), degrees(lat)))
}

/// A course: each position as the difference from the one before.
pub mod course {
    use super::{Deserialize, Deserializer, LonLat, Serialize, Serializer, degrees, whole};

    /// Writes a course.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(course: &[LonLat], to: S) -> Result<S::Ok, S::Error> {
        steps(course).serialize(to)
    }

    /// Reads a course.
    ///
    /// # Errors
    /// When the data is not a list of pairs of whole numbers.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<LonLat>, D::Error> {
        Ok(positions(&Vec::deserialize(from)?))
    }

    pub(super) fn steps(course: &[LonLat]) -> Vec<(i32, i32)> {
        let mut before = (0, 0);
        let step = |position: &LonLat| {
            let at = (whole(position.lon), whole(position.lat));
            let step = (at.0 - before.0, at.1 - before.1);
            before = at;
            step
        };
        course.iter().map(step).collect()
    }

    // Wrapping, because the bytes may come from anyone.
    pub(super) fn positions(steps: &[(i32, i32)]) -> Vec<LonLat> {
        let mut at = (0_i32, 0_i32);
        let position = |step: &(i32, i32)| {
            at = (at.0.wrapping_add(step.0), at.1.wrapping_add(step.1));
            LonLat::new(degrees(at.0), degrees(at.1))
        };
        steps.iter().map(position).collect()
    }
}

/// A course that may be unknown.
pub mod known_course {
    use super::course::{positions, steps};
    use super::{Deserialize, Deserializer, LonLat, Serialize, Serializer};

    /// Writes a course, or `None` when it is unknown.
    ///
    /// # Errors
    /// When the serializer fails.
    pub fn serialize<S: Serializer>(course: &Option<Vec<LonLat>>, to: S) -> Result<S::Ok, S::Error> {
        course.as_ref().map(|course| steps(course)).serialize(to)
    }

    /// Reads a course, or `None` when it is unknown.
    ///
    /// # Errors
    /// When the data is neither `None` nor a list of pairs of whole numbers.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<LonLat>>, D::Error> {
        let steps: Option<Vec<(i32, i32)>> = Option::deserialize(from)?;
        Ok(steps.map(|steps| positions(&steps)))
    }
}
