//! Which content packs an address may request, and where a pack's own base map is.

use super::AppState;
use super::state::Notice;
use crate::domain::PackInfo;
use crate::domain::pack_info::OwnBasemap;

/// The folder of a requested pack, with its final slash. A relative folder is below the site's root, whichever page
/// requests it.
pub fn folder_of(asked: &str, root: &str) -> String {
    let folder = asked.trim_end_matches('/');
    let whole = is_whole(folder) || folder.starts_with('/');
    if whole { format!("{folder}/") } else { format!("{root}{folder}/") }
}

/// Whether an address is absolute: `https://…`. Split at a single character, since the first view contains the code for
/// that anyway.
fn is_whole(address: &str) -> bool {
    address.split_once(':').is_some_and(|(_, rest)| rest.starts_with("//"))
}

/// Whether the pack in `folder` may be loaded by the site at `site`: it must have the same origin or be listed. All of
/// these are absolute addresses; a listed folder may lack its final slash.
pub fn is_allowed(folder: &str, site: &str, listed: &[String]) -> bool {
    let folder = folder.trim_end_matches('/');
    let same_origin = matches!((origin(folder), origin(site)), (Some(one), Some(other)) if one == other);
    same_origin || listed.iter().any(|allowed| allowed.trim_end_matches('/') == folder)
}

/// Where a pack's own base map is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CustomBaseMap {
    /// A picture for each tile: the template of the addresses.
    Pictures(String),
    /// A PMTiles archive: its address.
    Archive(String),
}

/// The pack's own base map, if it has one. A path within the pack becomes an address below the pack's `folder`, which
/// ends in `/`.
pub fn own_ground(info: &PackInfo, folder: &str) -> Option<CustomBaseMap> {
    let (make, place): (fn(String) -> CustomBaseMap, _) = match info.basemap.as_ref()? {
        OwnBasemap::Raster { template, .. } => (CustomBaseMap::Pictures, template),
        OwnBasemap::PmTiles { archive, .. } => (CustomBaseMap::Archive, archive),
    };
    Some(make(if is_whole(place) { place.clone() } else { format!("{folder}{place}") }))
}

/// The address of the street archive of the site's own pack, if the site was built with one; `None` while another pack
/// is requested.
pub fn streets_of(state: &AppState) -> Option<String> {
    let own = state.host.pack.is_none();
    state.atlas.info.streets.as_ref().filter(|_| own).map(|file| format!("{}{file}", state.root))
}

/// The other hosts that a map sends requests to, in addition to the site's own; as host names, with the port if there
/// is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// The host of the content pack.
    pub pack: Option<String>,
    /// The host of the base map.
    pub ground: Option<String>,
    /// The host that computes travel times.
    pub router: Option<String>,
}

impl Others {
    /// The other hosts used by a pack in `folder`, on a site at `site`; both are absolute addresses.
    pub fn of(info: &PackInfo, folder: &str, site: &str) -> Self {
        let foreign = |address: &str| {
            let there = origin(address).filter(|there| Some(*there) != origin(site))?;
            there.split_once("://").map(|(_, host)| host.to_owned())
        };
        let ground = own_ground(info, folder).map(|ground| match ground {
            CustomBaseMap::Pictures(address) | CustomBaseMap::Archive(address) => address,
        });
        Self {
            pack: foreign(folder),
            ground: ground.as_deref().and_then(foreign),
            router: info.router.as_deref().and_then(foreign),
        }
    }

    /// Whether no other hosts are used.
    pub fn is_nobody(&self) -> bool {
        *self == Self::default()
    }
}

/// The address of a file of the shown pack, such as a picture.
pub fn file_of(state: &AppState, path: &str) -> String {
    // If the requested pack could not be shown, the site's own is shown instead.
    let refused = matches!(state.notice, Some(Notice::PackRefused | Notice::PackBroken(_)));
    let folder = match state.host.pack.as_ref().filter(|_| !refused) {
        Some(pack) => folder_of(pack, &state.root),
        None => format!("{}pack/", state.root),
    };
    format!("{folder}{path}")
}

/// Scheme, host and port of a web address; `None` for any scheme other than http and https.
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
    fn who_else_is_asked_is_named_once_for_each_thing_and_the_site_itself_is_not() {
        let own = crate::domain::testing::atlas(Vec::new()).info;
        let here = "https://map.example/tour/pack/";
        assert!(Others::of(&own, here, SITE).is_nobody());
        let archive = "https://tiles.example:8443/x.pmtiles".to_owned();
        let tiles = PackInfo {
            basemap: Some(OwnBasemap::PmTiles { archive, attribution: None }),
            router: Some("https://map.example/osrm".to_owned()),
            ..own.clone()
        };
        let asked = Others::of(&tiles, here, SITE);
        assert_eq!(
            (asked.ground.as_deref(), &asked.router, &asked.pack),
            (Some("tiles.example:8443"), &None, &None)
        );
        let template = "tiles/{z}/{x}/{y}.png".to_owned();
        let relative = PackInfo {
            basemap: Some(OwnBasemap::Raster { template, attribution: String::new() }),
            router: Some("https://router.example/".to_owned()),
            ..own
        };
        let asked = Others::of(&relative, "https://packs.example/huzhou/", SITE);
        assert_eq!(asked.pack.as_deref(), Some("packs.example"));
        assert_eq!(asked.ground.as_deref(), Some("packs.example"));
        assert_eq!(asked.router.as_deref(), Some("router.example"));
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
