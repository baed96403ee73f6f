//! Why a text is not opening hours that can be relied on.

/// Why a text is not opening hours that can be relied on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// Not written in the OSM grammar.
    #[error("cannot be read from character {column} on")]
    Syntax {
        /// Where the grammar gives up, counted in characters from 1.
        column: usize,
    },
    /// Written in the grammar, but contradictory or out of range.
    #[error("{0}")]
    Invalid(String),
    /// A part of the grammar that this product does not work out; the text names the part.
    #[error("{0} cannot be worked out here")]
    Unsupported(&'static str),
    /// Longer than any opening hours.
    #[error("longer than {max} characters")]
    TooLong {
        /// The limit in bytes.
        max: usize,
    },
}
