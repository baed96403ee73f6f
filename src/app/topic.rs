//! Pages about one subject each, besides routes, stops and the trip. Part of the deferred half of the program.

use crate::domain::{Corridor, Lang};
use crate::i18n::{Words, corridor_name};

/// What such a page is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Trips between two stations of the line (一线穿).
    Line,
    /// A corridor of the two-city proposal.
    Corridor(Corridor),
    /// A guide (攻略), by its id.
    Guide(Box<str>),
    /// Events by date.
    Events,
    /// The Games' venues and sports today.
    Venues,
    /// What is free or reduced (惠民).
    Benefits,
    /// For guests who do not read Chinese.
    Guests,
    /// Stamps (打卡).
    Stamps,
}

impl Topic {
    /// The pages that every pack has, in the order in which they are listed.
    pub const FIXED: [Self; 10] = [
        Self::Line,
        Self::Events,
        Self::Corridor(Corridor::Culture),
        Self::Corridor(Corridor::Scenery),
        Self::Corridor(Corridor::Industry),
        Self::Corridor(Corridor::Ecology),
        Self::Benefits,
        Self::Venues,
        Self::Guests,
        Self::Stamps,
    ];

    /// The page's address below the language, such as `corridors/culture/`.
    pub fn path(&self) -> String {
        match self {
            Self::Corridor(corridor) => format!("corridors/{}/", corridor.key()),
            Self::Guide(id) => format!("guides/{id}/"),
            Self::Line => "line/".into(),
            Self::Events => "events/".into(),
            Self::Venues => "venues/".into(),
            Self::Benefits => "benefits/".into(),
            Self::Guests => "guests/".into(),
            Self::Stamps => "stamps/".into(),
        }
    }

    /// The topic of an address below the language, given as path segments; `None` if there is no such topic.
    pub fn from_segments(segments: &[&str]) -> Option<Self> {
        match segments {
            ["guides", id] => Some(Self::Guide((*id).into())),
            ["corridors", key] => Corridor::from_key(key).map(Self::Corridor),
            ["line"] => Some(Self::Line),
            ["events"] => Some(Self::Events),
            ["venues"] => Some(Self::Venues),
            ["benefits"] => Some(Self::Benefits),
            ["guests"] => Some(Self::Guests),
            ["stamps"] => Some(Self::Stamps),
            _ => None,
        }
    }

    /// The name of the page; `None` for a guide, which has a title of its own.
    pub fn name(&self, words: &Words) -> Option<String> {
        Some(match self {
            Self::Corridor(corridor) => {
                let gap = if words.lang == Lang::En { " " } else { "" };
                format!("{}{gap}{}", corridor_name(words, *corridor), words.corridor_suffix)
            }
            Self::Guide(_) => return None,
            Self::Line => words.one_line.into(),
            Self::Events => words.events.into(),
            Self::Venues => words.venues.into(),
            Self::Benefits => words.benefits.into(),
            Self::Guests => words.guests.into(),
            Self::Stamps => words.stamps.into(),
        })
    }
}
