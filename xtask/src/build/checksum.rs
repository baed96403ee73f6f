//! SHA-256 of files and scripts, in the forms that browsers and file names need.

use data_encoding::{BASE64, HEXLOWER};
use sha2::{Digest, Sha256};

/// The hash in Base64, as used in content security policies and the offline list.
pub fn base64(bytes: &[u8]) -> String {
    BASE64.encode(&Sha256::digest(bytes))
}

/// The first sixteen hexadecimal digits of the hash: enough to distinguish files of different builds by name.
pub fn short(bytes: &[u8]) -> String {
    HEXLOWER.encode(Sha256::digest(bytes).get(..8).unwrap_or_default())
}
