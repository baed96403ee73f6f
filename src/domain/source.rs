//! Where a fact comes from, and which facts nobody looked up.

use super::{Bilingual, compact};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A source of facts and the day on which they were last compared with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// What the source is called. A work's own title is the same in both languages, whatever language it is in.
    pub title: Bilingual,
    /// Where it can be read, if it can.
    pub url: Option<String>,
    /// The licence under which its content was used, if one applies.
    pub licence: Option<String>,
    /// The day of the last comparison; where something is unchecked, the day on which it was written down.
    #[serde(with = "compact::date")]
    pub checked: NaiveDate,
    /// Whether the body that runs or supervises the place says it itself.
    pub official: bool,
    /// The facts that rest on this source though nobody compared them with anything.
    pub unchecked: Claims,
}

/// What a source can vouch for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Where it is.
    Position,
    /// When it is open.
    Hours,
    /// What it costs.
    Ticket,
    /// Names, dates and measures.
    Facts,
    /// What is told of it.
    Story,
    /// Whether and how it can be visited at present.
    Status,
}

impl Claim {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Position, Self::Hours, Self::Ticket, Self::Facts, Self::Story, Self::Status];

    /// The word in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Hours => "hours",
            Self::Ticket => "ticket",
            Self::Facts => "facts",
            Self::Story => "story",
            Self::Status => "status",
        }
    }

    /// The one of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|claim| claim.key() == key)
    }
}

/// A set of claims: a byte, because every stop of a first view carries one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims(u8);

impl Claims {
    /// Whether the set holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the set holds that claim.
    pub const fn contains(self, claim: Claim) -> bool {
        self.0 & (1 << claim as u8) != 0
    }

    /// The set with one more.
    #[must_use]
    pub const fn with(self, claim: Claim) -> Self {
        Self(self.0 | 1 << claim as u8)
    }

    /// What is in either of two.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl FromIterator<Claim> for Claims {
    fn from_iter<T: IntoIterator<Item = Claim>>(claims: T) -> Self {
        claims.into_iter().fold(Self::default(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_claims_holds_what_was_put_in_and_nothing_else() {
        let some = Claims::from_iter([Claim::Hours, Claim::Status]).or(Claims::default().with(Claim::Ticket));
        let held: Vec<_> = Claim::ALL.into_iter().filter(|claim| some.contains(*claim)).collect();
        assert_eq!(held, [Claim::Hours, Claim::Ticket, Claim::Status]);
        assert!(Claims::default().is_empty() && !some.is_empty());
    }

    #[test]
    fn every_claim_is_read_back_from_its_word() {
        assert!(Claim::ALL.into_iter().all(|claim| Claim::from_key(claim.key()) == Some(claim)));
        assert_eq!(Claim::from_key("price"), None);
    }
}
