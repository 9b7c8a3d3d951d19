//! Numbers in figures, with so many decimals, a decimal point or comma, and a sign where one is wanted.

/// How numbers are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numerals {
    /// A decimal comma instead of a point.
    pub(super) comma: bool,
    /// The sign of a negative number.
    pub(super) minus: &'static str,
}

impl Numerals {
    /// A number with so many decimals; `None` where it is not finite. A number that rounds to 0 has no sign.
    pub(super) fn write(self, value: f64, decimals: usize, signed: bool) -> Option<String> {
        if !value.is_finite() {
            return None;
        }
        let sign = if value < 0.0 { self.minus } else { &"+"[..usize::from(signed)] };
        // No f64 has more to tell than 17 digits: what asks for more is not a wish but a slip.
        let mut text = format!("{sign}{:.*}", decimals.min(17), value.abs());
        if !text.contains(|c| matches!(c, '1'..='9')) {
            text.drain(..sign.len());
        }
        Some(if self.comma { text.replace('.', ",") } else { text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Numerals = Numerals { comma: false, minus: "-" };

    #[test]
    fn signs_stand_where_there_is_something_to_sign() {
        let signed = |value| PLAIN.write(value, 1, true).expect("finite");
        assert_eq!([signed(1.25), signed(-1.25), signed(0.0), signed(-0.04)], ["+1.2", "-1.2", "0.0", "0.0"]);
    }

    #[test]
    fn a_decimal_comma_and_a_true_minus_are_written_where_asked() {
        let nb = Numerals { comma: true, minus: "−" };
        assert_eq!(nb.write(-3.1449, 2, false).as_deref(), Some("−3,14"));
    }

    #[test]
    fn what_is_no_number_is_not_written() {
        assert_eq!(PLAIN.write(f64::NAN, 0, false), None);
        assert_eq!(PLAIN.write(f64::NEG_INFINITY, 0, false), None);
    }
}
