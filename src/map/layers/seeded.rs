//! Random numbers that are the same every time, so that a mountain looks the same in every tile and on every visit.

/// A stream of numbers from a seed (SplitMix64, Steele and others 2014).
#[derive(Clone, Debug)]
pub struct Seeded(u64);

impl Seeded {
    /// The stream of a place on the ground, from any two numbers that identify it.
    pub fn of(a: f64, b: f64) -> Self {
        Self(a.to_bits().rotate_left(31) ^ b.to_bits().wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// The next number, from 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// The next number, from `low` to below `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }
}
