//! Decimal numbers as text. The standard library writes any number in any format, with tables larger than all the code
//! of the first view that would call it; numbers written here have a few decimal places and no exponent.

/// `value` rounded to `places` decimal places (at most nine), trailing zeros included: `fixed(1.5, 2)` is `1.50`.
pub fn fixed(value: f64, places: usize) -> String {
    let places = places.min(9);
    let scale = (0..places).fold(1_u64, |scale, _| scale * 10);
    let scaled = (value.abs() * scale as f64).round() as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    let (whole, rest) = (scaled / scale, scaled % scale);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0places$}") }
}

/// The same without trailing zeros: `1.5`, `2`.
pub fn short(value: f64, places: usize) -> String {
    let text = fixed(value, places);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// The value of a plain decimal such as `-12.50`, with up to 15 digits on either side of the point; `None` for every
/// other notation. The standard library's float parser brings a table of powers that is larger than all other code that
/// reads addresses, for notations that no address uses.
pub fn read(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_plain = |part: &str| part.len() <= 15 && part.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() || whole.is_empty() || !is_plain(whole) || !is_plain(fraction) {
        return None;
    }
    let number = |part: &str| part.bytes().fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0'));
    let places = i32::try_from(fraction.len()).ok()?;
    Some(sign * (number(whole) + number(fraction) / 10.0_f64.powi(places)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_written_to_within_half_of_its_last_place(value in -1e6..1e6f64, places in 0..=6_usize) {
            let text = fixed(value, places);
            let read: f64 = text.parse().expect("it is a number");
            prop_assert!((read - value).abs() <= 0.5 * 0.1_f64.powi(places as i32) + 1e-9, "{text} for {value}");
            prop_assert_eq!(text.split('.').nth(1).map_or(0, str::len), places);
            prop_assert_eq!(short(value, places).parse::<f64>().expect("it is a number"), read);
        }
    }

    #[test]
    fn what_is_written_reads_back_and_other_notations_are_refused() {
        for (text, value) in [("-12.50", -12.5), ("0.04", 0.04), ("7", 7.0)] {
            assert_eq!(read(text), Some(value));
        }
        for text in ["", "-", ".5", "1e3", "NaN", "+1", "1.2.3", "１"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn zeros_and_signs_stand_where_a_reader_expects_them() {
        assert_eq!(fixed(-0.001, 2), "0.00");
        assert_eq!(fixed(-0.05, 1), "-0.1");
        assert_eq!(fixed(120.0, 0), "120");
        assert_eq!(short(120.0, 0), "120");
        assert_eq!(short(0.5, 3), "0.5");
        assert_eq!(short(3.0, 3), "3");
    }
}
