//! Sections of pages that have their own address: a link leads to the section, not just to its page.

use super::Page;
use super::topic::Topic;

/// A section of a page. Its id is that of the element and is used in the fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The themed routes, on the overview.
    Routes,
    /// The list of all stops, on the overview.
    Stops,
    /// The questions of the planner, on the trip's page.
    Plan,
    /// The days of the trip, on its page.
    Days,
    /// The sports that one can try, on the venues page.
    Experiences,
}

impl Section {
    const ALL: [Self; 5] = [Self::Routes, Self::Stops, Self::Plan, Self::Days, Self::Experiences];

    /// The id of its element.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Routes => "routes",
            Self::Stops => "stops",
            Self::Plan => "plan",
            Self::Days => "days",
            Self::Experiences => "experiences",
        }
    }

    /// The page that the section belongs to.
    pub const fn page(self) -> Page {
        match self {
            Self::Routes | Self::Stops => Page::Overview,
            Self::Plan | Self::Days => Page::Trip,
            Self::Experiences => Page::Topic(Topic::Venues),
        }
    }

    /// The section named in a fragment, with or without its `#`, if `page` has that section.
    pub fn of(page: &Page, fragment: &str) -> Option<Self> {
        let named =
            |section: &Self| fragment.trim_start_matches('#').split('&').any(|part| part == section.id());
        Self::ALL.into_iter().find(|section| section.page() == *page && named(section))
    }

    /// The fragment with `section` as its only section; its other parts stay. The result starts with `#` or is empty.
    pub fn in_fragment(section: Option<Self>, fragment: &str) -> String {
        let is_other = |part: &&str| !part.is_empty() && Self::ALL.iter().all(|one| one.id() != *part);
        let others = fragment.trim_start_matches('#').split('&').filter(is_other);
        let parts: Vec<&str> = others.chain(section.map(Self::id)).collect();
        if parts.is_empty() { String::new() } else { format!("#{}", parts.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_names_the_part_that_is_shown_and_keeps_the_camera() {
        let with = |section, fragment| Section::in_fragment(section, fragment);
        assert_eq!(with(Some(Section::Days), "#map=9.00/30.0/120.9&plan"), "#map=9.00/30.0/120.9&days");
        assert_eq!(with(None, "#plan"), "");
        assert_eq!(with(Some(Section::Plan), ""), "#plan");
    }

    #[test]
    fn a_section_is_found_beside_the_camera_and_on_its_own_page_only() {
        assert_eq!(Section::of(&Page::Trip, "#map=9.00/30.0/120.9&plan"), Some(Section::Plan));
        assert_eq!(Section::of(&Page::Overview, "stops"), Some(Section::Stops));
        assert_eq!(Section::of(&Page::Overview, "#plan"), None);
        assert_eq!(Section::of(&Page::Trip, "#planner"), None);
    }
}
