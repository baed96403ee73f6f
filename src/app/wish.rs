//! What a page wishes for the trip. Pages of the first view do not contain the code for trips; they name what is wanted
//! by its id, and the wish is granted as soon as the trips are there.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Lang, RouteId, StopId, TripId};

/// A change wanted for the trip on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TripRequest {
    /// Add the stop at the end of the last day.
    Add(StopId),
    /// Remove the stop, wherever it is in the trip.
    TakeOut(StopId),
    /// Add the whole route after what is planned already.
    TakeRoute(RouteId),
    /// Make a new trip of some stops; the trip on the desk goes to the shelf.
    TakeStops {
        /// Id of the new trip.
        id: TripId,
        /// Its title.
        title: String,
        /// The stops in order.
        stops: Vec<StopId>,
        /// Whether they are planned on one day in this order; otherwise they become candidates.
        as_day: bool,
    },
    /// Make a new trip of a ready-made one; the trip on the desk goes to the shelf.
    TakeReady {
        /// Id of the ready-made trip; or `guide:` and the id of a guide; or `code:` and the code of any other trip; or
        /// `package:`, the place in the trip, `:` and the id of a package.
        ready: String,
        /// Id of the traveller's own copy.
        id: TripId,
        /// The language of its texts.
        lang: Lang,
        /// The date of its first day.
        start: Option<NaiveDate>,
    },
}

impl TripRequest {
    /// The wish as a line of text, for a page that is loaded before the wish is granted. Ids contain no spaces.
    pub fn written(&self) -> String {
        match self {
            Self::Add(stop) => format!("add {stop}"),
            Self::TakeOut(stop) => format!("out {stop}"),
            Self::TakeRoute(route) => format!("route {route}"),
            Self::TakeStops { id, title, stops, as_day } => {
                let stops: Vec<&str> = stops.iter().map(StopId::as_str).collect();
                let title: Vec<&str> = title.split_whitespace().collect();
                format!("stops {id} {as_day} {} {}", stops.join(","), title.join(" "))
            }
            Self::TakeReady { ready, id, lang, start } => {
                // As a number of days: date strings would bring chrono's parser into the first view.
                let start = start.map(|start| start.num_days_from_ce().to_string()).unwrap_or_default();
                format!("ready {ready} {id} {} {start}", lang.code())
            }
        }
    }

    /// Reads the wish from such a line; `None` if it is not one.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let (kind, id) = (words.next()?, words.next().filter(|id| !id.is_empty())?);
        Some(match kind {
            "add" => Self::Add(id.into()),
            "out" => Self::TakeOut(id.into()),
            "route" => Self::TakeRoute(id.into()),
            "stops" => Self::TakeStops {
                id: id.into(),
                as_day: words.next()?.parse().ok()?,
                stops: words.next()?.split(',').map(StopId::from).collect(),
                title: words.collect::<Vec<_>>().join(" "),
            },
            "ready" => Self::TakeReady {
                ready: id.to_owned(),
                id: words.next()?.into(),
                lang: Lang::from_code(words.next()?)?,
                start: words.next().and_then(|days| NaiveDate::from_num_days_from_ce_opt(days.parse().ok()?)),
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_that_was_written_down_is_the_same_wish() {
        let ready = |start| TripRequest::TakeReady {
            ready: "two-days".into(),
            id: "t1".into(),
            lang: Lang::En,
            start,
        };
        let date = NaiveDate::from_ymd_opt(2026, 10, 3);
        let wishes = [
            TripRequest::Add("west-lake".into()),
            TripRequest::TakeOut("west-lake".into()),
            TripRequest::TakeRoute("canal".into()),
            TripRequest::TakeStops {
                id: "t1".into(),
                title: "唐诗之路 半天".into(),
                stops: vec!["west-lake".into(), "dongqian-lake".into()],
                as_day: true,
            },
            ready(date),
            ready(None),
        ];
        for wish in wishes {
            assert_eq!(TripRequest::read(&wish.written()), Some(wish));
        }
        for other in ["", "add", "add ", "steal west-lake", "ready two-days", "ready two-days t1 xx"] {
            assert_eq!(TripRequest::read(other), None, "{other}");
        }
    }
}
