//! Why a text cannot be used as opening hours.

/// Why a text cannot be used as opening hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// Not written in the OSM grammar.
    #[error("cannot be read from character {column} on")]
    Syntax {
        /// Where parsing fails, counted in characters from 1.
        column: usize,
    },
    /// Written in the grammar, but contradictory or out of range.
    #[error("{0}")]
    Invalid(String),
    /// Uses a part of the grammar that is not supported; the text names that part.
    #[error("{0} cannot be worked out here")]
    Unsupported(&'static str),
    /// Longer than allowed.
    #[error("longer than {max} characters")]
    TooLong {
        /// The limit in bytes.
        max: usize,
    },
}
