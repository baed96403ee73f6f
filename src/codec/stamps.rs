//! `StampDoc`: stamps as JSON, for storage on the device and for transfer to another one.
//!
//! Unknown fields are ignored. A stamp that cannot be read is counted and dropped.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use crate::domain::StopId;
use crate::domain::plain_text::plain_line;
use crate::domain::stamps::{Stamp, StampedBy, Stamps};

/// The version that is written.
const VERSION: u64 = 1;
/// The suffix of file names.
pub const ENDING: &str = ".stamps.json";
/// Most bytes of a file that is read; a file with a stamp for every stop of a large pack has a tenth of that.
pub const MAX_FILE_BYTES: usize = 1_000_000;
/// Most characters kept of an id; ids of packs are far shorter.
const MAX_ID_CHARS: usize = 80;

/// Stamps as JSON.
#[derive(Serialize, Deserialize)]
struct StampDoc {
    v: u64,
    stamps: Vec<Value>,
}

#[derive(Serialize, Deserialize)]
struct OneDoc {
    stop: String,
    on: NaiveDate,
    by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<String>,
}

/// Why a text cannot be read as stamps.
#[derive(Debug, Error)]
pub enum StampDocError {
    /// It is not JSON.
    #[error("not JSON: {0}")]
    NotJson(serde_json::Error),
    /// It is JSON of another kind.
    #[error("not a file of stamps")]
    NotStamps,
    /// A newer version of this program wrote it.
    #[error("of version {0}, which is newer than this program")]
    Newer(u64),
}

/// Stamps that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadStamps {
    /// The stamps.
    pub stamps: Stamps,
    /// How many entries could not be read and were left out.
    pub unreadable: usize,
}

/// Writes stamps as a document.
pub fn write(stamps: &Stamps) -> String {
    let one = |(stop, stamp): (&StopId, &Stamp)| {
        serde_json::json!(OneDoc {
            stop: stop.as_str().to_owned(),
            on: stamp.on,
            by: stamp.by.key().to_owned(),
            line: stamp.line.clone(),
        })
    };
    serde_json::json!(StampDoc { v: VERSION, stamps: stamps.iter().map(one).collect() }).to_string()
}

/// Reads the stamps of a document.
///
/// # Errors
/// Fails when the text is not a document of stamps, or is of a newer version.
pub fn read(text: &str) -> Result<ReadStamps, StampDocError> {
    let value: Value = serde_json::from_str(text).map_err(StampDocError::NotJson)?;
    let doc: StampDoc = serde_json::from_value(value).map_err(|_| StampDocError::NotStamps)?;
    match doc.v {
        VERSION => {}
        newer if newer > VERSION => return Err(StampDocError::Newer(newer)),
        _ => return Err(StampDocError::NotStamps),
    }
    let mut read = ReadStamps::default();
    for value in doc.stamps {
        match one(value) {
            Some((stop, stamp)) => read.stamps.put(stop, stamp),
            None => read.unreadable += 1,
        }
    }
    Ok(read)
}

fn one(value: Value) -> Option<(StopId, Stamp)> {
    let doc: OneDoc = serde_json::from_value(value).ok()?;
    let stop = plain_line(&doc.stop, MAX_ID_CHARS);
    if stop.is_empty() {
        return None;
    }
    let stamp = Stamp::new(doc.on, StampedBy::from_key(&doc.by)?, doc.line.as_deref().unwrap_or_default());
    Some((stop.as_str().into(), stamp))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_stamps() -> impl Strategy<Value = Stamps> {
        let stamp = (0_i32..60_000, 0_usize..3, "\\PC{0,160}").prop_map(|(days, by, line)| {
            let on = NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap_or_default();
            Stamp::new(on, StampedBy::ALL[by], &line)
        });
        prop::collection::vec(("[a-z]{1,8}(-[a-z0-9]{1,5})?", stamp), 0..20).prop_map(|all| {
            let mut stamps = Stamps::default();
            all.into_iter().for_each(|(stop, stamp)| stamps.put(stop.as_str().into(), stamp));
            stamps
        })
    }

    proptest! {
        #[test]
        fn stamps_written_and_read_are_the_same(stamps in any_stamps()) {
            let read = read(&write(&stamps)).expect("our own file");
            prop_assert_eq!(read, ReadStamps { stamps, unreadable: 0 });
        }

        #[test]
        fn any_text_is_stamps_or_an_error(text in "\\PC{0,200}") {
            let _ = read(&text);
        }
    }

    #[test]
    fn the_document_is_the_one_of_the_contract() {
        let mut stamps = Stamps::default();
        let on = "2026-10-03".parse().expect("a date");
        stamps.put("west-lake".into(), Stamp::new(on, StampedBy::Place, "断桥的早晨"));
        stamps.put("library".into(), Stamp::new(on, StampedBy::Code, ""));
        let written: Value = serde_json::from_str(&write(&stamps)).expect("JSON");
        let expected = serde_json::json!({ "v": 1, "stamps": [
            { "stop": "library", "on": "2026-10-03", "by": "code" },
            { "stop": "west-lake", "on": "2026-10-03", "by": "place", "line": "断桥的早晨" },
        ] });
        assert_eq!(written, expected);
    }

    #[test]
    fn what_is_no_file_of_stamps_is_told_apart() {
        assert!(matches!(read("{"), Err(StampDocError::NotJson(_))));
        for other in [r#"{"v":1,"days":[]}"#, "[]", r#"{"v":0,"stamps":[]}"#, r#"{"stamps":[]}"#] {
            assert!(matches!(read(other), Err(StampDocError::NotStamps)), "{other}");
        }
        assert!(matches!(read(r#"{"v":2,"stamps":[]}"#), Err(StampDocError::Newer(2))));
    }

    #[test]
    fn a_stamp_that_cannot_be_read_is_counted_and_a_stop_said_twice_is_merged() {
        let text = r#"{"v":1,"stamps":[{"stop":"lake","on":"2026-10-03","by":"hand","more":1},
            {"stop":"lake","on":"2026-10-01","by":"hand","line":"早"},
            {"stop":"lake","on":"soon","by":"hand"},{"stop":"","on":"2026-10-03","by":"hand"},
            {"stop":"hill","on":"2026-10-03","by":"magic"},7]}"#;
        let read = read(text).expect("a file of stamps");
        assert_eq!((read.stamps.len(), read.unreadable), (1, 4));
        let lake = read.stamps.get(&"lake".into()).expect("the stamp");
        assert_eq!((lake.on.to_string().as_str(), lake.line.as_deref()), ("2026-10-01", Some("早")));
    }
}
