//! Where facts come from, and which facts have not been verified.

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
    /// Whether the source is the body that runs or supervises the place.
    pub official: bool,
    /// The facts attributed to this source that have not been compared with anything.
    pub unchecked: Claims,
    /// The facts that it confirms as stated.
    pub gives: Claims,
    /// The facts about which it says something else.
    pub differs: Claims,
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
    /// The story about it.
    Story,
    /// Whether and how it can be visited at present.
    Status,
    /// Until when visitors are let in.
    LastEntry,
    /// Who pays less.
    Concessions,
    /// Whether and how to book.
    Booking,
    /// Address, telephone, web page.
    Contact,
    /// The metro station.
    Metro,
}

impl Claim {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Position,
        Self::Hours,
        Self::Ticket,
        Self::Facts,
        Self::Story,
        Self::Status,
        Self::LastEntry,
        Self::Concessions,
        Self::Booking,
        Self::Contact,
        Self::Metro,
    ];

    /// The word in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Hours => "hours",
            Self::Ticket => "ticket",
            Self::Facts => "facts",
            Self::Story => "story",
            Self::Status => "status",
            Self::LastEntry => "last_entry",
            Self::Concessions => "concessions",
            Self::Booking => "booking",
            Self::Contact => "contact",
            Self::Metro => "metro",
        }
    }

    /// The claim of that word, if there is one.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|claim| claim.key() == key)
    }
}

/// How well a fact is known, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The body that runs or supervises the place says so.
    Official,
    /// Two sources or more give it.
    Agreed,
    /// One source gives it.
    Single,
    /// No source is named for it, or it has not been compared with one.
    Unsourced,
}

/// How well a fact is known from its sources. A source that does not say which facts it gives counts for all facts
/// that it does not list as unchecked, as in older packs.
pub fn grade(sources: &[Source], claim: Claim) -> Grade {
    let giving = || sources.iter().filter(|source| source.gives.contains(claim));
    match giving().count() {
        _ if giving().any(|source| source.official) => Grade::Official,
        0 if sources.iter().any(|source| source.unchecked.contains(claim)) => Grade::Unsourced,
        0 if sources.iter().any(|source| source.gives.is_empty() && source.differs.is_empty()) => {
            Grade::Single
        }
        0 => Grade::Unsourced,
        1 => Grade::Single,
        _ => Grade::Agreed,
    }
}

/// The facts that are shown as not verified: those that have not been compared with anything, and those given by only
/// one source that is not official.
pub fn unverified(sources: &[Source]) -> Claims {
    let doubtful = |claim: &Claim| {
        let given = sources.iter().any(|source| source.gives.contains(*claim));
        let unchecked = sources.iter().any(|source| source.unchecked.contains(*claim));
        if given { grade(sources, *claim) > Grade::Agreed } else { unchecked }
    };
    Claim::ALL.into_iter().filter(doubtful).collect()
}

/// The facts that sources do not agree on.
pub fn differing(sources: &[Source]) -> Claims {
    sources.iter().fold(Claims::default(), |all, source| all.or(source.differs))
}

/// A set of claims: two bytes at most, because every stop of a first view carries one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims(u16);

impl Claims {
    /// Whether the set holds nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the set holds that claim.
    pub const fn contains(self, claim: Claim) -> bool {
        self.0 & (1 << claim as u16) != 0
    }

    /// The set with this claim added.
    #[must_use]
    pub const fn with(self, claim: Claim) -> Self {
        Self(self.0 | 1 << claim as u16)
    }

    /// The union of both sets.
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

    fn source(official: bool, gives: &[Claim], differs: &[Claim], unchecked: &[Claim]) -> Source {
        let set = |claims: &[Claim]| claims.iter().copied().collect();
        Source {
            title: Bilingual::default(),
            url: None,
            licence: None,
            checked: NaiveDate::default(),
            official,
            unchecked: set(unchecked),
            gives: set(gives),
            differs: set(differs),
        }
    }

    #[test]
    fn an_official_source_or_two_that_agree_verify_a_fact_and_one_alone_marks_it() {
        use Claim::{Hours, Ticket};
        let one = source(false, &[Hours], &[], &[]);
        assert_eq!(grade(std::slice::from_ref(&one), Hours), Grade::Single);
        assert!(unverified(std::slice::from_ref(&one)).contains(Hours));
        let two = [one.clone(), source(false, &[Hours], &[], &[])];
        assert_eq!((grade(&two, Hours), unverified(&two).contains(Hours)), (Grade::Agreed, false));
        let official = [source(true, &[Hours], &[], &[]), source(false, &[], &[Hours], &[Ticket])];
        assert_eq!(
            (grade(&official, Hours), unverified(&official).contains(Hours)),
            (Grade::Official, false)
        );
        assert!(differing(&official).contains(Hours) && !differing(&official).contains(Ticket));
        assert_eq!(
            (grade(&official, Ticket), unverified(&official).contains(Ticket)),
            (Grade::Unsourced, true)
        );
    }

    #[test]
    fn packs_that_do_not_say_what_a_source_gives_mark_what_is_unchecked_and_no_more() {
        let old = [source(false, &[], &[], &[]), source(false, &[], &[], &[Claim::Hours])];
        assert!(unverified(&old).contains(Claim::Hours) && !unverified(&old).contains(Claim::Ticket));
    }

    #[test]
    fn every_claim_is_read_back_from_its_word() {
        assert!(Claim::ALL.into_iter().all(|claim| Claim::from_key(claim.key()) == Some(claim)));
        assert_eq!(Claim::from_key("price"), None);
    }
}
