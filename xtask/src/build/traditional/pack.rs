//! A content pack in traditional characters.

use super::words::Words;
use crate::failure::Failure;
use hangyong::atlas::{PackFiles, parse_files};
use hangyong::domain::Atlas;
use hangyong::domain::script::{SIMPLIFIED, TRADITIONAL};
use serde_json::{Map, Value};
use std::path::Path;

/// Texts by these keys keep their simplified form as well: names and addresses, which are shown to drivers and looked
/// up in map services, and sentences to be shown to people there.
const KEPT_IN_SIMPLIFIED: [&str; 5] = ["name", "address", "district", "text", "how"];

/// The pack with every Chinese text converted, unless it brings its own traditional text.
///
/// # Errors
/// When a file is not JSON, or the converted pack has errors.
pub fn traditional(folder: &Path, files: &PackFiles, words: &Words) -> Result<Atlas, Failure> {
    let mut converted = PackFiles::new();
    for path in files.paths() {
        // Of other files only the names are known.
        let content = files.get(path).filter(|content| !content.is_empty());
        let content = content.map(|content| file(folder, path, content, words)).transpose()?;
        converted.insert(path, content.unwrap_or_default());
    }
    let (atlas, _warnings) = parse_files(&converted).map_err(|findings| {
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        Failure::Content { path: folder.to_owned(), what: told.join("\n") }
    })?;
    Ok(atlas)
}

fn file(folder: &Path, name: &str, content: &[u8], words: &Words) -> Result<Vec<u8>, Failure> {
    let mut value: Value = serde_json::from_slice(content).map_err(Failure::content(&folder.join(name)))?;
    convert(&mut value, "", words);
    Ok(value.to_string().into_bytes())
}

/// Converts a value that stands under a key.
fn convert(value: &mut Value, key: &str, words: &Words) {
    match value {
        Value::String(text) => *text = words.traditional(text),
        Value::Array(items) => items.iter_mut().for_each(|item| convert(item, key, words)),
        Value::Object(fields) if fields.contains_key("zh") => translate(fields, key, words),
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| convert(value, key, words)),
        _ => {}
    }
}

/// Converts a text in several languages.
fn translate(text: &mut Map<String, Value>, key: &str, words: &Words) {
    let Some(Value::String(zh)) = text.get("zh") else { return };
    let simplified = zh.clone();
    let own = text.remove(TRADITIONAL.tag);
    let traditional = own.unwrap_or_else(|| words.traditional(&simplified).into());
    if KEPT_IN_SIMPLIFIED.contains(&key) && traditional != simplified.as_str() {
        text.insert(SIMPLIFIED.tag.to_owned(), simplified.into());
    }
    text.insert("zh".to_owned(), traditional);
}

#[cfg(test)]
mod tests {
    use super::*;
    use hangyong::domain::SearchIndex;
    use serde_json::json;

    fn converted(mut value: Value) -> Value {
        convert(&mut value, "", &Words::read().expect("the words are readable"));
        value
    }

    #[test]
    fn texts_are_converted_and_english_is_not() {
        assert_eq!(
            converted(
                json!({ "intro": { "zh": "宁波的桥", "en": "Bridges of 宁波" }, "id": "ningbo", "km": 3 })
            ),
            json!({ "intro": { "zh": "寧波的橋", "en": "Bridges of 宁波" }, "id": "ningbo", "km": 3 })
        );
    }

    #[test]
    fn a_name_keeps_its_simplified_form_if_that_differs() {
        assert_eq!(
            converted(json!({ "name": { "zh": "宁波", "en": "Ningbo" } })),
            json!({ "name": { "zh": "寧波", "en": "Ningbo", "zh-Hans": "宁波" } })
        );
        let same = json!({ "name": { "zh": "西湖", "en": "West Lake" } });
        assert_eq!(converted(same.clone()), same);
    }

    #[test]
    fn the_site_s_own_pack_is_searched_in_both_and_names_keep_their_simplified_form() {
        let folder = crate::workspace::root().join("assets/pack");
        let files = crate::pack_folder::read(&folder).expect("the pack is there");
        let words = Words::read().expect("the words are readable");
        let atlas = traditional(&folder, &files, &words).expect("the pack stays free of errors");
        let index = SearchIndex::new(&atlas, |_| Vec::new());
        for typed in ["寧波博物館", "宁波博物馆", "ningbobowuguan"] {
            let found = index.find(typed).into_iter().next().map(|hit| hit.stop);
            assert_eq!(found, Some("ningbo-museum".into()), "{typed}");
        }
        let museum = atlas.stop(&"ningbo-museum".into()).expect("it is there");
        assert_eq!((museum.name.zh.as_str(), museum.name.simplified()), ("寧波博物館", "宁波博物馆"));
        assert_eq!((museum.district.zh.as_str(), museum.district.simplified()), ("鄞州區", "鄞州区"));
        let wetland = atlas.stop(&"xixi-wetland".into()).map(|stop| stop.name.zh.as_str());
        assert!(wetland.is_some_and(|name| name.contains("西溪") && name.contains("濕地")), "{wetland:?}");
    }

    #[test]
    fn a_traditional_text_of_the_pack_s_own_comes_before_the_conversion() {
        let own = json!({ "intro": { "zh": "出租车", "en": "Taxi", "zh-Hant": "計程車" } });
        assert_eq!(converted(own), json!({ "intro": { "zh": "計程車", "en": "Taxi" } }));
    }
}
