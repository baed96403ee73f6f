//! Identifiers by which content refers to other content. Each kind has its own type, so that a station id cannot be
//! used to look up a stop.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as it appears in files and addresses.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A stop, such as `tianyi-pavilion`.
    StopId
);
id!(
    /// A themed route, such as `canal`.
    RouteId
);
id!(
    /// A railway station, such as `hangzhou-east`.
    StationId
);
id!(
    /// A city, such as `ningbo`.
    CityId
);
id!(
    /// A trip; assigned once, by whoever creates it.
    TripId
);

/// Separates a copy's own part of the id from the id of the trip that it was first copied from.
const COPY_OF: char = '~';

impl TripId {
    /// The id of a copy of `original`, with `own` to distinguish it from other copies.
    pub fn of_copy(own: &Self, original: &Self) -> Self {
        match original.origin() {
            "" => own.clone(),
            origin => format!("{own}{COPY_OF}{origin}").as_str().into(),
        }
    }

    /// The id of the trip that this one was first copied from, through any number of copies and links; its own id if
    /// it is not a copy. Calendars identify the visits by it.
    pub fn origin(&self) -> &str {
        self.0.rsplit_once(COPY_OF).map_or(&self.0, |(_, origin)| origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_copy_knows_where_it_comes_from() {
        let [first, second, original] = ["b", "c", "a"].map(TripId::from);
        let copy = TripId::of_copy(&first, &original);
        let again = TripId::of_copy(&second, &copy);
        assert_eq!([original.origin(), copy.origin(), again.origin()], ["a"; 3]);
        assert_ne!(copy, again);
        assert_eq!(TripId::of_copy(&first, &TripId::from("")), first);
    }
}
