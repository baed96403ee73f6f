//! Reads a content pack's folder as a whole.

use crate::failure::Failure;
use hangyong::atlas::{PackFiles, parse_files};
use hangyong::domain::Atlas;
use std::fs;
use std::path::Path;

/// Every `.json` and `.geojson` file of the folder and its subfolders, by its path with `/` between folders. Other
/// files are only listed, not read: pictures and map archives may have any size.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn read(folder: &Path) -> Result<PackFiles, Failure> {
    let mut files = PackFiles::new();
    collect(folder, "", &mut files)?;
    Ok(files)
}

/// The pack in a folder.
///
/// # Errors
/// When a file cannot be read or the pack has errors; the message has one line for each.
pub fn atlas(folder: &Path) -> Result<Atlas, Failure> {
    let (atlas, _warnings) = parse_files(&read(folder)?).map_err(|findings| {
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        Failure::Content { path: folder.to_owned(), what: told.join("\n") }
    })?;
    Ok(atlas)
}

fn collect(folder: &Path, prefix: &str, files: &mut PackFiles) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::io(folder))? {
        let path = entry.map_err(Failure::io(folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else if path.extension().is_some_and(|extension| extension == "json" || extension == "geojson") {
            files.insert(format!("{prefix}{name}"), fs::read(&path).map_err(Failure::io(&path))?);
        } else {
            files.insert(format!("{prefix}{name}"), Vec::new());
        }
    }
    Ok(())
}
