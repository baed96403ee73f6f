//! Why a link or a file yields no trip, and what to do about it, in words.

use super::told;
use crate::codec::ImportWarning;
use crate::codec::doc::DocError;
use crate::codec::import::{ImportError, MAX_ATTRIBUTES, MAX_DEPTH, MAX_POINTS};
use crate::codec::share::{MAX_CODE_BYTES, ShareError};
use crate::domain::{Atlas, Bilingual, Lang};
use crate::i18n::incoming as said;

/// Why there is no trip: what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Refusal {
    /// What is wrong.
    pub what: Bilingual,
    /// What to do.
    pub remedy: Bilingual,
}

/// A sentence in each language.
type Sentence = fn(Lang) -> &'static str;

impl Refusal {
    fn new(what: Sentence, remedy: Sentence) -> Self {
        Self::about(Bilingual::both(what), remedy)
    }

    fn about(what: Bilingual, remedy: Sentence) -> Self {
        Self { what, remedy: Bilingual::both(remedy) }
    }

    /// Both sentences, joined.
    pub fn words(&self, lang: Lang) -> String {
        [self.what.get(lang), said::between_sentences(lang), self.remedy.get(lang)].concat()
    }

    /// The file is larger than is read.
    pub fn too_big() -> Self {
        Self::new(said::file_too_big, said::export_without_pictures)
    }

    /// Reading the file took too long.
    pub fn too_slow() -> Self {
        Self::new(said::read_too_long, said::export_without_tracks)
    }

    /// Another program shared something without a trip file or a link to a trip or guide.
    pub fn nothing_shared() -> Self {
        Self::new(said::nothing_shared, said::share_a_file_or_link)
    }

    /// The browser could not read the file.
    pub fn unreadable() -> Self {
        Self::new(said::unreadable, said::choose_again)
    }
}

/// Why a link's code has no trip.
pub fn of_link(error: &ShareError) -> Refusal {
    let what = match error {
        ShareError::TooLong(_) => {
            let what = Bilingual::both(|lang| said::link_too_long(lang, MAX_CODE_BYTES));
            return Refusal::about(what, said::ask_sender);
        }
        ShareError::OtherVersion => return Refusal::new(said::link_of_other_version, said::reload_page),
        ShareError::Doc(error) => return of_document(error, said::ask_sender),
        ShareError::NoCode => said::link_without_trip,
        ShareError::Cut => said::link_cut_off,
        ShareError::Changed | ShareError::NotDeflate | ShareError::NotUtf8 => said::link_changed,
        ShareError::TooBig => said::link_too_big,
    };
    Refusal::new(what, said::ask_sender)
}

fn of_document(error: &DocError, remedy: Sentence) -> Refusal {
    let what = match error {
        DocError::NotJson(_) => said::trip_damaged,
        DocError::NotATrip(_) | DocError::Version(_) => said::not_a_trip,
        DocError::NotAGuide(_) => said::guide_incomplete,
        DocError::TooMuch => said::trip_too_large,
    };
    Refusal::new(what, remedy)
}

/// Why a file has no trip.
pub fn of_import(error: &ImportError, atlas: &Atlas) -> Refusal {
    match error {
        ImportError::TooBig(_) => Refusal::too_big(),
        ImportError::Packed => Refusal::new(said::archive_unreadable, said::unpack_first),
        ImportError::NothingPacked => {
            Refusal::new(said::archive_without_places, said::choose_file_with_places)
        }
        ImportError::OtherEncoding(name) => {
            let what = Bilingual::both(|lang| said::not_in_named_encoding(lang, name));
            Refusal::about(what, said::save_as_utf8)
        }
        ImportError::NotUtf8(_) => Refusal::new(said::not_utf8, said::save_as_utf8),
        ImportError::UnknownFormat | ImportError::UnknownXml => {
            Refusal::new(said::unknown_kind, said::known_kinds)
        }
        ImportError::DocumentType => Refusal::new(said::own_entities, said::export_again),
        ImportError::Entity { line } => {
            let what = Bilingual::both(|lang| said::unknown_entity(lang, *line));
            Refusal::about(what, said::write_ampersand)
        }
        ImportError::TooDeep | ImportError::TooManyAttributes | ImportError::TooManyPoints => limits(error),
        ImportError::Xml { line, .. } => damaged(*line),
        ImportError::Json(error) if !error.is_eof() => damaged(error.line()),
        ImportError::Cut | ImportError::Json(_) => Refusal::new(said::file_cut_off, said::export_again),
        ImportError::Doc(error) => of_document(error, said::export_again),
        ImportError::NoStops { line_points, told } => and_told(no_stops(*line_points), told, atlas),
        ImportError::NothingFound { points, told } => {
            let what = Bilingual::both(|lang| said::no_known_stop(lang, *points));
            and_told(Refusal::about(what, said::use_file_with_stops), told, atlas)
        }
    }
}

fn damaged(line: usize) -> Refusal {
    Refusal::about(Bilingual::both(|lang| said::damaged_in_line(lang, line)), said::export_again)
}

/// The refusal with the import warnings appended to what is wrong.
fn and_told(refusal: Refusal, warnings: &[ImportWarning], atlas: &Atlas) -> Refusal {
    let warnings: Vec<Bilingual> = warnings.iter().map(|warning| told(warning, atlas)).collect();
    let what = Bilingual::both(|lang| {
        let sentences = [&refusal.what].into_iter().chain(&warnings).map(|sentence| sentence.get(lang));
        sentences.collect::<Vec<_>>().join(said::between_sentences(lang))
    });
    Refusal { what, ..refusal }
}

fn no_stops(line_points: usize) -> Refusal {
    let what = match line_points {
        0 => Bilingual::both(said::no_stops),
        points => Bilingual::both(|lang| said::only_lines(lang, points)),
    };
    Refusal::about(what, said::use_file_with_stops)
}

fn limits(error: &ImportError) -> Refusal {
    let limit = |lang| match error {
        ImportError::TooDeep => said::nested_too_deep(lang, MAX_DEPTH),
        ImportError::TooManyAttributes => said::too_many_attributes(lang, MAX_ATTRIBUTES),
        _ => said::too_many_points(lang, MAX_POINTS),
    };
    let what = Bilingual::both(|lang| said::beyond_limit(lang, &limit(lang)));
    Refusal::about(what, said::export_without_tracks)
}
