//! Random identifiers.

/// A unique text: 20 base-32 digits, that is 100 random bits. For names, not for secrets.
pub fn id() -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let digit = || DIGITS[(js_sys::Math::random() * 32.0) as usize % 32] as char;
    (0..20).map(|_| digit()).collect()
}
