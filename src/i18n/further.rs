//! The names of further languages, in which a pack may give its texts, each in itself.

use crate::domain::text::main_language;

/// The name of a language by its BCP 47 tag; the tag itself for a language that is not in the list.
pub fn language_name(tag: &str) -> &str {
    match main_language(tag) {
        "ar" => "العربية",
        "de" => "Deutsch",
        "es" => "Español",
        "fr" => "Français",
        "id" => "Bahasa Indonesia",
        "it" => "Italiano",
        "ja" => "日本語",
        "ko" => "한국어",
        "ms" => "Bahasa Melayu",
        "pt" => "Português",
        "ru" => "Русский",
        "th" => "ไทย",
        "vi" => "Tiếng Việt",
        _ => tag,
    }
}
