//! Functions of real numbers. In a browser these are the browser's own: compiled in, they would make up a fiftieth of
//! the first view's program.

macro_rules! functions {
    ($($(#[$doc:meta])* $name:ident($($argument:ident),+) = $method:ident / $browser:ident;)*) => {
        $(
            $(#[$doc])*
            #[cfg(not(target_arch = "wasm32"))]
            pub fn $name($($argument: f64),+) -> f64 {
                f64::$method($($argument),+)
            }

            $(#[$doc])*
            #[cfg(target_arch = "wasm32")]
            pub fn $name($($argument: f64),+) -> f64 {
                js_sys::Math::$browser($($argument),+)
            }
        )*
    };
}

functions! {
    /// Sine of an angle in radians.
    sin(x) = sin / sin;
    /// Cosine of an angle in radians.
    cos(x) = cos / cos;
    /// Tangent of an angle in radians.
    tan(x) = tan / tan;
    /// Arc sine, in radians.
    asin(x) = asin / asin;
    /// Arc tangent, in radians.
    atan(x) = atan / atan;
    /// The angle of the point (`x`, `y`), in radians.
    atan2(y, x) = atan2 / atan2;
    /// Hyperbolic sine.
    sinh(x) = sinh / sinh;
    /// Hyperbolic cosine.
    cosh(x) = cosh / cosh;
    /// Hyperbolic tangent.
    tanh(x) = tanh / tanh;
    /// e to the power of `x`.
    exp(x) = exp / exp;
    /// The natural logarithm.
    ln(x) = ln / log;
    /// The logarithm to base 2.
    log2(x) = log2 / log2;
    /// The logarithm to base 10.
    log10(x) = log10 / log10;
    /// `base` to the power of `exponent`.
    pow(base, exponent) = powf / pow;
}

/// 2 to the power of `x`.
pub fn exp2(x: f64) -> f64 {
    pow(2.0, x)
}

/// `x` modulo `period`: from 0 to below `period`, which must be above 0.
pub fn wrapped(x: f64, period: f64) -> f64 {
    x - (x / period).floor() * period
}

/// `x` limited to between `low` and `high`; `low` must not be above `high`.
pub fn clamp(x: f64, low: f64, high: f64) -> f64 {
    // The standard `clamp` panics when the bounds are reversed, and brings along the code that prints them.
    x.max(low).min(high)
}
