//! What the pictures of numbers in Excel say: which are dates, and which per cents.

/// What a number with a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number,
    /// A number that is not shown, or as something else, where it is 0.
    HidesZero,
    /// A day, or a time.
    Date,
    /// A share, shown in per cent.
    Percent,
}

impl Shown {
    /// What a picture of this number means that every Excel has (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates
    /// of East Asian languages).
    pub fn builtin(number: u32) -> Self {
        match number {
            9 | 10 => Shown::Percent,
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
            _ => Shown::Number,
        }
    }

    /// What a picture means: `0.00`, `d.m.yyyy`, `0 %`, `[$-414]d. mmm`, `0.0"★"`.
    pub fn of_picture(picture: &str) -> Self {
        // Only the part for positive numbers counts, but for what becomes of a zero.
        let mut shown = Shown::Number;
        let mut chars = picture.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '\\' | '_' | '*' => drop(chars.next()),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    // `[h]` counts hours past a day; a colour, a condition and a locale say nothing.
                    if !inside.is_empty()
                        && inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's'))
                    {
                        return Shown::Date;
                    }
                }
                '%' => shown = Shown::Percent,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
                'G' | 'g' => {
                    // The word `General`.
                    while chars.next_if(char::is_ascii_alphabetic).is_some() {}
                }
                _ => {}
            }
        }
        if shown == Shown::Number && hides_zero(picture) { Shown::HidesZero } else { shown }
    }
}

/// Whether a picture shows no digit for a zero: `0;-0;"n/a"`, `0;-0;;@`, `#`.
fn hides_zero(picture: &str) -> bool {
    // Each part with whether it begins with a condition, and whether it shows a digit.
    let mut parts = vec![(None, false)];
    let mut chars = picture.chars().peekable();
    while let Some(c) = chars.next() {
        let at = parts.len() - 1;
        match c {
            ';' => parts.push((None, false)),
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if inside.starts_with(['=', '<', '>']) {
                    parts[at].0 = Some(inside == "=0");
                }
            }
            '0' | 'G' | 'g' | '@' => parts[at].1 = true,
            _ => {}
        }
    }
    let of_zero = match parts.iter().position(|(condition, _)| *condition == Some(true)) {
        Some(at) => at,
        // With other conditions nobody knows which part is meant.
        None if parts.iter().any(|(condition, _)| condition.is_some()) => return false,
        None if parts.len() > 2 => 2,
        None => 0,
    };
    !parts[of_zero].1
}

/// A share as it is shown, in per cent: `12.5%`.
pub fn per_cent(share: f64) -> String {
    format!("{}%", (share * 1e11).round() / 1e9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_dates_are_told_from_those_of_numbers() {
        for picture in ["d.m.yyyy", "[$-414]d. mmm", "hh:mm", "[h]:mm", "yyyy\\-mm\\-dd;@", "m/d/yy"] {
            assert_eq!(Shown::of_picture(picture), Shown::Date, "{picture}");
        }
        for picture in
            ["General", "0.00", "# ##0", "0.0\"days\"", "[Red]0", "[>=5]0;d", "\\d0", "@", "_-* 0", "0.0E+00"]
        {
            assert_eq!(Shown::of_picture(picture), Shown::Number, "{picture}");
        }
        for picture in [
            "0;-0;\"n/a\"",
            "0;-0;;@",
            "0.0;;",
            "#",
            "_-* # ##0_-;-* # ##0_-;_-* \"-\"_-;_-@_-",
            "[=0]\"\";0",
        ] {
            assert_eq!(Shown::of_picture(picture), Shown::HidesZero, "{picture}");
        }
        for picture in ["0;-0", "0;-0;0", "# ##0;[Red]-# ##0", "0;-0;General", "[>5]0;0", "\"\";\"\";0", "@"]
        {
            assert_eq!(Shown::of_picture(picture), Shown::Number, "{picture}");
        }
        assert_eq!(Shown::of_picture("0 %"), Shown::Percent);
        assert_eq!(
            (Shown::builtin(9), Shown::builtin(14), Shown::builtin(2)),
            (Shown::Percent, Shown::Date, Shown::Number)
        );
    }
}
