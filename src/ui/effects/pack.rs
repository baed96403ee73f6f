//! Content packs over the network.

use futures_util::future::{LocalBoxFuture, join_all};

use super::bring_rest;
use crate::app::pack_source::{folder_of, is_allowed};
use crate::app::state::{Notice, Stories};
use crate::app::{HostQuery, Page};
use crate::atlas::{GUIDE_INDEX, PACK_FILES, packed};
use crate::domain::script::file_address;
use crate::domain::{Atlas, Lang};
use crate::platform::fetch::{bytes, until_read};
use crate::platform::{location, worker};

/// The worker program that reads packs in the form in which people write them.
pub const READER: &str = "reader_loader.js";

/// A loaded pack.
pub struct Loaded {
    /// Its content.
    pub atlas: Atlas,
    /// Whether it contains the stories.
    pub stories: Stories,
    /// What the reader should know about it.
    pub notice: Option<Notice>,
    /// Whether the rest of the program was loaded for it.
    pub whole: bool,
}

/// Loads the pack that the address asks for, or the site's own with a notice that says why. Stop and topic pages wait
/// for the stories, so that their text does not disappear and come back. `amiss` is called once if even the site's own
/// pack does not arrive for a while; loading continues until it does. Another pack needs the rest of the program,
/// which is loaded for it; `amiss` is also called when that fails.
pub async fn load(
    root: &str,
    host: &HostQuery,
    lang: Lang,
    page: &Page,
    mut amiss: impl FnMut(&str),
) -> Loaded {
    let first = (!matches!(page, Page::Stop(_) | Page::Topic(_))).then_some(lang);
    let stories = if first.is_some() { Stories::Loading } else { Stories::Loaded };
    let atlas = load_own(root, first, &mut amiss).await;
    let own = Loaded { atlas, stories, notice: None, whole: false };
    let Some(asked) = &host.pack else { return own };
    let folder = location::absolute(&folder_of(asked, root));
    if !is_allowed(&folder, &location::absolute(root), &own.atlas.info.allowed_packs) {
        return Loaded { notice: Some(Notice::PackRefused), ..own };
    }
    bring_rest::bring(amiss).await;
    match load_foreign(root.to_owned(), folder).await {
        Ok(atlas) => Loaded { atlas, stories: Stories::Loaded, notice: None, whole: true },
        Err(why) => Loaded { notice: Some(Notice::PackBroken(why)), whole: true, ..own },
    }
}

/// The site's own pack: the part for the first view in a language, or all of it.
async fn load_own(root: &str, first: Option<Lang>, amiss: impl FnMut(&str)) -> Atlas {
    let file = first.map_or_else(|| "whole".to_owned(), |lang| format!("first-{}", lang.code()));
    let read = |content: &[u8]| packed::decode_first(content).map_err(|error| error.to_string());
    until_read(&file_address(root, &format!("pack/{file}.bin")), read, amiss).await
}

/// The site's own pack with its stories, once it has arrived; `amiss` is called if that takes long.
pub async fn load_whole(root: &str, amiss: impl FnMut(&str)) -> Atlas {
    load_own(root, None, amiss).await
}

/// Loads a pack in the form in which people write it, and reads it in a worker.
// A gate of the split, and so are its steps: out of line, and boxed, so that they do not become part of the caller.
#[inline(never)]
fn load_foreign(root: String, folder: String) -> LocalBoxFuture<'static, Result<Atlas, String>> {
    Box::pin(async move {
        let mut files = fetch_all(&folder, PACK_FILES.map(str::to_owned).into()).await;
        let index = files.iter().find(|(path, _)| path == GUIDE_INDEX);
        let guides = index.map(|(_, content)| guide_paths(content)).unwrap_or_default();
        files.extend(fetch_all(&folder, guides).await);
        let reader = file_address(&root, READER);
        let packed = worker::ask(&reader, files).await.map_err(|error| error.to_string())?;
        packed::decode_first(&packed).map_err(|error| error.to_string())
    })
}

/// Fetches the files; those that fail are left out, and the reader program decides what a missing file means.
async fn fetch_all(folder: &str, paths: Vec<String>) -> Vec<(String, Vec<u8>)> {
    let fetched = paths.into_iter().map(|path| async move {
        let content = bytes(&format!("{folder}{path}")).await.ok()?;
        Some((path, content))
    });
    join_all(fetched).await.into_iter().flatten().collect()
}

/// The paths of the guides that an index lists. Only their names are needed here, so the JSON is not parsed but
/// searched for quoted ids; the reader program decides what it really says.
fn guide_paths(index: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(index);
    let is_id =
        |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let quoted = text.split('"').skip(1).step_by(2).filter(|word| *word != "guides");
    quoted.filter(is_id).map(|id| format!("guides/{id}.json")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guides_of_an_index_are_fetched_and_nothing_outside_their_folder() {
        let index = br#"{ "guides": ["canal-two-days", "../../secret", "https://evil.example/x", "games"] }"#;
        assert_eq!(guide_paths(index), ["guides/canal-two-days.json", "guides/games.json"]);
        assert_eq!(guide_paths(b"<!doctype html>"), Vec::<String>::new());
    }
}
