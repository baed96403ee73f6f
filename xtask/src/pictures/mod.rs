//! `cargo xtask pictures`: one picture per route for shared links, drawn by Chromium from the site's own illustrations
//! and maps. They are kept in `assets/share`, because a build should not need a browser.

mod palette;
mod sheet;

use crate::failure::Failure;
use crate::{pack_folder, tools, workspace};
use hangyong::atlas::parse_files;
use hangyong::domain::{Atlas, PackInfo, RouteId};
use hangyong::map::basemap::Basemap;
use hangyong::site::SHARE_PX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The file that records which pack the pictures were made from.
pub const MADE_FROM: &str = "made-from.txt";

/// Draws all pictures again.
///
/// # Errors
/// When the pack has errors, Chromium is missing or fails, or a file cannot be read or written.
pub fn run() -> Result<(), Failure> {
    let assets = workspace::root().join("assets");
    let pack = assets.join("pack");
    let (atlas, _) = parse_files(&pack_folder::read(&pack)?)
        .map_err(|_| Failure::Step("the pack has errors: cargo xtask pack check assets/pack".to_owned()))?;
    let file = assets.join("basemap/basemap.bin");
    let basemap = Basemap::decode(&fs::read(&file).map_err(Failure::io(&file))?).ok();
    let drawings = assets.join("landmarks");
    let landmarks = hangyong::site::landmarks(&drawings, &atlas).map_err(Failure::content(&drawings))?;
    let chromium = tools::for_pictures()?;
    let (share, drafts) = (assets.join("share"), std::env::temp_dir().join("hangyong-pictures"));
    for folder in [&share, &drafts] {
        fs::create_dir_all(folder).map_err(Failure::io(folder))?;
    }
    for route in [None].into_iter().chain(atlas.routes.iter().map(Some)) {
        let name = route.map_or("overview", |route| route.id.as_str());
        let page = drafts.join(format!("{name}.html"));
        let html = sheet::html(&atlas, (basemap.as_ref(), &landmarks), route, &assets)?;
        fs::write(&page, html).map_err(Failure::io(&page))?;
        let shot = photograph(&chromium, &page)?;
        let small = palette::reduced(&shot).map_err(Failure::content(&page))?;
        let picture = share.join(format!("{name}.png"));
        fs::write(&picture, &small).map_err(Failure::io(&picture))?;
        println!("{}: {} bytes", picture.display(), small.len());
    }
    remove_others(&share, &atlas)?;
    let stamp = share.join(MADE_FROM);
    fs::write(&stamp, made_from(&atlas.info)).map_err(Failure::io(&stamp))
}

/// The stamp of a pack's pictures: its id and its 审图号, which is printed in them.
pub fn made_from(info: &PackInfo) -> String {
    let number = info.review_number.as_deref();
    format!("{}\n", serde_json::json!({ "id": info.id, "review_number": number }))
}

fn photograph(chromium: &Path, page: &Path) -> Result<Vec<u8>, Failure> {
    let shot: PathBuf = page.with_extension("png");
    let (width, height) = SHARE_PX;
    let status = Command::new(chromium)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-background-networking",
        ])
        .arg(format!("--window-size={width},{height}"))
        .arg(format!("--screenshot={}", shot.display()))
        .arg(format!("file://{}", page.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(Failure::io(chromium))?;
    if !status.success() {
        return Err(Failure::Step(format!("Chromium could not draw {}, {status}", page.display())));
    }
    fs::read(&shot).map_err(Failure::io(&shot))
}

/// Deletes pictures of routes that no longer exist.
fn remove_others(share: &Path, atlas: &Atlas) -> Result<(), Failure> {
    for entry in fs::read_dir(share).map_err(Failure::io(share))?.flatten() {
        let path = entry.path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let ours = name == "overview" || atlas.route(&RouteId::from(name)).is_some();
        if path.extension().is_some_and(|extension| extension == "png") && !ours {
            fs::remove_file(&path).map_err(Failure::io(&path))?;
        }
    }
    Ok(())
}
