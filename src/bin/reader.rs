//! Reads files from elsewhere, in a worker of its own: a content pack in, a packed atlas out; or a trip's file in, the
//! trip out. The build packs the site's own pack, so most readers never load this.

fn main() {
    #[cfg(target_arch = "wasm32")]
    hangyong::platform::worker::serve(read);
}

#[cfg(target_arch = "wasm32")]
fn read(files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, String> {
    use hangyong::atlas::{packed, parse_files};
    use hangyong::codec::import::wire;

    if files.iter().any(|(name, _)| name == wire::TRIP) {
        return read_trip(&files);
    }
    match parse_files(&files.into_iter().collect()) {
        Ok((atlas, _findings)) => Ok(packed::encode(&atlas)),
        Err(findings) => Err(findings.first().map(ToString::to_string).unwrap_or_default()),
    }
}

/// The file's trip in the format of [`wire`](hangyong::codec::import::wire); a refusal is returned as JSON.
#[cfg(target_arch = "wasm32")]
fn read_trip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    use hangyong::app::trips::incoming::{Refusal, of_import};
    use hangyong::atlas::packed;
    use hangyong::codec::import::{import, wire};
    use hangyong::domain::TripId;
    use hangyong::platform::{clock, random, text_decoder};

    let file = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice());
    let told = |refusal: &Refusal| serde_json::to_string(refusal).unwrap_or_default();
    let atlas = file(wire::ATLAS).and_then(|bytes| packed::decode(bytes).ok());
    let (Some(trip), Some(atlas)) = (file(wire::TRIP), atlas) else {
        return Err(told(&Refusal::unreadable()));
    };
    let now = chrono::DateTime::from_timestamp_millis(clock::unix_ms() as i64).unwrap_or_default();
    let id = TripId::from(random::id().as_str());
    let read = import(trip, &atlas, id, now, text_decoder::decode);
    read.map(|imported| wire::pack(&imported)).map_err(|why| told(&of_import(&why, &atlas)))
}
