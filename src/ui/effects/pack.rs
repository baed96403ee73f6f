//! Content packs over the network.

use futures_util::future::join_all;

use crate::app::HostQuery;
use crate::app::pack_source::is_allowed;
use crate::app::state::{Notice, Stories};
use crate::atlas::{self, Finding, PackFiles, Severity};
use crate::domain::Atlas;
use crate::platform::fetch::{FetchError, bytes};
use crate::platform::location;

/// A pack as it arrived.
pub struct Loaded {
    /// Its content.
    pub atlas: Atlas,
    /// Whether the stories are in it.
    pub stories: Stories,
    /// What the reader should know about it.
    pub notice: Option<Notice>,
}

/// The pack that the address asks for, or the site's own with a word about why; an error when not even that arrived.
pub async fn load(root: &str, host: &HostQuery) -> Result<Loaded, String> {
    let own = format!("{root}pack/");
    let (atlas, stories) = load_pack(&own).await?;
    let Some(asked) = &host.pack else {
        return Ok(Loaded { atlas, stories, notice: None });
    };
    let folder = location::absolute(&format!("{}/", asked.trim_end_matches('/')));
    if !is_allowed(&folder, &location::absolute(root), &atlas.info.allowed_packs) {
        return Ok(Loaded { atlas, stories, notice: Some(Notice::PackRefused) });
    }
    match load_pack(&folder).await {
        Ok((atlas, stories)) => Ok(Loaded { atlas, stories, notice: None }),
        Err(why) => Ok(Loaded { atlas, stories, notice: Some(Notice::PackBroken(why)) }),
    }
}

/// The pack in a folder: the two files that the build makes of it, else the files that people write.
async fn load_pack(folder: &str) -> Result<(Atlas, Stories), String> {
    match bytes(&format!("{folder}core.json")).await {
        Ok(core) => {
            let (atlas, _findings) = atlas::parse_core(&core).map_err(|findings| first(&findings))?;
            Ok((atlas, Stories::Loading))
        }
        Err(FetchError::Status { .. }) => load_files(folder).await,
        Err(failed) => Err(failed.to_string()),
    }
}

/// The files of a pack that are not guides; those are listed in one of them.
const FILES: [&str; 8] = [
    "pack.json",
    "stops.geojson",
    "routes.json",
    "rail.json",
    "holidays.json",
    "events.json",
    "experiences.json",
    "guides/index.json",
];

async fn load_files(folder: &str) -> Result<(Atlas, Stories), String> {
    let mut files = fetch_all(folder, FILES.map(str::to_owned).into()).await;
    let guides = files.get("guides/index.json").map(atlas::guide_files).unwrap_or_default();
    for (path, content) in fetch_all(folder, guides).await.into_entries() {
        files.insert(path, content);
    }
    let (atlas, _findings) = atlas::parse_files(&files).map_err(|findings| first(&findings))?;
    Ok((atlas, Stories::Loaded))
}

/// The files that arrive; what a missing one means is the parser's to say.
async fn fetch_all(folder: &str, paths: Vec<String>) -> PackFiles {
    let fetched = paths.into_iter().map(|path| async move {
        let content = bytes(&format!("{folder}{path}")).await.ok()?;
        Some((path, content))
    });
    join_all(fetched).await.into_iter().flatten().collect()
}

fn first(findings: &[Finding]) -> String {
    findings.first().map(ToString::to_string).unwrap_or_default()
}

/// The atlas with its stories, once they have arrived.
pub async fn load_stories(root: &str, atlas: &Atlas) -> Option<Atlas> {
    let stories = bytes(&format!("{root}pack/stories.json")).await.ok()?;
    let mut complete = atlas.clone();
    let findings = atlas::apply_stories(&mut complete, &stories);
    let unreadable = findings.iter().any(|finding| finding.severity == Severity::Error && finding.pointer.is_empty());
    (!unreadable).then_some(complete)
}
