//! CRC-32: detects accidental changes to bytes. It is not a secret and does not protect against deliberate tampering.

/// CRC-32 as in zip and PNG.
pub fn crc32(bytes: &[u8]) -> u32 {
    let byte = |sum: u32, byte: &u8| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 },
        )
    };
    !bytes.iter().fold(!0, byte)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_check_sum_is_the_one_that_everyone_knows() {
        assert_eq!(super::crc32(b"123456789"), 0xcbf4_3926);
    }
}
