//! Sports for visitors: what to know before going to an experience, and packages that combine sport by the sea and
//! sights nearby in one day. Both are stored within the topics, because only pages that are loaded later show them.

use serde::{Deserialize, Serialize};

use super::Bilingual;
use super::ready_trip::ReadyVisit;
use super::source::Source;

/// What an experience is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExperienceKind {
    /// To try it once (体验).
    TryOut,
    /// Days of training (集训).
    Camp,
    /// A course that ends with a certificate (考证).
    Certificate,
    /// Learning with a school or a family (研学).
    StudyTour,
}

impl ExperienceKind {
    /// Every kind, with its word in files.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::TryOut, "try-out"),
        (Self::Camp, "camp"),
        (Self::Certificate, "certificate"),
        (Self::StudyTour, "study-tour"),
    ];
}

/// Years of age, both included; `None` is no limit on that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// From this age on.
    pub from: Option<u8>,
    /// Up to this age.
    pub to: Option<u8>,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The organization.
    pub who: Bilingual,
    /// Its telephone number, where one is known.
    pub phone: Option<String>,
}

/// Facts about an experience in addition to its description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperienceFacts {
    /// Id of the experience.
    pub id: String,
    /// What it is for; empty is unknown.
    pub kinds: Vec<ExperienceKind>,
    /// For which ages; `None` is unknown.
    pub ages: Option<Ages>,
    /// Whom to ask; `None` is unknown.
    pub contact: Option<Contact>,
}

/// How long a package takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackageLength {
    /// Half a day.
    HalfDay,
    /// A day.
    Day,
}

impl PackageLength {
    /// Every length, with its word in files.
    pub const ALL: [(Self, &'static str); 2] = [(Self::HalfDay, "half-day"), (Self::Day, "day")];
}

/// Stops that go well together in one day (海洋运动与海洋旅游组合).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
    /// Why these stops go together, and why in this order.
    pub why: Bilingual,
    /// How long it takes.
    pub length: PackageLength,
    /// Its visits in order, at least two, no stop twice.
    pub visits: Vec<ReadyVisit>,
    /// When in the year, where a source says so.
    pub season: Option<Bilingual>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
}
