//! Maps changed files to steps.

use std::collections::BTreeSet;

/// A part of the site to rebuild; steps are carried out in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The command has to be restarted: the file is compiled into it.
    StartAgain,
    /// The style sheets.
    Styles,
    /// The content pack and all other data that the program fetches.
    Data,
    /// Every page, with the styles.
    Pages,
    /// The program of the pages.
    Application,
    /// The program of the pages and the workers.
    Programs,
}

/// The start of a path, and the step for it; the first match counts.
const BY_PATH: [(&str, Step); 17] = [
    ("assets/styles/", Step::Styles),
    ("assets/icons/app/", Step::Pages),
    ("assets/icons/", Step::Application),
    ("assets/seals/", Step::Application),
    ("assets/favicon", Step::Pages),
    ("assets/shell/", Step::StartAgain),
    ("assets/country/", Step::StartAgain),
    ("assets/", Step::Data),
    ("index.html", Step::Pages),
    ("src/site/", Step::StartAgain),
    ("src/i18n/shell.rs", Step::StartAgain),
    ("src/ui/", Step::Application),
    ("src/map/", Step::Application),
    ("src/i18n/", Step::Application),
    ("src/embed/", Step::Application),
    ("src/main.rs", Step::Application),
    // The planner and the reader are made of these lower layers, too.
    ("", Step::Programs),
];

/// The steps when the server starts.
pub fn all() -> BTreeSet<Step> {
    [Step::Data, Step::Pages, Step::Programs].into()
}

/// The fewest steps that cover the changed files, which are given by their paths below the root.
pub fn of(changed: &BTreeSet<String>) -> BTreeSet<Step> {
    let mut steps: BTreeSet<Step> = changed.iter().filter_map(|path| of_one(path)).collect();
    if steps.contains(&Step::Pages) {
        steps.remove(&Step::Styles);
    }
    if steps.contains(&Step::Programs) {
        steps.remove(&Step::Application);
    }
    steps
}

fn of_one(path: &str) -> Option<Step> {
    // Notes for editors of a folder.
    if path.ends_with(".md") {
        return None;
    }
    BY_PATH.iter().find(|(start, _)| path.starts_with(start)).map(|(_, step)| *step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(changed: &[&str]) -> Vec<Step> {
        of(&changed.iter().map(|path| (*path).to_owned()).collect()).into_iter().collect()
    }

    #[test]
    fn each_kind_of_file_leads_to_its_step() {
        for (path, step) in [
            ("assets/styles/trip.css", Step::Styles),
            ("assets/pack/stops.geojson", Step::Data),
            ("assets/pack/guides/index.json", Step::Data),
            ("assets/landmarks/west-lake.svg", Step::Data),
            ("assets/art/canal.svg", Step::Data),
            ("assets/basemap/hand/roads.geojson", Step::Data),
            ("index.html", Step::Pages),
            ("assets/icons/app/192-any.png", Step::Pages),
            ("assets/icons/map.svg", Step::Application),
            ("src/ui/panels/stop.rs", Step::Application),
            ("src/domain/stop.rs", Step::Programs),
            ("src/platform/fetch.rs", Step::Programs),
            ("src/bin/planner.rs", Step::Programs),
            ("Cargo.toml", Step::Programs),
            ("assets/shell/early.js", Step::StartAgain),
            ("assets/country/holidays.json", Step::StartAgain),
            ("src/site/page.rs", Step::StartAgain),
        ] {
            assert_eq!(steps(&[path]), [step], "{path}");
        }
        assert_eq!(steps(&["assets/basemap/ATTRIBUTION.md"]), []);
    }

    #[test]
    fn several_files_lead_to_each_step_once_and_to_none_that_another_holds() {
        let both = steps(&["src/ui/a.rs", "assets/styles/a.css", "assets/styles/b.css"]);
        assert_eq!(both, [Step::Styles, Step::Application]);
        assert_eq!(steps(&["index.html", "assets/styles/a.css"]), [Step::Pages]);
        assert_eq!(steps(&["src/ui/a.rs", "src/plan/b.rs"]), [Step::Programs]);
    }

    #[test]
    fn data_comes_before_the_pages_that_are_made_of_it_and_both_before_the_program() {
        assert_eq!(all().into_iter().collect::<Vec<_>>(), [Step::Data, Step::Pages, Step::Programs]);
    }
}
