//! From an empty page to the running application: read the address, fetch the pack, mount.

use std::rc::Rc;

use futures_util::future::join_all;
use wasm_bindgen_futures::spawn_local;

use crate::app::address::{Address, HostQuery};
use crate::app::pack_source::is_allowed;
use crate::app::state::{Notice, Stories};
use crate::app::update::{along, existing};
use crate::app::{AppState, ThemeChoice};
use crate::atlas::{self, Finding, PackFiles, Severity};
use crate::domain::clock::shanghai_time;
use crate::domain::{Atlas, Lang};
use crate::platform::fetch::{FetchError, bytes};
use crate::platform::{self, location};
use crate::ui::root::{BootFailed, BootFailedProps, Root, RootProps};

/// Starts the application in the page's `#app`.
pub fn start() {
    spawn_local(async {
        let root = location::root();
        let place = location::place(&root);
        let host = HostQuery::parse(&place.query);
        let address = Address::parse(&place.path, &host);
        let lang = address.lang.unwrap_or_else(preferred_language);
        match load(&root, &host).await {
            Ok(loaded) => mount(opening_state(&root, host, address, lang, loaded)),
            Err(why) => fail(lang, &why),
        }
    });
}

/// A pack as it arrived.
struct Loaded {
    atlas: Atlas,
    stories: Stories,
    notice: Option<Notice>,
}

fn opening_state(root: &str, host: HostQuery, address: Address, lang: Lang, loaded: Loaded) -> AppState {
    let mut state = AppState::new(Rc::new(loaded.atlas), root, lang, address.page);
    state.page = existing(&state, state.page.clone());
    state.along = along(&state, &state.page);
    state.stories = loaded.stories;
    state.notice = loaded.notice;
    state.now = Some(shanghai_time(platform::clock::unix_ms()));
    let kept = || platform::preferences::load("theme").as_deref().and_then(ThemeChoice::from_key);
    state.theme = host.theme.or_else(kept).unwrap_or_default();
    state.host = Rc::new(host);
    state
}

/// The language kept from last time, else the first of the reader's languages that we speak, else Chinese.
fn preferred_language() -> Lang {
    let kept = platform::preferences::load("lang").as_deref().and_then(Lang::from_code);
    let spoken = || {
        platform::document::preferred_languages()
            .iter()
            .find_map(|tag| Lang::from_code(tag.split('-').next().unwrap_or_default()))
    };
    kept.or_else(spoken).unwrap_or_default()
}

fn mount(state: AppState) {
    platform::document::set_root_attribute("data-booted", "true");
    let Some(app) = platform::document::element("app") else { return };
    app.set_inner_html("");
    yew::Renderer::<Root>::with_root_and_props(app.into(), RootProps { state: Rc::new(state) }).render();
    platform::document::mark("hangyong:interactive");
}

fn fail(lang: Lang, why: &str) {
    platform::document::set_root_attribute("data-booted", "failed");
    let Some(notice) = platform::document::element("boot") else { return };
    let props = BootFailedProps { lang, why: why.to_owned() };
    yew::Renderer::<BootFailed>::with_root_and_props(notice.into(), props).render();
}

async fn load(root: &str, host: &HostQuery) -> Result<Loaded, String> {
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
