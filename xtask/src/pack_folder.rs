//! A content pack's folder, read as a whole.

use crate::failure::Failure;
use hangyong::atlas::PackFiles;
use std::fs;
use std::path::Path;

/// Every `.json` and `.geojson` of the folder and of the folders below it, by its path with `/` between folders. Of all other
/// files only that they are there: pictures and map archives are as large as they like.
pub fn read(folder: &Path) -> Result<PackFiles, Failure> {
    let mut files = PackFiles::new();
    collect(folder, "", &mut files)?;
    Ok(files)
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
