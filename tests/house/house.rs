//! All the sources together: which modules exist, and what a path refers to.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Named, Source};

/// The sources with their names resolved.
pub struct House {
    pub sources: Vec<Source>,
    /// Modules that are files.
    modules: BTreeSet<Vec<String>>,
    /// What an imported name stands for, by the importing module and the name.
    bindings: BTreeMap<(Vec<String>, String), Vec<String>>,
}

/// What a path refers to: something inside the library, or outside it.
#[derive(Debug, PartialEq)]
pub enum Place {
    Own(Vec<String>),
    Foreign(Vec<String>),
}

/// How many imports of imports are followed. No code chains more, and a name that imports itself ends here.
const FOLLOWED: usize = 8;

impl House {
    /// Combines the sources and determines which of them are for tests only.
    pub fn new(mut sources: Vec<Source>) -> Self {
        let modules = sources.iter().map(|source| source.module.clone()).collect();
        let bindings = sources.iter().flat_map(|source| &source.bindings);
        let bindings = bindings.map(|each| ((each.module.clone(), each.name.clone()), each.segments.clone()));
        let bindings = bindings.collect();
        let tests = test_files(&sources);
        for source in &mut sources {
            source.is_test |= tests.iter().any(|test| source.module.starts_with(test));
        }
        Self { sources, modules, bindings }
    }

    /// A small set of sources, to show that a violation of a rule is detected.
    pub fn of(texts: &[(&str, &str)]) -> Self {
        Self::new(texts.iter().map(|(place, text)| Source::parsed(place, text)).collect())
    }

    /// What a path refers to as it is written; an imported name is replaced by what it stands for.
    pub fn resolve(&self, named: &Named) -> Place {
        self.lead(&named.module, &named.segments, FOLLOWED)
    }

    /// The module of the library that holds what a path names, through all re-exports; `None` outside it.
    pub fn home(&self, named: &Named) -> Option<&[String]> {
        let Place::Own(mut path) = self.resolve(named) else { return None };
        for _ in 0..FOLLOWED {
            let module = self.module_of(&path)?;
            let Some(name) = path.get(module.len()) else { return Some(module) };
            let Some(bound) = self.bindings.get(&(module.to_vec(), name.clone())) else {
                return Some(module);
            };
            let Place::Own(next) = self.lead(module, bound, FOLLOWED) else { return Some(module) };
            if next == path {
                return Some(module);
            }
            path = next.into_iter().chain(path.iter().skip(module.len() + 1).cloned()).collect();
        }
        self.module_of(&path)
    }

    /// The module with a file that is nearest to a path of the library, at the path or above it.
    pub fn module_of(&self, path: &[String]) -> Option<&[String]> {
        let above = (1..=path.len()).rev().map(|length| &path[..length]);
        above.filter_map(|path| self.modules.get(path)).map(Vec::as_slice).next()
    }

    fn lead(&self, module: &[String], segments: &[String], left: usize) -> Place {
        let Some((head, rest)) = segments.split_first() else { return Place::Own(module.to_vec()) };
        let own = |start: &[String]| Place::Own(start.iter().chain(rest).cloned().collect());
        match head.as_str() {
            "crate" => own(root(module)),
            "hangyong" => own(&[]),
            "self" => self.lead_within(module, rest, left),
            "super" => self.lead_within(&module[..module.len().saturating_sub(1)], rest, left),
            _ => match self.bindings.get(&(module.to_vec(), head.clone())) {
                Some(bound) if left > 0 && bound != segments => {
                    let whole: Vec<String> = bound.iter().chain(rest).cloned().collect();
                    self.lead(module, &whole, left - 1)
                }
                _ if self.is_module(module, head) => Place::Own([module, segments].concat()),
                _ => Place::Foreign(segments.to_vec()),
            },
        }
    }

    /// What a path that begins in a module of our own refers to.
    fn lead_within(&self, module: &[String], segments: &[String], left: usize) -> Place {
        match segments.first().map(String::as_str) {
            Some("super" | "self") => self.lead(module, segments, left),
            _ => Place::Own([module, segments].concat()),
        }
    }

    fn is_module(&self, module: &[String], name: &str) -> bool {
        let below: Vec<String> = module.iter().cloned().chain([name.to_owned()]).collect();
        self.modules.contains(&below)
    }
}

/// The root of the crate that a module belongs to: each binary is one of its own.
fn root(module: &[String]) -> &[String] {
    match module.first().map(String::as_str) {
        Some("bin") => &module[..2],
        Some("main") => &module[..1],
        _ => &[],
    }
}

/// The files that are declared as tests.
fn test_files(sources: &[Source]) -> Vec<Vec<String>> {
    let declared = |source: &Source| {
        let tests = source.children.iter().filter(|child| child.is_test);
        let below = |name: &String| source.module.iter().cloned().chain([name.clone()]).collect();
        tests.map(|child| below(&child.name)).collect::<Vec<Vec<String>>>()
    };
    sources.iter().flat_map(declared).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> House {
        House::of(&[
            ("map/mod.rs", "mod camera;\npub use camera::Camera;"),
            ("map/camera.rs", "pub struct Camera;"),
            ("map/view.rs", "use super::Camera;\nuse super::super::domain as d;\nfn f() { d::stop::x() }"),
            ("domain/mod.rs", "pub mod stop;"),
            ("domain/stop.rs", ""),
        ])
    }

    fn resolved(house: &House, place: &str) -> Vec<String> {
        let source = house.sources.iter().find(|source| source.place == place).expect("a source");
        let told = |place| match place {
            Place::Own(path) => path.join("::"),
            Place::Foreign(path) => format!("::{}", path.join("::")),
        };
        source.paths.iter().map(|named| told(house.resolve(named))).collect()
    }

    #[test]
    fn a_path_is_followed_upward_and_through_its_import() {
        let expected = ["map::Camera", "domain", "domain::stop::x"];
        assert_eq!(resolved(&small(), "map/view.rs"), expected);
    }

    #[test]
    fn a_name_lives_where_it_is_declared_and_not_where_it_is_passed_on() {
        let house = small();
        let view = house.sources.iter().find(|source| source.place == "map/view.rs").expect("a source");
        assert_eq!(house.home(&view.paths[0]), Some(&["map".to_owned(), "camera".to_owned()][..]));
    }
}
