//! Parts of pages that have an address of their own: a link leads to them, not just to their page.

use super::Page;

/// Such a part. Its id is the element's and stands in the fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The themed routes, on the overview.
    Routes,
    /// The list of all stops, on the overview.
    Stops,
    /// The questions of the planner, on the trip's page.
    Plan,
}

impl Section {
    /// The id of its element.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Routes => "routes",
            Self::Stops => "stops",
            Self::Plan => "plan",
        }
    }

    /// The page that it is a part of.
    pub const fn page(self) -> Page {
        match self {
            Self::Routes | Self::Stops => Page::Overview,
            Self::Plan => Page::Trip,
        }
    }

    /// The part that a fragment names, with or without its `#`, on a page that has it.
    pub fn of(page: &Page, fragment: &str) -> Option<Self> {
        let named =
            |section: &Self| fragment.trim_start_matches('#').split('&').any(|part| part == section.id());
        [Self::Routes, Self::Stops, Self::Plan]
            .into_iter()
            .find(|section| section.page() == *page && named(section))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_found_beside_the_camera_and_on_its_own_page_only() {
        assert_eq!(Section::of(&Page::Trip, "#map=9.00/30.0/120.9&plan"), Some(Section::Plan));
        assert_eq!(Section::of(&Page::Overview, "stops"), Some(Section::Stops));
        assert_eq!(Section::of(&Page::Overview, "#plan"), None);
        assert_eq!(Section::of(&Page::Trip, "#planner"), None);
    }
}
