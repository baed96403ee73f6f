//! The reader of content packs from elsewhere, in a worker of its own: files in, a packed atlas out. The site's own
//! pack comes packed by the build, so most readers never load this.

fn main() {
    #[cfg(target_arch = "wasm32")]
    hangyong::platform::worker::serve(read);
}

#[cfg(target_arch = "wasm32")]
fn read(files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, String> {
    use hangyong::atlas::{packed, parse_files};

    match parse_files(&files.into_iter().collect()) {
        Ok((atlas, _findings)) => Ok(packed::encode(&atlas)),
        Err(findings) => Err(findings.first().map(ToString::to_string).unwrap_or_default()),
    }
}
