//! Names by which content refers to content. Each kind has its own type, so that a station is never looked up as a stop.

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
            /// The id as it stands in files and addresses.
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
    /// A trip, given once by whoever made it.
    TripId
);
