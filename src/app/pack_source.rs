//! Which content packs an address may ask for, and where a pack's own base map is.

use crate::domain::PackInfo;
use crate::domain::pack_info::OwnBasemap;

/// The folder of a pack that an address asks for, with its last slash. A relative one is below the site's root, whichever
/// page asks.
pub fn folder_of(asked: &str, root: &str) -> String {
    let folder = asked.trim_end_matches('/');
    let whole = folder.contains("://") || folder.starts_with('/');
    if whole { format!("{folder}/") } else { format!("{root}{folder}/") }
}

/// Whether the pack in `folder` may be loaded by the site at `site`: it is of the same origin, or listed. All are whole
/// addresses; a listed folder may lack its last slash.
pub fn is_allowed(folder: &str, site: &str, listed: &[String]) -> bool {
    let folder = folder.trim_end_matches('/');
    let same_origin = matches!((origin(folder), origin(site)), (Some(one), Some(other)) if one == other);
    same_origin || listed.iter().any(|allowed| allowed.trim_end_matches('/') == folder)
}

/// Where a pack's own base map is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnGround {
    /// A picture for each square: the addresses by a template.
    Pictures(String),
    /// A PMTiles archive: its address.
    Archive(String),
}

/// The pack's own base map, when it has one. A path within the pack becomes an address below the pack's `folder`, which
/// ends in `/`.
pub fn own_ground(info: &PackInfo, folder: &str) -> Option<OwnGround> {
    let (make, place): (fn(String) -> OwnGround, _) = match info.basemap.as_ref()? {
        OwnBasemap::Raster { template, .. } => (OwnGround::Pictures, template),
        OwnBasemap::PmTiles { archive, .. } => (OwnGround::Archive, archive),
    };
    Some(make(if place.contains("://") { place.clone() } else { format!("{folder}{place}") }))
}

/// Scheme, host and port of a web address; none for any other scheme.
fn origin(address: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| address.starts_with(scheme))?;
    let end = address[scheme.len()..].find(['/', '?', '#']).map_or(address.len(), |at| scheme.len() + at);
    address.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://map.example/tour/";

    #[test]
    fn a_relative_folder_is_below_the_site_s_root() {
        assert_eq!(folder_of("mypack/", "/tour/"), "/tour/mypack/");
        assert_eq!(folder_of("/packs/mypack", "/tour/"), "/packs/mypack/");
        assert_eq!(folder_of("https://packs.example/huzhou/", "/tour/"), "https://packs.example/huzhou/");
    }

    #[test]
    fn the_own_origin_and_the_listed_folders_are_allowed() {
        let listed = ["https://packs.example/huzhou".to_owned()];
        assert!(is_allowed("https://map.example/other-pack/", SITE, &listed));
        assert!(is_allowed("https://packs.example/huzhou/", SITE, &listed));
    }

    #[test]
    fn lookalikes_and_other_schemes_are_refused() {
        let listed = ["https://packs.example/huzhou".to_owned()];
        for folder in [
            "https://map.example.evil.example/",
            "https://map.example@evil.example/",
            "http://map.example/",
            "https://packs.example/huzhou-evil/",
            "https://packs.example/",
            "data:application/json,1/",
            "blob:https://map.example/1/",
        ] {
            assert!(!is_allowed(folder, SITE, &listed), "{folder}");
        }
    }
}
