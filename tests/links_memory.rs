//! Altered links, and links crafted to consume much memory, take little of it. This is a program of its own because the
//! memory of all tests running at the same time would be counted.

#[allow(dead_code)]
#[path = "trip/world.rs"]
mod world;

use data_encoding::BASE64URL_NOPAD;
use hangyong::codec::share::{self, MAX_CODE_BYTES};
use miniz_oxide::deflate::compress_to_vec;
use peak_alloc::PeakAlloc;
use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most memory that opening a link may take.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// The peak memory in use while `code` is opened, beyond what was in use before.
fn taken_by(code: &str) -> usize {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let _opened_or_refused = share::decode(code, &world::world().atlas);
    MEMORY.peak_usage().saturating_sub(before)
}

fn code_of(document: &[u8]) -> String {
    format!("1.{}", BASE64URL_NOPAD.encode(&compress_to_vec(document, 9)))
}

/// Replaces some bytes of a code.
fn changed(code: &str, rng: &mut TestRng) -> String {
    let mut bytes = code.as_bytes().to_vec();
    for _ in 0..1 + rng.next_u32() % 4 {
        let at = rng.next_u32() as usize % bytes.len();
        bytes[at] = b"ABCxyz019-_"[rng.next_u32() as usize % 11];
    }
    String::from_utf8(bytes).expect("ASCII")
}

#[test]
fn no_link_takes_more_than_eight_megabytes() {
    let trip = world::dated("2026-10-03", &[&["north-museum", "lake", "temple"], &["library", "old-bund"]]);
    let code = share::encode(&trip).expect("a code");
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let worst = (0..10_000).map(|_| taken_by(&changed(&code, &mut rng))).max();
    assert!(worst.is_some_and(|worst| worst < MOST_BYTES), "{worst:?} bytes");

    let visits = "{\"stop\":\"x\",\"note\":\"y\"},".repeat(20_000);
    let lists = format!("{{\"v\":1,\"days\":{}", "[".repeat(200_000));
    for greedy in [vec![b'0'; 2_000_000], format!("[{visits}").into_bytes(), lists.into_bytes()] {
        let code = code_of(&greedy);
        let taken = taken_by(&code);
        assert!(taken < MOST_BYTES, "{taken} bytes for a code of {} (of {MAX_CODE_BYTES})", code.len());
    }
}
