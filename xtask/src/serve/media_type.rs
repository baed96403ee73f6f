//! The `Content-Type` of a file by its extension, for the few kinds of files that a site of this project has.

use std::path::Path;

/// The media type; browsers compile WebAssembly while it arrives only if its type is correct.
pub fn of(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_application_may_be_compiled_while_it_arrives() {
        assert_eq!(of(Path::new("/x/hangyong-1_bg.wasm")), "application/wasm");
    }

    #[test]
    fn text_says_its_encoding_and_the_unknown_is_only_bytes() {
        assert_eq!(of(Path::new("index.html")), "text/html; charset=utf-8");
        assert_eq!(of(Path::new("app.webmanifest")), "application/manifest+json");
        assert_eq!(of(Path::new("stops.geojson")), "application/geo+json");
        assert_eq!(of(Path::new("LICENSE")), "application/octet-stream");
    }
}
