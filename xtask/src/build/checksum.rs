//! SHA-256 of files and scripts, as browsers and file names want it.

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// Base64, as content security policies and the offline list have it.
pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(&Sha256::digest(bytes))
}

/// Sixteen hexadecimal digits: enough to tell one build's file from another's in a name.
pub fn short(bytes: &[u8]) -> String {
    HEXLOWER.encode(Sha256::digest(bytes).get(..8).unwrap_or_default())
}
