//! Numbers of variable length, as protocol buffers write them: seven bits a byte, the lowest first, the high bit set on
//! every byte but the last.

/// Takes a number from the front of `bytes`. `None` when they end within it, or it has more than 64 bits; `bytes` may
/// then have been advanced.
pub fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        // Only one bit of the tenth byte is left.
        if shift == 63 && *byte > 1 {
            return None;
        }
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Decodes a zigzag-encoded signed number (0, −1, 1, −2, …), in which small numbers of either sign are short.
pub fn signed(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
pub mod tests {
    //! Also writes numbers, for tests of code that reads them.

    use super::*;

    /// Appends a number.
    pub fn put(to: &mut Vec<u8>, mut number: u64) {
        while number >= 0x80 {
            to.push(number as u8 | 0x80);
            number >>= 7;
        }
        to.push(number as u8);
    }

    #[test]
    fn what_was_written_is_read() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            bytes.push(7);
            let mut left = &bytes[..];
            assert_eq!(take(&mut left), Some(number));
            assert_eq!(left, [7]);
        }
        assert_eq!([0, 1, 2, 3].map(signed), [0, -1, 1, -2]);
    }

    #[test]
    fn a_number_that_ends_too_early_or_never_is_none() {
        assert_eq!(take(&mut &[0x80, 0x80][..]), None);
        assert_eq!(take(&mut &[0xff; 11][..]), None);
        assert_eq!(take(&mut &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2][..]), None);
    }
}
